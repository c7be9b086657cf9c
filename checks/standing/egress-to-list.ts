import { type AddressRange, wholeFamily } from '../../src/network/address-range.ts';
import { type AddressSet, containsSet, subtractSet, unionOf } from '../../src/network/address-set.ts';
import { type Fact, known, unknown } from '../../src/network/fact.ts';
import { type Gap } from '../../src/network/gap.ts';
import { type NetworkAcl } from '../../src/network/network-acl.ts';
import { lookUp, type NetworkIndex } from '../../src/network/network-index.ts';
import { type PortRange } from '../../src/network/ports.ts';
import { type Scope } from '../../src/network/scope.ts';
import { type SecurityGroup, type SecurityGroupRule } from '../../src/network/security-group.ts';

/** The entries of a prefix list as far as they are known. */
function entriesOf(index: NetworkIndex, prefixListId: string, scope: Scope): Fact<AddressSet> {
  const list = lookUp(index, 'prefixLists', prefixListId, scope);
  if (!list.known) return list;
  const { entries } = list.value;
  return entries.known ? known(unionOf(entries.value)) : entries;
}

/** Whether outbound rules of groups allow TCP 443 to all addresses of a prefix list. */
export function groupsAllowList(
  index: NetworkIndex,
  groups: readonly SecurityGroup[],
  prefixListId: string,
  scope: Scope,
): Fact<boolean> {
  const rules = groups.flatMap(({ egress }) => egress).filter(isForHttps);
  const allowed: AddressRange[] = [];
  let gap: Gap | undefined;
  for (const { peer } of rules) {
    if (peer.kind === 'prefix-list' && peer.prefixListId === prefixListId) return known(true);
    if (peer.kind === 'cidr') allowed.push(peer.cidr);
    if (peer.kind !== 'prefix-list') continue;
    const other = entriesOf(index, peer.prefixListId, scope);
    if (other.known) allowed.push(...other.value);
    else gap ??= other.gap;
  }
  const isAllowed = isWithin(entriesOf(index, prefixListId, scope), unionOf(allowed));
  return isAllowed.known && !isAllowed.value && gap !== undefined ? unknown(gap) : isAllowed;
}

/** Whether the outbound entries of a network ACL allow TCP 443 to all addresses of a prefix list. */
export function aclAllowsList(
  index: NetworkIndex,
  acl: NetworkAcl,
  prefixListId: string,
  scope: Scope,
): Fact<boolean> {
  let allowed: AddressSet = [];
  let denied: AddressSet = [];
  for (const { protocol, ports, cidr, action } of acl.outbound) {
    if (!isForHttps({ protocol, ports })) continue;
    if (action === 'allow') allowed = unionOf([...allowed, ...subtractSet([cidr], denied)]);
    else denied = unionOf([...denied, ...subtractSet([cidr], allowed)]);
  }
  return isWithin(entriesOf(index, prefixListId, scope), allowed);
}

function isForHttps({ protocol, ports }: Pick<SecurityGroupRule, 'protocol' | 'ports'>): boolean {
  return (protocol === 'all' || protocol === 'tcp') && (ports === null || hasHttps(ports));
}

function hasHttps({ first, last }: PortRange): boolean {
  return first <= 443 && 443 <= last;
}

// Lists of gateway endpoints hold IPv4 blocks; without its entries only rules that allow all or nothing decide.
function isWithin(entries: Fact<AddressSet>, allowed: AddressSet): Fact<boolean> {
  if (entries.known) return known(containsSet(allowed, entries.value));
  if (allowed.length === 0) return known(false);
  return containsSet(allowed, [wholeFamily('ipv4')]) ? known(true) : unknown(entries.gap);
}
