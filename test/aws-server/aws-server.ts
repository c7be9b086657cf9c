import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { type JsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { type Absent, answerFrom, type Outcome } from './answers.ts';
import { type Behaviour, Behaviours, faultOf, garbage } from './behaviour.ts';
import { Pages } from './pages.ts';
import { readSavedAnswers, type SavedAnswers, type SnapshotSource } from './saved-answers.ts';
import { type ServedCall } from './served-call.ts';
import { servedCalls } from './served-calls.ts';
import { type Scope, scopeOf, scopeOfUnsigned, type Service, serviceOf } from './services.ts';
import { type HttpRequest, type Reply, UnsupportedRequest } from './wire/wire.ts';

/** A request that came, as far as it could be read. */
interface AwsRequest {
  /** SERVICE:OPERATION */
  readonly call: string;
  readonly region: string;
  /** That it is signed with; empty where it asks for one. */
  readonly accessKeyId: string;
  /** By the names that the API reference gives them. */
  readonly parameters: JsonObject;
}

/** What the server is to play. */
export interface AwsServerOptions {
  readonly snapshot: SnapshotSource;
  /** At most so many items in one page; all of them unless given. */
  readonly pageSize?: number;
  /** How calls are answered that the snapshot does not hold: with nothing found unless given. */
  readonly absent?: Absent;
  /** By call, or `all`. */
  readonly behaviours?: Readonly<Record<string, Behaviour>>;
}

/** A running server. */
export interface AwsServer extends AsyncDisposable {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  readonly requests: readonly AwsRequest[];
  /** What the server could not answer as AWS would; a test with any proves nothing. */
  readonly complaints: readonly string[];
  /** Changes how a call (SERVICE:OPERATION) or every call (`all`) is answered; null: as the snapshot says. */
  readonly behave: (call: string, behaviour: Behaviour | null) => void;
  readonly close: () => Promise<void>;
}

/** Starts a server on this machine that answers as AWS does on the wire, from saved answers. */
export async function startAwsServer(options: AwsServerOptions): Promise<AwsServer> {
  const saved = await readSavedAnswers(options.snapshot);
  const player = new Player(saved, options);
  const server = createServer((incoming, response) => {
    player.answer(incoming, response).catch((error: unknown) => {
      // A client that hung up is no fault of the server.
      if (!incoming.destroyed) player.complaints.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const close = async (): Promise<void> => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests: player.requests,
    complaints: player.complaints,
    behave: (call, behaviour) => {
      player.behaviours.set(call, behaviour);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** A request that is signed and understood. */
interface Understood extends AwsRequest {
  readonly service: Service;
  readonly served: ServedCall;
}

class Player {
  readonly requests: AwsRequest[] = [];
  readonly complaints: string[] = [];
  readonly behaviours = new Behaviours();
  readonly #saved: SavedAnswers;
  readonly #pages: Pages;
  readonly #absent: Absent;

  constructor(
    saved: SavedAnswers,
    { pageSize = Infinity, absent = 'empty', behaviours = {} }: AwsServerOptions,
  ) {
    this.#saved = saved;
    this.#pages = new Pages(pageSize);
    this.#absent = absent;
    for (const [call, behaviour] of Object.entries(behaviours)) this.behaviours.set(call, behaviour);
  }

  async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const scope = scopeOf(request.headers.authorization) ?? scopeOfUnsigned(request);
    const service = scope === undefined ? undefined : serviceOf(scope, request.path);
    if (scope === undefined || service === undefined) {
      this.complaints.push(`${request.method} ${request.path}: not signed for a service that is played`);
      send(response, { status: 403, headers: {}, body: '' });
      return;
    }
    try {
      this.#answerFor(service, scope, request, response);
    } catch (error) {
      if (!(error instanceof UnsupportedRequest)) throw error;
      this.complaints.push(`${service.name}: ${error.message}`);
      const message = `The loopback server does not support this: ${error.message}`;
      send(response, ofAws(service.wire.fault({ kind: 'invalid-parameter', message })));
    }
  }

  #answerFor(service: Service, scope: Scope, request: HttpRequest, response: ServerResponse): void {
    const asked = service.wire.read(request);
    const call = `${service.name}:${asked?.operation ?? ''}`;
    const served = servedCalls[call];
    if (asked === undefined || served === undefined) {
      throw new UnsupportedRequest(
        `${request.method} ${request.path} ${asked?.operation ?? request.body}`.trim(),
      );
    }
    const { accessKeyId, region } = scope;
    const { parameters } = asked;
    const understood = { call, region, accessKeyId, parameters, service, served };
    this.requests.push({ call, region, accessKeyId, parameters });
    const page = this.#pages.pageOf(call, served, parameters);
    const behaviour = this.behaviours.next(call, page);
    if (behaviour?.kind === 'silence') return;
    if (behaviour?.kind === 'cut' && behaviour.where === 'before') {
      response.destroy();
      return;
    }
    const fault = behaviour === undefined ? undefined : faultOf(behaviour);
    const outcome: Outcome = fault === undefined ? this.#outcome(understood) : { kind: 'fault', fault };
    if (outcome.kind === 'cut') {
      response.destroy();
      return;
    }
    const reply =
      outcome.kind === 'fault'
        ? service.wire.fault(outcome.fault)
        : service.wire.answer(asked.operation, outcome.body);
    if (behaviour?.kind === 'cut') sendHalf(response, reply);
    else if (behaviour?.kind === 'garbage') send(response, garbage(behaviour.form, ofAws(reply)));
    else send(response, ofAws(reply));
  }

  #outcome({ call, region, parameters, service, served }: Understood): Outcome {
    const { region: own } = this.#saved;
    // Route 53 answers everywhere, and is told the region of the VPC.
    const asked = service.global ? (parameters['VPCRegion'] ?? own) : region;
    const { VPCRegion: _told, ...others } = parameters;
    const question = { call, served, parameters: others, hasRegion: own === null || own === asked };
    return answerFrom(this.#saved, this.#pages, this.#absent, question);
  }
}

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const body = await text(incoming);
  const { method = '', headers } = incoming;
  return { method, path: url.pathname, query: url.searchParams, headers, body };
}

// The mark of an answer that comes from AWS.
function ofAws({ headers, ...reply }: Reply): Reply {
  return { ...reply, headers: { ...headers, 'x-amzn-requestid': randomUUID() } };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}

function sendHalf(response: ServerResponse, { status, headers, body }: Reply): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    response.destroy();
  });
}
