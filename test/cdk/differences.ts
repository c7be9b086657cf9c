import { plain } from './constructs.ts';
import { type StackReport, type SynthesisedStacks } from './audit-stack.ts';
import { type Reading, type Situation } from './situation.ts';

type ReportPath = StackReport['paths'][number];

/** Where a report says otherwise than what was read off the templates, one line each. */
export function differences(
  situation: Situation,
  { constructs: { pathOf } }: SynthesisedStacks,
  report: StackReport,
): readonly string[] {
  const clients = report.vantages.map(({ id, subnetId, functionName }) => {
    const subnet = pathOf(subnetId);
    return { id, names: functionName === null ? [subnet] : namesOf(pathOf(functionName), subnet) };
  });
  const readings = Object.entries(situation.from);
  const unread = clients.filter(({ names }) => !readings.some(([from]) => matches(from, names)));
  return [
    ...unread.map(({ names: [name] }) => `not expected to be judged: ${name}`),
    ...readings.flatMap(([from, reading]) => {
      const own = clients.filter(({ names }) => matches(from, names));
      if (own.length === 0) return [`not judged: ${from}`];
      return own.flatMap(({ id }) => readingDifferences(`${from} (${id})`, id, reading, report));
    }),
    ...compareLists('finding', situation.findings, failing(report, pathOf)),
    ...(situation.gaps === undefined ? [] : compareLists('gap', situation.gaps, gapsOf(report))),
    ...locationDifferences(report, pathOf),
  ];
}

/** A function by itself, for all its subnets, and in one of them. */
function namesOf(name: string, subnet: string): readonly string[] {
  return [name, `${name}@${subnet}`];
}

function matches(from: string, names: readonly string[]): boolean {
  return names.some((name) =>
    from.endsWith('*') ? name.startsWith(from.slice(0, -1)) && !name.includes('@') : name === from,
  );
}

function readingDifferences(
  from: string,
  vantage: string,
  { paths, operations = {} }: Reading,
  report: StackReport,
): readonly string[] {
  const own = report.paths.filter((path) => path.vantage === vantage);
  return [
    ...Object.entries(paths).flatMap(([target, expected]) => {
      const [id, family = 'ipv4'] = target.split(' ');
      const path = own.find((candidate) => candidate.id === `${vantage} > ${id} > ${family}`);
      return compare(
        `${from} to ${target}`,
        expected,
        path === undefined ? 'no path' : sayPath(path, expected),
      );
    }),
    ...Object.entries(operations).flatMap(([group, expected]) => {
      const found = report.operations.find((item) => item.vantage === vantage && item.group === group);
      return compare(`${from} ${group}`, expected, found?.verdict ?? 'not judged');
    }),
  ];
}

function sayPath({ prediction, via }: ReportPath, expected: string): string {
  return expected.includes(' by ') ? `${prediction} by ${via}` : prediction;
}

type PathOf = (id: string) => string;

function failing({ findings }: StackReport, pathOf: PathOf): readonly string[] {
  return findings
    .filter(({ status }) => status === 'fail')
    .map(({ severity, code, resource }) => `${severity} ${code} ${pathOf(resource.id)}`);
}

function gapsOf({ paths }: StackReport): readonly string[] {
  const untold = paths.filter(({ prediction }) => prediction === 'unknown');
  return [
    ...new Set(untold.flatMap(({ gaps }) => gaps.map((gap) => gap.subject?.fact ?? gap.reason ?? 'none'))),
  ];
}

// A finding about a construct says where it is written: in it, or in a rule or entry that the CDK made within it.
function locationDifferences({ findings }: StackReport, pathOf: PathOf): readonly string[] {
  return findings.flatMap(({ code, resource, location }) => {
    const construct = pathOf(resource.id);
    const [maker = construct] = construct.split('.');
    const written = plain(location?.construct ?? 'nowhere');
    if (construct === resource.id || written === maker || written.startsWith(`${maker}/`)) return [];
    return [`${code} ${construct} is written in ${maker}, and not in ${written}`];
  });
}

function compare(what: string, expected: string, actual: string): readonly string[] {
  return expected === actual ? [] : [`${what}: expected ${expected}, got ${actual}`];
}

function compareLists(
  what: string,
  expected: readonly string[],
  actual: readonly string[],
): readonly string[] {
  return [
    ...expected
      .filter((item) => !actual.includes(item))
      .map((item) => `${what} expected and missing: ${item}`),
    ...actual.filter((item) => !expected.includes(item)).map((item) => `${what} not expected: ${item}`),
  ];
}
