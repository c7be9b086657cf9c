import { type InternetGateway } from '../../../network/gateways.ts';
import { type Link } from '../../declared/draft.ts';
import { neededText, objectsAt, orElse, textAt } from '../../declared/fields.ts';
import { mapStated, stated } from '../../declared/stated.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, isGiven, linkOf, nameTag, said } from './said.ts';

/**
 * aws_internet_gateway, attached by its own `vpc_id` or by a resource of its own.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/internet_gateway
 */
export const mapInternetGateway: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const item: InternetGateway = { id, scope, name: nameTag(resource), vpcIds: [] };
  const data = { gatewayId: stated(id), vpcId: neededText('vpc_id', properties) };
  const links: Link[] = isGiven(properties, 'vpc_id')
    ? [{ ...linkOf(resource, 'vpc_id'), kind: 'gateway-attachment', data }]
    : [];
  return said({
    drafts: [{ ...headOf(resource), collection: 'internetGateways', item: stated(item), properties: {} }],
    links,
  });
};

/**
 * aws_internet_gateway_attachment.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/internet_gateway_attachment
 */
export const mapInternetGatewayAttachment: ResourceMapper = (resource) => {
  const gatewayId = neededText('internet_gateway_id', resource.properties);
  const vpcId = neededText('vpc_id', resource.properties);
  return said({ links: [{ ...linkOf(resource), kind: 'gateway-attachment', data: { gatewayId, vpcId } }] });
};

/**
 * aws_egress_only_internet_gateway.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/egress_only_internet_gateway
 */
export const mapEgressOnlyInternetGateway: ResourceMapper = (resource) => {
  const { id, scope } = resource;
  const item = mapStated(neededText('vpc_id', resource.properties), (vpcId): InternetGateway => ({
    id,
    scope,
    name: nameTag(resource),
    vpcIds: [vpcId],
  }));
  return said({
    drafts: [{ ...headOf(resource), collection: 'egressOnlyInternetGateways', item, properties: {} }],
  });
};

/**
 * data.aws_internet_gateway, which lists its attachments.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/internet_gateway
 */
export const mapExistingInternetGateway: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const item = mapStated(objectsAt(properties, 'attachments'), (attachments): InternetGateway => ({
    id,
    scope,
    name: nameTag(resource),
    vpcIds: attachments.flatMap((attachment) => {
      const vpcId = textAt(attachment, 'vpc_id');
      const state = orElse(textAt(attachment, 'state'), 'available');
      const isAttached = state.known && ['available', 'attached'].includes(state.value);
      return isAttached && vpcId.known && vpcId.value !== null ? [vpcId.value] : [];
    }),
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'internetGateways', item, properties: {} }] });
};
