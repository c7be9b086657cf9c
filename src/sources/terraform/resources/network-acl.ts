import { type Cidr } from '../../../network/address-range.ts';
import { type NetworkAcl, type NetworkAclEntry } from '../../../network/network-acl.ts';
import { hasPorts, toProtocol } from '../../aws-cli/shapes/security-group-rule.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Link } from '../../declared/draft.ts';
import {
  cidrAt,
  flagAt,
  listAt,
  needed,
  neededText,
  numberAt,
  objectAt,
  orElse,
} from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { adoptedFrom, vpcOfAdopted } from './adopted.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, isGiven, linkOf, nameTag, placesOf, said, saidTogether, statedIds } from './said.ts';
import { declaredPorts } from './security-group-rule.ts';

type Direction = 'inbound' | 'outbound';

const inlineBlocks = [
  ['ingress', 'inbound'],
  ['egress', 'outbound'],
] as const satisfies readonly (readonly [string, Direction])[];

/**
 * aws_network_acl with its inline entries and subnets. It denies what no entry allows.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl
 */
export const mapNetworkAcl: ResourceMapper = (resource) =>
  aclWithEntries(resource, { vpcId: neededText('vpc_id', resource.properties), isDefault: false });

/**
 * aws_default_network_acl: the ACL that AWS made with a VPC. Adoption takes away what entries it had.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_network_acl
 */
export const mapDefaultNetworkAcl: ResourceMapper = (resource, plan) => {
  const name = 'default_network_acl_id';
  return saidTogether([
    aclWithEntries(resource, { vpcId: vpcOfAdopted(resource, name, plan), isDefault: true }),
    adoptedFrom(resource, neededText(name, resource.properties)),
  ]);
};

function aclWithEntries(
  resource: DeclaredResource,
  { vpcId, isDefault }: { readonly vpcId: Stated<string>; readonly isDefault: boolean },
): Drafts {
  const item = mapStated(vpcId, (ofVpc): NetworkAcl => ({
    id: resource.id,
    scope: resource.scope,
    name: nameTag(resource),
    vpcId: ofVpc,
    isDefault,
    subnetIds: [],
    inbound: [],
    outbound: [],
  }));
  const places = placesOf(resource, { egress: 'egress', ingress: 'ingress', subnets: 'subnet_ids' });
  const subnetLinks = statedIds(resource.properties, 'subnet_ids').map((subnetId, position): Link => ({
    ...linkOf(resource, 'subnet_ids', position),
    kind: 'network-acl-of-subnet',
    data: { networkAclId: stated(resource.id), subnetId },
  }));
  return said({
    drafts: [{ ...headOf(resource), collection: 'networkAcls', item, properties: places }],
    links: [
      ...subnetLinks,
      ...inlineBlocks.flatMap(([name, direction]) => inlineEntries(resource, name, direction)),
    ],
  });
}

function inlineEntries(resource: DeclaredResource, name: string, direction: Direction): readonly Link[] {
  const blocks = listAt(resource.properties, name);
  const entries = blocks.known
    ? blocks.value.map((member) =>
        thenStated(objectAt({ [name]: member }, name), (block) =>
          entryOf(block ?? {}, { number: 'rule_no', action: 'action' }),
        ),
      )
    : [blocks];
  return entries.map((entry, position) => ({
    ...linkOf(resource, name, ...(blocks.known ? [position] : [])),
    kind: 'network-acl-entry',
    data: { networkAclId: stated(resource.id), direction, entry },
  }));
}

/**
 * aws_network_acl_rule.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule
 */
export const mapNetworkAclRule: ResourceMapper = (resource) => {
  const { properties } = resource;
  const networkAclId = neededText('network_acl_id', properties);
  const egress = orElse(flagAt(properties, 'egress'), defaults.aws_network_acl_rule.egress.value);
  const written = entryOf(properties, { number: 'rule_number', action: 'rule_action' });
  const directions: readonly Direction[] = egress.known
    ? [egress.value ? 'outbound' : 'inbound']
    : ['inbound', 'outbound'];
  const entry = egress.known ? written : egress;
  return said({
    links: directions.map((direction) => ({
      ...linkOf(resource),
      kind: 'network-acl-entry',
      data: { networkAclId, direction, entry },
    })),
  });
};

interface EntryNames {
  readonly number: 'rule_no' | 'rule_number';
  readonly action: 'action' | 'rule_action';
}

function entryOf(properties: ValueObject, names: EntryNames): Stated<NetworkAclEntry> {
  return allStated<NetworkAclEntry>({
    number: needed(names.number, numberAt(properties, names.number)),
    action: actionAt(properties, names.action),
    cidr: blockOf(properties),
    protocol: protocolAt(properties),
    ports: thenStated(protocolAt(properties), (word) =>
      hasPorts(word) ? declaredPorts(properties) : stated(null),
    ),
  });
}

function protocolAt(properties: ValueObject): Stated<NetworkAclEntry['protocol']> {
  return mapStated(neededText('protocol', properties), (word) =>
    word.toLowerCase() === 'all' ? 'all' : toProtocol(word),
  );
}

function actionAt(properties: ValueObject, name: string): Stated<NetworkAclEntry['action']> {
  return thenStated(neededText(name, properties), (word) => {
    const action = word.toLowerCase();
    return action === 'allow' || action === 'deny' ? stated(action) : unstated(`${name}: ${word}`);
  });
}

function blockOf(properties: ValueObject): Stated<Cidr> {
  const name = isGiven(properties, 'cidr_block') ? 'cidr_block' : 'ipv6_cidr_block';
  return needed(name, cidrAt(properties, name));
}

/**
 * aws_network_acl_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_association
 */
export const mapNetworkAclAssociation: ResourceMapper = (resource) => {
  const networkAclId = neededText('network_acl_id', resource.properties);
  const subnetId = neededText('subnet_id', resource.properties);
  return said({
    links: [{ ...linkOf(resource), kind: 'network-acl-of-subnet', data: { networkAclId, subnetId } }],
  });
};
