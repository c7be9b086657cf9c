import { type Address, formatAddress } from '../../../src/network/address.ts';
import { type AddressRange, parseCidr } from '../../../src/network/address-range.ts';
import { type AddressFamily } from '../../../src/network/family.ts';
import { type PortRange } from '../../../src/network/ports.ts';
import { type Account } from '../network/account.ts';

/** Numbers at which some rule of an account begins or ends to fit: where a wrong comparison shows. */
export interface Edges {
  readonly ports: readonly number[];
  readonly addresses: readonly Address[];
}

/** The edges of all rules and routes of an account. */
export function edgesOf(account: Account): Edges {
  const entries = account.NetworkAcls.flatMap(({ Entries: all }) => all);
  const rules = account.SecurityGroups.flatMap((group) => [
    ...group.IpPermissions,
    ...group.IpPermissionsEgress,
  ]);
  const ports = entries.flatMap(({ PortRange: range }) =>
    range === undefined ? [] : [range.From - 1, range.From, range.To, range.To + 1],
  );
  const blocks = [
    ...entries.flatMap((entry) => [entry.CidrBlock, entry.Ipv6CidrBlock]),
    ...rules.flatMap((rule) => [...rule.CidrIps, ...rule.CidrIpv6s]),
    ...account.RouteTables.flatMap(({ Routes: routes }) =>
      routes.flatMap((route) => [route.DestinationCidrBlock, route.DestinationIpv6CidrBlock]),
    ),
    ...account.TransitGatewayRouteTables.flatMap(({ Routes: routes }) =>
      routes.map((route) => route.DestinationCidrBlock),
    ),
    ...account.PrefixLists.flatMap(({ Entries: all }) => all),
  ];
  const addresses = new Map<string, Address>();
  for (const block of new Set(blocks)) {
    const cidr = block === undefined ? undefined : parseCidr(block);
    if (cidr === undefined) continue;
    const { family } = cidr;
    for (const value of [cidr.first - 1n, cidr.first, cidr.last, cidr.last + 1n])
      if (value >= 0n && value < 1n << (family === 'ipv4' ? 32n : 128n))
        addresses.set(`${family} ${value}`, { family, value });
  }
  return { ports: [...new Set(ports)], addresses: [...addresses.values()] };
}

/** Ports to try: the ends of a range, and the edges within it. */
export function portsWithin({ ports }: Edges, { first, last }: PortRange): readonly number[] {
  return [...new Set([first, last, ...ports.filter((port) => port >= first && port <= last)])];
}

/** Addresses to try: the ends of ranges, and the edges within them. */
export function addressesWithin(
  { addresses }: Edges,
  ranges: readonly AddressRange[],
  family: AddressFamily,
): readonly string[] {
  const own = ranges.filter((range) => range.family === family);
  const ends = own.flatMap(({ first, last }) => [first, last]);
  const inside = addresses
    .filter((one) => one.family === family)
    .map(({ value }) => value)
    .filter((value) => own.some(({ first, last }) => first <= value && value <= last));
  return [...new Set([...ends, ...inside])].map((value) => formatAddress({ family, value }));
}
