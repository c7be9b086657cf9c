import { type AuditFacts, type Examined, type JudgedPath, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { type Step } from '../src/path/step.ts';
import { groupBy } from './standing/group-by.ts';
import { sayList } from './words/list-words.ts';

type BackStep = Extract<Step, { readonly code: 'return-route-found' | 'return-route-elsewhere' }>;

interface WayBack {
  readonly step: BackStep;
  /** The gateways that requests pass on these paths. */
  readonly there: readonly string[];
  readonly path: JudgedPath;
}

/** What the ids of gateways begin with; the local route has none. */
const kinds = ['tgw', 'pcx', 'vgw', 'nat', 'igw', 'eni', 'vpce'] as const;

function kindOf(target: string): string | undefined {
  return kinds.find((prefix) => target.startsWith(`${prefix}-`));
}

function waysBackOf(path: JudgedPath): readonly WayBack[] {
  const { steps } = path.decision.trace;
  const targets = steps.flatMap((step) =>
    step.code.endsWith('-route-found') && step.way === 'there' ? targetOf(step) : [],
  );
  const there = [...new Set(targets)].filter((target) => kindOf(target) !== undefined);
  return steps.flatMap((step) =>
    step.code === 'return-route-found' || step.code === 'return-route-elsewhere'
      ? [{ step, there, path }]
      : [],
  );
}

function targetOf(step: Step): readonly string[] {
  return 'target' in step.data ? [step.data.target] : [];
}

function examine(ways: readonly [WayBack, ...WayBack[]]): Examined {
  const [{ step }] = ways;
  const { target, routeTable, destination } = step.data;
  const kind = kindOf(target);
  const others = ways.filter(({ there }) => !there.some((gateway) => kindOf(gateway) === kind));
  if (kind === undefined || others.length === 0) return { status: 'pass' };
  const there = [...new Set(others.flatMap((way) => way.there))].toSorted();
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
  subjects: ({ paths }: AuditFacts) => {
    const ways = paths.flatMap(waysBackOf);
    return known([...groupBy(ways, ({ step }) => `${step.resource.id} ${step.data.destination}`).values()]);
  },
  examine,
});
