import { describe, expect, test } from 'vitest';
import { closest, didYouMean, listed } from '../../src/cli/did-you-mean.ts';

describe('the guess at a mistyped word', () => {
  const commands = ['audit', 'explain', 'checks'];
  const subnets = ['subnet-0a7d2e5b8c1f43960', 'subnet-0c93a6f4d7e2b8510'];

  test.each([
    ['adit', commands, 'audit'],
    ['AUDIT', commands, 'audit'],
    ['check', commands, 'checks'],
    ['expl', commands, 'explain'],
    ['probe', commands, undefined],
    ['x', commands, undefined],
    ['', commands, undefined],
    ['subnet-0a7d2e5b8c1f43961', subnets, 'subnet-0a7d2e5b8c1f43960'],
    ['subnet-0a', subnets, 'subnet-0a7d2e5b8c1f43960'],
    ['subnet-0a7d…', subnets, 'subnet-0a7d2e5b8c1f43960'],
    ['subnet-0a7d...', subnets, 'subnet-0a7d2e5b8c1f43960'],
    ['subnet-0', subnets, undefined],
    ['bat', ['cat', 'bar'], 'bar'],
  ])('for %j among %j is %j', (given, candidates, guess) => {
    expect(closest(given, candidates)).toBe(guess);
  });

  test('is a question, or nothing', () => {
    expect(didYouMean('adit', commands)).toBe('Did you mean audit? ');
    expect(didYouMean('probe', commands)).toBe('');
  });
});

describe('a list of what there is', () => {
  test('is whole when it is short', () => {
    expect(listed(['a', 'b'])).toBe('a, b');
  });

  test('says how many more there are when it is long', () => {
    expect(listed(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])).toBe('a, b, c, d, e, f and 2 more');
  });
});
