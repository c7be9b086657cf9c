import { farEnd } from '../kernel/links.ts';
import { type DropBook, evidence, recordWays, table, waveChain } from './drops.ts';
import { type Place } from './place.ts';

// Nobody routes these on the internet, so an internet gateway has nowhere to send them.
const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'];
const privateBlocks6 = ['fc00::/7', 'fe80::/10'];

// In a half of the mark that neither waves nor drops use on the way in.
const markOf = { a: 0x8000, b: 0x9000 } as const;
const markMask = 0xf000;
const tableOf = { a: 11, b: 12 } as const;

/** Private addresses and the public ones that AWS keeps for them, of one VPC. */
function pairsOf({ translators, interfaces }: Place): readonly (readonly [string, string])[] {
  return [
    ...translators.flatMap(({ own, publicAddresses }) =>
      publicAddresses.slice(0, 1).map((address) => [own, address] as const),
    ),
    ...interfaces.flatMap(({ item }) =>
      item.PublicIp === null ? [] : [[item.PrivateIpAddress, item.PublicIp] as const],
    ),
  ];
}

/**
 * The internet gateways: each private address with a public one is rewritten, both ways, without any state;
 * others' packets go nowhere. https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export function filterEdge(places: readonly Place[], book: DropBook): string {
  const pairs = places.flatMap((place) => pairsOf(place).map(([own, address]) => ({ place, own, address })));
  const map = (name: string, type: string, elements: readonly string[]): string =>
    ` map ${name} {\n  type ${type}\n${elements.length === 0 ? '' : `  elements = { ${elements.join(', ')} }\n`} }`;
  return table([
    evidence,
    waveChain,
    map(
      'home',
      'ipv4_addr : mark',
      pairs.map(({ place, address }) => `${address} : ${markOf[place.space]}`),
    ),
    map(
      'inward',
      'ipv4_addr : ipv4_addr',
      pairs.map(({ own, address }) => `${address} : ${own}`),
    ),
    ...places.map((place) =>
      map(
        `outward_${place.space}`,
        'ipv4_addr : ipv4_addr',
        pairsOf(place).map(([own, address]) => `${own} : ${address}`),
      ),
    ),
    ' chain output {\n  type filter hook output priority 0; policy drop;\n }',
    ' chain prerouting {',
    '  type filter hook prerouting priority -300; policy drop;',
    ...places.flatMap((place) => outwardRules(place, book)),
    '  iifname "inet" meta nfproto ipv4 meta mark set ip daddr map @home',
    '  iifname "inet" ip daddr set ip daddr map @inward accept',
    '  iifname "inet" meta nfproto ipv6 accept',
    ' }',
    ' chain forward {',
    '  type filter hook forward priority 0; policy accept;',
    ...recordWays,
    // Connections are opened from inside only, which is all that an egress-only gateway lets through.
    '  iifname "inet" meta nfproto ipv6 ct state new drop',
    ' }',
  ]);
}

function outwardRules({ space, vpc }: Place, book: DropBook): readonly string[] {
  const refuse = book.statement({ kind: 'private-target', ids: [vpc.VpcId], rule: null });
  return [
    `  iifname { "${space}i0", "${space}e0" } ip daddr { ${privateBlocks.join(', ')} } ${refuse}`,
    `  iifname { "${space}i0", "${space}e0" } ip6 daddr { ${privateBlocks6.join(', ')} } ${refuse}`,
    `  iifname "${space}i0" ip saddr set ip saddr map @outward_${space} accept`,
    `  iifname "${space}i0" meta nfproto ipv4 ${book.statement({ kind: 'no-public-address', ids: [vpc.VpcId], rule: null })}`,
    `  iifname { "${space}i0", "${space}e0" } meta nfproto ipv6 accept`,
  ];
}

/** Rules and routes of the edge: out to the internet, and back to the VPC that a public address belongs to. */
export function routeEdge(places: readonly Place[]): {
  readonly ip: readonly string[];
  readonly ip6: readonly string[];
} {
  const { ipv4, ipv6 } = farEnd.first;
  return {
    ip: [
      ...places.flatMap(({ space }) => [
        `rule add pref 100 fwmark ${markOf[space]}/${markMask} lookup ${tableOf[space]}`,
        `route replace default via ${ipv4} dev ${space}i0 onlink table ${tableOf[space]}`,
      ]),
      'rule add pref 200 lookup 20',
      `route replace default via ${farEnd.second.ipv4} dev inet onlink table 20`,
    ],
    ip6: [
      'rule add pref 200 lookup 20',
      ...places.flatMap(({ space, vpc }) =>
        vpc.Ipv6CidrBlocks.map(
          (block) => `route replace ${block} via ${ipv6} dev ${space}i0 onlink table 20`,
        ),
      ),
      `route replace default via ${farEnd.second.ipv6} dev inet onlink table 20`,
    ],
  };
}
