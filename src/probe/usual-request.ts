import { probeLimits, type ProbeRequest, probeSchema, type ProbeTarget, type Timeouts } from './contract.ts';
import { timeNeeded, timeToAnswer } from './time-needed.ts';

/**
 * Longer than what usually takes a second or two: resolvers try once more after some seconds, and so does TCP. In
 * milliseconds.
 */
const usualTimeouts: Timeouts = {
  resolve: 6000,
  connect: 4000,
  handshake: 4000,
  request: 5000,
  grace: 3000,
};

/** Twice, so that what works now and then shows. */
const usualAttempts = 2;

/** The requests that ask for targets, as many as one of them may hold in each. */
export function usualRequests(targets: readonly ProbeTarget[]): readonly ProbeRequest[] {
  const count = Math.ceil(targets.length / probeLimits.targets);
  return Array.from({ length: count }, (_, index) => ({
    schema: probeSchema,
    kind: 'request',
    targets: targets.slice(index * probeLimits.targets, (index + 1) * probeLimits.targets),
    timeouts: usualTimeouts,
    attempts: usualAttempts,
  }));
}

/** How long the longest of these requests may take until its answer is handed over, in whole seconds. */
export function secondsForUsualRequests(): number {
  const target: ProbeTarget = {
    id: 'any',
    host: 'any',
    port: 443,
    serverName: null,
    method: 'GET',
    path: '/',
    signing: { kind: 'none' },
    families: ['ipv4', 'ipv6'],
  };
  const longest = usualRequests(Array.from({ length: probeLimits.targets }, () => target));
  return Math.max(
    ...longest.map((request) => Math.ceil((timeNeeded(request) + timeToAnswer(request)) / 1000)),
  );
}
