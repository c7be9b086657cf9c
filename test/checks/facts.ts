import { type AuditFacts, type JudgedPath } from '../../src/audit/check.ts';
import { type Network } from '../../src/network/network.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { ephemeralPorts } from '../../src/network/ports.ts';
import { clientRef } from '../../src/network/resource.ts';
import { type Subnet } from '../../src/network/subnet.ts';
import { type PathDecision } from '../../src/path/decide-walk.ts';
import { type Prediction, type Step, type Trace } from '../../src/path/step.ts';
import { type Vantage } from '../../src/path/vantage.ts';
import { serviceTargets } from '../../src/targets/services.ts';
import { type Target } from '../../src/targets/target.ts';
import { refused } from './network.ts';

/** A target of the tables, in eu-west-1. */
export function targetOf(id: string): Target {
  const [service = ''] = id.split(':');
  const target = serviceTargets(service, null, 'eu-west-1').find((candidate) => candidate.id === id);
  if (target === undefined) throw new Error(`no target ${id}`);
  return target;
}

/** A subnet as a vantage: any interface in it, groups not named. */
export function vantageIn(subnet: Subnet, more: Partial<Vantage> = {}): Vantage {
  return {
    id: subnet.id,
    kind: 'subnet',
    subnet,
    securityGroupIds: null,
    functionName: null,
    addresses: null,
    hasPublicAddress: false,
    usesIpv6: false,
    ports: ephemeralPorts,
    ...more,
  };
}

const stepThatPasses: Step = {
  hop: clientRef,
  resource: clientRef,
  rule: null,
  way: 'there',
  outcome: 'pass',
  gap: null,
  code: 'client-group-assumed',
  data: {},
};

const stepThatCannotTell: Step = {
  ...stepThatPasses,
  outcome: 'unknown',
  gap: refused,
  code: 'endpoints-not-read',
  data: { host: '' },
};

/** What was decided of a path; one that is unknown has the gap `refused`. */
export function decision(
  prediction: Prediction,
  more: Partial<Trace> & Partial<Pick<PathDecision, 'resolution'>> = {},
): PathDecision {
  const { resolution, ...trace } = more;
  return {
    trace: {
      steps: [prediction === 'unknown' ? stepThatCannotTell : stepThatPasses],
      left: prediction === 'blocked' ? 'none' : 'all',
      via: 'none',
      viaResource: null,
      ...trace,
    },
    prediction,
    resolution: resolution ?? { by: 'public-dns', resource: null, endpoint: null },
    addresses: [],
    witness: { passes: null, fails: null },
    assumptions: [],
  };
}

/** A path from a vantage to a target by IPv4. */
export function path(vantage: Vantage, target: Target, decided: PathDecision, family = 'ipv4'): JudgedPath {
  return { id: `${vantage.id} > ${target.id} > ${family}`, vantage, target, decision: decided };
}

/** What standing checks look at. */
export function factsOf(
  network: Network,
  paths: readonly JudgedPath[],
  withoutCapture: AuditFacts['withoutCapture'] = () => undefined,
  observations: AuditFacts['observations'] = new Map(),
): AuditFacts {
  return { index: indexNetwork(network), paths, withoutCapture, observations };
}
