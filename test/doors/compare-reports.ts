import { savedIdOf, savedPathOf } from './form-ids.ts';
import { type PrintedForm } from './printed-form.ts';
import { type ComparedReport } from './run-report.ts';

/** What a form cannot know: a path may be in doubt where each of its gaps is one of these. */
const factsNoFormKnows = {
  interfaceAddress: 'which address of its subnet an interface gets',
  networkInterfaces: 'the interfaces that AWS makes for endpoints',
  endpointDnsNames: 'the names that an endpoint answers for',
  endpointServices: 'what the region offers',
  prefixListEntries: "the entries of AWS's own prefix lists",
} as const satisfies Record<string, string>;

/** Findings that tell of what only a deployed network has. */
const checksNoFormDecides = {
  'subnet-has-free-addresses': 'how many addresses are free',
} as const satisfies Record<string, string>;

type Path = ComparedReport['paths'][number];
type Finding = ComparedReport['findings'][number];

/** What a form may leave in doubt, that the saved network tells: named with each use, to be reviewed in the list. */
export interface Comparison {
  /** Differences that are wrong, a line each. */
  readonly wrong: readonly string[];
  /** The paths that the form leaves in doubt for a listed gap. */
  readonly inDoubt: readonly string[];
}

/** Compares the report on a printed form with the one on the saved network. */
export function compareReports(
  saved: ComparedReport,
  form: PrintedForm,
  printed: ComparedReport,
): Comparison {
  const paths = new Map(printed.paths.map((path) => [savedPathOf(form, path.id), path]));
  const results = saved.paths.map((path) => comparePath(path, paths.get(path.id), form, { saved, printed }));
  const known = new Set(saved.paths.map(({ id }) => id));
  const more = [...paths.keys()].filter((id) => !known.has(id));
  const inDoubt = saved.paths.filter((_, index) => results[index] === 'in-doubt').map(({ id }) => id);
  return {
    wrong: [
      ...results.flatMap((result) => (result === 'same' || result === 'in-doubt' ? [] : [result])),
      ...more.map((id) => `${id}: only the form has this path`),
      ...compareFindings(saved, form, printed, new Set(inDoubt)),
    ],
    inDoubt,
  };
}

interface Reports {
  readonly saved: ComparedReport;
  readonly printed: ComparedReport;
}

function comparePath(expected: Path, actual: Path | undefined, form: PrintedForm, reports: Reports): string {
  if (actual === undefined) return `${expected.id}: the form has no such path`;
  const one = blocksOf(expected, reports.saved, (_, id) => id);
  const other = blocksOf(actual, reports.printed, (type, id) => savedIdOf(form, type, id));
  const same =
    expected.prediction === actual.prediction &&
    expected.via === actual.via &&
    one.toSorted().join() === other.toSorted().join();
  if (same) return 'same';
  if (isInDoubt(actual)) return 'in-doubt';
  return [
    `${expected.id}:`,
    `  saved   ${told(expected, one)}`,
    `  printed ${told(actual, other)}`,
    ...actual.gaps.map((gap) => `  gap     ${gap.text}`),
    ...stepsOf(actual, reports.printed).map((step) => `          ${step}`),
  ].join('\n');
}

// Doubt is of what no form can know and of nothing else.
function isInDoubt(actual: Path): boolean {
  if (actual.prediction !== 'unknown' && actual.prediction !== 'conditional') return false;
  return (
    actual.gaps.length > 0 &&
    actual.gaps.every(({ subject }) => subject !== undefined && subject.fact in factsNoFormKnows)
  );
}

function blocksOf(
  { blocks, trace }: Path,
  { traces }: ComparedReport,
  idOf: (type: string, id: string) => string,
): readonly string[] {
  const hops = traces.find(({ id }) => id === trace)?.hops ?? [];
  return blocks.map(([hop, step]) => {
    const found = hops[hop]?.steps[step];
    return found === undefined
      ? 'no such step'
      : `${found.code} ${found.resource.type} ${idOf(found.resource.type, found.resource.id)}`;
  });
}

function told({ prediction, via, gaps, assumptions }: Path, blocks: readonly string[]): string {
  const because = [...blocks, ...gaps.map(({ subject, reason }) => subject?.fact ?? reason ?? '?')];
  return `${prediction} via ${via} (${because.join('; ') || assumptions.join(', ')})`;
}

function stepsOf({ trace }: Path, { traces }: ComparedReport): readonly string[] {
  const steps = traces.find(({ id }) => id === trace)?.hops.flatMap((hop) => hop.steps) ?? [];
  return steps.map(({ code, resource: { id }, text }) => `${code} ${id}: ${text}`);
}

function compareFindings(
  saved: ComparedReport,
  form: PrintedForm,
  printed: ComparedReport,
  inDoubt: ReadonlySet<string>,
): readonly string[] {
  const one = saved.findings
    .filter((finding) => isCompared(finding, (id) => inDoubt.has(id)))
    .map((finding) => nameOf(finding, finding.resource.id));
  const other = printed.findings
    .filter((finding) => isCompared(finding, (id) => inDoubt.has(savedPathOf(form, id))))
    .map((finding) => nameOf(finding, savedIdOf(form, finding.resource.type, finding.resource.id)));
  return [
    ...without(one, other).map((name) => `the form lacks the finding ${name}`),
    ...without(other, one).map((name) => `only the form has the finding ${name}`),
  ];
}

// A finding on paths of which one is in doubt may change with it.
function isCompared({ check, affects }: Finding, isDoubted: (id: string) => boolean): boolean {
  return !(check in checksNoFormDecides) && !affects.some(isDoubted);
}

function nameOf({ severity, status, check, code, resource: { type } }: Finding, id: string): string {
  return `${severity} ${status} ${check} ${code} ${type} ${id}`;
}

function without(all: readonly string[], taken: readonly string[]): readonly string[] {
  const rest = [...taken];
  return all.filter((item) => {
    const index = rest.indexOf(item);
    if (index !== -1) rest.splice(index, 1);
    return index === -1;
  });
}
