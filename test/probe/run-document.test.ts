import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type NotRunReason, notRunReasons } from '../../src/audit/observation/observation.ts';
import { type ProbeRuns, readProbeRuns, runFailureReasons } from '../../src/probe/run-document.ts';
import schema from '../../src/report/probe-runs.schema.json' with { type: 'json' };
import { changed, fieldsOf } from './kit/changed.ts';
import { someResult } from './kit/some-result.ts';

const accepts = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

const vantage = {
  functionName: 'planecheck-probe-subnet-0a1-1f2e3d4c',
  subnetId: 'subnet-0a1',
  securityGroupIds: ['sg-0b1', 'sg-0b2'],
  accountId: '111122223333',
  region: 'eu-west-1',
};
const document: ProbeRuns = {
  schema: 'planecheck/probe-runs/v1',
  tool: { name: 'planecheck', version: '1.2.3' },
  runs: [
    { vantage, answer: someResult, notRun: null },
    { vantage: null, answer: someResult, notRun: null },
    {
      vantage: { ...vantage, functionName: null, securityGroupIds: null, accountId: null },
      answer: null,
      notRun: { reason: 'not-deployed', detail: 'planecheck probe deploy --subnet subnet-0a1' },
    },
    {
      vantage,
      answer: {
        schema: 'planecheck/probe/v1',
        kind: 'refusal',
        version: '0.9.0',
        problem: { field: 'attempts', reason: 'is missing' },
      },
      notRun: { reason: 'probe-refused', detail: 'attempts: is missing' },
    },
  ],
};

describe('a document of runs', () => {
  test('is read as it was written, and its schema accepts it', () => {
    expect(readProbeRuns(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document });
    expect({ valid: accepts(document), errors: accepts.errors }).toEqual({ valid: true, errors: null });
  });

  test('may have fields that a later version added, and they are left out', () => {
    const later = changed(changed(document, 'later', 1), 'runs.0.vantage.later', {});
    expect(readProbeRuns(later)).toEqual({ ok: true, value: document });
    expect(accepts(later)).toBe(true);
  });

  // Every field of the contract is read: without it, or with something else in its place, no document is accepted.
  test.each(fieldsOf(document, ''))('needs %s', (path) => {
    for (const value of [undefined, [[]]]) {
      const broken = changed(document, path, value);
      expect({ read: readProbeRuns(broken).ok, schema: accepts(broken) }).toEqual({
        read: false,
        schema: false,
      });
    }
  });

  test.each<[path: string, value: unknown, field: string, reason: string]>([
    ['schema', 'planecheck/probe-runs/v2', 'schema', 'expected planecheck/probe-runs/v1'],
    [
      'runs.0.vantage.subnetId',
      1,
      'runs[0].vantage.subnetId',
      'expected a text, found a value of type number',
    ],
    [
      'runs.2.notRun.reason',
      'unlucky',
      'runs[2].notRun.reason',
      'expected not-deployed, not-ready, invoke-refused, invoke-failed, probe-refused',
    ],
    [
      'runs.1.answer.targets.0.port',
      0,
      'runs[1].answer.targets[0].port',
      'expected a whole number from 1 to 65535',
    ],
  ])('with %s as %j is none: %s %s', (path, value, field, reason) => {
    expect(readProbeRuns(changed(document, path, value))).toEqual({ ok: false, problem: { field, reason } });
    expect(accepts(changed(document, path, value))).toBe(false);
  });
});

test('its reasons are reasons of an observation that was not made', () => {
  const known: readonly NotRunReason[] = notRunReasons;
  expect(runFailureReasons.filter((reason) => !known.includes(reason))).toEqual([]);
});
