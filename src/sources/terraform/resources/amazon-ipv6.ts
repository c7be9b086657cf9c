import { type Cidr } from '../../../network/address-range.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { cidrAt, flagAt, needed, textAt } from '../../declared/fields.ts';
import { standInBlock, standInSubnet } from '../../declared/stand-in-block.ts';
import { type Stated, thenStated, unstated } from '../../declared/stated.ts';
import { Unresolved } from '../../declared/value.ts';
import { findResource, ofTypes, type Plan } from './plan.ts';

/** The types that manage a VPC. */
export const vpcTypes = ['aws_vpc', 'aws_default_vpc'] as const;

const subnetTypes = ['aws_subnet', 'aws_default_subnet'] as const;

/** The block that stands in for the IPv6 block which Amazon gives a VPC of the plan upon apply. */
export function amazonBlock(vpcId: string, plan: Plan): Stated<Cidr> {
  const nth = nthVpc(vpcId, plan);
  return nth === -1
    ? unstated(`the IPv6 block that Amazon gives ${vpcId}`)
    : neededCidr('ipv6_cidr_block', standInBlock(nth));
}

/**
 * The IPv6 block of a subnet that only apply knows: a stand-in out of that of its VPC, where Amazon gives the VPC's
 * upon apply as well. Subnets of one VPC never share one.
 */
export function subnetBlock(subnet: DeclaredResource, vpcId: string, plan: Plan): Stated<Cidr> {
  const alike = ofTypes(plan, ...subnetTypes)
    .filter(
      ({ properties }) => properties['vpc_id'] === vpcId && hasUnknownBlock(properties['ipv6_cidr_block']),
    )
    .map(({ id }) => id)
    .toSorted();
  const nth = nthVpc(vpcId, plan);
  if (nth === -1 || !getsAmazonBlock(vpcId, plan)) return neededCidr('ipv6_cidr_block', unresolved(subnet));
  return neededCidr('ipv6_cidr_block', standInSubnet(nth, alike.indexOf(subnet.id)));
}

/** A text, or what stands for it, as the CIDR block that it must be. */
export function neededCidr(name: string, value: string | Unresolved): Stated<Cidr> {
  return needed(name, cidrAt({ [name]: value }, name));
}

/** A block that a pool gives upon apply. */
export function fromPool({ properties }: DeclaredResource, name: string): Stated<never> {
  const pool = textAt(properties, name);
  return unstated(`a block of the pool ${pool.known ? (pool.value ?? '') : pool.expression}`);
}

/** Whether Amazon gives the block of a VPC or of its association: yes, no, or not known. */
export function isAmazons({ properties }: DeclaredResource): Stated<boolean> {
  return thenStated(flagAt(properties, 'assign_generated_ipv6_cidr_block'), (flag) => ({
    known: true,
    value: flag ?? false,
  }));
}

function nthVpc(vpcId: string, plan: Plan): number {
  return ofTypes(plan, ...vpcTypes)
    .map(({ id }) => id)
    .toSorted()
    .indexOf(vpcId);
}

function getsAmazonBlock(vpcId: string, plan: Plan): boolean {
  const vpc = findResource(plan, vpcId, ...vpcTypes);
  const associations = ofTypes(plan, 'aws_vpc_ipv6_cidr_block_association').filter(
    ({ properties }) => properties['vpc_id'] === vpcId,
  );
  return [...(vpc === undefined ? [] : [vpc]), ...associations].some((resource) => {
    const amazons = isAmazons(resource);
    return amazons.known && amazons.value && typeof resource.properties['ipv6_cidr_block'] !== 'string';
  });
}

function hasUnknownBlock(value: unknown): boolean {
  return value instanceof Unresolved;
}

function unresolved({ properties }: DeclaredResource): Unresolved {
  const value = properties['ipv6_cidr_block'];
  return value instanceof Unresolved ? value : new Unresolved('ipv6_cidr_block');
}
