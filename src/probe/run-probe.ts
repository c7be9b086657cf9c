import { createSecureContext } from 'node:tls';
import {
  probeSchema,
  type ProbeRequest,
  type ProbeResult,
  type ProbeTarget,
  type RefusalReason,
  type TargetResult,
} from './contract.ts';
import { dnsAsker, type NameSources, systemNames } from './names.ts';
import { type Credentials } from './sign.ts';
import { timeNeeded } from './time-needed.ts';
import { type Run, tryFamily } from './try-family.ts';

/** The place where the probe runs. */
export interface ProbeOptions {
  /** Version of planecheck. */
  readonly version: string;
  /** Which hosts may be tried; of the others nothing is done, not even a DNS question. */
  readonly allows: (host: string) => boolean;
  /** To sign with; null: targets that want it are refused. */
  readonly credentials: Credentials | null;
  /** Nothing has left this place yet: the first attempts have more time. */
  readonly coldStart: boolean;
  /** How long the probe may take; null: as long as the request may need. */
  readonly milliseconds: number | null;
  /** Where names are asked for, in place of the machine's own ways. */
  readonly names?: NameSources;
  /** Certificates to trust in place of Node's, as PEM. */
  readonly authorities?: string;
}

/** Tries every target of a request, all side by side. Never rejects, and ends within its time. */
export async function runProbe(request: ProbeRequest, options: ProbeOptions): Promise<ProbeResult> {
  const startedAt = performance.now();
  const date = new Date();
  const longest = Math.min(timeNeeded(request), options.milliseconds ?? Number.POSITIVE_INFINITY);
  const deadline = startedAt + longest;
  const { version, coldStart, credentials, authorities, names = systemNames } = options;
  const { timeouts, attempts: rounds } = request;
  const dns = dnsAsker(names.nameServers, timeouts.resolve, deadline);
  const secureContext = createSecureContext(authorities === undefined ? {} : { ca: authorities });
  const { lookUp } = names;
  const run = { timeouts, rounds, coldStart, deadline, lookUp, dns, secureContext, credentials };
  const targets = await Promise.all(request.targets.map((target) => tryTarget(target, options, run)));
  dns.stop();
  return {
    schema: probeSchema,
    kind: 'result',
    version,
    startedAt: date.toISOString(),
    milliseconds: Math.round(performance.now() - startedAt),
    coldStart,
    targets,
  };
}

async function tryTarget(target: ProbeTarget, options: ProbeOptions, run: Run): Promise<TargetResult> {
  const { id, host, port } = target;
  const reason = refusalOf(target, options);
  if (reason !== null) return { outcome: 'refused', id, host, port, reason };
  const families = await Promise.all(target.families.map((family) => tryFamily(target, family, run)));
  return { outcome: 'tried', id, host, port, families };
}

function refusalOf(
  { host, serverName, signing }: ProbeTarget,
  { allows, credentials }: ProbeOptions,
): RefusalReason | null {
  if (!allows(host)) return 'host-not-allowed';
  if (serverName !== null && !allows(serverName)) return 'server-name-not-allowed';
  return signing.kind === 'sigv4' && credentials === null ? 'no-credentials' : null;
}
