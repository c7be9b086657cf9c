import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { withOwnSettings } from '../agent/machine.ts';
import { readyId } from '../agent/requests.ts';

interface Exchange {
  readonly request: unknown;
  readonly answer: unknown;
}

/** A Node.js process in a network namespace of its own that takes requests. */
export interface Agent<Requests extends { readonly [Kind in keyof Requests]: Exchange }> {
  readonly pid: number;
  readonly ask: <Kind extends keyof Requests & string>(
    kind: Kind,
    request: Requests[Kind]['request'],
  ) => Promise<Requests[Kind]['answer']>;
  readonly close: () => void;
}

const folder = path.join(import.meta.dirname, '../agent');
const bundles = new Map<string, Promise<string>>();

// The program is handed over on the command line: nothing lies about in a file when this process is killed.
function bundleOf(role: 'client' | 'server'): Promise<string> {
  const made =
    bundles.get(role) ??
    build({
      entryPoints: [path.join(folder, `${role}.ts`)],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      minify: true,
      banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire('/');" },
    }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  bundles.set(role, made);
  return made;
}

const commands = {
  client: ['-n', '-m', '--', 'sh', '-c', withOwnSettings],
  server: ['-n', '--'],
} as const satisfies Record<'client' | 'server', readonly string[]>;

// Each lookup of a name that nobody answers keeps a thread busy for a second and longer.
const threads = { UV_THREADPOOL_SIZE: '32' };

/** Starts an agent. It ends when this process does. */
export async function startAgent<Requests extends { readonly [Kind in keyof Requests]: Exchange }>(
  role: 'client' | 'server',
): Promise<Agent<Requests>> {
  const program = await bundleOf(role);
  const command = [...commands[role], process.execPath, '--input-type=module', '-e', program];
  const child = spawn('unshare', command, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...threads },
  });
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  const ended = (): void => {
    for (const { reject } of waiting.values()) reject(new Error(`the ${role} agent ended`));
    waiting.clear();
  };
  child.on('exit', ended);
  child.on('error', ended);
  child.on('message', (message: { readonly id: number; readonly answer: never; readonly error?: string }) => {
    const { id, answer, error } = message;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(`the ${role} agent: ${error}`));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('unshare did not start');
  // Before the program runs, the process is still in the namespace that it was started from.
  await new Promise<never>((resolve, reject) => waiting.set(readyId, { resolve, reject }));
  let last = readyId;
  return {
    pid,
    ask: (kind, request) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, kind, request });
      }),
    close: () => child.kill('SIGKILL'),
  };
}
