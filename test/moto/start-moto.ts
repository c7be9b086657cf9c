import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable, type Writable } from 'node:stream';
import { type TestProject } from 'vitest/node';
import { python } from './installation.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where moto's server listens; a test reads it with `inject('motoUrl')`. */
    motoUrl: string;
  }
}

/** The program that runs moto's server, with its arguments. */
export const motoCommand: readonly [command: string, ...args: string[]] = [
  python,
  '-u',
  join(import.meta.dirname, 'serve.py'),
];

/** Starts moto's server for all tests, and ends it after them. */
export default async function provideMoto(project: TestProject): Promise<() => Promise<void>> {
  const [command, ...args] = motoCommand;
  // Where this process is killed, the end of the server's standard input ends it.
  const server = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const closed = once(server, 'close');
  project.provide('motoUrl', await urlOf(server));
  return async () => {
    server.stdin.end();
    await closed;
  };
}

// It answers as soon as it tells its address; what it writes later is read too, or it would come to a halt.
async function urlOf(server: ChildProcessByStdio<Writable, null, Readable>): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface(server.stderr).on('line', (line) => {
      lines.push(line);
      const url = /Running on (?<url>http:\/\/\S+)/.exec(line)?.groups?.['url'];
      if (url !== undefined) resolve(url);
    });
    server.once('close', () => {
      reject(new Error(`moto's server ended: ${lines.slice(-5).join('\n')}`));
    });
    server.once('error', reject);
  });
}
