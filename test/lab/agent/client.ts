import { Resolver } from 'node:dns/promises';
import net from 'node:net';
import tls from 'node:tls';
import {
  type Attempt,
  type ClientRequests,
  type Lookup,
  type LookupAnswer,
  type Outcome,
} from './messages.ts';
import { answerRequests } from './requests.ts';

/** How long a server that took the connection may need to answer. */
const patience = 4000;

let authority = '';

answerRequests<ClientRequests>({
  trust: async (request) => {
    authority = request.authority;
    return true;
  },
  connect: ({ attempts }) => Promise.all(attempts.map(connect)),
  resolve: ({ lookups }) => Promise.all(lookups.map(resolve)),
});

function connect(attempt: Attempt): Promise<Outcome> {
  const { id, localAddress, localPort, address: host, port, serverName, timeout } = attempt;
  return new Promise((settle) => {
    const socket = net.connect({ host, port, localAddress, localPort });
    let isSettled = false;
    const end = (result: string, seen: Outcome['seen'] = null): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      // A reset leaves nothing behind: the same port can be used at once for another connection.
      if (socket.connecting) socket.destroy();
      else socket.resetAndDestroy();
      settle({ id, result, seen });
    };
    // Under load a timer runs before an answer that is there already: look at the socket once more.
    const giveUp = (): void => {
      if (socket.connecting) end('TIMEOUT');
    };
    const timer = setTimeout(() => setImmediate(() => setImmediate(giveUp)), timeout);
    socket.once('error', (error: NodeJS.ErrnoException) => {
      end(error.code ?? error.message);
    });
    socket.once('connect', () => {
      if (serverName === null) end('open');
      else ask(socket, serverName, end);
    });
  });
}

function ask(
  socket: net.Socket,
  servername: string,
  end: (result: string, seen?: Outcome['seen']) => void,
): void {
  const timer = setTimeout(() => {
    end('TLS TIMEOUT');
  }, patience);
  const secure = tls.connect({ socket, servername, ca: authority });
  let text = '';
  secure.setEncoding('utf8');
  secure.once('error', (error: NodeJS.ErrnoException) => {
    end(`TLS ${error.code ?? error.message}`);
  });
  secure.once('secureConnect', () => secure.write(`GET / HTTP/1.1\r\nHost: ${servername}\r\n\r\n`));
  secure.on('data', (chunk: string) => {
    text += chunk;
    const { length = '', body = '' } =
      /Content-Length: (?<length>\d+)\r\n\r\n(?<body>.*)$/s.exec(text)?.groups ?? {};
    if (body === '' || body.length < Number(length)) return;
    clearTimeout(timer);
    const seen: unknown = JSON.parse(body);
    if (isSeen(seen)) end('open', seen);
    else end('TLS another answer');
  });
}

function isSeen(value: unknown): value is NonNullable<Outcome['seen']> {
  return typeof value === 'object' && value !== null && 'remoteAddress' in value && 'serverName' in value;
}

async function resolve({ id, localAddress, server, host, family, timeout }: Lookup): Promise<LookupAnswer> {
  const resolver = new Resolver({ timeout, tries: 1 });
  const isIpv6 = localAddress.includes(':');
  resolver.setLocalAddress(isIpv6 ? '0.0.0.0' : localAddress, isIpv6 ? localAddress : '::0');
  resolver.setServers([server.includes(':') ? `[${server}]:53` : server]);
  try {
    const addresses = family === 'ipv4' ? await resolver.resolve4(host) : await resolver.resolve6(host);
    return { id, addresses, code: null };
  } catch (error) {
    const { code } = error instanceof Error && 'code' in error ? error : { code: String(error) };
    return { id, addresses: [], code: String(code) };
  }
}
