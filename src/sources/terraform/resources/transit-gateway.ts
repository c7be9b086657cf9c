import { type TransitGatewayRoute, type TransitGatewayRouteTable } from '../../../network/connections.ts';
import { known } from '../../../network/fact.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Link } from '../../declared/draft.ts';
import { flagAt, neededText, orElse, textAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { ofTypes, type Plan } from './plan.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { destinationOf } from './route.ts';
import { headOf, knownText, lackOf, linkOf, nameTag, said } from './said.ts';

/**
 * aws_ec2_transit_gateway: what it brings is its default route table, which attachments are associated with and
 * propagate to, and which two attributes name.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway
 */
export const mapTransitGateway: ResourceMapper = (resource, plan) => {
  const associates = byDefault(resource, 'association', plan);
  const propagates = byDefault(resource, 'propagation', plan);
  const routeTableId = tableNamed(resource, 'association');
  const other = tableNamed(resource, 'propagation');
  const data = {
    transitGatewayId: resource.id,
    routeTableId,
    associatesByDefault: associates,
    propagatesByDefault: propagates,
  };
  const alias: readonly Link[] =
    other === routeTableId
      ? []
      : [{ ...linkOf(resource), kind: 'alias', data: { id: routeTableId, other: stated(other) } }];
  return said({ links: [{ ...linkOf(resource), kind: 'transit-gateway-brings', data }, ...alias] });
};

function tableNamed(resource: DeclaredResource, what: 'association' | 'propagation'): string {
  const name = `${what}_default_route_table_id`;
  return knownText(resource, name) ?? `${resource.id}.${name}`;
}

// A resource of its own may make another table the default one once the gateway stands, before or after attachments.
function byDefault(
  resource: DeclaredResource,
  what: 'association' | 'propagation',
  plan: Plan,
): Stated<boolean> {
  const name = `default_route_table_${what}` as const;
  const others = ofTypes(plan, `aws_ec2_transit_gateway_${name}`);
  const other = others.find(({ properties }) => properties['transit_gateway_id'] === resource.id);
  if (other !== undefined) return unstated(`the default table of ${resource.id} that ${other.id} sets`);
  const word = orElse<string>(
    textAt(resource.properties, name),
    defaults.aws_ec2_transit_gateway[name].value,
  );
  return thenStated(word, (text) => enabled(name, text));
}

/** A switch that EC2 words `enable` and `disable`. */
export function enabled(name: string, word: string): Stated<boolean> {
  return word === 'enable' || word === 'disable' ? stated(word === 'enable') : unstated(`${name}: ${word}`);
}

/**
 * aws_ec2_transit_gateway_route_table.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_route_table
 */
export const mapTransitGatewayRouteTable: ResourceMapper = (resource) => {
  const item = mapStated(
    neededText('transit_gateway_id', resource.properties),
    (transitGatewayId): TransitGatewayRouteTable => ({
      id: resource.id,
      scope: resource.scope,
      name: nameTag(resource),
      transitGatewayId,
      associatedAttachmentIds: known([]),
      routes: known([]),
    }),
  );
  return said({
    drafts: [{ ...headOf(resource), collection: 'transitGatewayRouteTables', item, properties: {} }],
  });
};

/**
 * aws_ec2_transit_gateway_route_table_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_route_table_association
 */
export const mapTransitGatewayAssociation: ResourceMapper = (resource) =>
  said({
    links: [{ ...linkOf(resource), kind: 'transit-gateway-association', data: tableAndAttachment(resource) }],
  });

/**
 * aws_ec2_transit_gateway_route_table_propagation.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_route_table_propagation
 */
export const mapTransitGatewayPropagation: ResourceMapper = (resource) =>
  said({
    links: [{ ...linkOf(resource), kind: 'transit-gateway-propagation', data: tableAndAttachment(resource) }],
  });

function tableAndAttachment({ properties }: DeclaredResource) {
  return {
    routeTableId: neededText('transit_gateway_route_table_id', properties),
    attachmentId: neededText('transit_gateway_attachment_id', properties),
  };
}

/**
 * aws_ec2_transit_gateway_route: static, to an attachment or into nothing.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_route
 */
export const mapTransitGatewayRoute: ResourceMapper = (resource) =>
  staticRoute(resource, 'destination_cidr_block', defaults.aws_ec2_transit_gateway_route.blackhole.value);

/**
 * aws_ec2_transit_gateway_prefix_list_reference: a static route to all entries of a prefix list.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_prefix_list_reference
 */
export const mapPrefixListReference: ResourceMapper = (resource) =>
  staticRoute(
    resource,
    'prefix_list_id',
    defaults.aws_ec2_transit_gateway_prefix_list_reference.blackhole.value,
  );

type Leads = Pick<TransitGatewayRoute, 'attachmentIds' | 'state'>;

function staticRoute(resource: DeclaredResource, name: string, blackholeInstead: boolean): Drafts {
  const { properties } = resource;
  const { destination, drafts } = destinationOf(resource, { properties, names: [name], way: [] });
  const blackhole = orElse(flagAt(properties, 'blackhole'), blackholeInstead);
  const leads = thenStated(blackhole, (isBlackhole): Stated<Leads> => {
    if (isBlackhole) return stated({ attachmentIds: [], state: 'blackhole' });
    return mapStated(neededText('transit_gateway_attachment_id', properties), (id) => ({
      attachmentIds: [id],
      state: 'active',
    }));
  });
  const route = mapStated(allStated({ destination, leads }), (parts): TransitGatewayRoute => ({
    destination: parts.destination,
    ...parts.leads,
    propagated: false,
  }));
  const routeTableId = neededText('transit_gateway_route_table_id', properties);
  return said({
    drafts,
    links: [{ ...linkOf(resource, name), kind: 'transit-gateway-route', data: { routeTableId, route } }],
  });
}

/**
 * data.aws_ec2_transit_gateway and data.aws_ec2_transit_gateway_route_table: what else is attached, and where tables
 * lead, is not in the plan.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ec2_transit_gateway
 */
export const mapExistingTransitGateway: ResourceMapper = (resource) => {
  const expression = `what the existing ${resource.id} has besides`;
  return said({
    lacks: [
      lackOf(resource, 'transitGatewayRouteTables', expression, resource.id),
      lackOf(resource, 'transitGatewayAttachments', expression, resource.id),
    ],
  });
};
