import { textAt } from '../../declared/fields.ts';
import { stated } from '../../declared/stated.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { linkOf, nothing, said } from './said.ts';
import { neededId } from './stated-ids.ts';

/**
 * AWS::EC2::EIP, where it names an instance. One that a NAT gateway or an association names says nothing itself.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html
 */
export const mapElasticAddress: ResourceMapper = (resource) => {
  const instanceId = textAt(resource.properties, 'InstanceId');
  if (instanceId.known && instanceId.value === null) return nothing;
  const ownerId = instanceId.known ? stated(instanceId.value ?? '') : instanceId;
  return said({ links: [{ ...linkOf(resource, 'InstanceId'), kind: 'public-address', data: { ownerId } }] });
};

/**
 * AWS::EC2::EIPAssociation: with a network interface or an instance.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eipassociation.html
 */
export const mapElasticAddressAssociation: ResourceMapper = (resource) => {
  const { properties } = resource;
  const name = (properties['NetworkInterfaceId'] ?? null) === null ? 'InstanceId' : 'NetworkInterfaceId';
  const ownerId = neededId(name, properties);
  return said({ links: [{ ...linkOf(resource, name), kind: 'public-address', data: { ownerId } }] });
};
