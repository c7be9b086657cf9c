import { type Implied } from '../printed-form.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { isAwsDefaultAcl, isAwsDefaultGroup, isDefaultGroup } from '../saved-view.ts';
import { type Style } from '../style.ts';
import { hasDefaultTable } from '../transit-tables.ts';
import { addressOf, type PlanResource } from './resource.ts';
import { staysImplied } from './routes.ts';

/** What AWS makes along with a plan's resources. */
export function impliedThings(
  network: SavedNetwork,
  style: Style,
  resources: readonly PlanResource[],
): readonly Implied[] {
  const broughtBy = (id: string): string => {
    const found = resources.find(({ savedId }) => savedId === id);
    return found === undefined ? id : addressOf(found);
  };
  const { RouteTables, NetworkAcls, SecurityGroups, TransitGatewayRouteTables } = network.all;
  const implied = (type: Implied['type'], savedId: string, by: string): Implied => ({
    type,
    savedId,
    broughtBy: broughtBy(by),
  });
  return [
    ...RouteTables.filter((table) => staysImplied(network, table)).map((table) =>
      implied('route-table', table.RouteTableId, table.VpcId),
    ),
    ...NetworkAcls.filter((acl) => acl.IsDefault && isAwsDefaultAcl(network, acl)).map((acl) =>
      implied('network-acl', acl.NetworkAclId, acl.VpcId),
    ),
    ...SecurityGroups.filter((group) => isDefaultGroup(group) && isAwsDefaultGroup(group)).map((group) =>
      implied('security-group', group.GroupId, group.VpcId),
    ),
    ...TransitGatewayRouteTables.filter((table) =>
      hasDefaultTable(network, table.TransitGatewayId, style),
    ).map((table) =>
      implied('transit-gateway-route-table', table.TransitGatewayRouteTableId, table.TransitGatewayId),
    ),
  ];
}
