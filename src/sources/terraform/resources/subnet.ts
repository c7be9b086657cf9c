import { type Cidr } from '../../../network/address-range.ts';
import { type Subnet } from '../../../network/subnet.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Link } from '../../declared/draft.ts';
import { cidrAt, flagAt, needed, neededText, numberAt, orElse } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated } from '../../declared/stated.ts';
import { Unresolved } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { fromPool, subnetBlock } from './amazon-ipv6.ts';
import { accountDecides } from './block-public-access.ts';
import { type Plan } from './plan.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, isGiven, knownText, lackOf, linkOf, nameTag, placesOf, said, saidTogether } from './said.ts';

const subnetDefaults = defaults.aws_subnet;

/**
 * aws_subnet and aws_default_subnet, whose block only apply knows unless it is in the state.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet
 */
export const mapSubnet: ResourceMapper = (resource, plan) => {
  const { id, properties, scope } = resource;
  const ipv6 = ipv6Block(resource, plan);
  const stands = allStated<{ vpcId: string; cidr: Cidr | null; enableDns64: boolean }>({
    vpcId: neededText('vpc_id', properties),
    cidr: ipv4Block(resource),
    enableDns64: orElse(flagAt(properties, 'enable_dns64'), subnetDefaults.enable_dns64.value),
  });
  const item = mapStated(stands, (fields): Subnet => ({
    id,
    scope,
    ownerId: knownText(resource, 'owner_id') ?? scope.accountId,
    name: nameTag(resource),
    ...fields,
    ipv6Cidrs: ipv6?.known === true ? [ipv6.value] : [],
    availabilityZone: knownText(resource, 'availability_zone'),
    availabilityZoneId: knownText(resource, 'availability_zone_id'),
    availableAddresses: freeAddresses(resource),
    blockPublicAccess: accountDecides(resource),
  }));
  const places = placesOf(resource, { cidr: 'cidr_block' });
  const links: Link[] =
    ipv6 === null || ipv6.known
      ? []
      : [
          {
            ...linkOf(resource, 'ipv6_cidr_block'),
            kind: 'subnet-ipv6-cidr',
            data: { subnetId: stated(id), cidr: ipv6 },
          },
        ];
  return said({
    drafts: [{ ...headOf(resource), collection: 'subnets', item, properties: places }],
    links,
  });
};

/**
 * data.aws_subnet: which table and ACL it has is not in the plan.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/subnet
 */
export const mapExistingSubnet: ResourceMapper = (resource, plan) =>
  saidTogether([mapSubnet(resource, plan), existingLacks(resource)]);

function existingLacks(resource: DeclaredResource): Drafts {
  const of = knownText(resource, 'vpc_id');
  const expression = (what: string) => `the ${what} of the existing subnet ${resource.id}`;
  return said({
    lacks: [
      lackOf(resource, 'routeTables', expression('route table'), of),
      lackOf(resource, 'networkAcls', expression('network ACL'), of),
    ],
  });
}

function ipv4Block({ properties }: DeclaredResource): Stated<Cidr | null> {
  const native = orElse(flagAt(properties, 'ipv6_native'), subnetDefaults.ipv6_native.value);
  return thenStated(native, (isIpv6Only) => {
    if (isIpv6Only) return stated(null);
    return needed('cidr_block', cidrAt(properties, 'cidr_block'));
  });
}

function ipv6Block(resource: DeclaredResource, plan: Plan): Stated<Cidr> | null {
  const { properties } = resource;
  if (!(properties['ipv6_cidr_block'] instanceof Unresolved)) {
    if (isGiven(properties, 'ipv6_cidr_block'))
      return needed('ipv6_cidr_block', cidrAt(properties, 'ipv6_cidr_block'));
    return isGiven(properties, 'ipv6_ipam_pool_id') ? fromPool(resource, 'ipv6_ipam_pool_id') : null;
  }
  return thenStated(neededText('vpc_id', properties), (vpcId) => subnetBlock(resource, vpcId, plan));
}

// Only the data source has it.
function freeAddresses({ properties }: DeclaredResource): number | null {
  const count = numberAt(properties, 'available_ip_address_count');
  return count.known ? count.value : null;
}
