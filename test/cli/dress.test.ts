import { describe, expect, test } from 'vitest';
import { dress } from '../../src/cli/dress.ts';
import { roles } from '../../src/report/style.ts';

describe('the dress of text', () => {
  test('leaves text as it is without colours', async () => {
    const style = await dress({ flag: false, env: {}, isTerminal: true });
    expect(roles.map((role) => style[role]('text'))).toEqual(roles.map(() => 'text'));
  });

  test('puts every role into codes of its own with colours', async () => {
    const style = await dress({ flag: true, env: {}, isTerminal: false });
    const dressed = roles.map((role) => style[role]('text'));
    expect(new Set(dressed).size).toBe(roles.length);
    expect(dressed.every((text) => text.startsWith('\u001b[') && text.endsWith('m'))).toBe(true);
  });

  test('takes a text only, whatever else it is given', async () => {
    const { dim } = await dress({ flag: true, env: {}, isTerminal: false });
    expect(['text'].map(dim)).toEqual([dim('text')]);
  });

  test.each([
    [{}, false],
    [{ LANG: 'en_GB.UTF-8' }, false],
    [{ LANG: 'C.utf8' }, false],
    [{ LANG: 'C' }, true],
    [{ LANG: 'de_DE.ISO-8859-1' }, true],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'POSIX' }, true],
    [{ LANG: 'C', LC_ALL: '', LC_CTYPE: 'en_US.UTF-8' }, false],
    [{ LANG: 'ja_JP' }, false],
  ])('of %j is ASCII only: %s', async (env, ascii) => {
    expect((await dress({ flag: null, env, isTerminal: false })).ascii).toBe(ascii);
  });
});
