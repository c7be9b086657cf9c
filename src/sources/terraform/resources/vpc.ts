import { type Cidr } from '../../../network/address-range.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Link } from '../../declared/draft.ts';
import { cidrAt, needed } from '../../declared/fields.ts';
import { type Stated, stated, thenStated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { amazonBlock, fromPool, isAmazons, vpcTypes } from './amazon-ipv6.ts';
import { existingVpcLacks } from './existing-vpc.ts';
import { findResource, ofTypes, type Plan } from './plan.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { isGiven, knownText, linkOf, said, saidTogether } from './said.ts';
import { vpcDraft } from './vpc-draft.ts';

/**
 * aws_vpc, and what AWS makes with it: a reference to its default table, ACL or group is resolved to AWS's id, or to
 * the VPC's id with the attribute's name behind it.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc
 */
export const mapVpc: ResourceMapper = (resource, plan) => {
  const ipv6 = ipv6Block(resource, plan);
  const brings = {
    vpcId: resource.id,
    mainRouteTableId: broughtTable(resource),
    networkAclId: broughtId(resource, 'default_network_acl_id'),
    securityGroupId: broughtId(resource, 'default_security_group_id'),
  };
  const links: Link[] = [{ ...linkOf(resource), kind: 'vpc-brings', data: brings }];
  return saidTogether([
    vpcDraft(resource, { ipv4: ipv4Block(resource), ipv6, type: 'aws_vpc' }),
    said({ links: [...links, ...otherMainTable(resource, plan)] }),
  ]);
};

/**
 * aws_default_vpc: the account's own, which is there already, and has what nobody wrote down.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_vpc
 */
export const mapDefaultVpc: ResourceMapper = (resource, plan) => {
  const { cidr_block: usual } = defaults.aws_default_vpc;
  const ipv4 = cidrAt({ cidr_block: resource.properties['cidr_block'] ?? usual.value }, 'cidr_block');
  const ipv6 = ipv6Block(resource, plan);
  return saidTogether([
    vpcDraft(resource, { ipv4: needed('cidr_block', ipv4), ipv6, type: 'aws_default_vpc' }),
    existingVpcLacks(resource),
  ]);
};

/** The blocks of a VPC of the plan, as far as the plan says them; none for another VPC. */
export function blocksOfVpc(plan: Plan, vpcId: string): readonly Cidr[] {
  const vpc = findResource(plan, vpcId, ...vpcTypes, 'data.aws_vpc');
  if (vpc === undefined) return [];
  const further = ofTypes(plan, 'aws_vpc_ipv4_cidr_block_association', 'aws_vpc_ipv6_cidr_block_association')
    .filter(({ properties }) => properties['vpc_id'] === vpcId)
    .flatMap((association) =>
      ['cidr_block', 'ipv6_cidr_block'].map((name) => cidrAt(association.properties, name)),
    );
  const own = [cidrAt(vpc.properties, 'cidr_block'), ipv6Block(vpc, plan)];
  return [...own, ...further].flatMap((block) => (block?.known === true ? (block.value ?? []) : []));
}

function ipv4Block(resource: DeclaredResource): Stated<Cidr> {
  const { properties } = resource;
  const isWritten = typeof properties['cidr_block'] === 'string';
  if (!isWritten && isGiven(properties, 'ipv4_ipam_pool_id')) return fromPool(resource, 'ipv4_ipam_pool_id');
  return needed('cidr_block', cidrAt(properties, 'cidr_block'));
}

/** The IPv6 block of a VPC or of an association: written, Amazon's or of a pool; null for none. */
export function ipv6Block(resource: DeclaredResource, plan: Plan, vpcId = resource.id): Stated<Cidr> | null {
  const { properties } = resource;
  if (typeof properties['ipv6_cidr_block'] === 'string')
    return needed('ipv6_cidr_block', cidrAt(properties, 'ipv6_cidr_block'));
  const amazons = isAmazons(resource);
  if (!amazons.known || amazons.value) return thenStated(amazons, () => amazonBlock(vpcId, plan));
  const pool = ['ipv6_ipam_pool_id', 'ipv6_pool'].find((name) => isGiven(properties, name));
  if (pool !== undefined) return fromPool(resource, pool);
  return isGiven(properties, 'ipv6_cidr_block')
    ? needed('ipv6_cidr_block', cidrAt(properties, 'ipv6_cidr_block'))
    : null;
}

function broughtId(resource: DeclaredResource, name: string): string {
  return knownText(resource, name) ?? `${resource.id}.${name}`;
}

// The table that was made with the VPC is not the main one any more where another has been put in its place.
function broughtTable(resource: DeclaredResource): string {
  return knownText(resource, 'default_route_table_id') ?? broughtId(resource, 'main_route_table_id');
}

function otherMainTable(resource: DeclaredResource, plan: Plan): readonly Link[] {
  const main = knownText(resource, 'main_route_table_id');
  const isPlanned = ofTypes(plan, 'aws_main_route_table_association').some(
    ({ properties }) => properties['vpc_id'] === resource.id,
  );
  if (main === null || isPlanned || main === broughtTable(resource)) return [];
  const data = { vpcId: stated(resource.id), routeTableId: stated(main) };
  return [{ ...linkOf(resource), kind: 'main-route-table', data }];
}
