import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { openRelay, type Relay } from '../lab/story/relay.ts';
import { type Site } from '../lab/story/story.ts';
import { region } from '../moto/account.ts';

/** The hosts of API Gateway as they are on the lab's internet and behind its endpoints. */
export interface Outside extends AsyncDisposable {
  readonly sites: readonly Site[];
  /** The public APIs, by id; all others that are called there do not exist. */
  readonly publicApis: Set<string>;
  /** The private APIs, by id: they answer behind an endpoint only. */
  readonly privateApis: Set<string>;
}

export const controlHost = `apigateway.${region}.amazonaws.com`;
export const dataHosts = `*.execute-api.${region}.amazonaws.com`;

type Answer = (asked: IncomingMessage, response: ServerResponse) => void;

/** Starts the control plane, of which signed requests are moto's to answer, and the data plane. */
export async function startOutside(motoUrl: string): Promise<Outside> {
  const publicApis = new Set<string>();
  const privateApis = new Set<string>();
  const control = await serve((asked, response) => {
    if (asked.headers.authorization === undefined) refuse(response, 'MissingAuthenticationTokenException');
    else handOn(motoUrl, asked, response);
  });
  // https://repost.aws/knowledge-center/api-gateway-vpc-connections: an endpoint answers for private APIs only.
  const data = await serve((asked, response) => {
    const [api = ''] = (asked.headers.host ?? '').split('.');
    const byEndpoint = String(asked.headers['x-lab-local-address']).startsWith('10.');
    if ((byEndpoint ? privateApis : publicApis).has(api)) answer(response, 200, {}, { ok: true });
    else refuse(response, 'ForbiddenException');
  });
  return {
    publicApis,
    privateApis,
    sites: [
      { pattern: controlHost, A: ['52.94.5.10'], AAAA: [], socketPath: control.relay.socketPath },
      { pattern: dataHosts, A: ['52.94.5.11'], AAAA: [], socketPath: data.relay.socketPath },
    ],
    [Symbol.asyncDispose]: async () => {
      await Promise.all([control, data].map(({ relay }) => relay.close()));
      for (const { server } of [control, data]) server.close();
    },
  };
}

async function serve(listener: Answer): Promise<{ readonly server: Server; readonly relay: Relay }> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { server, relay: await openRelay(address.port) };
}

const messages = {
  MissingAuthenticationTokenException: 'Missing Authentication Token',
  ForbiddenException: 'Forbidden',
} as const;

function refuse(response: ServerResponse, type: keyof typeof messages): void {
  answer(response, 403, { 'x-amzn-errortype': type }, { message: messages[type] });
}

function answer(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function handOn(motoUrl: string, asked: IncomingMessage, response: ServerResponse): void {
  const { method, url = '/', headers } = asked;
  const onward = request(new URL(url, motoUrl), { method, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(response);
  });
  onward.on('error', () => response.destroy());
  asked.pipe(onward);
}
