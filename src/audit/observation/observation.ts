import { type Family } from '../../probe/contract.ts';

/**
 * What a probe's attempt comes to: an answer of AWS's that refuses nothing; a refusal of AWS's, which proves the
 * network; no answer; attempts that disagree; or that nothing was tried or nothing can be concluded.
 */
export const observationOutcomes = ['reached', 'denied', 'failed', 'inconsistent', 'not-run'] as const;
/** One of {@link observationOutcomes}. */
export type ObservationOutcome = (typeof observationOutcomes)[number];

/** Where an attempt failed. */
export const observationLayers = ['dns', 'tcp', 'tls', 'http'] as const;
/** One of {@link observationLayers}. */
export type ObservationLayer = (typeof observationLayers)[number];

/** How it failed there. */
export type FailureCause =
  | 'NXDOMAIN'
  | 'NO_ADDRESS'
  | 'DNS_FAILURE'
  | 'TIMEOUT'
  | 'REFUSED'
  | 'RESET'
  | 'UNREACHABLE'
  | 'CERT_UNTRUSTED'
  | 'CERT_NAME'
  | 'CERT_EXPIRED'
  | 'TLS_FAILURE'
  | 'HTTP_FAILURE'
  | 'NOT_AWS'
  | 'OTHER';

/** Why there is no observation. The first five are of the whole probe, the others of a single target. */
export const notRunReasons = [
  'not-deployed',
  'not-ready',
  'invoke-refused',
  'invoke-failed',
  'probe-refused',
  'not-asked',
  'no-host',
  'made-up-name',
  'unmarked-answer',
  'cut',
  'host-not-allowed',
  'server-name-not-allowed',
  'no-credentials',
] as const;
/** One of {@link notRunReasons}. */
export type NotRunReason = (typeof notRunReasons)[number];

/** What AWS's answer was: a row of the table of answers. */
export interface ObservedAnswer {
  /** The kind of answer: `endpoint-policy-denied`, `missing-token`. */
  readonly code: string;
  /** How sure the row is: AWS documents it, it follows from what AWS documents, or reports of users say so. */
  readonly certainty: 'documented' | 'derived' | 'reported';
  /** What the row concludes, as a sentence without a full stop. */
  readonly text: string;
  readonly status: number;
  readonly requestId: string | null;
  /** AWS's own error type and message, 512 bytes at most. */
  readonly errorType: string | null;
  readonly message: string | null;
}

/** What was seen of one target in one address family. */
export interface Observation {
  readonly outcome: ObservationOutcome;
  readonly family: Family;
  /** Null unless failed. */
  readonly layer: ObservationLayer | null;
  /** Null unless failed. */
  readonly cause: FailureCause | null;
  /** Null unless not-run. */
  readonly notRun: NotRunReason | null;
  /** More about the cause or reason, and how attempts differ; null where there is nothing more. */
  readonly detail: string | null;
  /** Null unless reached or denied. */
  readonly answer: ObservedAnswer | null;
  /** Whose certificate was shown where AWS's markers came behind one of another trusted issuer; else null. */
  readonly interceptedBy: string | null;
  /** The addresses that the name led to, in order; empty where it led to none. */
  readonly addresses: readonly string[];
  /** From the first phase to the last, of the slowest attempt; null where nothing was tried. */
  readonly milliseconds: number | null;
}
