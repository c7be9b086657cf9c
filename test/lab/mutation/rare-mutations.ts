import { type Mutation } from './mutation.ts';

/** An error that fewer than two of a thousand cases show. */
export interface RareMutation extends Mutation {
  /** What the cases would have to hold more often. */
  readonly stratum: string;
}

/** Errors that the lab seldom or never shows yet. */
export const rareMutations: readonly RareMutation[] = [
  {
    name: 'a wildcard answers where the exact name has a record of another type',
    file: 'ask-zone.ts',
    from: `const name = nameThatAnswers(records, host);`,
    to: `const name = nameThatAnswers(
    records.filter((record) => record.type === type || record.type === 'CNAME'),
    host,
  );`,
    stratum: 'a zone with a wildcard, and a TXT record at the very name that is asked for',
  },
  {
    name: 'a CNAME record is not looked at',
    file: 'ask-zone.ts',
    from: `(record.type === type || record.type === 'CNAME')`,
    to: `record.type === type`,
    stratum: "a zone with a CNAME to an endpoint's own name",
  },
  {
    name: "a CNAME's name is asked for in public DNS",
    file: 'resolve-name.ts',
    from: `const followed = own ?? resolveInVpc(next, depth + 1);`,
    to: `const followed = own ?? resolvePublicly(next);`,
    stratum: "a zone with a CNAME to a name that another zone or an endpoint's private DNS answers",
  },
  {
    name: 'IPv6 names are answered from A records',
    file: 'ask-zone.ts',
    from: `const type = family === 'ipv4' ? 'A' : 'AAAA';`,
    to: `const type = family === 'ipv4' || family === 'ipv6' ? 'A' : 'AAAA';`,
    stratum: 'hosted zones in dual-stack networks',
  },
  {
    name: 'the less specific name wins',
    file: 'private-name.ts',
    from: `b.domain.length - a.domain.length ||`,
    to: `a.domain.length - b.domain.length ||`,
    stratum: 'more zones below or above the names of an endpoint or of another zone',
  },
  {
    name: "behind a NAT filters see the client's address",
    file: 'walk.ts',
    from: `if (station.translated === null) return 'client';`,
    to: `if (station.translated === null || station.kind === 'nat') return 'client';`,
    stratum:
      "a private NAT gateway, and filters of the other VPC that name its address or the client's alone",
  },
  {
    name: "a group rule's protocol is ignored",
    file: 'security-group-filter.ts',
    from: `{ ...rule, remote: understood.remote }`,
    to: `{ ...rule, protocol: 'all', remote: understood.remote }`,
    stratum: 'group rules of UDP, inbound too',
  },
  {
    name: "a translator's address is compared as if rules named all of IPv4",
    file: 'filter.ts',
    from: `if (matched.length === 0) return`,
    to: `if (remote.length === 0) return`,
    stratum: 'a private NAT gateway, and filters of the other VPC that leave its address out',
  },
  {
    name: 'an endpoint behind a transit gateway knows the groups of clients',
    file: 'understand-rule.ts',
    from: `const never = peer.client === 'none' || peer.over === 'transit-gateway-to-endpoint';`,
    to: `const never = peer.client === 'none';`,
    stratum: 'more groups of central endpoints that name a group, over a transit gateway',
  },
  {
    name: 'a prefix-list route beats more specific ones',
    file: 'route-choice.ts',
    from: `lengthOf(b) - lengthOf(a) ||`,
    to: `Number(b.rank === 1) - Number(a.rank === 1) || lengthOf(b) - lengthOf(a) ||`,
    stratum: 'a prefix-list route, and a more specific one within the list to somewhere else',
  },
  {
    name: 'on equal destinations the static route loses',
    file: 'route-choice.ts',
    from: `a.rank - b.rank ||`,
    to: `b.rank - a.rank ||`,
    stratum: 'a route to a block that is also an entry of a list with a route to somewhere else',
  },
  {
    name: 'an ACL is asked about requests to a NAT gateway in the same subnet',
    file: 'leave-subnet.ts',
    from: `return walk.index.byId.natGateways.get(target.id)?.subnetId === subnet.id ? choice.pieces : [];`,
    to: `return [];`,
    stratum: "clients in the NAT gateway's subnet, whose ACL refuses the one or the other inbound",
  },
  {
    name: "the client's subnet decides on Block Public Access, and not the NAT gateway's",
    file: 'block-public-access.ts',
    from: `const ofSubnet = from.subnet?.blockPublicAccess;`,
    to: `const ofSubnet = walk.vantage.subnet.blockPublicAccess;`,
    stratum: "exclusions of the client's subnet only, or of the NAT gateway's only",
  },
  {
    name: 'to block ingress a NAT instance is like a NAT gateway',
    file: 'internet-hop.ts',
    from: `from.kind === 'nat' ? 'nat' : 'direct'`,
    to: `from.kind !== 'client' ? 'nat' : 'direct'`,
    stratum: 'blocked ingress beside a NAT instance',
  },
  {
    name: 'to block ingress an egress-only gateway is like an internet gateway',
    file: 'internet-hop.ts',
    from: `passBlockPublicAccess(walk, passed, from, 'egress-only')`,
    to: `passBlockPublicAccess(walk, passed, from, 'direct')`,
    stratum: 'blocked ingress beside an egress-only gateway',
  },
  {
    name: "a NAT instance's ACL is not asked about requests that come in",
    file: 'instance-hop.ts',
    from: `if (subnet.value.id !== from.subnet?.id) {`,
    to: `if (subnet.value.id === '') {`,
    stratum: "ACLs of a NAT instance that refuse a client's block at port 443 inbound",
  },
  {
    name: 'what lies behind a NAT gateway is the same for all clients',
    file: 'shared-egress.ts',
    from: 'const key = `${gateway} ${shared.clientClass}`;',
    to: 'const key = gateway;',
    stratum: 'ACLs of a NAT gateway that refuse one of several client subnets whole',
  },
  {
    name: "an attachment's state is ignored",
    file: 'transit-gateway-hop.ts',
    from: `if (attachment.value === null || !attachment.value.available) {`,
    to: `if (attachment.value === null) {`,
    stratum:
      'none: what blocks tells it, as a route to an attachment that is gone is a blackhole on the way back',
  },
  {
    name: 'out of a transit gateway packets come by the first subnet',
    file: 'transit-gateway-exit.ts',
    from: `const possible = same.length > 0 && !attachment.applianceMode ? same : subnets;`,
    to: `const possible = same.length > 0 && attachment.id === '' ? same : subnets.slice(0, 1);`,
    stratum: 'attachments with two subnets whose ACLs or tables differ',
  },
  {
    name: "a target's groups are stateless",
    file: 'arrive.ts',
    from: `  return passGroups(walk, flow, {
    ...question,`,
    to: `  const { remote } = viewBySource(walk, heading);
  const ports = heading.station.kind === 'client' ? 'clientPort' : 'natPort';
  const answers = passGroups(walk, flow, {
    ...question,
    groupIds: target.securityGroupIds,
    scope,
    direction: 'out',
    view: { remote, ports, protocol: walk.protocol },
    peer: { members: walk.members, client: clientGroups(walk, heading.station), over: 'vpc' },
  });
  return passGroups(walk, answers, {
    ...question,`,
    stratum: 'groups of endpoints and targets without outbound rules',
  },
  {
    name: 'the name that an endpoint has in one zone leads to all of its zones',
    file: 'ask-endpoint.ts',
    from: `'public-dns', zoneOfOwnName(host));`,
    to: `'public-dns', null);`,
    stratum: 'targets that are the zonal name of an endpoint with interfaces in two zones',
  },
  {
    name: 'an outbound rule that names a group counts over a transit gateway too',
    file: 'understand-rule.ts',
    from: `  if (from === to) return true;`,
    to: `  if (from !== '') return true;`,
    stratum: "clients' groups that let out to a group of the other VPC, over a transit gateway",
  },
  {
    name: 'a deleted attachment hides the one that took its place',
    file: 'transit-gateway-hop.ts',
    from: `const available = own.find((item) => item.available);`,
    to: `const available = own.find((item) => item.id !== '');`,
    stratum: 'a deleted attachment beside the one that took its place',
  },
  {
    name: "a target's ACL is not asked about requests",
    file: 'arrive.ts',
    from: `if (subnet.value.id === from.subnet?.id) return`,
    to: `if (subnet.value.id === from.subnet?.id || hop.type !== 'vpc-endpoint') return`,
    stratum: 'ACLs of a target that refuse requests and nothing else on the way does',
  },
  {
    name: 'an ACL is asked about requests that stay in the subnet',
    file: 'leave-subnet.ts',
    from: `return choice.pieces.filter((piece) => isInSubnet(walk, piece, from));`,
    to: `return [];`,
    stratum: 'a client beside its target in one subnet whose ACL is tight',
  },
  {
    name: 'an ACL is asked about requests that come from the same subnet',
    file: 'arrive.ts',
    from: `if (subnet.value.id === from.subnet?.id) return`,
    to: `if (subnet.value.id === '') return`,
    stratum: 'a client beside its target in one subnet whose ACL is tight',
  },
];
