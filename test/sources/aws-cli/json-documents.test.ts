import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDeeperThan, parseJsonDocuments } from '../../../src/sources/aws-cli/json-documents.ts';

describe('several documents in one file', () => {
  test.each([
    ['one', '{"a":1}', [{ a: 1 }]],
    ['JSON Lines', '{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    ['appended with >>', '{\n  "a": "}{"\n}\n{\n  "b": []\n}\n', [{ a: '}{' }, { b: [] }]],
    ['without anything between', '{"a":1}{"b":[1,{"c":"\\""}]}', [{ a: 1 }, { b: [1, { c: '"' }] }]],
    ['with a byte order mark between', '{"a":1}\r\n\uFEFF{"b":2}', [{ a: 1 }, { b: 2 }]],
  ])('%s', (_, text, documents) => {
    expect(parseJsonDocuments(text)).toEqual({ kind: 'documents', documents });
  });

  test('any documents, one behind the other', () => {
    const document = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
    fc.assert(
      fc.property(fc.array(document, { minLength: 1 }), fc.constantFrom('', ' ', '\n'), (values, between) => {
        const text = values.map((value) => JSON.stringify(value)).join(between);
        const documents: unknown = JSON.parse(`[${values.map((value) => JSON.stringify(value)).join(',')}]`);
        expect(parseJsonDocuments(text)).toEqual({ kind: 'documents', documents });
      }),
    );
  });
});

describe('where a text stops being JSON', () => {
  test.each([
    ['cut off in a list', '{\n  "Vpcs": [\n    {', 3, 6, true],
    ['cut off in a text', '{"Vpcs": "vp', 1, 13, true],
    ['cut off in a word', '{"a": tru', 1, 10, true],
    ['cut off in a number', '{"a": 1.5e-', 1, 12, true],
    ['cut off in an escape', '{"a": "\\u00', 1, 8, true],
    ['cut off behind a comma', '{"a":1,', 1, 8, true],
    ['a second document cut off', '{"a":1}\n{"b":', 2, 6, true],
    ['a comma too many', '{"a":1,}', 1, 8, false],
    ['a missing comma', '{"a":1\n "b":2}', 2, 2, false],
    ['a comment', '// x\n{}', 1, 1, false],
    ['a raw line break in a text', '{"a":"x\ny"}', 1, 8, false],
    ['the wrong bracket', '{"a":[1}', 1, 8, false],
    ['a message of the AWS CLI behind the answer', '{"a":1}\nAn error occurred', 2, 1, false],
  ])('%s', (_, text, line, column, cutOff) => {
    expect(parseJsonDocuments(text)).toEqual({ kind: 'fault', fault: { line, column, cutOff } });
  });

  test('every proper beginning of an object is cut off', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        const beginning = text.slice(0, 1 + (cut % (text.length - 1)));
        expect(parseJsonDocuments(beginning)).toMatchObject({ kind: 'fault', fault: { cutOff: true } });
      }),
    );
  });
});

test('depth is measured without going deeper than asked', () => {
  const nested: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
  expect(isDeeperThan(nested, 200)).toBe(true);
  expect(isDeeperThan({ a: [[]] }, 3)).toBe(false);
  expect(isDeeperThan({ a: [[]] }, 2)).toBe(true);
});
