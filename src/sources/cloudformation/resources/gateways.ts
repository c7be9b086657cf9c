import { type InternetGateway } from '../../../network/gateways.ts';
import { mapStated, stated } from '../../declared/stated.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, linkOf, nameTag, nothing, said } from './said.ts';
import { neededId } from './stated-ids.ts';

/**
 * AWS::EC2::InternetGateway: attached by a resource of its own.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-internetgateway.html
 */
export const mapInternetGateway: ResourceMapper = (resource) => {
  const { id, scope } = resource;
  const item: InternetGateway = { id, scope, name: nameTag(resource), vpcIds: [] };
  return said({
    drafts: [{ ...headOf(resource), collection: 'internetGateways', item: stated(item), properties: {} }],
  });
};

/**
 * AWS::EC2::VPCGatewayAttachment: of an internet gateway. That of a virtual private gateway changes nothing by
 * itself: routes name the gateway, and tables its propagation.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcgatewayattachment.html
 */
export const mapGatewayAttachment: ResourceMapper = (resource) => {
  const { properties } = resource;
  const isWritten = (name: string): boolean => (properties[name] ?? null) !== null;
  if (!isWritten('InternetGatewayId') && isWritten('VpnGatewayId')) return nothing;
  const gatewayId = neededId('InternetGatewayId', properties);
  const vpcId = neededId('VpcId', properties);
  return said({
    links: [{ ...linkOf(resource), kind: 'gateway-attachment', data: { gatewayId, vpcId } }],
  });
};

/**
 * AWS::EC2::EgressOnlyInternetGateway.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-egressonlyinternetgateway.html
 */
export const mapEgressOnlyInternetGateway: ResourceMapper = (resource) => {
  const { id, scope } = resource;
  const item = mapStated(neededId('VpcId', resource.properties), (vpcId): InternetGateway => ({
    id,
    scope,
    name: nameTag(resource),
    vpcIds: [vpcId],
  }));
  return said({
    drafts: [{ ...headOf(resource), collection: 'egressOnlyInternetGateways', item, properties: {} }],
  });
};
