import { type ReportPath } from '../audit/report.ts';
import { type Prediction } from '../path/step.ts';
import { type Via } from '../path/via.ts';

/** A way whose resource the report does not name. */
const ways = {
  'interface-endpoint': 'by an interface endpoint',
  'gateway-endpoint': 'by a gateway endpoint',
  'central-endpoint': 'by an endpoint of another VPC',
  'nat-gateway': 'by a NAT gateway',
  'nat-instance': 'by a NAT instance',
  'internet-gateway': 'by the internet gateway',
  'egress-only-internet-gateway': 'by the egress-only internet gateway',
  'transit-gateway': 'by a transit gateway',
  peering: 'by a VPC peering connection',
  'virtual-private-gateway': 'by the virtual private gateway',
  appliance: 'by an appliance',
  proxy: 'by a proxy',
  local: 'inside the VPC',
  none: '',
} as const satisfies Record<Via, string>;

/** The way that a path takes: `by nat-0b1c…`; empty where there is none. */
export function wayText({ via, viaResource }: Pick<ReportPath, 'via' | 'viaResource'>): string {
  if (via === 'local') return ways.local;
  return viaResource === null ? ways[via] : `by ${viaResource.id}`;
}

/** The ways of several paths, each once, the families named where they part: `by nat-0b1c… (v4) and by eigw-07a3… (v6)`. */
export function waysText(paths: readonly ReportPath[]): string {
  const byWay = new Map<string, Set<string>>();
  for (const path of paths) {
    const way = wayText(path);
    if (way !== '') byWay.set(way, (byWay.get(way) ?? new Set()).add(familyLabels[path.to.family]));
  }
  const [first, ...more] = [...byWay];
  if (first === undefined) return '';
  if (more.length === 0) return first[0];
  return [first, ...more]
    .map(([way, families]) => `${way} (${[...families].toSorted().join(', ')})`)
    .join(' and ');
}

/** The families as a reader of logs knows them. */
export const familyLabels = { ipv4: 'v4', ipv6: 'v6' } as const;

const familyWords = {
  reachable: 'works',
  blocked: 'fails',
  conditional: 'depends',
  unknown: 'cannot be told',
} as const satisfies Record<Prediction, string>;

const bestFirst = ['reachable', 'conditional', 'unknown', 'blocked'] as const satisfies readonly Prediction[];

/** The best of some paths' predictions: one that works is enough. */
export function bestPrediction(paths: readonly ReportPath[]): Prediction | undefined {
  return bestFirst.find((prediction) => paths.some((path) => path.prediction === prediction));
}

/**
 * What the two address families do, where they differ: clients try IPv6 first, and wait for it to fail.
 * Null where there is one family, or both do the same.
 */
export function familiesText(paths: readonly ReportPath[]): string | null {
  const v6 = bestPrediction(paths.filter((path) => path.to.family === 'ipv6'));
  const v4 = bestPrediction(paths.filter((path) => path.to.family === 'ipv4'));
  if (v6 === undefined || v4 === undefined || v6 === v4) return null;
  const first = v6 === 'reachable' ? 'v6 works' : `v6 tried first, ${familyWords[v6]}`;
  return `${first}; v4 ${familyWords[v4]}`;
}
