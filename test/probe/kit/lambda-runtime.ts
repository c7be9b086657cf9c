import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** A function as Lambda holds it: one environment, in which one event follows the other. */
export interface LambdaFunction extends AsyncDisposable {
  /** The answer to an event; the error, where the function fails or is not done in its time. */
  readonly invoke: (event: unknown) => Promise<unknown>;
}

interface Invocation {
  readonly id: string;
  readonly event: unknown;
  readonly settle: (answer: unknown) => void;
}

/** Variables by which Lambda's runtime tells a function where it is. */
type Environment = Readonly<Record<string, string>>;

/**
 * Runs a module as Lambda does: by some Node, from a folder that holds nothing else, under Lambda's runtime API.
 * `timeout` is the function's, in milliseconds. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function startLambda(
  node: string,
  module: string,
  { env, timeout }: { readonly env: Environment; readonly timeout: number },
): Promise<LambdaFunction> {
  const root = await mkdtemp(join(tmpdir(), 'planecheck-lambda-'));
  await copyFile(module, join(root, basename(module)));
  const runtime = await startRuntimeApi(timeout);
  const child = spawn(node, [join(import.meta.dirname, 'lambda-bootstrap.mjs')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...env,
      AWS_LAMBDA_RUNTIME_API: runtime.address,
      LAMBDA_TASK_ROOT: root,
      _HANDLER: `${basename(module, '.mjs')}.handler`,
    },
  });
  const ended = once(child, 'close');
  child.once('close', () => {
    runtime.fail({ errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited' });
  });
  return {
    invoke: runtime.invoke,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await ended;
      await runtime.close();
      await rm(root, { recursive: true });
    },
  };
}

async function startRuntimeApi(timeout: number) {
  const waiting: Invocation[] = [];
  const running = new Map<string, Invocation>();
  let asker: ServerResponse | null = null;
  const handOut = (): void => {
    const invocation = asker === null ? undefined : waiting.shift();
    if (invocation === undefined || asker === null) return;
    running.set(invocation.id, invocation);
    asker.writeHead(200, {
      'lambda-runtime-aws-request-id': invocation.id,
      'lambda-runtime-deadline-ms': String(Date.now() + timeout),
    });
    asker.end(JSON.stringify(invocation.event));
    asker = null;
    setTimeout(() => {
      invocation.settle({ errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out' });
    }, timeout).unref();
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, id = ''] = /invocation\/([^/]+)\/(?:response|error)$/.exec(request.url ?? '') ?? [];
    if (id === '') {
      asker = response;
      handOut();
    } else {
      running.get(id)?.settle(JSON.parse(await text(request)));
      response.writeHead(202).end();
    }
  };
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the runtime API has no port');
  let count = 0;
  return {
    address: `127.0.0.1:${at.port}`,
    invoke: (event: unknown) =>
      new Promise<unknown>((settle) => {
        count += 1;
        waiting.push({ id: `request-${count}`, event, settle });
        handOut();
      }),
    fail: (error: object): void => {
      for (const { settle } of [...waiting, ...running.values()]) settle(error);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => {
        server.close(() => {
          done();
        });
      });
    },
  };
}
