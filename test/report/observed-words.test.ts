import { describe, expect, test } from 'vitest';
import { type ReportObservation, type ReportPath } from '../../src/audit/report.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { observedGroups, observedHeadline } from '../../src/report/observed-words.ts';
import { renderPretty } from '../../src/report/pretty.ts';
import { viewReport } from '../../src/report/report-view.ts';
import { plainStyle } from '../../src/report/style.ts';
import { ids, pathOf, ref, reportOf, type TargetName, vantageA, vantageC } from './report-kit.ts';

const reached: ReportObservation = {
  outcome: 'reached',
  layer: null,
  cause: null,
  notRun: null,
  detail: null,
  answer: {
    code: 'success',
    certainty: 'documented',
    text: 'AWS did what was asked (200)',
    status: 200,
    requestId: 'r-1',
    errorType: null,
    message: null,
  },
  interceptedBy: null,
  addresses: ['203.0.113.9'],
  via: 'nat-gateway',
  viaResource: ref('nat-gateway', ids.nat),
  milliseconds: 43,
  at: '2026-11-01T09:30:00.000Z',
  functionName: 'planecheck-probe',
  text: 'AWS did what was asked (200)',
};
const failed: ReportObservation = {
  ...reached,
  outcome: 'failed',
  layer: 'tcp',
  cause: 'TIMEOUT',
  answer: null,
  via: null,
  viaResource: null,
  text: 'connecting failed: no answer in time',
};
const notRun: ReportObservation = {
  ...failed,
  outcome: 'not-run',
  layer: null,
  cause: null,
  notRun: 'not-deployed',
  text: 'not run: no probe is deployed there',
};

function seen(
  target: TargetName,
  verdict: ReportPath['verdict'],
  observation: ReportObservation,
  vantage = vantageA,
): ReportPath {
  const prediction = verdict.endsWith('blocked') ? 'blocked' : 'reachable';
  return pathOf(vantage, target, { verdict, observation, prediction });
}

const denied: ReportObservation = { ...reached, outcome: 'denied' };

const headlines: readonly (readonly [string | null, readonly ReportPath[]])[] = [
  [null, [pathOf(vantageA, 'control')]],
  ['Nothing was observed: no probe is deployed there', [seen('control', 'predicted-reachable', notRun)]],
  [
    'Observed: control plane reached as predicted; data plane not reached (TIMEOUT), against the prediction',
    [seen('control', 'confirmed-reachable', reached), seen('data', 'contradiction', failed)],
  ],
  [
    'Observed: control plane and s3 blocked as predicted',
    [seen('control', 'confirmed-blocked', failed), seen('s3', 'confirmed-blocked', failed)],
  ],
  [
    'Observed: control plane refused by policy, the network as predicted',
    [seen('control', 'confirmed-reachable', denied), seen('s3', 'predicted-reachable', notRun)],
  ],
  [
    'Observed: control plane reached by another way than predicted; s3 reached now and then',
    [
      seen('control', 'reached-by-other-way', reached),
      seen('s3', 'unstable', { ...failed, outcome: 'inconsistent', layer: null, cause: null }),
    ],
  ],
  [
    'Observed: control plane reached; s3 not reached (TIMEOUT)',
    [seen('control', 'observed-reachable', reached), seen('s3', 'observed-blocked', failed)],
  ],
];

describe('the headline of what was observed', () => {
  test.each(headlines)('%s', (text, paths) => {
    const report = reportOf('network', { paths, vantages: [vantageA] });
    expect(observedHeadline(viewReport(report))).toBe(text);
  });

  test('says of a blocked path that it was reached', () => {
    const path = pathOf(vantageA, 'control', {
      verdict: 'contradiction',
      observation: reached,
      prediction: 'blocked',
    });
    const report = reportOf('network', { paths: [path], vantages: [vantageA] });
    expect(observedHeadline(viewReport(report))).toBe(
      'Observed: control plane reached, against the prediction',
    );
  });
});

const report = reportOf('network', {
  vantages: [vantageA, vantageC],
  paths: [vantageA, vantageC].flatMap((vantage) => [
    seen('control', 'confirmed-reachable', reached, vantage),
    seen('s3', 'contradiction', failed, vantage),
    seen('custom', 'predicted-reachable', notRun, vantage),
  ]),
});

test('vantages from which the same was seen are one group', () => {
  const [group, ...others] = observedGroups(viewReport(report));
  expect(others).toEqual([]);
  expect(group?.vantages).toEqual([vantageA, vantageC]);
  expect(group?.lines).toEqual([
    {
      sign: 'good',
      name: 'control plane',
      text: `AWS did what was asked (200), by ${ids.nat} (as predicted)`,
    },
    { sign: 'bad', name: 's3', text: 'connecting failed: no answer in time (against the prediction)' },
    {
      sign: 'unknown',
      name: 'data plane',
      text: 'not run: no probe is deployed there (predicted to be reachable)',
    },
  ]);
});

test('a terminal shows them below what was predicted', () => {
  const text = renderPretty(report, { width: 100, style: plainStyle, assumptions: false });
  expect(text).toContain(`
  observed from subnet-0a1b… (1a), subnet-0c2d… (1c)
    ✓ control plane: AWS did what was asked (200), by nat-0b6e… (as predicted)
    ✗ s3: connecting failed: no answer in time (against the prediction)
    ? data plane: not run: no probe is deployed there (predicted to be reachable)
`);
});

test('Markdown shows them as a list', () => {
  expect(renderMarkdown(report, { assumptions: false })).toContain(
    `- ✓ control plane: AWS did what was asked (200), by ${ids.nat} (as predicted)\n- ✗ s3:`,
  );
});
