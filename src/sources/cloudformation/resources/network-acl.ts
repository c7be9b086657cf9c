import { type NetworkAcl, type NetworkAclEntry } from '../../../network/network-acl.ts';
import { hasPorts, toProtocol } from '../../aws-cli/shapes/security-group-rule.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { cidrAt, flagAt, needed, neededText, numberAt, objectAt, orElse } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, linkOf, nameTag, said } from './said.ts';
import { declaredPorts } from './security-group-rule.ts';
import { neededId } from './stated-ids.ts';

/**
 * AWS::EC2::NetworkAcl: refuses everything until entries are added.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkacl.html
 */
export const mapNetworkAcl: ResourceMapper = (resource) => {
  const { id, scope } = resource;
  const item = mapStated(neededId('VpcId', resource.properties), (vpcId): NetworkAcl => ({
    id,
    scope,
    name: nameTag(resource),
    vpcId,
    isDefault: false,
    subnetIds: [],
    inbound: [],
    outbound: [],
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'networkAcls', item, properties: {} }] });
};

/**
 * AWS::EC2::NetworkAclEntry. Where even its direction is not known, it may be of either.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html
 */
export const mapNetworkAclEntry: ResourceMapper = (resource) => {
  const { properties } = resource;
  const networkAclId = neededId('NetworkAclId', properties);
  const egress = orElse(flagAt(properties, 'Egress'), defaults['AWS::EC2::NetworkAclEntry'].Egress.value);
  const outbound = { direction: 'outbound', entry: thenStated(egress, () => entryOf(resource)) } as const;
  const inbound = { ...outbound, direction: 'inbound' } as const;
  const told = egress.known ? [egress.value ? outbound : inbound] : [inbound, outbound];
  return said({
    links: told.map((data) => ({
      ...linkOf(resource),
      kind: 'network-acl-entry',
      data: { networkAclId, ...data },
    })),
  });
};

function entryOf({ properties }: DeclaredResource): Stated<NetworkAclEntry> {
  const protocol = mapStated(neededText('Protocol', properties), toProtocol);
  return allStated<NetworkAclEntry>({
    number: needed('RuleNumber', numberAt(properties, 'RuleNumber')),
    protocol,
    // Protocols other than TCP and UDP, and all at once, leave the ports out of account.
    ports: thenStated(protocol, (word) => (hasPorts(word) ? portsOf(properties) : stated(null))),
    cidr: needed(
      'CidrBlock',
      cidrAt(properties, (properties['CidrBlock'] ?? null) === null ? 'Ipv6CidrBlock' : 'CidrBlock'),
    ),
    action: thenStated(neededText('RuleAction', properties), actionOf),
  });
}

function portsOf(properties: ValueObject): Stated<NetworkAclEntry['ports']> {
  const range = needed('PortRange', objectAt(properties, 'PortRange'));
  return thenStated(range, (ends) => declaredPorts(ends, 'From', 'To'));
}

function actionOf(word: string): Stated<NetworkAclEntry['action']> {
  const action = word.toLowerCase();
  return action === 'allow' || action === 'deny' ? stated(action) : unstated(`RuleAction: ${word}`);
}

/**
 * AWS::EC2::SubnetNetworkAclAssociation.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetnetworkaclassociation.html
 */
export const mapNetworkAclAssociation: ResourceMapper = (resource) => {
  const networkAclId = neededId('NetworkAclId', resource.properties);
  const subnetId = neededId('SubnetId', resource.properties);
  return said({
    links: [{ ...linkOf(resource), kind: 'network-acl-of-subnet', data: { networkAclId, subnetId } }],
  });
};
