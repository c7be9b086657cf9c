import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../src/sources/canonical-text.ts';

test('keys are sorted at every depth and big integers are strings', () => {
  expect(canonicalText({ b: [{ d: 1n, c: null }], a: 'x"' })).toBe('{"a":"x\\"","b":[{"c":null,"d":"1"}]}');
});

test('the order of keys changes nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalText(reversed)).toBe(canonicalText(value));
    }),
  );
});
