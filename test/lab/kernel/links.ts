/** The namespaces of a lab: one router a VPC, one each for all other kinds. */
export const spaces = ['a', 'b', 'transit', 'edge', 'translators', 'clients', 'servers'] as const;

/** One of {@link spaces}. */
export type Space = (typeof spaces)[number];

/** A namespace that routes for one VPC. */
export type VpcSpace = 'a' | 'b';

/** How many devices of each kind a VPC's router has; a network that needs more cannot be built. */
export const slots = {
  /** Clients. */
  c: 6,
  /** Interfaces that answer: endpoints, instances, DNS servers. */
  s: 16,
  /** NAT gateways and NAT instances. */
  n: 4,
  /** Transit gateway, a device for each Availability Zone: a region has six at most. */
  t: 6,
  /** Gateway endpoints. */
  g: 2,
  /** Internet gateway, egress-only internet gateway, Amazon DNS. */
  i: 1,
  e: 1,
  d: 1,
} as const;

type Slot = keyof typeof slots;

const spaceOfSlot = {
  c: 'clients',
  s: 'servers',
  n: 'translators',
  t: 'transit',
  g: 'servers',
  i: 'edge',
  e: 'edge',
  d: 'servers',
} as const satisfies Record<Slot, Space>;

/** Where packets end that no route takes on: one device for each reason, so that the drop tells it. */
const sinks = ['missing', 'blackhole', 'nobody', 'gone', 'nozone'] as const;

/** A device for packets that no route takes on. */
export type Sink = (typeof sinks)[number];

/** A pair of devices; the first end has the address 1 on it, the second 2. */
export interface Link {
  readonly ends: readonly [LinkEnd, LinkEnd];
}

interface LinkEnd {
  readonly space: Space;
  readonly device: string;
}

const vpcs: readonly VpcSpace[] = ['a', 'b'];
const kinds: readonly Slot[] = ['c', 's', 'n', 't', 'g', 'i', 'e', 'd'];

function linksOf(vpc: VpcSpace): readonly Link[] {
  return kinds.flatMap((kind) =>
    Array.from({ length: slots[kind] }, (_, index): Link => {
      const device = `${kind}${index}`;
      return {
        ends: [
          { space: vpc, device },
          { space: spaceOfSlot[kind], device: `${vpc}${device}` },
        ],
      };
    }),
  );
}

/** All links of a lab; they are laid once. */
export const links: readonly Link[] = [
  ...vpcs.flatMap(linksOf),
  {
    ends: [
      { space: 'a', device: 'p0' },
      { space: 'b', device: 'p0' },
    ],
  },
  {
    ends: [
      { space: 'edge', device: 'inet' },
      { space: 'servers', device: 'inet' },
    ],
  },
];

/** The gateway addresses under which one end of a link is seen from the other, without any resolution. */
export const farEnd = {
  /** For the first end: how it names the second. */
  second: { ipv4: '169.254.1.2', ipv6: 'fe80::2' },
  /** For the second end: how it names the first. */
  first: { ipv4: '169.254.1.1', ipv6: 'fe80::1' },
} as const;

const hardwareOf = { first: '02:00:00:00:00:01', second: '02:00:00:00:00:02' } as const;

/** The commands of `ip` that lay the links of one namespace towards the others, and set up its own ends. */
export function layLinks(
  space: Space,
  pidOf: (space: Space) => number,
): { readonly lay: string[]; readonly configure: string[] } {
  const lay: string[] = [];
  const configure = ['link set lo up'];
  for (const { ends } of links) {
    const [first, second] = ends;
    if (first.space === space) {
      lay.push(
        `link add ${first.device} address ${hardwareOf.first} type veth peer name ${second.device} address ${hardwareOf.second} netns ${pidOf(second.space)}`,
      );
      configure.push(...neighbours(first.device, 'second'));
    }
    if (second.space === space) configure.push(...neighbours(second.device, 'first'));
  }
  if (space === 'a' || space === 'b' || space === 'transit') {
    for (const sink of sinks) {
      lay.push(`link add ${sink} address ${hardwareOf.first} type veth peer name ${sink}-end`);
      configure.push(...neighbours(sink, 'second'), `link set ${sink}-end up`);
    }
  }
  return { lay, configure };
}

function neighbours(device: string, far: 'first' | 'second'): readonly string[] {
  const { ipv4, ipv6 } = farEnd[far];
  return [
    `link set ${device} up`,
    `neigh replace ${ipv4} lladdr ${hardwareOf[far]} dev ${device} nud permanent`,
    `neigh replace ${ipv6} lladdr ${hardwareOf[far]} dev ${device} nud permanent`,
  ];
}
