import { type Drop } from './fabric.ts';

/** Gives every rule that drops a number, by which a dropped packet tells who dropped it. */
export interface DropBook {
  readonly drops: readonly Drop[];
  /** The statement of `nft` that records a packet and drops it. */
  readonly statement: (drop: Drop) => string;
}

// The mark of a packet says the wave in its upper half and, once it is dropped, the rule in its lower half.
const waveUnit = 0x1_0000;

/** The bit of an answer that goes back by the way it came, whatever the tables say. */
export const returning = 0x8000_0000;

/** Takes apart the mark of a recorded packet. */
export function readMark(mark: number): { readonly wave: number; readonly drop: number } {
  return { wave: Math.floor((mark % returning) / waveUnit), drop: mark % waveUnit };
}

/** An empty book. */
export function openDropBook(): DropBook {
  const drops: Drop[] = [];
  const numbers = new Map<string, number>();
  return {
    drops,
    statement: (drop) => {
      const key = JSON.stringify(drop);
      const number = numbers.get(key) ?? drops.push(drop) - 1;
      numbers.set(key, number);
      return `meta mark set meta mark or ${number} goto record`;
    },
  };
}

const dropKey = (family: 'ip' | 'ip6'): string =>
  `${family} saddr . tcp sport . ${family} daddr . tcp dport . meta mark`;
const wayKey = (family: 'ip' | 'ip6'): string => `tcp sport . ${family} daddr . iif . oif . meta mark`;

function dynamicSet(name: string, type: string): string {
  return ` set ${name} {\n  typeof ${type}\n  flags dynamic\n  size 4096\n }`;
}

/** Sets that hold the dropped packets and the ways of first packets, and the chains that fill them. */
export const evidence: string = [
  dynamicSet('drops4', dropKey('ip')),
  dynamicSet('drops6', dropKey('ip6')),
  dynamicSet('ways4', wayKey('ip')),
  dynamicSet('ways6', wayKey('ip6')),
  ' chain record {',
  `  meta nfproto ipv4 meta l4proto tcp update @drops4 { ${dropKey('ip')} }`,
  `  meta nfproto ipv6 meta l4proto tcp update @drops6 { ${dropKey('ip6')} }`,
  '  drop',
  ' }',
].join('\n');

/** Statements at the head of a forward chain that write down which way a first packet takes. */
export const recordWays: readonly string[] = [
  `  meta nfproto ipv4 tcp flags & (syn|ack) == syn update @ways4 { ${wayKey('ip')} }`,
  `  meta nfproto ipv6 tcp flags & (syn|ack) == syn update @ways6 { ${wayKey('ip6')} }`,
];

/** A chain in which a wave marks its packets and puts its connections into a zone of their own. */
export const waveChain = ' chain wave {\n  type filter hook prerouting priority -400; policy accept;\n }';

/** The commands of `nft` that begin a wave; with a zone, connections meet none of an earlier wave. */
export function beginWave(wave: number, zone: string | null): string {
  return [
    'flush chain inet fabric wave',
    `add rule inet fabric wave meta mark set ${wave * waveUnit}`,
    ...(zone === null ? [] : [`add rule inet fabric wave ct zone set ${zone}`]),
  ].join('\n');
}

/** Statements that end a packet's circling: on no way between two hosts of a lab are there so many routers. */
export function circleDrops(book: DropBook): readonly string[] {
  const drop = book.statement({ kind: 'loop', ids: [], rule: null });
  return [`  ip ttl < 32 ${drop}`, `  ip6 hoplimit < 32 ${drop}`];
}

/** A table of `nft` that takes the place of an earlier one at once. */
export function table(body: readonly string[]): string {
  return ['table inet fabric', 'delete table inet fabric', 'table inet fabric {', ...body, '}', ''].join(
    '\n',
  );
}
