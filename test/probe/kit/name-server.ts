import { createSocket } from 'node:dgram';
import { type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { type Answer, decode, encode } from 'dns-packet';

/** What a name server knows of one name: records, a code to answer with, bytes, or nothing that it would say. */
export type Known =
  | { readonly A?: readonly string[]; readonly AAAA?: readonly string[]; readonly CNAME?: string }
  | 'NXDOMAIN'
  | 'SERVFAIL'
  | 'REFUSED'
  | 'silence'
  | Uint8Array;

/** A name server on a port of its own. Names it does not know do not exist. */
export interface NameServer extends AsyncDisposable {
  /** As a resolver is told of it: `127.0.0.1:PORT`. */
  readonly address: string;
  /** What it was asked: `A api.example.test`. */
  readonly asked: readonly string[];
}

const codes = { NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5 } as const;
const ttl = 60;

export async function startNameServer(zone: Readonly<Record<string, Known>>): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (message, from) => {
    const { id = 0, questions: [question] = [] } = decode(message);
    if (question === undefined) return;
    const { name, type } = question;
    asked.push(`${type} ${name}`);
    const known = zone[name.toLowerCase()] ?? 'NXDOMAIN';
    if (known === 'silence') return;
    const packet =
      known instanceof Uint8Array
        ? // The question's id in front, or nobody would read on.
          Buffer.concat([message.subarray(0, 2), known])
        : encode({
            type: 'response',
            id,
            // Recursion desired and available; the code of the answer.
            flags: 0x01_80 | (typeof known === 'string' ? codes[known] : endCode(zone, name, type)),
            questions: [question],
            answers: typeof known === 'string' ? [] : [...answersFor(zone, name, type)],
          });
    socket.send(packet, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port }: AddressInfo = socket.address();
  return {
    address: `127.0.0.1:${port}`,
    asked,
    [Symbol.asyncDispose]: () => new Promise((done) => socket.close(done)),
  };
}

/** As a resolver that follows names answers: the chain, then the addresses at its end. */
function answersFor(
  zone: Readonly<Record<string, Known>>,
  name: string,
  type: string,
  seen: readonly string[] = [],
): readonly Answer[] {
  const known = zone[name];
  if (typeof known !== 'object' || known instanceof Uint8Array || seen.includes(name)) return [];
  if (known.CNAME !== undefined) {
    const alias: Answer = { type: 'CNAME', name, ttl, data: known.CNAME };
    return type === 'CNAME' ? [alias] : [alias, ...answersFor(zone, known.CNAME, type, [...seen, name])];
  }
  if (type === 'A') return (known.A ?? []).map((data) => ({ type: 'A', name, ttl, data }));
  if (type === 'AAAA') return (known.AAAA ?? []).map((data) => ({ type: 'AAAA', name, ttl, data }));
  return [];
}

/** The code for a name with records: that of the end of its chain, where the question leads there. */
function endCode(
  zone: Readonly<Record<string, Known>>,
  name: string,
  type: string,
  seen: readonly string[] = [],
): number {
  const known = zone[name] ?? 'NXDOMAIN';
  if (typeof known === 'string') return known === 'silence' ? 0 : codes[known];
  if (known instanceof Uint8Array || known.CNAME === undefined) return 0;
  return type === 'CNAME' || seen.includes(name) ? 0 : endCode(zone, known.CNAME, type, [...seen, name]);
}
