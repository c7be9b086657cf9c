import { describe, expect, test } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import { expectGolden } from '../kit/golden.ts';
import { allReports } from './reports/all-reports.ts';
import { hostile } from './reports/hostile.ts';
import { closed } from './reports/samples.ts';

describe('renderJson', () => {
  test.each(allReports)('%s comes back as it was', (_, report) => {
    const text = renderJson(report);
    expect(JSON.parse(text)).toStrictEqual(report);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('has two spaces and the order of the report', () => {
    expectGolden('report/json/closed.json', renderJson(closed));
  });

  test('holds nothing that a terminal or a log acts on', () => {
    const text = renderJson(hostile);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/u);
    expect(text).not.toMatch(/##\w*\[/);
    expect(text).not.toMatch(/^\s*::/m);
  });
});
