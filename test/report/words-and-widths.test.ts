import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth, padToWidth } from '../../src/report/display-width.ts';
import { capitalize, firstClause } from '../../src/report/first-clause.ts';
import { fixLines } from '../../src/report/fix-lines.ts';
import { timeText } from '../../src/report/heading.ts';
import { wrapCommand } from '../../src/report/shell-command.ts';
import { shortIds } from '../../src/report/short-id.ts';
import { formatCount, listFew, listWords, shortZone } from '../../src/report/vantage-names.ts';
import { wrapList, wrapText } from '../../src/report/wrap.ts';

describe('displayWidth', () => {
  test.each([
    ['', 0],
    ['subnet-0a1 (1a)', 15],
    ['\u001b[31merror\u001b[39m', 5],
    ['✓✗~?·…→▶', 8],
    ['┌─│┘', 4],
    ['子网', 4],
    ['ｻﾌﾞ', 2],
    ['é', 1],
    ['👩‍💻', 2],
  ])('%j', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('pads by columns', () => {
    expect(padToWidth('子网', 6)).toBe('子网  ');
  });
});

describe('shortIds', () => {
  const texts = [
    'nat-0b6e1c4f9d2a58730 nat-0b6e1c4f9d2a58731 vpc-0c1f00d1a2b3c4d5e sg-12345678 sg-12349999',
    'vpce-0c1f00d1a2b3c4d5e',
  ];
  const shorten = shortIds(texts, '…');

  test.each([
    ['vpc-0c1f00d1a2b3c4d5e', 'vpc-0c1f…'],
    ['vpce-0c1f00d1a2b3c4d5e', 'vpce-0c1f…'],
    ['nat-0b6e1c4f9d2a58730', 'nat-0b6e1c4f9d2a58730'],
    ['sg-12345678, sg-12349999', 'sg-12345…, sg-12349…'],
    ['an id it never saw: rtb-0123456789abcdef0', 'an id it never saw: rtb-0123456789abcdef0'],
    ['worker-0c1f00d1 and my-vpc-0c1f00d1a2b3c4d5e', 'worker-0c1f00d1 and my-vpc-0c1f00d1a2b3c4d5e'],
    ['vpce-0c1f00d1a2b3c4d5e-abc.execute-api', 'vpce-0c1f00d1a2b3c4d5e-abc.execute-api'],
  ])('%s', (text, short) => {
    expect(shorten(text)).toBe(short);
  });

  test('keeps ids distinct', () => {
    const hex = fc.string({ unit: fc.constantFrom('0', '1'), minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(fc.uniqueArray(hex, { maxLength: 20 }), (digits) => {
        const ids = digits.map((each) => `subnet-${each}`);
        expect(new Set(ids.map(shortIds(ids, '…'))).size).toBe(ids.length);
      }),
    );
  });
});

describe('wrapCommand', () => {
  test('leaves a command that fits', () => {
    expect(wrapCommand('aws ec2 describe-vpcs', 40)).toEqual(['aws ec2 describe-vpcs']);
  });

  test('breaks between options, and in lists of values only where it must', () => {
    expect(
      wrapCommand('aws ec2 create-vpc-endpoint --subnet-ids subnet-1 subnet-2 subnet-3 --vpc-id vpc-1', 34),
    ).toEqual([
      'aws ec2 create-vpc-endpoint \\',
      '    --subnet-ids subnet-1 \\',
      '    subnet-2 subnet-3 \\',
      '    --vpc-id vpc-1',
    ]);
  });

  test('never breaks what is quoted', () => {
    expect(wrapCommand(`aws ec2 x --filters 'Name=a b c,Values=d e' --json "{\\"a b\\": 1}"`, 20)).toEqual([
      'aws ec2 x \\',
      `    --filters 'Name=a b c,Values=d e' \\`,
      `    --json "{\\"a b\\": 1}"`,
    ]);
  });

  test('pasted, it is the same command', () => {
    const word = fc.stringMatching(/^(?:--)?[a-z0-9]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 10, max: 60 }), (words, width) => {
        const pasted = wrapCommand(words.join(' '), width)
          .join('\n')
          .replaceAll(/ \\\n +/g, ' ');
        expect(pasted).toBe(words.join(' '));
      }),
    );
  });
});

test('fixLines indents commands after words', () => {
  expect(fixLines('aws ec2 a\nthen:\naws ec2 b', 40)).toEqual(['aws ec2 a', 'then:', '  aws ec2 b']);
});

describe('wrapping', () => {
  test('breaks at spaces', () => {
    expect(wrapText('one two three', 7, 2)).toEqual(['one two', '  three']);
    expect(wrapText('anunbreakableword and more', 8)).toEqual(['anunbreakableword', 'and more']);
    expect(wrapList(['one', 'two', 'three'], ', ', 9)).toEqual(['one, two,', 'three']);
    expect(wrapList(['a long part', 'b'], ', ', 6)).toEqual(['a', 'long', 'part,', 'b']);
  });

  test('keeps every word and the width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }),
        fc.integer({ min: 10, max: 40 }),
        (words, width) => {
          const lines = wrapText(words.join(' '), width);
          expect(lines.join(' ')).toBe(words.join(' '));
          expect(lines.every((line) => line.length <= width)).toBe(true);
        },
      ),
    );
  });
});

describe('words', () => {
  test.each([
    ['ap-northeast-1a', 'ap-northeast-1', '1a'],
    ['us-west-2-lax-1a', 'us-west-2', 'lax-1a'],
    ['apne1-az4', 'ap-northeast-1', 'apne1-az4'],
  ])('%s of %s is %s', (zone, region, short) => {
    expect(shortZone(zone, region)).toBe(short);
  });

  test('counts and lists', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(listWords(['a'])).toBe('a');
    expect(listWords(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listFew(['a', 'b', 'c', 'd'], 2)).toEqual(['a', 'b', '2 more']);
    expect(listFew(['a', 'b', 'c'], 2)).toEqual(['a', 'b', 'c']);
  });

  test.each([
    ['2026-11-01T09:00:00Z', '2026-11-01 09:00 UTC'],
    ['2026-11-01T18:00:00+09:00', '2026-11-01 09:00 UTC'],
    ['yesterday', 'yesterday'],
  ])('the time %s', (time, text) => {
    expect(timeText(time)).toBe(text);
  });

  test.each([
    ['short: it stays whole', 'short: it stays whole'],
    [
      'nat-1 has no way out: rtb-2, the table of its subnet subnet-3, has no 0.0.0.0/0 route',
      'nat-1 has no way out',
    ],
    [
      'rtb-1 has no route beyond 10.0.0.0/16, 10.1.0.0/16 and 10.2.0.0/16, and no endpoint serves it',
      'rtb-1 has no route beyond 10.0.0.0/16, 10.1.0.0/16 and 10.2.0.0/16',
    ],
  ])('the first clause of %s', (text, clause) => {
    expect(firstClause(text)).toBe(clause);
  });

  test.each([
    ['private DNS answers', 'Private DNS answers'],
    ['rtb-0f18 has no route', 'rtb-0f18 has no route'],
    ['enableDnsSupport is off', 'enableDnsSupport is off'],
    ['aws_subnet.a is shut', 'aws_subnet.a is shut'],
    ['s3.amazonaws.com fails', 's3.amazonaws.com fails'],
  ])('%s begins a sentence', (text, sentence) => {
    expect(capitalize(text)).toBe(sentence);
  });
});
