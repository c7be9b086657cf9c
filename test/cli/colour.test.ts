import { describe, expect, test } from 'vitest';
import { usesColour } from '../../src/cli/colour.ts';

describe('colours', () => {
  test.each([
    ['on a terminal', null, {}, true, true],
    ['off without a terminal', null, {}, false, false],
    ['off on a dumb terminal', null, { TERM: 'dumb' }, true, false],
    ['off with NO_COLOR', null, { NO_COLOR: '1' }, true, false],
    ['on with an empty NO_COLOR', null, { NO_COLOR: '' }, true, true],
    ['on with FORCE_COLOR', null, { FORCE_COLOR: '1' }, false, true],
    ['on with an empty FORCE_COLOR', null, { FORCE_COLOR: '' }, false, true],
    ['off with FORCE_COLOR=0', null, { FORCE_COLOR: '0' }, true, false],
    ['off with FORCE_COLOR=false', null, { FORCE_COLOR: 'false' }, true, false],
    ['on with FORCE_COLOR beside NO_COLOR', null, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    ['on with FORCE_COLOR on a dumb terminal', null, { FORCE_COLOR: '1', TERM: 'dumb' }, true, true],
    ['on with --color beside NO_COLOR', true, { NO_COLOR: '1' }, false, true],
    ['off with --no-color beside FORCE_COLOR', false, { FORCE_COLOR: '1' }, true, false],
  ])('are %s', (_name, flag, env, isTerminal, expected) => {
    expect(usesColour({ flag, env, isTerminal })).toBe(expected);
  });
});
