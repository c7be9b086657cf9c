import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/report/display-width.ts';
import { renderPretty } from '../../src/report/pretty.ts';
import { plainStyle, roles, type Style } from '../../src/report/style.ts';
import { expectGolden } from '../kit/golden.ts';
import { allReports } from './reports/all-reports.ts';
import { brokenNat, executeApiEndpoint } from './reports/samples.ts';
import { isUnbreakable } from './unbreakable.ts';

// eslint-disable-next-line no-control-regex
const code = /\u001b\[(\d+)m/g;

const widths = [40, 80, 120];
const cases = allReports.flatMap(([name, report]) => widths.map((width) => ({ name, report, width })));

describe('renderPretty', () => {
  test.each(cases)('$name at $width', ({ name, report, width }) => {
    expectGolden(
      `report/pretty/${name}.${width}.txt`,
      renderPretty(report, { width, style: plainStyle, assumptions: false }),
    );
  });

  test.each(cases)(
    '$name at $width has no line that is wider, but for what cannot be broken',
    ({ report, width }) => {
      const text = renderPretty(report, { width, style: plainStyle, assumptions: true });
      expect(text.split('\n').filter((line) => displayWidth(line) > width && !isUnbreakable(line))).toEqual(
        [],
      );
    },
  );

  test.each(allReports)('%s ends with one newline and has no space at the end of a line', (_, report) => {
    const text = renderPretty(report, { width: 80, style: plainStyle, assumptions: true });
    expect(text).toMatch(/[^\n]\n$/);
    expect(text.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  test('lists assumptions and operations when asked', () => {
    const options = { width: 100, style: plainStyle, assumptions: true, operations: true };
    expectGolden('report/pretty/execute-api-endpoint.listed.txt', renderPretty(executeApiEndpoint, options));
  });

  test('prints ASCII only where the style says so', () => {
    const text = renderPretty(brokenNat, {
      width: 80,
      style: { ...plainStyle, ascii: true },
      assumptions: true,
    });
    // eslint-disable-next-line no-control-regex
    expect(text).toMatch(/^[\x00-\x7f]*$/);
    expectGolden('report/pretty/broken-nat.ascii.txt', text);
  });

  test('dresses by role, and what is dressed takes no more columns', () => {
    const text = renderPretty(brokenNat, { width: 80, style: shown, assumptions: false });
    expectGolden(
      'report/pretty/broken-nat.dressed.txt',
      text.replaceAll(code, (_, number) => `<${roles[Number(number)] ?? '/'}>`),
    );
    const plain = renderPretty(brokenNat, { width: 80, style: plainStyle, assumptions: false });
    expect(text.replaceAll(code, '')).toBe(plain);
  });
});

const dressed = roles.map((role, at): [typeof role, (text: string) => string] => [
  role,
  (text) => `\u001b[${at}m${text}\u001b[99m`,
]);
const shown: Style = { ...plainStyle, ...Object.fromEntries(dressed) };
