import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import stringWidth from '../../src/cli/string-width.ts';
import { runBuiltCli } from '../cli/run-built-cli.ts';
import { runInTerminal } from './in-terminal.ts';

const audit = 'audit --example broken-nat'.split(' ');
const explain = 'explain --example broken-nat --from list-rest-apis --to apigateway:control'.split(' ');

describe.each([
  { name: 'an audit', args: audit, expected: 1 },
  { name: 'an explanation', args: explain, expected: 1 },
  { name: 'the catalogue', args: ['checks'], expected: 0 },
])('$name in a terminal', ({ args, expected }) => {
  test.each([80, 0])('of %i columns is the one without a terminal, in colours, and ends', async (columns) => {
    const [{ screen, exitCode }, plain] = await Promise.all([
      runInTerminal(args, { columns }),
      runBuiltCli(args),
    ]);
    expect(exitCode).toBe(expected);
    expect(screen).toContain('\u001b[');
    expect(stripVTControlCharacters(screen)).toBe(plain.stdout);
  });

  test('has none but colours of all that acts on a terminal', async () => {
    const { screen } = await runInTerminal(args, { columns: 80 });
    // oxlint-disable-next-line no-control-regex -- these are the codes
    expect(screen.replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }, { FORCE_COLOR: '0' }])(
    'has no colours with %j',
    async (env) => {
      const { screen } = await runInTerminal(args, { columns: 80, env });
      expect(screen).not.toContain('\u001b');
    },
  );

  test('has no colours with --no-color', async () => {
    const forced = { columns: 80, env: { FORCE_COLOR: '1' } };
    const [{ screen }, plain] = await Promise.all([
      runInTerminal([...args, '--no-color'], forced),
      runBuiltCli(args),
    ]);
    expect(screen).toBe(plain.stdout);
  });

  test.each([200, 120, 60])('keeps to %i columns but for words that are longer', async (columns) => {
    const { screen, exitCode } = await runInTerminal(args, { columns });
    expect(exitCode).toBe(expected);
    const lines = stripVTControlCharacters(screen).split('\n');
    const tooWide = lines.filter((line) => stringWidth(line) > columns && line.trim().includes(' '));
    expect(tooWide).toEqual([]);
  });
});

describe('a terminal', () => {
  test.each([80, 0, 1, 500])('of %i columns gets the whole help', async (columns) => {
    const { screen, exitCode } = await runInTerminal([], { columns });
    expect(exitCode).toBe(0);
    expect(screen).toContain('planecheck audit');
    expect(screen).toContain('130  interrupted');
    expect(screen.length).toBeLessThan(10_000);
  });

  test('gets an error in two lines, without colours', async () => {
    const { screen, exitCode } = await runInTerminal(['adit'], { columns: 0 });
    expect(exitCode).toBe(2);
    expect(screen).toMatch(/^planecheck: there is no command "adit"\n {2}Did you mean audit\? .+\n$/);
  });

  test('gets JSON as a file does', async () => {
    const args = [...audit, '--format', 'json'];
    const [{ screen }, plain] = await Promise.all([runInTerminal(args, { columns: 80 }), runBuiltCli(args)]);
    expect(screen).toBe(plain.stdout);
  });
});
