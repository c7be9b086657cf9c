import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { codeBlock, markdownText } from '../../src/report/markdown-text.ts';
import { expectGolden } from '../kit/golden.ts';
import { allReports } from './reports/all-reports.ts';
import { hostile } from './reports/hostile.ts';
import { executeApiEndpoint } from './reports/samples.ts';

describe('renderMarkdown', () => {
  test.each(allReports)('%s', (name, report) => {
    expectGolden(`report/markdown/${name}.md`, renderMarkdown(report, { assumptions: false }));
  });

  test('lists assumptions when asked', () => {
    expectGolden(
      'report/markdown/execute-api-endpoint.listed.md',
      renderMarkdown(executeApiEndpoint, { assumptions: true }),
    );
  });

  test.each(allReports)(
    '%s ends with one newline, and its tables have as many cells in every row',
    (_, report) => {
      const text = renderMarkdown(report, { assumptions: true });
      expect(text).toMatch(/[^\n]\n$/);
      for (const table of tablesOf(text)) {
        const cells = table.map(
          (row) =>
            row
              .replaceAll(String.raw`\\`, '')
              .replaceAll(String.raw`\|`, '')
              .split('|').length,
        );
        expect(new Set(cells).size).toBe(1);
      }
    },
  );

  test('nothing from AWS acts outside code', () => {
    const prose = outsideCode(renderMarkdown(hostile, { assumptions: true })).replaceAll('| ~ ', '| ');
    expect(prose).not.toMatch(/<(?!https:)/);
    expect(prose).not.toMatch(/&(?!amp;|lt;|#8288;)/);
    expect(prose).not.toMatch(/(?<![\w&])(?:@(?=\w)|#(?=\d))/);
    expect(prose).not.toMatch(/(?<!\\)(?:\\\\)*[`_[\]~$]/);
    expect(prose.replace(/^\*\*.*?\*\*/gm, '')).not.toMatch(/(?<!\\)(?:\\\\)*\*/);
  });
});

describe('markdownText', () => {
  test.each([
    ['a plain sentence, 10.0.0.0/16.', 'a plain sentence, 10.0.0.0/16.'],
    ['*.execute-api', String.raw`\*.execute-api`],
    ['a|b', String.raw`a\|b`],
    ['<b>&amp;', String.raw`&lt;b\>&amp;amp;`],
    ['@everyone', '@&#8288;everyone'],
    ['# no heading', String.raw`\# no heading`],
    ['- no list', String.raw`\- no list`],
    ['1. no list', String.raw`1\. no list`],
    ['10.0.0.0/16', '10.0.0.0/16'],
    ['see #12', 'see #&#8288;12'],
    ['function@subnet', 'function@subnet'],
    [String.raw`\x1b`, String.raw`\\x1b`],
  ])('%s', (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });
});

test('codeBlock', () => {
  expect(codeBlock(['a ``` b'], 'sh')).toEqual(['````sh', 'a ``` b', '````']);
  expect(codeBlock(['a'], 'sh')).toEqual(['```sh', 'a', '```']);
});

function tablesOf(text: string): readonly (readonly string[])[] {
  return outsideCode(text)
    .split('\n\n')
    .map((block) => block.split('\n'))
    .filter((lines) => lines.every((line) => line.startsWith('|')));
}

function outsideCode(text: string): string {
  return text.replaceAll(/^(`{3,})\w*\n[^]*?\n\1$/gm, '');
}
