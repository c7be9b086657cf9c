import { endpointResources } from './cloudformation/endpoints.ts';
import { filterResources } from './cloudformation/filters.ts';
import { interfaceResources } from './cloudformation/interfaces.ts';
import { nameResources } from './cloudformation/names.ts';
import { logicalId, type TemplateResource } from './cloudformation/resource.ts';
import { routeResources, staysImplied } from './cloudformation/routes.ts';
import { transitGatewayResources } from './cloudformation/transit-gateways.ts';
import { vpcResources } from './cloudformation/vpcs.ts';
import { writeTemplate } from './cloudformation/write-template.ts';
import { askVpcForDefaultGroup } from './default-group.ts';
import { mapReferences } from './form-value.ts';
import { type Implied, type PrintedForm, refuseDangling } from './printed-form.ts';
import { type SavedNetwork } from './saved-network.ts';
import { isDefaultGroup, refuseWhatNoFormSays } from './saved-view.ts';
import { type Style } from './style.ts';
import { hasDefaultTable } from './transit-tables.ts';

/** What of a scenario is printed: its name, its story and the network that was saved. */
export interface Printable {
  readonly name: string;
  readonly story: string;
  readonly network: SavedNetwork;
  readonly style: Style;
}

/**
 * A saved network as a CloudFormation template.
 * @throws NotExpressible where a template cannot say what was saved.
 */
export function asCloudFormation({ name: scenario, story, network, style }: Printable): PrintedForm {
  refuseWhatNoFormSays(network);
  const askVpc = askVpcForDefaultGroup(network, []);
  const resources = templateResources(network, style).map((item) => ({
    ...item,
    properties: Object.fromEntries(
      Object.entries(item.properties).map(([property, value]) => [property, mapReferences(value, askVpc)]),
    ),
  }));
  refuseDangling(
    resources.map(({ properties }) => properties),
    new Set(resources.flatMap(({ savedId }) => savedId ?? [])),
  );
  return {
    file: `${scenario}.yaml`,
    text: writeTemplate(story, resources),
    account: network.account,
    region: network.region,
    savedIds: new Map(
      resources.flatMap(({ savedId, logicalId: id }) => (savedId === null ? [] : [[id, savedId] as const])),
    ),
    implied: impliedThings(network, style),
  };
}

/** All resources of a template. */
function templateResources(network: SavedNetwork, style: Style): readonly TemplateResource[] {
  return [
    ...vpcResources(network, style),
    ...routeResources(network),
    ...filterResources(network, style),
    ...endpointResources(network, style),
    ...interfaceResources(network),
    ...transitGatewayResources(network, style),
    ...nameResources(network),
  ];
}

function impliedThings(network: SavedNetwork, style: Style): readonly Implied[] {
  const { RouteTables, NetworkAcls, SecurityGroups, TransitGatewayRouteTables } = network.all;
  return [
    ...RouteTables.filter((table) => staysImplied(network, table)).map(
      ({ RouteTableId: savedId, VpcId }) =>
        ({ type: 'route-table', broughtBy: logicalId(VpcId), savedId }) as const,
    ),
    ...NetworkAcls.filter(({ IsDefault }) => IsDefault).map(
      ({ NetworkAclId: savedId, VpcId }) =>
        ({ type: 'network-acl', broughtBy: logicalId(VpcId), savedId }) as const,
    ),
    ...SecurityGroups.filter(isDefaultGroup).map(
      ({ GroupId: savedId, VpcId }) =>
        ({ type: 'security-group', broughtBy: logicalId(VpcId), savedId }) as const,
    ),
    ...TransitGatewayRouteTables.filter(({ TransitGatewayId: id }) =>
      hasDefaultTable(network, id, style),
    ).map(
      ({ TransitGatewayRouteTableId: savedId, TransitGatewayId }) =>
        ({
          type: 'transit-gateway-route-table',
          broughtBy: logicalId(TransitGatewayId),
          savedId,
        }) as const,
    ),
  ];
}
