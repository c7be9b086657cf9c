import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, Socket } from 'node:net';
import path from 'node:path';
import { type Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';

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

/** A key and a certificate for some names, which is its own authority. */
export interface Identity {
  readonly key: string;
  readonly certificate: string;
  /** The certificate's file. */
  readonly file: string;
}

/** Makes a key and a certificate for some host names, and writes the certificate into a folder. */
export async function makeIdentity(folder: string, names: readonly string[]): Promise<Identity> {
  const [keyFile, file] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
  const alternatives = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
  const kind =
    '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=impostor'.split(' ');
  const rest = ['-addext', alternatives, '-keyout', keyFile, '-out', file];
  await promisify(execFile)('openssl', ['req', ...kind, ...rest]);
  return { key: await readFile(keyFile, 'utf8'), certificate: await readFile(file, 'utf8'), file };
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
