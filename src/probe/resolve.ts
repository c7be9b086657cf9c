import { isIP } from 'node:net';
import {
  type DnsEvidence,
  type Family,
  type Phase,
  type PhaseError,
  type ResolveEvidence,
} from './contract.ts';
import { inTime } from './in-time.ts';
import { type DnsAsker, type SystemLookup } from './names.ts';
import { phaseError, type PhaseTime } from './phase.ts';

/** The addresses to dial, as soon as they are known, and the phase with all its evidence, which may take longer. */
export interface Resolved {
  readonly addresses: readonly string[];
  readonly phase: Promise<Phase<ResolveEvidence>>;
}

/**
 * Finds the addresses of a host, once for all attempts.
 *
 * The lookup of the system (getaddrinfo: hosts file, search list, and whatever else the machine is set up with)
 * decides, because it is what an ordinary client gets; DNS is asked beside it for what the lookup does not tell.
 * Lookups wait for a few threads, behind those of names that nobody answers: where one is not back in time and DNS
 * has answered, DNS's word is taken, and the evidence says so.
 */
export async function resolveHost(
  host: string,
  family: Family,
  { lookUp, dns }: { readonly lookUp: SystemLookup | null; readonly dns: DnsAsker },
  { milliseconds, deadline }: PhaseTime,
): Promise<Resolved> {
  if (isIP(host) !== 0) {
    const evidence: ResolveEvidence = { by: 'literal', addresses: [host], dns: null };
    return { addresses: [host], phase: Promise.resolve({ outcome: 'done', milliseconds: 0, evidence }) };
  }
  const startedAt = performance.now();
  const took = () => ({ milliseconds: Math.max(0, Math.round(performance.now() - startedAt)) });
  const asked = dns.ask(host, family);
  const looked = lookUp === null ? null : await inTime(foundBy(lookUp, host, family), milliseconds, deadline);
  if (looked?.how !== 'done') {
    const said = await asked;
    const phase = { ...endOfDns(said, performance.now() >= deadline), ...took() };
    return { addresses: phase.evidence?.addresses ?? [], phase: Promise.resolve(phase) };
  }
  const { addresses, error } = looked.value;
  const time = took();
  return { addresses, phase: asked.then((said) => ({ ...endOfLookup(addresses, error, said), ...time })) };
}

type Timeless =
  Phase<ResolveEvidence> extends infer P ? (P extends unknown ? Omit<P, 'milliseconds'> : never) : never;

function endOfDns(dns: DnsEvidence, isOver: boolean): Timeless {
  const evidence: ResolveEvidence = { by: 'dns', addresses: dns.records.map(({ address }) => address), dns };
  if (dns.error === null) return { outcome: 'done', evidence };
  if (dns.error.code !== 'ETIMEOUT') return { outcome: 'failed', error: dns.error, evidence };
  return { outcome: isOver ? 'cut' : 'timeout', evidence };
}

function endOfLookup(addresses: readonly string[], error: PhaseError | null, dns: DnsEvidence): Timeless {
  const evidence: ResolveEvidence = { by: 'system', addresses, dns };
  if (error === null) return { outcome: 'done', evidence };
  const isSilent = dns.error?.code === 'ETIMEOUT';
  // What libc says when nobody answered, and of a server's failure too.
  if (isSilent && error.code === 'EAI_AGAIN') return { outcome: 'timeout', evidence };
  // DNS tells a name that does not exist from one without such addresses; libc has one code for both.
  return { outcome: 'failed', error: isSilent ? error : (dns.error ?? error), evidence };
}

interface Found {
  readonly addresses: readonly string[];
  readonly error: PhaseError | null;
}

async function foundBy(lookUp: SystemLookup, host: string, family: Family): Promise<Found> {
  try {
    const addresses = await lookUp(host, family);
    return { addresses, error: addresses.length > 0 ? null : { code: 'ENODATA', message: 'no addresses' } };
  } catch (error) {
    return { addresses: [], error: phaseError(error) };
  }
}
