import { type Address, formatAddress } from '../../../../src/network/address.ts';
import { type Cidr, formatCidr } from '../../../../src/network/address-range.ts';
import { type NetworkAclEntry } from '../../../../src/network/network-acl.ts';
import { formatPorts } from '../../../../src/network/ports.ts';
import { formatDestination, type Route } from '../../../../src/network/route-table.ts';
import { type SecurityGroupRule } from '../../../../src/network/security-group.ts';

/** `0.0.0.0/0 nat-gateway nat-1 active`, with `propagated` where it is. */
export function routeText({ destination, target, state, propagated }: Route): string {
  const to = target.kind === 'local' ? 'local' : `${target.kind} ${target.id}`;
  return `${formatDestination(destination)} ${to} ${state}${propagated ? ' propagated' : ''}`;
}

/** `tcp 443 10.0.0.0/8`. */
export function ruleText({ protocol, ports, peer }: SecurityGroupRule): string {
  const group =
    peer.kind === 'security-group' ? `${peer.reference.groupId} of ${peer.reference.accountId ?? '-'}` : '';
  const to =
    peer.kind === 'cidr' ? formatCidr(peer.cidr) : peer.kind === 'prefix-list' ? peer.prefixListId : group;
  return `${protocol} ${ports === null ? '*' : formatPorts(ports)} ${to}`;
}

/** `100 allow tcp 443 0.0.0.0/0`. */
export function entryText({ number, action, protocol, ports, cidr }: NetworkAclEntry): string {
  return `${number} ${action} ${protocol} ${ports === null ? '*' : formatPorts(ports)} ${formatCidr(cidr)}`;
}

/** The blocks as written. */
export function cidrTexts(cidrs: readonly Cidr[]): readonly string[] {
  return cidrs.map((cidr) => formatCidr(cidr));
}

/** The addresses as written. */
export function addressTexts(addresses: readonly Address[]): readonly string[] {
  return addresses.map((address) => formatAddress(address));
}
