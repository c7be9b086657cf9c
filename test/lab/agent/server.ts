import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:tls';
import { createSecureContext, type SecureContext } from 'node:tls';
import { decode, encode } from 'dns-packet';
import { type Records, type ServerRequests } from './messages.ts';
import { answerRequests } from './requests.ts';

let contexts: readonly { readonly pattern: string; readonly context: SecureContext }[] = [];
const listening = new Map<number, Server>();
let nameServers: Socket[] = [];

answerRequests<ServerRequests>({
  identify: async ({ certificates }) => {
    contexts = certificates.map(({ pattern, key, certificate }) => ({
      pattern,
      context: createSecureContext({ key, cert: certificate }),
    }));
    return true;
  },
  serve: async ({ names, ports }) => {
    await Promise.all(nameServers.map((socket) => new Promise<void>((done) => socket.close(done))));
    nameServers = await Promise.all(names.map(({ address, records }) => serveNames(address, records)));
    await Promise.all(ports.filter((port) => !listening.has(port)).map(listen));
    return true;
  },
});

function contextOf(serverName: string): SecureContext | undefined {
  return contexts.find(({ pattern }) =>
    pattern.startsWith('*.') ? serverName.endsWith(pattern.slice(1)) : serverName === pattern,
  )?.context;
}

function chooseContext(name: string, done: (error: null, context?: SecureContext) => void): void {
  done(null, contextOf(name));
}

function listen(port: number): Promise<void> {
  const server = createServer({ SNICallback: chooseContext }, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      const { remoteAddress, localAddress } = socket;
      const seen = JSON.stringify({
        remoteAddress: plain(remoteAddress),
        localAddress: plain(localAddress),
        serverName: socket.servername,
      });
      // The client hangs up by a reset, so that nobody remembers the connection.
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${seen.length}\r\n\r\n${seen}`);
    });
  });
  server.on('tlsClientError', () => undefined);
  listening.set(port, server);
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen({ port, host: '::', backlog: 4096 }, done);
  });
}

function plain(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:/, '');
}

function serveNames(address: string, records: Records): Promise<Socket> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  socket.on('message', (message, from) => {
    const { id, questions = [] } = decode(message);
    const [question] = questions;
    if (question === undefined) return;
    const { name, type } = question;
    const found = Object.hasOwn(records, name.toLowerCase()) ? records[name.toLowerCase()] : undefined;
    const data = type === 'A' ? found?.A : type === 'AAAA' ? found?.AAAA : [];
    // 3 is NXDOMAIN.
    const flags = 0x01_80 | (found === undefined ? 3 : 0);
    const answers = (data ?? []).map((value) => ({
      type: type === 'AAAA' ? ('AAAA' as const) : ('A' as const),
      name,
      ttl: 0,
      data: value,
    }));
    const packet = encode({
      type: 'response',
      ...(id === undefined ? {} : { id }),
      flags,
      questions,
      answers,
    });
    socket.send(packet, from.port, from.address);
  });
  return new Promise((done, fail) => {
    socket.once('error', fail);
    socket.bind(53, address, () => {
      done(socket);
    });
  });
}
