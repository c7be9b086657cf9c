import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';

/** How one run of the program ended. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What a run needs beside its arguments. */
export interface RunOptions {
  /** Nothing is inherited, as colours and locales would change the output. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

// Whoever runs the tests may have an account.
const noAccount = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Starts the built program as a process of its own; nobody reads its output yet. */
export function startBuiltCli(args: readonly string[], { env = {}, cwd }: RunOptions = {}) {
  return spawn(process.execPath, [inject('builtCli'), ...args], {
    env: { ...noAccount, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the built program to its end. */
export async function runBuiltCli(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = startBuiltCli(args, options);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { stdout, stderr, exitCode: child.exitCode, signal: child.signalCode };
}
