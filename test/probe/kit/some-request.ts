import { type ProbeRequest, probeSchema, type ProbeTarget } from '../../../src/probe/contract.ts';

/** A target as the control plane of API Gateway is. */
export const someTarget: ProbeTarget = {
  id: 'apigateway:control',
  host: 'apigateway.eu-west-1.amazonaws.com',
  port: 443,
  serverName: null,
  method: 'GET',
  path: '/restapis?limit=1',
  signing: { kind: 'none' },
  families: ['ipv4'],
};

/** A request for some targets, one attempt each, with more time than any answer on one machine takes. */
export function requestFor(
  targets: readonly Partial<ProbeTarget>[],
  changes: Partial<Omit<ProbeRequest, 'timeouts'>> & { timeouts?: Partial<ProbeRequest['timeouts']> } = {},
): ProbeRequest {
  return {
    schema: probeSchema,
    kind: 'request',
    attempts: 1,
    ...changes,
    targets: targets.map((target, index) => ({ ...someTarget, id: `target-${index}`, ...target })),
    timeouts: {
      resolve: 10_000,
      connect: 10_000,
      handshake: 10_000,
      request: 10_000,
      grace: 0,
      ...changes.timeouts,
    },
  };
}
