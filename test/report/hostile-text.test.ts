import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderExplain } from '../../src/report/explain.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderPretty } from '../../src/report/pretty.ts';
import { isVisibleText, visibleText } from '../../src/report/safe-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { hostile } from './reports/hostile.ts';

const formats: readonly (readonly [name: string, text: string])[] = [
  ...[40, 80, 120].flatMap((width): (readonly [string, string])[] => [
    [
      `pretty at ${width}`,
      renderPretty(hostile, { width, style: plainStyle, assumptions: true, operations: true }),
    ],
    [`explain at ${width}`, renderExplain(hostile, { width, style: plainStyle })],
  ]),
  ['markdown', renderMarkdown(hostile, { assumptions: true })],
];

describe('a hostile name', () => {
  test.each(formats)('does nothing in %s', (_, text) => {
    expect(text.split('\n').filter((line) => !isVisibleText(line))).toEqual([]);
    expect(text).not.toMatch(/^\s*::[a-z]/m);
    expect(text).not.toMatch(/##\w*\[/);
  });
});

describe('visibleText', () => {
  test.each([
    ['a plain name', 'a plain name'],
    ['子网 é', '子网 é'],
    ['2001:db8::1, ::/0, ::ffff:10.0.0.1', '2001:db8::1, ::/0, ::ffff:10.0.0.1'],
    ['\u001b[31m', String.raw`\x1b[31m`],
    ['a\r\nb\tc', String.raw`a\r\nb\tc`],
    ['\u009b', String.raw`\x9b`],
    ['\u202e', String.raw`\u202e`],
    ['\u2028', String.raw`\u2028`],
    ['\ud800', String.raw`\ud800`],
    ['\u{e0041}', String.raw`\u{e0041}`],
    ['::error file=a::b', String.raw`\x3a:error file=a::b`],
    ['a ::set-output::b', String.raw`a \x3a:set-output::b`],
    ['##[error]', String.raw`\x23#[error]`],
    ['##vso[task.complete]', String.raw`\x23#vso[task.complete]`],
  ])('%j', (text, visible) => {
    expect(visibleText(text)).toBe(visible);
  });

  test('what it makes is visible, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const visible = visibleText(text);
        expect(visibleText(visible)).toBe(visible);
        expect(visible).not.toMatch(/[\p{Control}\p{Surrogate}]/u);
      }),
    );
  });
});
