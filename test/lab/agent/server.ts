import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import { decode, encode } from 'dns-packet';
import { openFront } from './front.ts';
import { type Records, type ServerRequests } from './messages.ts';
import { isNamedBy } from './names.ts';
import { answerRequests } from './requests.ts';

let contexts: readonly { readonly pattern: string; readonly context: SecureContext }[] = [];
const listening = new Map<number, Server>();
let nameServers: Socket[] = [];
const front = openFront();

answerRequests<ServerRequests>({
  identify: async ({ certificates }) => {
    contexts = certificates.map(({ pattern, key, certificate }) => ({
      pattern,
      context: createSecureContext({ key, cert: certificate }),
    }));
    return true;
  },
  serve: async ({ names, ports, upstreams }) => {
    front.handOn(upstreams);
    await Promise.all(nameServers.map((socket) => new Promise<void>((done) => socket.close(done))));
    nameServers = await Promise.all(names.map(({ address, records }) => serveNames(address, records)));
    await Promise.all(ports.filter((port) => !listening.has(port)).map(listen));
    return true;
  },
  answered: async () => front.takeSeen(),
});

function contextOf(serverName: string): SecureContext | undefined {
  return contexts.find(({ pattern }) => isNamedBy(pattern, serverName))?.context;
}

function chooseContext(name: string, done: (error: null, context?: SecureContext) => void): void {
  done(null, contextOf(name));
}

function listen(port: number): Promise<void> {
  const server = createServer({ SNICallback: chooseContext, ALPNProtocols: ['http/1.1'] }, front.answer);
  server.on('tlsClientError', () => undefined);
  listening.set(port, server);
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen({ port, host: '::', backlog: 4096 }, done);
  });
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
