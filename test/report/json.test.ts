import { describe, expect, test } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import { expectGolden } from '../kit/golden.ts';
import { allReports } from './reports/all-reports.ts';
import { hostile } from './reports/hostile.ts';
import { closed } from './reports/samples.ts';

/** Controls but the newline, which divides lines; invisible and bidirectional formatting, lone surrogates. */
const acting =
  /\p{Control}|\p{Surrogate}|[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

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
    expect(text.replaceAll('\n', '')).not.toMatch(acting);
    expect(text).not.toMatch(/##\w*\[/);
    expect(text).not.toMatch(/^\s*::/m);
  });
});
