import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions, type TLSSocket } from 'node:tls';

/** A server on a port of its own; its end closes all its connections. */
export interface Listening extends AsyncDisposable {
  readonly port: number;
}

/** Takes connections and does with each what it is told. */
export function listenTcp(serve: (socket: Socket) => void, address = '127.0.0.1'): Promise<Listening> {
  return listening(createServer(serve), address);
}

/** Shakes hands first. */
export function listenTls(
  options: TlsOptions,
  serve: (socket: TLSSocket) => void = () => undefined,
  address = '127.0.0.1',
): Promise<Listening> {
  const server = createTlsServer(options, serve);
  server.on('tlsClientError', () => undefined);
  server.on('secureConnection', (socket) => socket.on('error', () => undefined));
  return listening(server, address);
}

async function listening(server: Server, address: string): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, address);
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the server has no port');
  return {
    port: at.port,
    [Symbol.asyncDispose]: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A port that nobody listens on. */
export async function closedPort(): Promise<number> {
  const { port, ...server } = await listenTcp(() => undefined);
  await server[Symbol.asyncDispose]();
  return port;
}
