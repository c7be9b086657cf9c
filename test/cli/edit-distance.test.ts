import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/cli/edit-distance.ts';

describe('the edit distance', () => {
  test.each([
    ['', '', 0],
    ['audit', 'audit', 0],
    ['', 'audit', 5],
    ['adit', 'audit', 1],
    ['aaudit', 'audit', 1],
    ['auxit', 'audit', 1],
    ['adut', 'audt', 1],
    ['eu-wset-1', 'eu-west-1', 1],
    ['audit', 'checks', 6],
  ])('of %j and %j is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  const words = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });

  test('is the same both ways, and zero for the same word only', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });

  test('is at least the difference of the lengths, and at most the longer length', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(editDistance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
