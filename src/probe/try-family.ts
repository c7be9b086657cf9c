import { isIP } from 'node:net';
import { type SecureContext } from 'node:tls';
import { agreementOf } from './agreement.ts';
import { connectTo } from './connect.ts';
import {
  type Attempt,
  type Family,
  type FamilyResult,
  type PhaseName,
  probeLimits,
  type ProbeTarget,
  type Timeouts,
} from './contract.ts';
import { shakeHands } from './handshake.ts';
import { type Deadline } from './in-time.ts';
import { type DnsAsker, type SystemLookup } from './names.ts';
import { type PhaseTime } from './phase.ts';
import { askOver } from './request.ts';
import { resolveHost } from './resolve.ts';
import { type Credentials, signatureHeaders } from './sign.ts';

/** What all targets of a run share. */
export interface Run {
  readonly timeouts: Timeouts;
  readonly rounds: number;
  readonly coldStart: boolean;
  readonly deadline: Deadline;
  readonly lookUp: SystemLookup | null;
  readonly dns: DnsAsker;
  readonly secureContext: SecureContext;
  readonly credentials: Credentials | null;
}

/** Tries one target in one family: its name once, then each address in each round. Ends by the deadline. */
export async function tryFamily(target: ProbeTarget, family: Family, run: Run): Promise<FamilyResult> {
  const { addresses, phase } = await resolveHost(target.host, family, run, timeOf(run, 'resolve', 1));
  const dialled = [...new Set(addresses)].slice(0, probeLimits.addresses);
  const attempts: Attempt[] = [];
  for (let round = 1; round <= run.rounds && performance.now() < run.deadline; round += 1) {
    // A round begins when the one before has ended: two tries at one time would see the same moment.
    const tried = await Promise.all(dialled.map((address) => tryAddress(target, address, round, run)));
    attempts.push(...tried);
  }
  const seen = { resolve: await phase, attempts };
  return { family, ...agreementOf(seen), ...seen };
}

function timeOf({ timeouts, coldStart, deadline }: Run, phase: PhaseName, round: number): PhaseTime {
  const grace = coldStart && round === 1 ? timeouts.grace : 0;
  return { milliseconds: timeouts[phase] + grace, deadline };
}

async function tryAddress(target: ProbeTarget, address: string, round: number, run: Run): Promise<Attempt> {
  const { phase: connect, socket } = await connectTo(address, target.port, timeOf(run, 'connect', round));
  const begun = { address, round, connect };
  if (socket === null) return { ...begun, handshake: null, request: null };
  const name = target.serverName ?? target.host;
  const time = timeOf(run, 'handshake', round);
  const { phase: handshake, socket: secure } = await shakeHands(socket, name, run.secureContext, time);
  if (secure === null) return { ...begun, handshake, request: null };
  const { method, path } = target;
  const question = { method, path, headers: headersOf(target, run.credentials) };
  return { ...begun, handshake, request: await askOver(secure, question, timeOf(run, 'request', round)) };
}

function headersOf(target: ProbeTarget, credentials: Credentials | null): Record<string, string> {
  const { signing, port } = target;
  const name = target.serverName ?? target.host;
  const host = `${isIP(name) === 6 ? `[${name}]` : name}${port === 443 ? '' : `:${port}`}`;
  return {
    host,
    'user-agent': 'planecheck-probe',
    // API Gateway answers a browser's Accept with XML.
    accept: 'application/json',
    'accept-encoding': 'identity',
    ...(signing.kind === 'none' || credentials === null
      ? {}
      : signatureHeaders({ ...target, host }, signing, credentials, new Date())),
  };
}
