import { type ProbeRequest, probeLimits } from './contract.ts';

/** Of one connection, on the slowest processor that a Lambda function can have, in milliseconds. */
const workOfConnection = 50;

/**
 * How long a request may take at the longest, in milliseconds: targets and families side by side, the phases and
 * attempts of each one after the other, and the processor's own work for all.
 */
export function timeNeeded({ targets, timeouts, attempts }: ProbeRequest): number {
  const { resolve, connect, handshake, request, grace } = timeouts;
  const waiting = resolve + attempts * (connect + handshake + request) + 4 * grace;
  const familiesInAll = targets.reduce((sum, { families }) => sum + families.length, 0);
  return waiting + familiesInAll * attempts * probeLimits.addresses * workOfConnection;
}

/** What is kept back of a function's time to write its answer and hand it over, in milliseconds. */
export function timeToAnswer({ targets }: ProbeRequest): number {
  return 500 + 25 * targets.length;
}
