import { type Mutation } from './mutation.ts';

/** Errors about what one filter, an ACL or a security group, does with packets. */
export const filterMutations: readonly Mutation[] = [
  {
    name: 'the highest ACL number decides',
    file: 'network-acl-filter.ts',
    from: `for (const entry of direction === 'in' ? acl.inbound : acl.outbound) {`,
    to: `for (const entry of (direction === 'in' ? acl.inbound : acl.outbound).toReversed()) {`,
  },
  {
    name: 'any ACL entry that allows is enough',
    file: 'network-acl-filter.ts',
    from: `for (const entry of direction === 'in' ? acl.inbound : acl.outbound) {`,
    to: `for (const entry of (direction === 'in' ? acl.inbound : acl.outbound).filter(({ action }) => action === 'allow')) {`,
  },
  {
    name: 'inbound and outbound ACL entries are swapped',
    file: 'network-acl-filter.ts',
    from: `direction === 'in' ? acl.inbound : acl.outbound`,
    to: `direction === 'in' ? acl.outbound : acl.inbound`,
  },
  {
    name: 'what no ACL entry matches is allowed',
    file: 'network-acl-filter.ts',
    from: `    refused.push(...rest);`,
    to: `    allowed.push(...rest);`,
  },
  {
    name: "an ACL entry's protocol is ignored",
    file: 'network-acl-filter.ts',
    from: `{ ...entry, remote: [entry.cidr] }`,
    to: `{ ...entry, protocol: 'all', remote: [entry.cidr] }`,
  },
  {
    name: "an ACL entry's ports are ignored",
    file: 'network-acl-filter.ts',
    from: `{ ...entry, remote: [entry.cidr] }`,
    to: `{ ...entry, ports: null, remote: [entry.cidr] }`,
  },
  {
    name: "a group rule's ports are ignored",
    file: 'security-group-filter.ts',
    from: `{ ...rule, remote: understood.remote }`,
    to: `{ ...rule, ports: null, remote: understood.remote }`,
  },
  {
    name: 'the last port of a range is left out',
    file: 'filter.ts',
    from: `port <= ports.last`,
    to: `port < ports.last`,
  },
  {
    name: 'some of the ports are taken for all of them',
    file: 'piece.ts',
    from: `if (first === own.first && last === own.last) return`,
    to: `if (first <= last) return`,
  },
  {
    name: 'some of the ports are taken for none of them',
    file: 'piece.ts',
    from: `if (first > last) return`,
    to: `if (first > own.first || last < own.last) return`,
  },
  {
    name: 'some of the addresses are taken for all of them',
    file: 'piece.ts',
    from: `if (common.first === piece[side].first && common.last === piece[side].last)`,
    to: `if (common.first <= common.last)`,
  },
  {
    name: 'only the first group counts',
    file: 'security-group-filter.ts',
    from: `const groups = groupIds.map(`,
    to: `const groups = groupIds.slice(0, 1).map(`,
  },
  {
    name: 'inbound and outbound group rules are swapped',
    file: 'security-group-filter.ts',
    from: `direction === 'in' ? group.value.ingress : group.value.egress`,
    to: `direction === 'in' ? group.value.egress : group.value.ingress`,
  },
  {
    name: 'a rule that names a group admits nobody',
    file: 'understand-rule.ts',
    from: `remote: peer.client.includes(groupId) ? everyMember : [], gap`,
    to: `remote: [], gap`,
  },
  {
    name: 'a rule that names a group admits everybody',
    file: 'understand-rule.ts',
    from: `remote: peer.client.includes(groupId) ? everyMember : [], gap`,
    to: `remote: everyMember, gap`,
  },
  {
    name: 'a rule that names a group lets out to everybody',
    file: 'understand-rule.ts',
    from: `remote: carries, gap: null`,
    to: `remote: everyMember, gap: null`,
  },
  {
    name: 'a rule that names a prefix list is ignored',
    file: 'understand-rule.ts',
    from: `return understandPrefixList(index, peer.prefixListId, scope, packets);`,
    to: `return [];`,
  },
  {
    name: "one service's prefix list is taken for every service's",
    file: 'prefix-list-match.ts',
    from: `return isService && member.isPublicService ? false : null;`,
    to: `return isService && member.isPublicService ? true : null;`,
  },
];
