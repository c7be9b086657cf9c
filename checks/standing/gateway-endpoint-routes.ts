import { type AuditFacts, type JudgedPath } from '../../src/audit/check.ts';
import { type Fact, known } from '../../src/network/fact.ts';
import { routeTableOf } from '../../src/network/network-index.ts';
import { type Subnet } from '../../src/network/subnet.ts';
import { type VpcEndpoint } from '../../src/network/vpc-endpoint.ts';

/** A prefix list that a subnet's table sends to a gateway endpoint, with the paths that start in the subnet. */
export interface GatewayEndpointRoute {
  readonly prefixListId: string;
  readonly endpoint: VpcEndpoint;
  readonly subnet: Subnet;
  readonly paths: readonly JudgedPath[];
}

/** The routes to gateway endpoints of one subnet; a gap where its table is not known. */
export function gatewayEndpointRoutes(
  { index }: AuditFacts,
  paths: readonly [JudgedPath, ...JudgedPath[]],
): Fact<readonly GatewayEndpointRoute[]> {
  const { subnet } = paths[0].vantage;
  const table = routeTableOf(index, subnet);
  if (!table.known) return table;
  const routes = table.value.routes.flatMap(({ destination, target, state }) => {
    if (destination.kind !== 'prefix-list' || target.kind !== 'vpc-endpoint' || state !== 'active') return [];
    const endpoint = index.byId.vpcEndpoints.get(target.id);
    if (endpoint?.type !== 'gateway') return [];
    return [{ prefixListId: destination.prefixListId, endpoint, subnet, paths }];
  });
  return known(routes);
}
