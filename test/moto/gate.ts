import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import * as z from 'zod';
import { startLambda } from '../probe/kit/lambda-runtime.ts';
import { region } from './account.ts';

/** What can happen to a call in place of its answer. */
export const faults = ['refused', 'throttled', 'failing', 'lost', 'answer-lost'] as const;
type Fault = (typeof faults)[number];

/** What is to happen at one call: the first is 1. */
interface Trap {
  readonly at: number;
  /** A fault, or something that somebody does while the call waits. */
  readonly does: Fault | (() => Promise<void>);
}

/** A server in front of moto: it counts the calls, disturbs one of them, and runs what is invoked. */
export interface Gate extends AsyncDisposable {
  readonly url: string;
  /** The calls since the last arming: `iam:CreateRole`, `lambda:POST /2015-03-31/functions`. */
  readonly calls: readonly string[];
  /** Counts anew; null: nothing is disturbed. */
  readonly arm: (trap: Trap | null) => void;
}

/** What becomes of an event that a function is invoked with. */
type Invoke = (functionName: string, event: unknown) => Promise<unknown>;

/**
 * Starts a gate in front of the moto at a URL.
 * @param invoke in place of running what was uploaded.
 */
export async function startGate(motoUrl: string, invoke: Invoke | null = null): Promise<Gate> {
  const gate = new Keeper(motoUrl, invoke);
  const server = createServer((incoming, response) => {
    gate.pass(incoming, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gate has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls: gate.calls,
    arm: (trap) => {
      gate.arm(trap);
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const createdFunction = z.object({
  FunctionName: z.string(),
  Timeout: z.number(),
  Handler: z.literal('lambda-handler.handler'),
  Code: z.object({ ZipFile: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});

class Keeper {
  readonly calls: string[] = [];
  readonly #motoUrl: string;
  readonly #functions = new Map<string, z.infer<typeof createdFunction>>();
  readonly #invokeElsewhere: Invoke | null;
  #trap: Trap | null = null;

  constructor(motoUrl: string, invoke: Invoke | null) {
    this.#motoUrl = motoUrl;
    this.#invokeElsewhere = invoke;
  }

  arm(trap: Trap | null): void {
    this.calls.length = 0;
    this.#trap = trap;
  }

  async pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers } = incoming;
    const [, service = ''] = /\/\d{8}\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
    const body = await text(incoming);
    const call = callOf(service, incoming, body);
    this.calls.push(call);
    const trap = this.#trap?.at === this.calls.length ? this.#trap.does : null;
    if (trap === 'lost') {
      response.destroy();
      return;
    }
    if (typeof trap === 'string' && trap !== 'answer-lost') {
      fail(trap, service, response);
      return;
    }
    if (typeof trap === 'function') await trap();
    const invoked = /^lambda:POST \/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(call)?.[1];
    if (invoked !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(await (this.#invokeElsewhere ?? this.#runUploaded)(invoked, JSON.parse(body))),
      );
      return;
    }
    if (call === 'lambda:POST /2015-03-31/functions') {
      const created = createdFunction.parse(JSON.parse(body));
      this.#functions.set(created.FunctionName, created);
    }
    const answer = await this.#askMoto(incoming, body);
    if (trap === 'answer-lost') response.destroy();
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  /** Runs what was uploaded, as Lambda does. */
  readonly #runUploaded: Invoke = async (name, event) => {
    const deployed = this.#functions.get(name);
    if (deployed === undefined) throw new Error(`${name} was not created here`);
    const files = unzipSync(Buffer.from(deployed.Code.ZipFile, 'base64'));
    const folder = await mkdtemp(join(tmpdir(), 'planecheck-invoked-'));
    try {
      const module = join(folder, 'lambda-handler.mjs');
      await writeFile(module, files['lambda-handler.mjs'] ?? new Uint8Array());
      await using running = await startLambda(process.execPath, module, {
        timeout: deployed.Timeout * 1000,
        env: { AWS_REGION: region, ...deployed.Environment.Variables },
      });
      return await running.invoke(event);
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  async #askMoto({ method = '', url = '/', headers }: IncomingMessage, body: string) {
    const kept = ['authorization', 'content-type', 'x-amz-target', 'x-amz-date'] as const;
    const answer = await fetch(new URL(url, this.#motoUrl), {
      method,
      headers: Object.fromEntries(
        kept.flatMap((name) => {
          const value = headers[name];
          return typeof value === 'string' ? [[name, value]] : [];
        }),
      ),
      ...(body === '' ? {} : { body }),
    });
    const told = ['content-type', 'x-amzn-errortype'].flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return { status: answer.status, headers: Object.fromEntries(told), body: await answer.text() };
  }
}

function callOf(service: string, { method = '', url = '/', headers }: IncomingMessage, body: string): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return `${service}:${target.split('.')[1] ?? ''}`;
  const action = new URLSearchParams(body).get('Action');
  if (action !== null) return `${service}:${action}`;
  return `${service}:${method} ${(url.split('?')[0] ?? '').replace(/\/$/, '')}`;
}

const errors = {
  refused: [403, 'AccessDeniedException', 'User is not authorized to perform this action'],
  throttled: [429, 'ThrottlingException', 'Rate exceeded'],
  failing: [500, 'InternalFailure', 'The request failed because of an unknown error'],
} as const satisfies Partial<Record<Fault, readonly [number, string, string]>>;

// Each service says it in its own way: query in XML, the others in JSON with a header.
function fail(fault: keyof typeof errors, service: string, response: ServerResponse): void {
  const [status, code, message] = errors[fault];
  if (service === 'iam' || service === 'ec2' || service === 'sts') {
    const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
    const document =
      service === 'ec2'
        ? `<Response><Errors>${error}</Errors><RequestID>1</RequestID></Response>`
        : `<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>`;
    response.writeHead(status, { 'content-type': 'text/xml' }).end(document);
    return;
  }
  response
    .writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': code })
    .end(JSON.stringify({ __type: code, message }));
}
