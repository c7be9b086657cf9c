import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, Socket } from 'node:net';
import { type Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { type Identity } from './certificates.ts';

/** A proxy that writes down which hosts are asked for. */
export interface RecordingProxy extends AsyncDisposable {
  /** For HTTPS_PROXY. */
  readonly url: string;
  /** As asked for: `HOST:PORT`, sorted, each once. */
  readonly hosts: () => readonly string[];
}

/** Who answers in the place of all hosts, and as whom. */
export interface Impostor {
  readonly url: string;
  readonly identity: Identity;
}

/** Starts a proxy on this machine that refuses all connections, or has somebody else answer them. */
export async function startRecordingProxy(impostor: Impostor | null): Promise<RecordingProxy> {
  const asked = new Set<string>();
  const sockets = new Set<Duplex>();
  const keep = (socket: Duplex): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  };
  const server = createServer().on('connect', (request, socket) => {
    asked.add(request.url ?? '');
    keep(socket);
    if (impostor === null) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const { key, certificate } = impostor.identity;
    const secure = new TLSSocket(asSocket(socket), { isServer: true, key, cert: certificate });
    const through = connect(Number(new URL(impostor.url).port), '127.0.0.1');
    keep(secure);
    keep(through);
    secure.pipe(through).pipe(secure);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    hosts: () => [...asked].toSorted(),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function asSocket(socket: Duplex): Socket {
  if (socket instanceof Socket) return socket;
  throw new Error('no connection of the network');
}
