import { describe, expect, test } from 'vitest';
import {
  type OperationVerdict,
  type Report,
  type ReportFinding,
  type ReportPath,
} from '../../src/audit/report.ts';
import { headlineOf } from '../../src/report/headline.ts';
import { viewReport } from '../../src/report/report-view.ts';
import {
  allGroups,
  findingOf,
  flatPaths,
  functionIn,
  ids,
  operationsOf,
  type Outcomes,
  type PathParts,
  pathOf,
  ref,
  reportOf,
  stepOf,
  hopOf,
  threePaths,
  traceOf,
  vantageA,
  vantageC,
} from './report-kit.ts';
import { allReports } from './reports/all-reports.ts';

const headlines: Readonly<Record<string, string>> = {
  closed: 'Closed: no API Gateway operation works from the 2 private subnets (1a, 1c)',
  'execute-api-endpoint': `Control plane and custom domains work by ${ids.nat}; private APIs go by ${ids.endpoint} (depends); public APIs are refused (403)`,
  'broken-nat': `Nothing works from the 2 private subnets (1a, 1c): ${ids.nat} has no way out`,
  conditional: `Everything goes by ${ids.nat} (depends): ${ids.networkAcl} lets answers back only to ports 32768-60999`,
  unknown: 'Cannot tell what works from the 2 subnets (1a, 1c): the input does not hold the route tables',
  'one-zone-broken': `Nothing works from 1 of the 2 private subnets (1c): ${ids.natC} is in state failed; from the other, control plane, public APIs and custom domains work by ${ids.nat}; private APIs are refused`,
  'two-vpcs': `Nothing works from function create-deployment: ${ids.group} does not let TCP 443 out; from the others, control plane, public APIs and custom domains work by ${ids.nat}; private APIs are refused`,
  'dual-stack': `Control plane and public APIs work by ${ids.nat}; private APIs are refused; custom domains work by ${ids.nat} (v4) and by eigw-0f6e5d4c3b2a19087 (v6)`,
  empty: `Nothing was examined: no subnet or function is in scope in ${ids.vpc}`,
};

describe('headlineOf the literal reports', () => {
  test.each(allReports.filter(([name]) => name in headlines))('%s', (name, report) => {
    expect(headlineOf(viewReport(report))).toBe(headlines[name]);
  });
});

const by = (verdict: OperationVerdict, text = `by ${ids.nat}`): Outcomes['control-plane'] => [
  verdict,
  `${verdict}-code`,
  text,
];

const all = (outcome: Outcomes['control-plane']): Outcomes => ({
  'control-plane': outcome,
  'data-private': outcome,
  'data-public': outcome,
  'data-custom-domain': outcome,
});

interface Case {
  readonly name: string;
  readonly outcomes: Outcomes;
  readonly parts?: PathParts;
  readonly finding?: ReportFinding;
  readonly headline: string;
}

const internetGateway = ref('internet-gateway', ids.internetGateway);
const blocked = { prediction: 'blocked', via: 'none', viaResource: null } as const;
const refusing = (severity: 'error' | 'warning' | 'note', text: string): ReportFinding =>
  findingOf(severity, 'client-group-refuses', ref('security-group', ids.group), text, {
    affects: [`${vantageA.id} > control > ipv4`],
  });

const cases: readonly Case[] = [
  {
    name: 'everything works by one way',
    outcomes: all(by('works')),
    headline: `Every API Gateway operation works by ${ids.nat} from private subnet ${ids.subnetA} (1a)`,
  },
  {
    name: 'a subnet that an internet gateway serves is not called private',
    outcomes: all(by('works')),
    parts: { via: 'internet-gateway', viaResource: internetGateway },
    headline: `Every API Gateway operation works by ${ids.internetGateway} from subnet ${ids.subnetA} (1a)`,
  },
  {
    name: 'a subnet of which nothing shows that it is private is not called so',
    outcomes: all(by('blocked')),
    parts: blocked,
    headline: `Closed: no API Gateway operation works from subnet ${ids.subnetA} (1a)`,
  },
  {
    name: 'refusals alone do not make it closed',
    outcomes: { ...all(by('blocked')), 'data-private': by('denied', 'a refusal') },
    headline: `No API Gateway operation works from private subnet ${ids.subnetA} (1a)`,
  },
  {
    name: 'a warning or a note is no cause',
    outcomes: all(by('blocked')),
    parts: blocked,
    finding: refusing('warning', `${ids.group} lets nothing out`),
    headline: `Closed: no API Gateway operation works from subnet ${ids.subnetA} (1a)`,
  },
  {
    name: 'what is broken comes first, with its cause',
    outcomes: { ...all(by('works')), 'control-plane': by('blocked') },
    finding: refusing('error', `${ids.group} lets nothing out`),
    headline: `Control plane is blocked: ${ids.group} lets nothing out; private APIs, public APIs and custom domains work by ${ids.nat}`,
  },
  {
    name: 'an error that harms nothing is not named',
    outcomes: { ...all(by('blocked')), 'control-plane': by('works') },
    finding: refusing('error', `${ids.group} lets nothing out`),
    headline: `Control plane works by ${ids.nat}; private APIs, public APIs and custom domains are blocked`,
  },
  {
    name: 'what cannot be told is said so',
    outcomes: { ...all(by('works')), 'data-private': by('unknown', 'a gap') },
    headline: `Control plane, public APIs and custom domains work by ${ids.nat}; private APIs cannot be told`,
  },
];

function reportOfCase({ name, outcomes, parts = {}, finding }: Case): Report {
  const paths = threePaths(vantageA, parts);
  return reportOf(name, {
    vantages: [vantageA],
    paths: flatPaths(paths),
    traces: [traceOf('t1', 'all', [hopOf(ref('client', 'client'), stepOf('client-group-refuses', 'x'))])],
    operationGroups: allGroups,
    operations: operationsOf(vantageA, paths, outcomes),
    findings: finding === undefined ? [] : [finding],
  });
}

describe('headlineOf', () => {
  test.each(cases)('$name', (each) => {
    expect(headlineOf(viewReport(reportOfCase(each)))).toBe(each.headline);
  });

  test('rows that differ from subnet to subnet are counted', () => {
    const [a, c] = [threePaths(vantageA, {}), threePaths(vantageC, {})];
    const report = reportOf('differs', {
      vantages: [vantageA, vantageC],
      paths: flatPaths(a, c),
      operationGroups: allGroups,
      operations: [
        ...operationsOf(vantageA, a, all(by('works'))),
        ...operationsOf(vantageC, c, { ...all(by('works')), 'control-plane': by('unknown', 'a gap') }),
      ],
    });
    expect(headlineOf(viewReport(report))).toBe(
      `Control plane works from 1, cannot be told from 1 of 2 private subnets; private APIs, public APIs and custom domains work by ${ids.nat}`,
    );
  });

  test('functions are named, or counted', () => {
    const [one, two] = [functionIn(vantageA, 'a'), functionIn(vantageC, 'b')];
    const lists = [threePaths(one, {}), threePaths(two, {})] as const;
    const of = (count: 1 | 2): Report =>
      reportOf('functions', {
        vantages: [one, two].slice(0, count),
        paths: flatPaths(...lists.slice(0, count)),
        operationGroups: allGroups,
        operations: [one, two]
          .slice(0, count)
          .flatMap((vantage, at) => operationsOf(vantage, lists[at] ?? lists[0], all(by('works')))),
      });
    expect(headlineOf(viewReport(of(1)))).toBe(
      `Every API Gateway operation works by ${ids.nat} from function a`,
    );
    expect(headlineOf(viewReport(of(2)))).toBe(
      `Every API Gateway operation works by ${ids.nat} from the 2 functions in 2 subnets`,
    );
  });

  test('targets without operations', () => {
    const of = (parts: PathParts): Report =>
      reportOf('targets', {
        vantages: [vantageA],
        paths: [pathOf(vantageA, 's3', parts), pathOf(vantageA, 'host', parts)],
      });
    expect(headlineOf(viewReport(of({})))).toBe(
      `Everything asked is reachable by ${ids.nat} from private subnet ${ids.subnetA} (1a)`,
    );
    expect(headlineOf(viewReport(of(blocked)))).toBe(
      `Closed: nothing asked is reachable from subnet ${ids.subnetA} (1a)`,
    );
    expect(headlineOf(viewReport(of({ prediction: 'conditional' })))).toBe(
      `everything goes by ${ids.nat} (depends)`,
    );
  });

  test('many targets: some by name, and by few ways how they go', () => {
    const asked = (service: string, parts: PathParts): ReportPath => {
      const path = pathOf(vantageA, 's3', { ...parts, to: { service, host: `${service}.example` } });
      return { ...path, id: `${vantageA.id} > ${service}:all > ipv4` };
    };
    const openBy = (count: number): readonly ReportPath[] =>
      Array.from({ length: count }, (_, at) =>
        asked(`open${at}`, { viaResource: { type: 'vpc-endpoint', id: `vpce-${at}` } }),
      );
    const shut = Array.from({ length: 9 }, (_, at) => asked(`shut${at}`, blocked));
    const of = (paths: readonly ReportPath[]): string =>
      headlineOf(viewReport(reportOf('targets', { vantages: [vantageA], paths })));
    expect(of([...openBy(2), ...shut])).toBe(
      'open0 is reachable by vpce-0; open1 is reachable by vpce-1; shut0, shut1, shut2 and 6 more are blocked',
    );
    expect(of([...openBy(5), ...shut])).toBe(
      'open0, open1, open2 and 2 more are reachable; shut0, shut1, shut2 and 6 more are blocked',
    );
  });

  test('nothing asked', () => {
    expect(headlineOf(viewReport(reportOf('x', { vantages: [vantageA] })))).toBe(
      'Nothing was asked: there is no target in scope',
    );
    const none = reportOf('x', { scope: { vpcs: [], families: [], notExamined: [] } });
    expect(headlineOf(viewReport(none))).toBe('Nothing was examined: no subnet or function is in scope');
  });
});
