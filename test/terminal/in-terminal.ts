import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';

/** How one run in a pseudo-terminal ended. */
export interface TerminalRun {
  /** Everything that the terminal got, its line ends made plain. */
  readonly screen: string;
  readonly exitCode: number | null;
}

/** A terminal that a run is started in. */
export interface PseudoTerminal {
  readonly columns: number;
  readonly env?: Readonly<Record<string, string>>;
}

const longestRun = 15_000;

/** Runs the built program in a pseudo-terminal, made by `script`. */
export async function runInTerminal(
  args: readonly string[],
  { columns, env = {} }: PseudoTerminal,
): Promise<TerminalRun> {
  const words = [process.execPath, inject('builtCli'), ...args].map(
    (word) => `'${word.replaceAll("'", "'\\''")}'`,
  );
  const line = `stty cols ${columns} rows 24; exec ${words.join(' ')}`;
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color', SHELL: '/bin/sh', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: longestRun,
  });
  const [screen] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { screen: screen.replaceAll('\r\n', '\n'), exitCode: child.exitCode };
}
