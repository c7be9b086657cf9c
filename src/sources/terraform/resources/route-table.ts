import { type RouteTable } from '../../../network/route-table.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Link } from '../../declared/draft.ts';
import { neededText } from '../../declared/fields.ts';
import { mapStated, type Stated, stated } from '../../declared/stated.ts';
import { unknownRange } from '../../declared/unknown-range.ts';
import { adoptedFrom, vpcOfAdopted } from './adopted.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { inlineRoutes } from './route.ts';
import { headOf, isGiven, lackOf, linkOf, nameTag, said, saidTogether, statedIds } from './said.ts';

/**
 * aws_route_table with its inline routes; the local routes come with its VPC.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table
 */
export const mapRouteTable: ResourceMapper = (resource, plan) =>
  saidTogether([
    tableDraft(resource, { vpcId: neededText('vpc_id', resource.properties), main: false }),
    inlineRoutes(resource, plan),
    propagations(resource),
  ]);

/**
 * aws_default_route_table: the table that AWS made with a VPC. Adoption takes away what routes it had.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_route_table
 */
export const mapDefaultRouteTable: ResourceMapper = (resource, plan) =>
  saidTogether([
    tableDraft(resource, { vpcId: vpcOfAdopted(resource, 'default_route_table_id', plan), main: true }),
    adoptedFrom(resource, neededText('default_route_table_id', resource.properties)),
    inlineRoutes(resource, plan),
    propagations(resource),
  ]);

function tableDraft(
  resource: DeclaredResource,
  { vpcId, main }: { readonly vpcId: Stated<string>; readonly main: boolean },
): Drafts {
  const item = mapStated(vpcId, (ofVpc): RouteTable => ({
    id: resource.id,
    scope: resource.scope,
    name: nameTag(resource),
    vpcId: ofVpc,
    main,
    subnetIds: [],
    gatewayIds: [],
    routes: [],
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'routeTables', item, properties: {} }] });
}

function propagations(resource: DeclaredResource): Drafts {
  const routeTableId = stated(resource.id);
  const gateways = statedIds(resource.properties, 'propagating_vgws');
  return said({
    links: gateways.map((gatewayId, position): Link => ({
      ...linkOf(resource, 'propagating_vgws', position),
      kind: 'route-propagation',
      data: { routeTableId, gatewayId },
    })),
  });
}

/**
 * aws_route_table_association: with a subnet, or with a gateway (edge association).
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table_association
 */
export const mapRouteTableAssociation: ResourceMapper = (resource) => {
  const { properties } = resource;
  const routeTableId = neededText('route_table_id', properties);
  if (isGiven(properties, 'gateway_id')) {
    const gatewayId = neededText('gateway_id', properties);
    return said({
      links: [{ ...linkOf(resource), kind: 'route-table-of-gateway', data: { routeTableId, gatewayId } }],
    });
  }
  const subnetId = neededText('subnet_id', properties);
  return said({
    links: [{ ...linkOf(resource), kind: 'route-table-of-subnet', data: { routeTableId, subnetId } }],
  });
};

/**
 * aws_main_route_table_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/main_route_table_association
 */
export const mapMainRouteTable: ResourceMapper = (resource) => {
  const vpcId = neededText('vpc_id', resource.properties);
  const routeTableId = neededText('route_table_id', resource.properties);
  return said({ links: [{ ...linkOf(resource), kind: 'main-route-table', data: { vpcId, routeTableId } }] });
};

/**
 * aws_vpn_gateway_route_propagation.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpn_gateway_route_propagation
 */
export const mapRoutePropagation: ResourceMapper = (resource) => {
  const routeTableId = neededText('route_table_id', resource.properties);
  const gatewayId = neededText('vpn_gateway_id', resource.properties);
  return said({
    links: [{ ...linkOf(resource), kind: 'route-propagation', data: { routeTableId, gatewayId } }],
  });
};

/**
 * aws_vpc_route_server_propagation: a route server adds routes that nobody wrote down, to any range.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_route_server_propagation
 */
export const mapRouteServerPropagation: ResourceMapper = (resource) => {
  const expression = `the ranges that the route server of ${resource.id} adds routes to`;
  const { peer, draft } = unknownRange(expression, resource.scope, resource.place);
  const routeTableId = neededText('route_table_id', resource.properties);
  const target = { kind: 'other', id: expression } as const;
  const route = stated({ destination: peer, target, state: 'active', propagated: true } as const);
  return said({
    drafts: [draft],
    links: [{ ...linkOf(resource), kind: 'route', data: { routeTableId, route } }],
  });
};

/**
 * data.aws_route_table, which leaves out the routes to gateway endpoints: so the table is not known.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/route_table
 */
export const mapExistingRouteTable: ResourceMapper = (resource) =>
  said({ lacks: [lackOf(resource, 'routeTables', `all routes of ${resource.id}`, resource.id)] });
