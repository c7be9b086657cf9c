import { type FixContext } from '../../src/audit/check.ts';
import { routeTableOf } from '../../src/network/network-index.ts';
import { type Route } from '../../src/network/route-table.ts';

/** Whether some affected subnet has a default route: a way for what no endpoint takes. True where that is not known. */
export function leadsOut({ index, subnetIds }: FixContext): boolean {
  return subnetIds.some((id) => {
    const subnet = index.byId.subnets.get(id);
    const table = subnet && routeTableOf(index, subnet);
    return table?.known !== true || table.value.routes.some(isDefault);
  });
}

function isDefault({ destination, state }: Route): boolean {
  return destination.kind === 'cidr' && destination.cidr.length === 0 && state !== 'blackhole';
}
