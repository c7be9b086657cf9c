import { type PhaseName } from '../../probe/contract.ts';
import { type FailureCause, type ObservationLayer } from './observation.ts';

/** The layer that each phase tries. */
export const layerOfPhase = {
  resolve: 'dns',
  connect: 'tcp',
  handshake: 'tls',
  request: 'http',
} as const satisfies Record<PhaseName, ObservationLayer>;

type CauseTable = Readonly<Record<string, FailureCause>>;

/** Errors of a connection, which each phase after the first may end with. https://nodejs.org/api/errors.html */
export const connectionErrors = {
  ETIMEDOUT: 'TIMEOUT',
  ECONNREFUSED: 'REFUSED',
  ECONNRESET: 'RESET',
  ECONNABORTED: 'RESET',
  EPIPE: 'RESET',
  EHOSTUNREACH: 'UNREACHABLE',
  EHOSTDOWN: 'UNREACHABLE',
  ENETUNREACH: 'UNREACHABLE',
  ENETDOWN: 'UNREACHABLE',
  // There is no address of the family to connect from.
  EADDRNOTAVAIL: 'UNREACHABLE',
  EAFNOSUPPORT: 'UNREACHABLE',
} as const satisfies CauseTable;

/** What DNS and the system's lookup end with. https://nodejs.org/api/dns.html#error-codes */
export const resolveErrors = {
  ENOTFOUND: 'NXDOMAIN',
  ENODATA: 'NO_ADDRESS',
  ESERVFAIL: 'DNS_FAILURE',
  EREFUSED: 'DNS_FAILURE',
  // Of getaddrinfo: a name server failed, or did not answer in time.
  EAI_AGAIN: 'DNS_FAILURE',
  EAI_FAIL: 'DNS_FAILURE',
  // Nothing listens at the name servers' port.
  ECONNREFUSED: 'REFUSED',
  ETIMEOUT: 'TIMEOUT',
} as const satisfies CauseTable;

/** OpenSSL's verdicts on a certificate, and Node's on its name. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
export const handshakeErrors = {
  UNABLE_TO_GET_ISSUER_CERT: 'CERT_UNTRUSTED',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'CERT_UNTRUSTED',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'CERT_UNTRUSTED',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'CERT_UNTRUSTED',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'CERT_UNTRUSTED',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'CERT_UNTRUSTED',
  SELF_SIGNED_CERT_IN_CHAIN: 'CERT_UNTRUSTED',
  CERT_SIGNATURE_FAILURE: 'CERT_UNTRUSTED',
  CERT_CHAIN_TOO_LONG: 'CERT_UNTRUSTED',
  CERT_UNTRUSTED: 'CERT_UNTRUSTED',
  CERT_REJECTED: 'CERT_UNTRUSTED',
  CERT_REVOKED: 'CERT_UNTRUSTED',
  INVALID_CA: 'CERT_UNTRUSTED',
  INVALID_PURPOSE: 'CERT_UNTRUSTED',
  PATH_LENGTH_EXCEEDED: 'CERT_UNTRUSTED',
  CERT_HAS_EXPIRED: 'CERT_EXPIRED',
  CERT_NOT_YET_VALID: 'CERT_EXPIRED',
  ERR_TLS_CERT_ALTNAME_INVALID: 'CERT_NAME',
  HOSTNAME_MISMATCH: 'CERT_NAME',
} as const satisfies CauseTable;

/** The causes of each phase by the error's code, and the one of all other codes. */
const causes = {
  resolve: { tables: [resolveErrors], otherwise: 'DNS_FAILURE' },
  connect: { tables: [connectionErrors], otherwise: 'OTHER' },
  handshake: { tables: [handshakeErrors, connectionErrors], otherwise: 'TLS_FAILURE' },
  // What cannot be read as an answer: Node's parser says HPE_….
  request: { tables: [connectionErrors], otherwise: 'HTTP_FAILURE' },
} as const satisfies Record<
  PhaseName,
  { readonly tables: readonly CauseTable[]; readonly otherwise: FailureCause }
>;

/** Where and how a phase failed, by its error's code. */
export function failureOf(
  phase: PhaseName,
  code: string,
): { readonly layer: ObservationLayer; readonly cause: FailureCause } {
  // In TLS 1.3 a server may refuse after the handshake: it is then the first read that says so.
  if (phase === 'request' && /^(?:ERR_SSL_|EPROTO$)/.test(code))
    return { layer: 'tls', cause: 'TLS_FAILURE' };
  const { tables, otherwise } = causes[phase];
  const layer = layerOfPhase[phase];
  for (const table of tables) {
    const cause = new Map<string, FailureCause>(Object.entries(table)).get(code);
    if (cause !== undefined) return { layer, cause };
  }
  return { layer, cause: otherwise };
}
