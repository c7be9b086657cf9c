import { type Cidr } from '../../../network/address-range.ts';
import { type Vpc } from '../../../network/vpc.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { cidrAt, flagAt, needed, orElse, textAt } from '../../declared/fields.ts';
import { standInBlock } from '../../declared/stand-in-block.ts';
import { mapStated, type Stated, thenStated, unstated } from '../../declared/stated.ts';
import { type Value } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { accountDecides } from './block-public-access.ts';
import { parseNeededCidr } from './cidr.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { factOf, headOf, linkOf, nameTag, placesOf, said } from './said.ts';
import { ofType, ofTypes, type Template } from './template.ts';
import { neededId } from './stated-ids.ts';

const vpcDefaults = defaults['AWS::EC2::VPC'];

/**
 * AWS::EC2::VPC, and what AWS makes with it: the ids of the default group and ACL are what `Fn::GetAtt` is resolved
 * to; the main route table has no attribute.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html
 */
export const mapVpc: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const support = orElse(flagAt(properties, 'EnableDnsSupport'), vpcDefaults.EnableDnsSupport.value);
  const hostnames = orElse(flagAt(properties, 'EnableDnsHostnames'), vpcDefaults.EnableDnsHostnames.value);
  const item = mapStated(ipv4Block(resource), (cidr): Vpc => ({
    id,
    scope,
    ownerId: scope.accountId,
    name: nameTag(resource),
    cidrs: [cidr],
    dhcpOptionsId: null,
    enableDnsSupport: factOf(resource, 'enableDnsSupport', support),
    enableDnsHostnames: factOf(resource, 'enableDnsHostnames', hostnames),
    blockPublicAccess: accountDecides(resource),
  }));
  const places = placesOf(resource, {
    cidr: ['CidrBlock'],
    'dns-support': ['EnableDnsSupport'],
    'dns-hostnames': ['EnableDnsHostnames'],
  });
  const brings = {
    vpcId: id,
    mainRouteTableId: `${id}.MainRouteTable`,
    networkAclId: `${id}.DefaultNetworkAcl`,
    securityGroupId: `${id}.DefaultSecurityGroup`,
  };
  return said({
    drafts: [{ ...headOf(resource), collection: 'vpcs', item, properties: places }],
    links: [{ ...linkOf(resource), kind: 'vpc-brings', data: brings }],
  });
};

/** The blocks of a VPC of the template, as far as the template says them; none for another VPC. */
export function blocksOfVpc(template: Template, vpcId: string): readonly Cidr[] {
  const vpc = ofType(template, 'AWS::EC2::VPC', vpcId);
  if (vpc === undefined) return [];
  const further = ofTypes(template, 'AWS::EC2::VPCCidrBlock')
    .filter(({ properties }) => properties['VpcId'] === vpcId)
    .flatMap((resource) => furtherBlocks(resource, template));
  return [ipv4Block(vpc), ...further.map(({ cidr }) => cidr)].flatMap((cidr) =>
    cidr.known ? [cidr.value] : [],
  );
}

/**
 * AWS::EC2::VPCCidrBlock: a further block. The IPv6 block that Amazon gives is known on deployment only; a block of
 * its own stands in for each VPC's, from which the template's `Ipv6CidrBlocks` are reckoned too.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpccidrblock.html
 */
export const mapVpcCidrBlock: ResourceMapper = (resource, template) => {
  const vpcId = neededId('VpcId', resource.properties);
  return said({
    links: furtherBlocks(resource, template).map(({ property, cidr }) => ({
      ...linkOf(resource, property),
      kind: 'vpc-cidr',
      data: { vpcId, cidr },
    })),
  });
};

interface Block {
  readonly property: string;
  readonly cidr: Stated<Cidr>;
}

function furtherBlocks(resource: DeclaredResource, template: Template): readonly Block[] {
  const { properties } = resource;
  const isWritten = (name: string): boolean => (properties[name] ?? null) !== null;
  const blocks: Block[] = ['CidrBlock', 'Ipv6CidrBlock'].filter(isWritten).map((property) => ({
    property,
    cidr: needed(property, cidrAt(properties, property)),
  }));
  // A pool gives the block that is not written.
  if (!isWritten('CidrBlock') && isWritten('Ipv4IpamPoolId'))
    blocks.push({ property: 'Ipv4IpamPoolId', cidr: fromPool(properties['Ipv4IpamPoolId']) });
  const pool = ['Ipv6IpamPoolId', 'Ipv6Pool'].find(isWritten);
  if (!isWritten('Ipv6CidrBlock') && pool !== undefined)
    blocks.push({ property: pool, cidr: fromPool(properties[pool]) });
  const amazons = orElse(flagAt(properties, 'AmazonProvidedIpv6CidrBlock'), false);
  if (!amazons.known || amazons.value) {
    const cidr = thenStated(amazons, () => amazonsBlock(resource, template));
    blocks.push({ property: 'AmazonProvidedIpv6CidrBlock', cidr });
  }
  return blocks;
}

function amazonsBlock({ properties }: DeclaredResource, template: Template): Stated<Cidr> {
  const vpcIds = ofTypes(template, 'AWS::EC2::VPC').map(({ id }) => id);
  return thenStated(neededId('VpcId', properties), (vpcId) => {
    const nth = vpcIds.toSorted().indexOf(vpcId);
    return nth === -1
      ? unstated(`the IPv6 block that Amazon gives ${vpcId}`)
      : parseNeededCidr('Ipv6CidrBlock', standInBlock(nth));
  });
}

function ipv4Block({ properties }: DeclaredResource): Stated<Cidr> {
  const written = cidrAt(properties, 'CidrBlock');
  const pool = properties['Ipv4IpamPoolId'] ?? null;
  return written.known && written.value === null && pool !== null
    ? fromPool(pool)
    : needed('CidrBlock', written);
}

/** A block that an IPAM pool or an address pool gives on deployment. */
export function fromPool(pool: Value | undefined): Stated<never> {
  const id = textAt({ pool: pool ?? null }, 'pool');
  return unstated(`a block of the pool ${id.known ? (id.value ?? '') : id.expression}`);
}
