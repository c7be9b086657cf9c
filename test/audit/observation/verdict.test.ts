import { describe, expect, test } from 'vitest';
import { type ObservationOutcome } from '../../../src/audit/observation/observation.ts';
import { type Verdict, verdictOf } from '../../../src/audit/observation/verdict.ts';
import { type Prediction } from '../../../src/path/step.ts';

type Row = readonly [Prediction, Readonly<Record<ObservationOutcome, Verdict>>];

const answered = (verdict: Verdict) => ({ reached: verdict, denied: verdict });

const rows: readonly Row[] = [
  [
    'reachable',
    {
      ...answered('confirmed-reachable'),
      failed: 'contradiction',
      inconsistent: 'unstable',
      'not-run': 'predicted-reachable',
    },
  ],
  [
    'blocked',
    {
      ...answered('contradiction'),
      failed: 'confirmed-blocked',
      inconsistent: 'unstable',
      'not-run': 'predicted-blocked',
    },
  ],
  ...(['conditional', 'unknown'] as const).map((prediction): Row => [
    prediction,
    {
      ...answered('observed-reachable'),
      failed: 'observed-blocked',
      inconsistent: 'unstable',
      'not-run': 'cannot-tell',
    },
  ]),
];

describe.each(rows)('predicted %s', (prediction, verdicts) => {
  test.each(Object.entries(verdicts))('and %s is %s', (outcome, verdict) => {
    const [seen] = Object.keys(verdicts).filter((name): name is ObservationOutcome => name === outcome);
    expect(verdictOf(prediction, seen ?? null, false)).toBe(verdict);
  });

  test('and not asked is as not run', () => {
    expect(verdictOf(prediction, null, false)).toBe(verdicts['not-run']);
  });
});

test('another way is told of what was predicted to be reachable, and of nothing else', () => {
  expect(verdictOf('reachable', 'reached', true)).toBe('reached-by-other-way');
  expect(verdictOf('reachable', 'denied', true)).toBe('reached-by-other-way');
  expect(verdictOf('blocked', 'reached', true)).toBe('contradiction');
  expect(verdictOf('unknown', 'reached', true)).toBe('observed-reachable');
});
