import { describe, expect, test } from 'vitest';
import { type Report } from '../../src/audit/report.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { renderExplain } from '../../src/report/explain.ts';
import { lookedRules } from '../../src/report/looked-rules.ts';
import { plainStyle } from '../../src/report/style.ts';
import { expectGolden } from '../kit/golden.ts';
import { hopOf, ids, pathOf, ref, reportOf, stepOf, traceOf, vantageA } from './report-kit.ts';
import { allReports } from './reports/all-reports.ts';
import { hostile } from './reports/hostile.ts';
import { dualStack, empty } from './reports/many.ts';
import { conditional, unknown } from './reports/partly.ts';
import { brokenNat } from './reports/samples.ts';
import { isUnbreakable } from './unbreakable.ts';

/** The report of an explanation: what one vantage has to do with one plane. */
function narrow(report: Report, vantage: string, target: string): Report {
  const paths = report.paths.filter((path) => path.id.startsWith(`${vantage} > ${target} `));
  const kept = new Set(paths.map((path) => path.id));
  const operations = report.operations.filter((operation) => operation.paths.some((id) => kept.has(id)));
  return {
    ...report,
    vantages: report.vantages.filter((each) => each.id === vantage),
    paths,
    operations,
    operationGroups: report.operationGroups.filter((group) =>
      operations.some((operation) => operation.group === group.id),
    ),
    findings: report.findings.map((finding) => ({
      ...finding,
      affects: finding.affects.filter((id) => kept.has(id)),
    })),
  };
}

const endpointRefuses: Report = (() => {
  const endpoint = ref('vpc-endpoint', ids.endpoint);
  const says = `allow tcp 443 10.9.0.0/16 (${ids.group})`;
  const acl = { resource: ref('network-acl', ids.networkAcl), way: 'back' } as const;
  return reportOf(
    'broken-endpoint example',
    {
      vantages: [vantageA],
      paths: [
        pathOf(vantageA, 'data', {
          prediction: 'blocked',
          via: 'interface-endpoint',
          viaResource: endpoint,
          resolution: { by: 'endpoint', resource: endpoint },
          blocks: [[2, 0]],
          to: { addresses: ['10.0.2.84'] },
        }),
      ],
      traces: [
        traceOf('t1', 'none', [
          hopOf(
            ref('dns', 'amazon-dns'),
            stepOf(
              'endpoint-captures-name',
              `private DNS of ${ids.endpoint} answers for *.execute-api.ap-northeast-1.amazonaws.com`,
            ),
          ),
          hopOf(
            ref('client', 'client'),
            stepOf('client-route-found', `${ids.tableOfClients} routes 10.0.0.0/16 to local`, {
              data: {
                looked: [
                  { rule: '10.0.0.0/16', says: '10.0.0.0/16 → local', takes: 'all' },
                  { rule: '0.0.0.0/0', says: `0.0.0.0/0 → ${ids.nat}`, takes: 'all' },
                ],
              },
            }),
          ),
          hopOf(
            endpoint,
            stepOf(
              'endpoint-group-refuses',
              `${ids.group}, the security group of ${ids.endpoint}, does not admit TCP 443 from the client`,
              {
                outcome: 'fail',
                resource: ref('security-group', ids.group),
                data: { direction: 'in', looked: [{ rule: says, says, takes: 'none' }] },
              },
            ),
            stepOf('endpoint-available', `${ids.endpoint} is available`),
          ),
          hopOf(
            endpoint,
            stepOf(
              'endpoint-acl-allows',
              `${ids.networkAcl} lets the client's addresses out on tcp 1024-65535`,
              { ...acl, data: { direction: 'out' } },
            ),
          ),
          hopOf(
            ref('client', 'client'),
            stepOf('client-back-acl-allows', `${ids.networkAcl} lets 10.0.2.84 in on tcp 1024-65535`, {
              ...acl,
              data: { direction: 'in' },
            }),
          ),
        ]),
      ],
    },
    1,
  );
})();

const answersLost: Report = (() => {
  const text = `${ids.networkAcl} does not let answers back in`;
  return reportOf(
    'answers lost',
    {
      vantages: [vantageA],
      paths: [pathOf(vantageA, 'host', { prediction: 'blocked', blocks: [[3, 0]] })],
      traces: [
        traceOf('t1', 'none', [
          hopOf(
            ref('client', 'client'),
            stepOf('client-route-found', `${ids.tableOfClients} routes 0.0.0.0/0 to ${ids.nat}`),
          ),
          hopOf(ref('nat-gateway', ids.nat), stepOf('nat-available', `${ids.nat} is available`)),
          hopOf(
            ref('internet-gateway', ids.internetGateway),
            stepOf('internet-gateway-attached', `${ids.internetGateway} is attached`),
          ),
          hopOf(
            ref('client', 'client'),
            stepOf('client-back-acl-refuses', text, {
              way: 'back',
              outcome: 'fail',
              data: { direction: 'in' },
            }),
          ),
        ]),
      ],
    },
    1,
  );
})();

const explained = Object.entries({
  'broken-nat': narrow(brokenNat, vantageA.id, 'control'),
  'broken-nat-function': narrow(brokenNat, `list-rest-apis@${vantageA.id}`, 'data'),
  conditional: narrow(conditional, vantageA.id, 'control'),
  unknown: narrow(unknown, vantageA.id, 'control'),
  'dual-stack': narrow(dualStack, vantageA.id, 'data'),
  'endpoint-refuses': endpointRefuses,
  'answers-lost': answersLost,
  empty,
  hostile,
});

const widths = [40, 80, 120];

describe('renderExplain', () => {
  test.each(explained.flatMap(([name, report]) => widths.map((width) => ({ name, report, width }))))(
    '$name at $width',
    ({ name, report, width }) => {
      const text = renderExplain(report, { width, style: plainStyle });
      expectGolden(`report/explain/${name}.${width}.txt`, text);
      expect(text.split('\n').filter((line) => displayWidth(line) > width && !isUnbreakable(line))).toEqual(
        [],
      );
    },
  );

  test('draws with ASCII only where the style says so', () => {
    const text = renderExplain(answersLost, { width: 100, style: { ...plainStyle, ascii: true } });
    // eslint-disable-next-line no-control-regex
    expect(text).toMatch(/^[\x00-\x7f]*$/);
    expectGolden('report/explain/answers-lost.ascii.txt', text);
  });

  test.each(allReports)('takes any report: %s', (_, report) => {
    const text = renderExplain(report, { width: 80, style: plainStyle });
    expect(text).toMatch(/[^\n]\n$/);
    expect(text.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
  });
});

describe('lookedRules', () => {
  test.each([
    [null],
    ['text'],
    [[1]],
    [{}],
    [{ looked: 'all' }],
    [{ looked: [null, 1, {}, { rule: '1', says: 'x', takes: 'some' }] }],
  ])('finds none in %j', (data) => {
    expect(lookedRules({ data })).toEqual([]);
  });

  test('what comes after a rule that takes all is not reached', () => {
    const looked = ['none', 'part', 'all', 'all'].map((takes, at) => ({
      rule: `${at}`,
      says: `rule ${at}`,
      takes,
    }));
    expect(lookedRules({ data: { looked } }).map(({ takes, decides }) => [takes, decides])).toEqual([
      ['takes none', false],
      ['takes a part', true],
      ['takes all', true],
      ['not reached', false],
    ]);
  });
});
