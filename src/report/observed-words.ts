import {
  type ReportObservation,
  type ReportPath,
  type ReportVantage,
  type Verdict,
} from '../audit/report.ts';
import { groupBy, type ReportIndex } from './report-index.ts';
import { type Sign } from './signs.ts';
import { listFew, listWords } from './vantage-names.ts';
import { rowOfTarget } from './verdict-rows.ts';
import { familyLabels, wayText } from './way-text.ts';

/** A path that a probe was asked about. */
type ObservedPath = ReportPath & { readonly observation: ReportObservation };

/** The paths that a probe was asked about, in the order of the report. */
function observedPaths({ report }: ReportIndex): readonly ObservedPath[] {
  return report.paths.filter((path): path is ObservedPath => path.observation !== null);
}

/** The sign of each verdict that a probe had a part in. */
const signOfObserved = {
  'confirmed-reachable': 'good',
  'confirmed-blocked': 'bad',
  'reached-by-other-way': 'depends',
  contradiction: 'bad',
  unstable: 'depends',
  'observed-reachable': 'good',
  'observed-blocked': 'bad',
  'predicted-reachable': 'unknown',
  'predicted-blocked': 'unknown',
  'cannot-tell': 'unknown',
} as const satisfies Record<Verdict, Sign>;

const besidePrediction = {
  'confirmed-reachable': 'as predicted',
  'confirmed-blocked': 'as predicted',
  'reached-by-other-way': 'by another way than predicted',
  contradiction: 'against the prediction',
  unstable: 'now and then',
  'observed-reachable': 'could not be predicted',
  'observed-blocked': 'could not be predicted',
  'predicted-reachable': 'predicted to be reachable',
  'predicted-blocked': 'predicted to be blocked',
  'cannot-tell': 'could not be predicted',
} as const satisfies Record<Verdict, string>;

/** What a path leads to, for one who reads what was seen of it: `control plane`, `logs`, `10.0.2.5:443`. */
function nameOfObserved(path: ReportPath): string {
  const name = rowOfTarget(path).name.replace(/^apigateway /, '');
  return path.to.family === 'ipv6' ? `${name} (${familyLabels.ipv6})` : name;
}

/** What a probe saw of a path, beside what was predicted: `AWS listed REST APIs, by nat-0b1c… (as predicted)`. */
function seenText(path: ObservedPath): string {
  const { observation, verdict } = path;
  const by =
    observation.via === null ? '' : wayText({ via: observation.via, viaResource: observation.viaResource });
  const way = by === '' || observation.answer === null ? '' : `, ${by}`;
  return `${observation.text}${way} (${besidePrediction[verdict]})`;
}

/** How the verdicts that a probe had a part in are said of some targets; null where it had none. */
function sayVerdict({ verdict, prediction, observation }: ObservedPath): string | null {
  switch (verdict) {
    case 'confirmed-reachable':
      return observation.outcome === 'denied'
        ? 'refused by policy, the network as predicted'
        : 'reached as predicted';
    case 'confirmed-blocked':
      return 'blocked as predicted';
    case 'reached-by-other-way':
      return 'reached by another way than predicted';
    case 'contradiction':
      return prediction === 'reachable'
        ? `not reached (${observation.cause ?? 'OTHER'}), against the prediction`
        : 'reached, against the prediction';
    case 'unstable':
      return 'reached now and then';
    case 'observed-reachable':
      return 'reached';
    case 'observed-blocked':
      return `not reached (${observation.cause ?? 'OTHER'})`;
    case 'predicted-reachable':
    case 'predicted-blocked':
    case 'cannot-tell':
      return null;
  }
}

/** All that probes saw as one sentence: `Observed: control plane reached as predicted`; null where none was asked. */
export function observedHeadline(index: ReportIndex): string | null {
  const paths = observedPaths(index);
  const [first] = paths;
  if (first === undefined) return null;
  const said = paths.flatMap((path) => {
    const words = sayVerdict(path);
    return words === null ? [] : [{ words, name: nameOfObserved(path) }];
  });
  if (said.length === 0) return `Nothing was observed: ${first.observation.text.replace(/^not run: /, '')}`;
  const clauses = [...groupBy(said, ({ words }) => [words])].map(([words, alike]) => {
    const names = [...new Set(alike.map(({ name }) => name))];
    return `${listWords(listFew(names, 3))} ${words}`;
  });
  return `Observed: ${clauses.join('; ')}`;
}

/** What probes saw from some vantages, from all of which they saw the same. */
export interface ObservedGroup {
  readonly vantages: readonly ReportVantage[];
  readonly lines: readonly { readonly sign: Sign; readonly name: string; readonly text: string }[];
}

/** What probes saw, by the vantages that saw the same. */
export function observedGroups(index: ReportIndex): readonly ObservedGroup[] {
  const byVantage = groupBy(observedPaths(index), (path) => [path.vantage]);
  const groups = groupBy(
    [...byVantage].flatMap(([id, paths]) => {
      const vantage = index.vantages.get(id);
      return vantage === undefined ? [] : [{ vantage, lines: paths.map(lineOf) }];
    }),
    ({ lines }) => [JSON.stringify(lines)],
  );
  return [...groups.values()].map((alike) => ({
    vantages: alike.map(({ vantage }) => vantage),
    lines: alike[0]?.lines ?? [],
  }));
}

function lineOf(path: ObservedPath): ObservedGroup['lines'][number] {
  return { sign: signOfObserved[path.verdict], name: nameOfObserved(path), text: seenText(path) };
}
