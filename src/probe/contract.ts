/**
 * What the probe and those who ask it share, and all they share. Plain JSON: a request is what a Lambda function is
 * invoked with, an answer is what it returns. A result may be carried by hand as a file.
 */
export const probeSchema = 'planecheck/probe/v1' as const;

/** The beginning of every probe's name: a function that is named so is no client of the network's own. */
export const probeNamePrefix = 'planecheck-probe-';

/** The most that one request may ask for: what one answer of a Lambda function (6 MB) holds in any case. */
export const probeLimits = {
  targets: 32,
  attempts: 3,
  /** Addresses of one name that are dialled: an interface endpoint has at most one in each zone. */
  addresses: 6,
  /** Milliseconds that one phase may be given. */
  timeout: 60_000,
} as const;

export type Family = 'ipv4' | 'ipv6';
export const families = ['ipv4', 'ipv6'] as const satisfies readonly Family[];

/** Methods that change nothing. */
export type Method = 'GET' | 'HEAD';
export const methods = ['GET', 'HEAD'] as const satisfies readonly Method[];

/** How a request is signed; with Signature Version 4 it is the credentials of the place where the probe runs. */
export type Signing =
  { readonly kind: 'none' } | { readonly kind: 'sigv4'; readonly service: string; readonly region: string };

/** One host to try. */
export interface ProbeTarget {
  /** Unique in the request. */
  readonly id: string;
  /** The name to resolve, or an address (IPv6 without brackets). */
  readonly host: string;
  readonly port: number;
  /** The name for SNI, the certificate and the Host header, where it is not `host`. */
  readonly serverName: string | null;
  readonly method: Method;
  /** Path and query as they are sent. */
  readonly path: string;
  readonly signing: Signing;
  /** Each is tried by itself. An address has its own family only. */
  readonly families: readonly Family[];
}

/** How long each phase may take, in milliseconds. */
export interface Timeouts {
  readonly resolve: number;
  readonly connect: number;
  readonly handshake: number;
  /** Until the status is there. What is left of it goes to reading an error's message. */
  readonly request: number;
  /** Added to each phase of the first attempt after a cold start. */
  readonly grace: number;
}

export interface ProbeRequest {
  readonly schema: typeof probeSchema;
  readonly kind: 'request';
  readonly targets: readonly ProbeTarget[];
  readonly timeouts: Timeouts;
  /** How often each address is tried, one after the other. */
  readonly attempts: number;
}

/** What a phase ended with, as Node, libc, OpenSSL or the DNS library says it. */
export interface PhaseError {
  readonly code: string;
  readonly message: string;
}

/**
 * One phase. `timeout`: the time given to it went by without an answer. `cut`: the probe had to stop before that
 * time went by, so that nothing is known. Evidence of a phase that did not get through is what was seen until then.
 */
export type Phase<Evidence> =
  | { readonly outcome: 'done'; readonly milliseconds: number; readonly evidence: Evidence }
  | {
      readonly outcome: 'failed';
      readonly milliseconds: number;
      readonly error: PhaseError;
      readonly evidence: Evidence | null;
    }
  | {
      readonly outcome: 'timeout' | 'cut';
      readonly milliseconds: number;
      readonly evidence: Evidence | null;
    };

export type PhaseName = 'resolve' | 'connect' | 'handshake' | 'request';
export const phaseNames = [
  'resolve',
  'connect',
  'handshake',
  'request',
] as const satisfies readonly PhaseName[];

/** What DNS itself says of a name, asked beside the lookup of the system. */
export interface DnsEvidence {
  /** The name servers this machine is set to ask, in order. */
  readonly servers: readonly string[];
  /** Addresses of the family; time to live in seconds. */
  readonly records: readonly { readonly address: string; readonly ttl: number }[];
  /** The names that the asked one leads to by CNAME records, one after the other. */
  readonly chain: readonly string[];
  /** Whether the chain was followed to its end. */
  readonly chainIsWhole: boolean;
  /** Why there are no records; null when there are. */
  readonly error: PhaseError | null;
}

export interface ResolveEvidence {
  /** Whose addresses these are: the host is one, the system's lookup (what a client there gets), or DNS alone. */
  readonly by: AddressSource;
  readonly addresses: readonly string[];
  /** Null for a host that is an address. */
  readonly dns: DnsEvidence | null;
}
export type AddressSource = 'literal' | 'system' | 'dns';
export const addressSources = ['literal', 'system', 'dns'] as const satisfies readonly AddressSource[];

/** Who a certificate is of, or from. */
export interface CertificateName {
  readonly commonName: string | null;
  readonly organization: string | null;
}

export interface Certificate {
  readonly subject: CertificateName;
  readonly issuer: CertificateName;
  /** Subject alternative names: the first twenty. */
  readonly names: readonly string[];
  /** ISO 8601 in UTC; null where the certificate's own date cannot be read. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface HandshakeEvidence {
  /** `TLSv1.3`; null when none was agreed on. */
  readonly protocol: string | null;
  /** Also when it is not trusted, or of another name: the phase has then failed. */
  readonly certificate: Certificate | null;
}

/** An error's own words, taken from its body: 512 bytes at most in all. */
export interface ErrorFields {
  readonly type: string | null;
  readonly message: { readonly field: MessageField; readonly text: string } | null;
}
export type MessageField = 'message' | 'Message';
export const messageFields = ['message', 'Message'] as const satisfies readonly MessageField[];

export interface RequestEvidence {
  readonly status: number;
  /** Header `x-amzn-requestid`. */
  readonly requestId: string | null;
  /** Header `x-amzn-errortype`. */
  readonly errorType: string | null;
  /** Names of the headers that AWS puts on its answers (`x-amzn-…`, `x-amz-…`, `apigw-…`), in order, without values. */
  readonly markers: readonly string[];
  /** Read of errors only that carry such a header. */
  readonly error: ErrorFields | null;
  /** How much of the body was read for that. */
  readonly body: BodyRead;
}
export type BodyRead = 'unread' | 'part' | 'whole';
export const bodyReads = ['unread', 'part', 'whole'] as const satisfies readonly BodyRead[];

/** One connection to one address. A phase is null when one before it did not get through. */
export interface Attempt {
  readonly address: string;
  /** 1 for the first round. */
  readonly round: number;
  readonly connect: Phase<null>;
  readonly handshake: Phase<HandshakeEvidence> | null;
  readonly request: Phase<RequestEvidence> | null;
}

/**
 * How the attempts of a family ended, taken together: each got a status; each ended in the same phase in the same way;
 * they disagree; or the probe had to stop before any of them had ended.
 */
export type FamilyOutcome = 'answered' | 'failed' | 'inconsistent' | 'cut';
export const familyOutcomes = [
  'answered',
  'failed',
  'inconsistent',
  'cut',
] as const satisfies readonly FamilyOutcome[];

export interface FamilyResult {
  readonly family: Family;
  readonly outcome: FamilyOutcome;
  /** The phase that was the last of every attempt; null when they disagree. */
  readonly endedIn: PhaseName | null;
  readonly resolve: Phase<ResolveEvidence>;
  readonly attempts: readonly Attempt[];
}

/** Why a target was not tried; no packet has left then. */
export type RefusalReason = 'host-not-allowed' | 'server-name-not-allowed' | 'no-credentials';
export const refusalReasons = [
  'host-not-allowed',
  'server-name-not-allowed',
  'no-credentials',
] as const satisfies readonly RefusalReason[];

/** What came of one target. */
export type TargetResult =
  | {
      readonly outcome: 'refused';
      readonly id: string;
      readonly host: string;
      readonly port: number;
      readonly reason: RefusalReason;
    }
  | {
      readonly outcome: 'tried';
      readonly id: string;
      readonly host: string;
      readonly port: number;
      readonly families: readonly FamilyResult[];
    };

/** What the probe saw: every target of the request, in its order. */
export interface ProbeResult {
  readonly schema: typeof probeSchema;
  readonly kind: 'result';
  /** Version of planecheck that the probe is of. */
  readonly version: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly coldStart: boolean;
  readonly targets: readonly TargetResult[];
}

/** What is wrong with a request or an answer: the field as a path (`targets[0].port`; empty for the whole) and why. */
export interface Problem {
  readonly field: string;
  readonly reason: string;
}

/** The answer to a request that the probe cannot read: it tried nothing. */
interface ProbeRefusal {
  readonly schema: typeof probeSchema;
  readonly kind: 'refusal';
  readonly version: string;
  readonly problem: Problem;
}

export type ProbeAnswer = ProbeResult | ProbeRefusal;
