import { type AuditFacts, type PathObservation } from '../../src/audit/check.ts';
import { whole } from '../../src/network/collection.ts';
import { emptyNetwork } from '../../src/network/network.ts';
import { type PathDecision } from '../../src/path/decide-walk.ts';
import { type Step } from '../../src/path/step.ts';
import { decision, factsOf, path, targetOf, vantageIn } from './facts.ts';
import { natGateway, routeTable, subnet, vpc } from './network.ts';
import { type Cases } from './standing-cases.ts';

const subnetA = subnet('subnet-a', '10.0.1.0/24');
const subnetC = subnet('subnet-c', '10.0.2.0/24');
const control = targetOf('apigateway:control');
const nat = { type: 'nat-gateway', id: natGateway().id } as const;
const endpoint = { type: 'vpc-endpoint', id: 'vpce-1' } as const;

const network = {
  ...emptyNetwork,
  vpcs: whole([vpc()]),
  subnets: whole([subnetA, subnetC]),
  routeTables: whole([routeTable('rtb-a', ['subnet-a', 'subnet-c'])]),
  natGateways: whole([natGateway()]),
};

const failed: PathObservation = {
  observation: {
    outcome: 'failed',
    family: 'ipv4',
    layer: 'tcp',
    cause: 'TIMEOUT',
    notRun: null,
    detail: null,
    answer: null,
    interceptedBy: null,
    addresses: ['203.0.113.9'],
    milliseconds: 4000,
  },
  via: null,
  viaResource: null,
  verdict: 'contradiction',
  otherWay: null,
  causes: [],
  layerFit: null,
  place: { kind: 'lambda', functionName: 'planecheck-probe' },
  at: '2026-11-01T09:00:00.000Z',
};

const reached: PathObservation = {
  ...failed,
  observation: {
    ...failed.observation,
    outcome: 'reached',
    layer: null,
    cause: null,
    answer: {
      code: 'missing-token',
      certainty: 'reported',
      text: 'AWS asks for a signature',
      status: 403,
      requestId: 'r-1',
      errorType: 'MissingAuthenticationTokenException',
      message: null,
    },
  },
  via: 'nat-gateway',
  viaResource: nat,
  verdict: 'confirmed-reachable',
};

const notRun: PathObservation = {
  ...failed,
  observation: {
    ...failed.observation,
    outcome: 'not-run',
    layer: null,
    cause: null,
    notRun: 'not-deployed',
  },
  verdict: 'predicted-reachable',
};

const byNat = decision('reachable', { via: 'nat-gateway', viaResource: nat });
const byEndpoint = decision('reachable', { via: 'interface-endpoint', viaResource: endpoint });

const missingRoute: Step = {
  hop: { type: 'subnet', id: 'subnet-a' },
  resource: { type: 'route-table', id: 'rtb-a' },
  rule: null,
  way: 'there',
  outcome: 'fail',
  gap: null,
  code: 'client-route-blackhole',
  data: { routeTable: 'rtb-a', destination: '0.0.0.0/0', target: nat.id, propagated: false, looked: [] },
};
const blocked = decision('blocked', { steps: [missingRoute] });

function observed(
  decided: PathDecision,
  seen: PathObservation,
  ...subnets: readonly (typeof subnetA)[]
): AuditFacts {
  const paths = (subnets.length === 0 ? [subnetA] : subnets).map((own) =>
    path(vantageIn(own), control, decided),
  );
  return factsOf(network, paths, undefined, new Map(paths.map(({ id }) => [id, seen])));
}

const id = (name: string): string => `${name} > apigateway:control > ipv4`;
const nothing = {
  'no probe was asked': factsOf(network, [path(vantageIn(subnetA), control, byNat)]),
  'the probe did not run': observed(byNat, notRun),
};
const rule = (...words: readonly string[]): string => ['apigateway:control ipv4', ...words].join(' ');

/** What the checks that compare observations with predictions are to say. */
export const observationCases: Readonly<Record<string, Cases>> = {
  'attempts-agree': {
    passes: { 'all reached': observed(byNat, reached), 'all failed': observed(byNat, failed) },
    fails: [
      [
        'one of two zones does not answer',
        observed(byEndpoint, {
          ...failed,
          verdict: 'unstable',
          observation: {
            ...failed.observation,
            outcome: 'inconsistent',
            layer: null,
            cause: null,
            detail: '10.0.1.5 answered, 10.0.2.5 did not',
            addresses: ['10.0.1.5', '10.0.2.5'],
          },
        }),
        {
          code: 'attempts-disagree',
          resource: endpoint,
          rule: rule(),
          data: { subnets: ['subnet-a'], addresses: ['10.0.1.5', '10.0.2.5'] },
          text: 'a probe’s attempts to reach the control plane disagree: 10.0.1.5 answered, 10.0.2.5 did not',
          fix: null,
          affects: [id('subnet-a')],
        },
      ],
    ],
    unknown: [],
    nothing,
  },
  'fault-is-where-predicted': {
    passes: {
      'at the same layer': observed(blocked, {
        ...failed,
        verdict: 'confirmed-blocked',
        layerFit: 'fits',
      }),
      'where it cannot be told': observed(blocked, { ...failed, verdict: 'confirmed-blocked' }),
    },
    fails: [
      [
        'at another layer',
        observed(blocked, {
          ...failed,
          verdict: 'confirmed-blocked',
          layerFit: 'before',
          observation: { ...failed.observation, layer: 'dns', cause: 'NXDOMAIN' },
        }),
        {
          code: 'blocked-elsewhere',
          resource: { type: 'route-table', id: 'rtb-a' },
          rule: rule('dns', 'NXDOMAIN', 'before'),
          data: { subnets: ['subnet-a'] },
          text: 'the control plane is blocked before rtb-a: a probe failed at resolving the name (NXDOMAIN), and what was predicted comes after that',
          fix: null,
          affects: [id('subnet-a')],
        },
      ],
      [
        'at a layer that it should not have come to',
        observed(blocked, {
          ...failed,
          verdict: 'confirmed-blocked',
          layerFit: 'beyond',
          observation: { ...failed.observation, layer: 'tls', cause: 'CERT_UNTRUSTED' },
        }),
        {
          code: 'blocked-elsewhere',
          resource: { type: 'route-table', id: 'rtb-a' },
          rule: rule('tls', 'CERT_UNTRUSTED', 'beyond'),
          data: { subnets: ['subnet-a'] },
          text: 'the control plane is blocked, but not by rtb-a: a probe got past it and failed at the TLS handshake (CERT_UNTRUSTED)',
          fix: null,
          affects: [id('subnet-a')],
        },
      ],
    ],
    unknown: [],
    nothing,
  },
  'observed-way-is-predicted-way': {
    passes: { 'the predicted way': observed(byNat, reached) },
    fails: [
      [
        'a public address in place of the endpoint',
        observed(byEndpoint, {
          ...reached,
          via: null,
          viaResource: null,
          otherWay: 'error',
          verdict: 'reached-by-other-way',
        }),
        {
          code: 'reached-by-other-way',
          severity: 'error',
          resource: endpoint,
          rule: rule(),
          data: { subnets: ['subnet-a'], addresses: ['203.0.113.9'] },
          text: 'a probe reached the control plane at the public address 203.0.113.9 and not by vpce-1',
          fix: 'planecheck explain --from subnet-a --to apigateway:control',
          affects: [id('subnet-a')],
        },
      ],
      [
        'an endpoint in place of the NAT gateway',
        observed(byNat, {
          ...reached,
          via: 'interface-endpoint',
          viaResource: endpoint,
          otherWay: 'warning',
          verdict: 'reached-by-other-way',
        }),
        {
          code: 'reached-by-other-way',
          severity: 'warning',
          resource: nat,
          rule: rule('vpce-1'),
          data: { subnets: ['subnet-a'], addresses: ['203.0.113.9'] },
          text: `a probe reached the control plane by vpce-1 and not by ${nat.id}`,
          fix: 'planecheck explain --from subnet-a --to apigateway:control',
          affects: [id('subnet-a')],
        },
      ],
    ],
    unknown: [],
    nothing,
  },
  'prediction-matches-observation': {
    passes: { reached: observed(byNat, reached) },
    fails: [
      [
        'reachable, and it failed, from two subnets',
        observed(
          byNat,
          {
            ...failed,
            causes: [
              {
                code: 'stale-snapshot',
                text: 'the configuration has changed since it was read',
                tell: 'read it again',
              },
              { code: 'appliance', text: 'a firewall on the way drops it', tell: 'ask who runs it' },
            ],
          },
          subnetA,
          subnetC,
        ),
        {
          code: 'observation-contradicts',
          resource: nat,
          rule: rule('tcp', 'TIMEOUT'),
          data: {
            predicted: 'reachable',
            observed: 'failed',
            subnets: ['subnet-a', 'subnet-c'],
            causes: ['stale-snapshot', 'appliance'],
          },
          text: `a probe did not reach the control plane by ${nat.id}, against the prediction: it failed at connecting (TIMEOUT)`,
          fix: '1. the configuration has changed since it was read\nread it again\n2. a firewall on the way drops it\nask who runs it',
          affects: [id('subnet-a'), id('subnet-c')],
        },
      ],
      [
        'blocked, and it was answered',
        observed(blocked, { ...reached, verdict: 'contradiction' }),
        {
          code: 'observation-contradicts',
          resource: { type: 'route-table', id: 'rtb-a' },
          rule: rule(nat.id),
          data: { predicted: 'blocked', observed: 'reached', subnets: ['subnet-a'], causes: [] },
          text: 'a probe reached the control plane although rtb-a was predicted to block it',
          fix: null,
          affects: [id('subnet-a')],
        },
      ],
    ],
    unknown: [],
    nothing,
  },
  'tls-ends-at-aws': {
    passes: { 'a certificate of Amazon': observed(byNat, reached) },
    fails: [
      [
        'a certificate of somebody else',
        observed(byNat, {
          ...reached,
          observation: { ...reached.observation, interceptedBy: 'Example Proxy CA' },
        }),
        {
          code: 'tls-intercepted',
          resource: nat,
          rule: rule(nat.id, 'Example Proxy CA'),
          data: { subnets: ['subnet-a'], issuer: 'Example Proxy CA' },
          text: 'TLS to the control plane ends at a certificate of Example Proxy CA: something on the way opens the clients’ connections and reads what is in them',
          fix: 'find out whose authority that is; where it is the own proxy or firewall, every client needs its certificate, and AWS is to be left out of inspection where it cannot be trusted',
          affects: [id('subnet-a')],
        },
      ],
    ],
    unknown: [],
    nothing,
  },
};
