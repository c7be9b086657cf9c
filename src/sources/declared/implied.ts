import { parseCidr } from '../../network/address-range.ts';
import { type NetworkAclEntry } from '../../network/network-acl.ts';
import { formatDestination, type Route } from '../../network/route-table.ts';
import { type SecurityGroupRule } from '../../network/security-group.ts';
import { type Vpc } from '../../network/vpc.ts';

const guide = 'https://docs.aws.amazon.com/vpc/latest/userguide';

/** What AWS makes with a VPC, whoever asks for it, and where AWS says so. */
export const impliedSources = {
  'main route table': `${guide}/subnet-route-tables.html`,
  'local routes': `${guide}/subnet-route-tables.html`,
  'default network ACL': `${guide}/default-network-acl.html`,
  'default security group': `${guide}/default-security-group.html`,
  'egress of a new security group': `${guide}/security-group-rules.html`,
} as const;

const everyIpv4 = parseCidr('0.0.0.0/0');
const everyIpv6 = parseCidr('::/0');

function everywhere(vpc: Vpc | null) {
  return [everyIpv4, vpc === null || hasIpv6(vpc) ? everyIpv6 : undefined].flatMap((cidr) => cidr ?? []);
}

function hasIpv6({ cidrs }: Vpc): boolean {
  return cidrs.some(({ family }) => family === 'ipv6');
}

/**
 * The rules that let everything out of a new group: to every IPv4 address, and to every IPv6 one where the VPC has
 * IPv6. Of a VPC that is not known (null) both: where it has no IPv6 the second one decides nothing.
 */
export function allEgress(vpc: Vpc | null): readonly SecurityGroupRule[] {
  return everywhere(vpc).map((cidr) => ({ protocol: 'all', ports: null, peer: { kind: 'cidr', cidr } }));
}

/** The rule of a default group that admits what has the group itself. */
export function fromItself(groupId: string): SecurityGroupRule {
  return {
    protocol: 'all',
    ports: null,
    peer: { kind: 'security-group', reference: { groupId, accountId: null } },
  };
}

/** The entries of a default ACL, of either direction: all of IPv4 by number 100, all of IPv6 by 101. */
export function allTraffic(vpc: Vpc): readonly NetworkAclEntry[] {
  return everywhere(vpc).map((cidr, at) => ({
    number: 100 + at,
    protocol: 'all',
    ports: null,
    cidr,
    action: 'allow',
  }));
}

/** A table's routes with the local ones, one for each block of the VPC that no route is stated for. */
export function withLocalRoutes(routes: readonly Route[], { cidrs }: Vpc): readonly Route[] {
  const present = new Set(routes.map(({ destination }) => formatDestination(destination)));
  const local = cidrs.map((cidr): Route => ({
    destination: { kind: 'cidr', cidr },
    target: { kind: 'local' },
    state: 'active',
    propagated: false,
  }));
  return [...local.filter(({ destination }) => !present.has(formatDestination(destination))), ...routes];
}
