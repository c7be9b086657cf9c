import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import stringWidth from '../../src/cli/string-width.ts';

describe('stringWidth', () => {
  test.each([
    { name: 'nothing', text: '', width: 0 },
    { name: 'ASCII', text: 'subnet-0a1 (1a)', width: 15 },
    { name: 'colours', text: '\u001b[1m\u001b[31merror\u001b[39m\u001b[22m', width: 5 },
    { name: 'a hyperlink', text: '\u001b]8;;https://example.com\u0007docs\u001b]8;;\u0007', width: 4 },
    { name: 'the marks of the report', text: '✓✗~?·…', width: 6 },
    { name: 'box drawing', text: '├─┤', width: 3 },
    { name: 'accented letters, composed', text: 'é', width: 1 },
    { name: 'accented letters, combining', text: 'e\u0301', width: 1 },
    { name: 'a combining mark alone', text: '\u0301', width: 0 },
    { name: 'a zero-width space', text: 'a\u200bb', width: 2 },
    { name: 'a zero-width joiner alone', text: '\u200d', width: 0 },
    { name: 'controls', text: 'a\tb\n', width: 2 },
    { name: 'Chinese', text: '子网', width: 4 },
    { name: 'Japanese', text: 'サブネット', width: 10 },
    { name: 'half-width Katakana', text: 'ｻﾌﾞ', width: 2 },
    { name: 'Korean', text: '서브넷', width: 6 },
    { name: 'full-width Latin', text: 'ＶＰＣ', width: 6 },
    { name: 'an emoji', text: '🚀', width: 2 },
    { name: 'an emoji of several parts', text: '👩‍💻', width: 2 },
    { name: 'a symbol asked for as emoji', text: '⚠\ufe0f', width: 2 },
    { name: 'coloured Chinese', text: '\u001b[32m子网\u001b[39m!', width: 5 },
  ])('$name', ({ text, width }) => {
    expect(stringWidth(text)).toBe(width);
  });

  test('colour adds no width, to whatever text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(stringWidth(`\u001b[31m${text}\u001b[39m`)).toBe(stringWidth(text));
      }),
    );
  });
});
