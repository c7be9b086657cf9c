import { type Cidr } from '../../../network/address-range.ts';
import { type Subnet } from '../../../network/subnet.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Link } from '../../declared/draft.ts';
import { cidrAt, flagAt, needed, orElse, textAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { accountDecides } from './block-public-access.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, linkOf, nameTag, placesOf, said } from './said.ts';
import { fromPool } from './vpc.ts';
import { neededId } from './stated-ids.ts';

const subnetDefaults = defaults['AWS::EC2::Subnet'];

/**
 * AWS::EC2::Subnet. Its zone may be symbolic (`GetAZs[0]`), and is none where AWS chooses it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html
 */
export const mapSubnet: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const ipv6 = ipv6Block(resource);
  const enableDns64 = orElse(flagAt(properties, 'EnableDns64'), subnetDefaults.EnableDns64.value);
  const stands = allStated<{ vpcId: string; cidr: Cidr | null; enableDns64: boolean }>({
    vpcId: neededId('VpcId', properties),
    cidr: ipv4Block(resource),
    enableDns64,
  });
  const item = mapStated(stands, (fields): Subnet => ({
    id,
    scope,
    ownerId: scope.accountId,
    name: nameTag(resource),
    ...fields,
    ipv6Cidrs: ipv6?.known === true ? [ipv6.value] : [],
    availabilityZone: textOrNull(resource, 'AvailabilityZone'),
    availabilityZoneId: textOrNull(resource, 'AvailabilityZoneId'),
    availableAddresses: null,
    blockPublicAccess: accountDecides(resource),
  }));
  const places = placesOf(resource, { cidr: ['CidrBlock'] });
  return said({
    drafts: [{ ...headOf(resource), collection: 'subnets', item, properties: places }],
    links: ipv6 === null || ipv6.known ? [] : [ipv6Link(resource, stated(id), ipv6)],
  });
};

/**
 * AWS::EC2::SubnetCidrBlock: the IPv6 block of a subnet.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetcidrblock.html
 */
export const mapSubnetCidrBlock: ResourceMapper = (resource) => {
  const subnetId = neededId('SubnetId', resource.properties);
  const cidr = ipv6Block(resource) ?? needed('Ipv6CidrBlock', stated<Cidr | null>(null));
  return said({ links: [ipv6Link(resource, subnetId, cidr)] });
};

function ipv6Link(resource: DeclaredResource, subnetId: Stated<string>, cidr: Stated<Cidr>): Link {
  return { ...linkOf(resource, 'Ipv6CidrBlock'), kind: 'subnet-ipv6-cidr', data: { subnetId, cidr } };
}

function ipv4Block({ properties }: DeclaredResource): Stated<Cidr | null> {
  const native = orElse(flagAt(properties, 'Ipv6Native'), subnetDefaults.Ipv6Native.value);
  return thenStated(native, (isIpv6Only) => {
    if (isIpv6Only) return stated(null);
    const pool = properties['Ipv4IpamPoolId'] ?? null;
    if (pool !== null && (properties['CidrBlock'] ?? null) === null) return fromPool(pool);
    return needed('CidrBlock', cidrAt(properties, 'CidrBlock'));
  });
}

function ipv6Block({ properties }: DeclaredResource): Stated<Cidr> | null {
  const pool = properties['Ipv6IpamPoolId'] ?? null;
  if ((properties['Ipv6CidrBlock'] ?? null) !== null)
    return needed('Ipv6CidrBlock', cidrAt(properties, 'Ipv6CidrBlock'));
  return pool === null ? null : fromPool(pool);
}

function textOrNull({ properties }: DeclaredResource, name: string): string | null {
  const text = textAt(properties, name);
  return text.known ? text.value : null;
}
