import { type DnsEvidence, type Phase, type ResolveEvidence } from '../../probe/contract.ts';
import { type Failure } from './attempt-end.ts';
import { failureOf } from './failure-causes.ts';

/** A name that led to no address: a failure, or that the probe had to stop before. */
export type NameEnd =
  | (Failure & {
      /** Whether DNS itself says that the name, or an address of the family, does not exist. */
      readonly isAbsent: boolean;
    })
  | { readonly kind: 'cut' };

type Undone = Exclude<Phase<ResolveEvidence>, { readonly outcome: 'done' }>;

/** What asking for a name came to that led to no address. */
export function nameEndOf(resolve: Undone): NameEnd {
  const dns = resolve.evidence?.dns ?? null;
  const servers = dns === null || dns.servers.length === 0 ? '' : `; name servers: ${dns.servers.join(', ')}`;
  switch (resolve.outcome) {
    case 'cut':
      return { kind: 'cut' };
    case 'timeout':
      return { ...ofDns, cause: 'TIMEOUT', isAbsent: false, detail: `no answer in time${servers}` };
    case 'failed':
      return failed(resolve.error.code, dns, servers);
  }
}

const ofDns = { kind: 'failed', layer: 'dns' } as const;

function failed(code: string, dns: DnsEvidence | null, servers: string): NameEnd {
  const found = dns?.records.map(({ address }) => address) ?? [];
  if (found.length > 0) {
    const detail = `the system's lookup says ${code}, though DNS gives ${found.join(', ')}${servers}`;
    return { ...ofDns, cause: 'DNS_FAILURE', isAbsent: false, detail };
  }
  const { cause } = failureOf('resolve', code);
  // The system's lookup has one code for a name that does not exist and one without addresses.
  const isOfDns = dns?.error?.code === code;
  const chain = dns === null || dns.chain.length === 0 ? '' : `; CNAME to ${dns.chain.join(', then ')}`;
  return {
    ...ofDns,
    cause: cause === 'NXDOMAIN' && !isOfDns ? 'NO_ADDRESS' : cause,
    isAbsent: isOfDns && (cause === 'NXDOMAIN' || cause === 'NO_ADDRESS'),
    detail: `${code}${chain}${servers}`,
  };
}
