import { type TransitGatewayAttachment } from '../../../network/connections.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Link } from '../../declared/draft.ts';
import { flagAt, neededText, orElse, textAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, thenStated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import {
  headOf,
  idsAt,
  isGiven,
  knownText,
  lackOf,
  linkOf,
  nameTag,
  nothing,
  placesOf,
  said,
} from './said.ts';
import { enabled } from './transit-gateway.ts';

const attachmentDefaults = defaults.aws_ec2_transit_gateway_vpc_attachment;

/**
 * aws_ec2_transit_gateway_vpc_attachment.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_vpc_attachment
 */
export const mapVpcAttachment: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const subnets = idsAt(resource, 'subnet_ids', 'subnets');
  const applianceMode = orElse<string>(
    textAt(properties, 'appliance_mode_support'),
    attachmentDefaults.appliance_mode_support.value,
  );
  const stands = allStated({
    transitGatewayId: neededText('transit_gateway_id', properties),
    resourceId: neededText('vpc_id', properties),
    applianceMode: thenStated(applianceMode, (word) => enabled('appliance_mode_support', word)),
  });
  const item = mapStated(stands, (fields): TransitGatewayAttachment => ({
    id,
    scope,
    name: nameTag(resource),
    kind: 'vpc',
    resourceOwnerId: knownText(resource, 'vpc_owner_id') ?? scope.accountId,
    subnetIds: subnets.ids,
    available: true,
    ...fields,
  }));
  const places = placesOf(resource, { subnets: 'subnet_ids' });
  return said({
    drafts: [{ ...headOf(resource), collection: 'transitGatewayAttachments', item, properties: places }],
    links: defaultTables(resource, id),
    lacks: subnets.lacks,
  });
};

/**
 * aws_ec2_transit_gateway_vpc_attachment_accepter: the owner of the gateway says which tables another account's
 * attachment gets.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_vpc_attachment_accepter
 */
export const mapVpcAttachmentAccepter: ResourceMapper = (resource) => {
  const attachmentId = knownText(resource, 'transit_gateway_attachment_id');
  return attachmentId === null ? nothing : said({ links: defaultTables(resource, attachmentId) });
};

const flags = {
  associates: 'transit_gateway_default_route_table_association',
  propagates: 'transit_gateway_default_route_table_propagation',
} as const;

// Without the link an attachment wants both, which is what the provider takes where nothing is written.
function defaultTables(resource: DeclaredResource, attachmentId: string): readonly Link[] {
  if (!Object.values(flags).some((name) => isGiven(resource.properties, name))) return [];
  const flag = (name: (typeof flags)[keyof typeof flags]): Stated<boolean> =>
    orElse(flagAt(resource.properties, name), attachmentDefaults[name].value);
  const data = { attachmentId, associates: flag(flags.associates), propagates: flag(flags.propagates) };
  return [{ ...linkOf(resource), kind: 'attachment-defaults', data }];
}

/**
 * aws_ec2_transit_gateway_peering_attachment: to a gateway elsewhere.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_peering_attachment
 */
export const mapPeeringAttachment: ResourceMapper = (resource) => {
  const stands = allStated({
    transitGatewayId: neededText('transit_gateway_id', resource.properties),
    resourceId: neededText('peer_transit_gateway_id', resource.properties),
  });
  const item = mapStated(stands, (fields): TransitGatewayAttachment => ({
    id: resource.id,
    scope: resource.scope,
    name: nameTag(resource),
    kind: 'other',
    resourceOwnerId: knownText(resource, 'peer_account_id'),
    subnetIds: [],
    available: true,
    applianceMode: false,
    ...fields,
  }));
  return said({
    drafts: [{ ...headOf(resource), collection: 'transitGatewayAttachments', item, properties: {} }],
  });
};

/**
 * What brings a transit gateway routes that nobody wrote down: aws_ec2_transit_gateway_connect, an aws_vpn_connection
 * to a transit gateway, and the association of a Direct Connect gateway.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html
 */
export const mapDynamicRoutes: ResourceMapper = (resource) => {
  const { id, properties, type } = resource;
  if (type === 'aws_vpn_connection' && !isGiven(properties, 'transit_gateway_id')) return nothing;
  const expression = `routes that ${id} (${type}) brings its transit gateway`;
  return said({
    lacks: [
      lackOf(resource, 'transitGatewayRouteTables', expression, null),
      lackOf(resource, 'transitGatewayAttachments', expression, null),
    ],
  });
};
