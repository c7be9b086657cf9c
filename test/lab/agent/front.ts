import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { TLSSocket } from 'node:tls';
import { isNamedBy } from './names.ts';
import { type Seen, type Upstream } from './messages.ts';

/** Answers requests as AWS does, and remembers who asked. */
export interface Front {
  readonly answer: (asked: IncomingMessage, response: ServerResponse) => void;
  /** From now on, requests for these names are handed on. */
  readonly handOn: (upstreams: readonly Upstream[]) => void;
  /** What was answered since this was asked last. */
  readonly takeSeen: () => readonly Seen[];
}

/** What stands before all servers of a lab: it puts AWS's marks on every answer. */
export function openFront(): Front {
  let upstreams: readonly Upstream[] = [];
  let answered: Seen[] = [];
  return {
    answer: (asked, response) => {
      const seen = seenOf(asked);
      answered.push(seen);
      const upstream = upstreams.find(({ pattern }) => isNamedBy(pattern, seen.serverName));
      if (upstream === undefined) answerUnsigned(seen, response);
      else handOn(upstream, seen, asked, response);
    },
    handOn: (given) => {
      upstreams = given;
    },
    takeSeen: () => {
      const taken = answered;
      answered = [];
      return taken;
    },
  };
}

function seenOf({ socket }: IncomingMessage): Seen {
  const name = socket instanceof TLSSocket ? socket.servername : null;
  return {
    requestId: randomUUID(),
    remoteAddress: plain(socket.remoteAddress),
    localAddress: plain(socket.localAddress),
    // Node has `false` for a client that named none.
    serverName: typeof name === 'string' ? name : '',
  };
}

function plain(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:/, '');
}

// As API Gateway answers a request without a signature, on both planes.
function answerUnsigned({ requestId }: Seen, response: ServerResponse): void {
  response.writeHead(403, {
    'content-type': 'application/json',
    'x-amzn-requestid': requestId,
    'x-amzn-errortype': 'MissingAuthenticationTokenException',
  });
  response.end(JSON.stringify({ message: 'Missing Authentication Token' }));
}

// A socket with a path is the same one in every network namespace.
function handOn(
  { socketPath }: Upstream,
  seen: Seen,
  asked: IncomingMessage,
  response: ServerResponse,
): void {
  const { method, url, headers } = asked;
  const { requestId, remoteAddress, localAddress } = seen;
  const told = { 'x-lab-remote-address': remoteAddress, 'x-lab-local-address': localAddress };
  const onward = request({ socketPath, method, path: url, headers: { ...headers, ...told } });
  const giveBack = async (answer: IncomingMessage): Promise<void> => {
    const body = await text(answer);
    response.writeHead(answer.statusCode ?? 502, withMarks(answer.headers, requestId));
    response.end(body);
  };
  onward.on('response', (answer) => {
    giveBack(answer).catch(() => response.destroy());
  });
  onward.on('error', () => response.destroy());
  asked.pipe(onward);
}

// Whoever is behind the front may have marks of its own; the id is the one by which the lab remembers the request.
function withMarks(headers: IncomingHttpHeaders, requestId: string): IncomingHttpHeaders {
  const { 'transfer-encoding': _chunked, ...kept } = headers;
  return { ...kept, connection: 'close', 'x-amzn-requestid': requestId };
}
