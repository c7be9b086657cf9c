import { describe, expect, test } from 'vitest';
import { systemNames, type SystemLookup } from '../../src/probe/names.ts';
import { type Known, startNameServer } from './kit/name-server.ts';
import { probe, probeOne } from './kit/probe.ts';
import { closedPort } from './kit/servers.ts';
import { requestFor } from './kit/some-request.ts';

const port = await closedPort();
const host = 'api.example.test';

/** A try of a name with a server of its own. */
async function resolving(
  zone: Readonly<Record<string, Known>>,
  { family = 'ipv4', lookUp = null }: { family?: 'ipv4' | 'ipv6'; lookUp?: SystemLookup | null } = {},
  resolve = 10_000,
) {
  await using server = await startNameServer(zone);
  const names = { lookUp, nameServers: [server.address] };
  const seen = await probeOne({ host, port, families: [family] }, { names }, { timeouts: { resolve } });
  return { ...seen, server: server.address };
}

describe('what DNS says', () => {
  test.each<[string, Record<string, Known>, 'ipv4' | 'ipv6', string[]]>([
    ['one address', { [host]: { A: ['127.0.0.1'] } }, 'ipv4', ['127.0.0.1']],
    ['two addresses', { [host]: { A: ['127.0.0.1', '127.0.0.2'] } }, 'ipv4', ['127.0.0.1', '127.0.0.2']],
    ['IPv6', { [host]: { A: ['127.0.0.1'], AAAA: ['::1'] } }, 'ipv6', ['::1']],
  ])('%s', async (_story, zone, family, addresses) => {
    const { server, ...seen } = await resolving(zone, { family });
    expect(seen.resolve).toMatchObject({
      outcome: 'done',
      evidence: {
        by: 'dns',
        addresses,
        dns: {
          servers: [server],
          records: addresses.map((address) => ({ address, ttl: 60 })),
          chain: [],
          chainIsWhole: true,
          error: null,
        },
      },
    });
    expect(seen.attempts.map(({ address }) => address)).toEqual(addresses);
  });

  test('a chain of names', async () => {
    const seen = await resolving({
      [host]: { CNAME: 'b.example.test' },
      'b.example.test': { CNAME: 'c.example.test' },
      'c.example.test': { A: ['127.0.0.3'] },
    });
    expect(seen.resolve).toMatchObject({
      outcome: 'done',
      evidence: {
        addresses: ['127.0.0.3'],
        dns: { chain: ['b.example.test', 'c.example.test'], chainIsWhole: true },
      },
    });
  });

  test.each<[string, Record<string, Known>, code: string, chain: string[], chainIsWhole: boolean]>([
    ['a name that does not exist', {}, 'ENOTFOUND', [], true],
    ['no address of the family', { [host]: { AAAA: ['::1'] } }, 'ENODATA', [], true],
    ['a failure of the server', { [host]: 'SERVFAIL' }, 'ESERVFAIL', [], false],
    ['a refusal', { [host]: 'REFUSED' }, 'EREFUSED', [], false],
    [
      'a chain to nowhere',
      { [host]: { CNAME: 'gone.example.test' } },
      'ENOTFOUND',
      ['gone.example.test'],
      true,
    ],
  ])('%s', async (_story, zone, code, chain, chainIsWhole) => {
    const seen = await resolving(zone);
    expect(seen).toMatchObject({
      outcome: 'failed',
      endedIn: 'resolve',
      resolve: {
        outcome: 'failed',
        error: { code },
        evidence: { by: 'dns', addresses: [], dns: { records: [], chain, chainIsWhole, error: { code } } },
      },
      attempts: [],
    });
  });

  test('names that lead to one another in a circle are not followed for ever', async () => {
    const seen = await resolving({
      [host]: { CNAME: 'b.example.test' },
      'b.example.test': { CNAME: host },
    });
    expect(seen.resolve).toMatchObject({
      outcome: 'failed',
      error: { code: 'ENODATA' },
      evidence: { dns: { chain: ['b.example.test'], chainIsWhole: false } },
    });
  });

  test('nothing', async () => {
    const seen = await resolving({ [host]: 'silence' }, {}, 300);
    expect(seen).toMatchObject({
      outcome: 'failed',
      endedIn: 'resolve',
      resolve: {
        outcome: 'timeout',
        evidence: { by: 'dns', addresses: [], dns: { error: { code: 'ETIMEOUT' } } },
      },
      attempts: [],
    });
  });

  test('bytes that are no message', async () => {
    const seen = await resolving({ [host]: new Uint8Array([0x81, 0x80, 0xff, 0xff, 0xff]) }, {}, 300);
    expect(seen).toMatchObject({ outcome: 'failed', endedIn: 'resolve', attempts: [] });
  });

  test('nobody there', async () => {
    const names = { lookUp: null, nameServers: [`127.0.0.1:${await closedPort()}`] };
    const { resolve } = await probeOne({ host, port }, { names });
    expect(resolve).toMatchObject({ outcome: 'failed', error: { code: 'ECONNREFUSED' } });
  });
});

describe("the system's lookup", () => {
  const zone: Record<string, Known> = { [host]: { A: ['127.0.0.7'] } };
  const failing =
    (code: string): SystemLookup =>
    () =>
      Promise.reject(Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code }));
  const never: SystemLookup = () => new Promise(() => undefined);

  test('decides', async () => {
    const seen = await resolving(zone, { lookUp: async () => ['127.0.0.8'] });
    expect(seen.resolve).toMatchObject({
      outcome: 'done',
      evidence: { by: 'system', addresses: ['127.0.0.8'], dns: { records: [{ address: '127.0.0.7' }] } },
    });
    expect(seen.attempts).toMatchObject([{ address: '127.0.0.8' }]);
  });

  test.each<[string, Record<string, Known>, SystemLookup, object]>([
    [
      'that is not back in time leaves it to DNS',
      zone,
      never,
      { outcome: 'done', evidence: { by: 'dns', addresses: ['127.0.0.7'] } },
    ],
    [
      'that is not back in time, where DNS says nothing either',
      { [host]: 'silence' },
      never,
      { outcome: 'timeout', evidence: { by: 'dns' } },
    ],
    [
      'that is not back in time, where DNS knows of no such name',
      {},
      never,
      { outcome: 'failed', error: { code: 'ENOTFOUND' }, evidence: { by: 'dns' } },
    ],
    [
      'that finds nothing has the code of DNS, which knows more',
      { [host]: { AAAA: ['::1'] } },
      failing('ENOTFOUND'),
      { outcome: 'failed', error: { code: 'ENODATA' }, evidence: { by: 'system' } },
    ],
    [
      'that fails although DNS has an address has failed',
      zone,
      failing('ENOTFOUND'),
      { outcome: 'failed', error: { code: 'ENOTFOUND' }, evidence: { by: 'system', addresses: [] } },
    ],
    [
      'that says to try again where nobody answers',
      { [host]: 'silence' },
      failing('EAI_AGAIN'),
      { outcome: 'timeout', evidence: { by: 'system' } },
    ],
    [
      'that knows the name to be none, where nobody answers now',
      { [host]: 'silence' },
      failing('ENOTFOUND'),
      { outcome: 'failed', error: { code: 'ENOTFOUND' }, evidence: { by: 'system' } },
    ],
  ])('%s', async (_story, records, lookUp, expected) => {
    expect((await resolving(records, { lookUp }, 300)).resolve).toMatchObject(expected);
  });

  test('of this machine reads its hosts file, which DNS does not know', async () => {
    await using server = await startNameServer({});
    const names = { lookUp: systemNames.lookUp, nameServers: [server.address] };
    const { resolve } = await probeOne({ host: 'localhost', port }, { names });
    expect(resolve).toMatchObject({
      outcome: 'done',
      evidence: { by: 'system', addresses: ['127.0.0.1'], dns: { error: { code: 'ENOTFOUND' } } },
    });
  });
});

test.each(['127.0.0.1', '::1'])('the address %s is asked of nobody', async (address) => {
  await using server = await startNameServer({});
  const names = { lookUp: null, nameServers: [server.address] };
  const families = [address.includes(':') ? 'ipv6' : 'ipv4'] as const;
  const { resolve } = await probeOne({ host: address, port, families }, { names });
  expect(resolve).toEqual({
    outcome: 'done',
    milliseconds: 0,
    evidence: { by: 'literal', addresses: [address], dns: null },
  });
  expect(server.asked).toEqual([]);
});

test('six addresses of a name are dialled, each one once in a round', async () => {
  const addresses = Array.from({ length: 8 }, (_, index) => `127.0.0.${index + 1}`);
  const names = { lookUp: async () => [...addresses, '127.0.0.1'], nameServers: ['127.0.0.1:1'] };
  const { attempts } = await probeOne({ host, port }, { names }, { attempts: 2 });
  const dialled = (wanted: number) =>
    attempts.flatMap(({ address, round }) => (round === wanted ? [address] : []));
  expect([dialled(1), dialled(2)]).toEqual([addresses.slice(0, 6), addresses.slice(0, 6)]);
});

describe('what is not allowed', () => {
  const allows = (name: string) => name !== host;

  test.each([
    [{ host }, 'host-not-allowed'],
    [{ host: 'other.example.test', serverName: host }, 'server-name-not-allowed'],
    [
      { host: 'other.example.test', signing: { kind: 'sigv4', service: 's3', region: 'eu-west-1' } as const },
      'no-credentials',
    ],
  ])('%j is refused: %s, and nobody is asked', async (target, reason) => {
    await using server = await startNameServer({});
    const looked: string[] = [];
    const lookUp: SystemLookup = async (name) => {
      looked.push(name);
      return [];
    };
    const names = { lookUp, nameServers: [server.address] };
    const { targets } = await probe(requestFor([{ port, ...target }]), { names, allows });
    expect(targets).toEqual([{ outcome: 'refused', id: 'target-0', host: target.host, port, reason }]);
    expect([server.asked, looked]).toEqual([[], []]);
  });
});
