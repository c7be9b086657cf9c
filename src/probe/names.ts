import { lookup, Resolver } from 'node:dns/promises';
import { type DnsEvidence, type Family } from './contract.ts';
import { type Deadline, inTime } from './in-time.ts';
import { phaseError } from './phase.ts';

/** Finds a name's addresses as a client of this machine does. Rejects with a code when it has none. */
export type SystemLookup = (host: string, family: Family) => Promise<readonly string[]>;

/** Where names are asked for. */
export interface NameSources {
  /** Null: no lookup of the system is made, and DNS alone counts. */
  readonly lookUp: SystemLookup | null;
  /** `ADDRESS` or `ADDRESS:PORT` (IPv6 in brackets); null: those that the machine is set to ask. */
  readonly nameServers: readonly string[] | null;
}

/** The machine's own ways. */
export const systemNames: NameSources = { lookUp: lookUpBySystem, nameServers: null };

async function lookUpBySystem(host: string, family: Family): Promise<readonly string[]> {
  const found = await lookup(host, { all: true, family: family === 'ipv6' ? 6 : 4, verbatim: true });
  return found.map(({ address }) => address);
}

/** Asks DNS, for one run of the probe. */
export interface DnsAsker {
  /** Never rejects. */
  readonly ask: (host: string, family: Family) => Promise<DnsEvidence>;
  /** Gives up all that was asked. */
  readonly stop: () => void;
}

const longestChain = 10;

/** Prepares to ask, each host for no longer than so many milliseconds. */
export function dnsAsker(
  nameServers: readonly string[] | null,
  milliseconds: number,
  deadline: Deadline,
): DnsAsker {
  // Two tries, of which the second has twice the time of the first.
  const resolver = new Resolver({ timeout: Math.ceil(milliseconds / 3), tries: 2 });
  if (nameServers !== null) resolver.setServers(nameServers);
  const chains = new Map<string, Promise<Chain>>();
  const chainOf = (host: string): Promise<Chain> => {
    const chain = chains.get(host) ?? followChain(resolver, host);
    chains.set(host, chain);
    return chain;
  };
  return {
    ask: async (host, family) => {
      const [records, chain] = await Promise.all([
        inTime(recordsOf(resolver, host, family), milliseconds, deadline),
        inTime(chainOf(host), milliseconds, deadline),
      ]);
      return {
        servers: resolver.getServers(),
        ...(records.how === 'done' ? records.value : { records: [], error: noAnswer }),
        ...(chain.how === 'done' ? chain.value : { chain: [], chainIsWhole: false }),
      };
    },
    stop: () => {
      resolver.cancel();
    },
  };
}

const noAnswer = { code: 'ETIMEOUT', message: 'no answer in time' };

type Chain = Pick<DnsEvidence, 'chain' | 'chainIsWhole'>;

async function recordsOf(
  resolver: Resolver,
  host: string,
  family: Family,
): Promise<Pick<DnsEvidence, 'records' | 'error'>> {
  try {
    const found =
      family === 'ipv6'
        ? await resolver.resolve6(host, { ttl: true })
        : await resolver.resolve4(host, { ttl: true });
    const records = found.map(({ address, ttl }) => ({ address, ttl }));
    // An answer may hold names only, that lead to none.
    return { records, error: records.length > 0 ? null : { code: 'ENODATA', message: 'no addresses' } };
  } catch (error) {
    return { records: [], error: phaseError(error) };
  }
}

/** Node's resolver gives the addresses at a chain's end, and of the chain itself one name for each question. */
async function followChain(resolver: Resolver, host: string): Promise<Chain> {
  const chain: string[] = [];
  try {
    while (chain.length < longestChain) {
      const [next] = await resolver.resolveCname(chain.at(-1) ?? host);
      if (next === undefined || [host, ...chain].includes(next)) break;
      chain.push(next);
    }
    return { chain, chainIsWhole: false };
  } catch (error) {
    // The name has no CNAME record, or does not exist: the chain ends there.
    return { chain, chainIsWhole: ['ENODATA', 'ENOTFOUND'].includes(phaseError(error).code) };
  }
}
