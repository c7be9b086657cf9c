import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { kindOfTarget, type NetworkIndex } from '../src/network/network-index.ts';
import { type RouteTargetKind } from '../src/network/route-table.ts';
import { type Step } from '../src/path/step.ts';
import { groupBy } from './standing/group-by.ts';
import { sayList } from './words/list-words.ts';

type BackStep = Extract<Step, { readonly code: 'return-route-found' | 'return-route-elsewhere' }>;

interface Gateway {
  readonly id: string;
  readonly kind: RouteTargetKind;
}

interface WayBack {
  readonly step: BackStep;
  readonly kind: RouteTargetKind | undefined;
  /** The gateways that requests pass on these paths. */
  readonly there: readonly Gateway[];
  readonly path: JudgedPath;
}

/** What keeps no more than one side of a connection; the local route is none of them. */
const kinds: readonly RouteTargetKind[] = [
  'transit-gateway',
  'vpc-peering-connection',
  'virtual-private-gateway',
  'nat-gateway',
  'internet-gateway',
  'network-interface',
  'vpc-endpoint',
];

function waysBackOf(index: NetworkIndex, path: JudgedPath): readonly WayBack[] {
  const { steps } = path.decision.trace;
  const there = steps.flatMap((step) =>
    step.code.endsWith('-route-found') && step.way === 'there' ? gatewayOf(index, step) : [],
  );
  return steps.flatMap((step) =>
    step.code === 'return-route-found' || step.code === 'return-route-elsewhere'
      ? [{ step, kind: gatewayOf(index, step)[0]?.kind, there, path }]
      : [],
  );
}

function gatewayOf(index: NetworkIndex, { data }: Step): readonly Gateway[] {
  if (!('target' in data && 'routeTable' in data)) return [];
  const kind = kindOfTarget(index, data.routeTable, data.target);
  return kind !== undefined && kinds.includes(kind) ? [{ id: data.target, kind }] : [];
}

function examine(ways: readonly [WayBack, ...WayBack[]]): Examined {
  const [{ step, kind }] = ways;
  const { target, routeTable, destination } = step.data;
  const others = ways.filter((way) => !way.there.some((gateway) => gateway.kind === kind));
  if (kind === undefined || others.length === 0) return { status: 'pass' };
  const there = [...new Set(others.flatMap((way) => way.there.map(({ id }) => id)))].toSorted();
  return {
    status: 'fail',
    code: 'standing-return-by-another-way',
    resource: step.resource,
    rule: destination,
    data: { there, back: target },
    text: `the ${destination} route of ${routeTable} sends answers back by ${target}, and requests come by ${there.length === 0 ? 'no gateway' : sayList(there)}: what keeps state on either way sees half of the connection`,
    fix: `let the ${destination} route of ${routeTable} lead to the gateway that requests come by`,
    affects: others.map(({ path }) => path.id),
  };
}

export default standingCheck<readonly [WayBack, ...WayBack[]]>({
  id: 'return-takes-same-way',
  severity: 'warning',
  codes: ['standing-return-by-another-way'],
  title: 'Answers go back by the kind of gateway that requests came by',
  why: 'Firewalls and other devices that keep state drop the answers of connections whose requests they did not see; and the way back fails by causes of its own.',
  limits: 'Kinds of gateways are compared, not single ones; in which order they are passed is not.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
    'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html',
  ],
  subjects: ({ index, paths }: AuditFacts) => {
    const ways = paths.flatMap((path) => waysBackOf(index, path));
    return known([...groupBy(ways, ({ step }) => `${step.resource.id} ${step.data.destination}`).values()]);
  },
  examine,
});
