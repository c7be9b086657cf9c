import { describe, expect, test } from 'vitest';
import { candidateCauses } from '../../../src/audit/observation/candidate-causes.ts';
import { type CauseCode, causeWords } from '../../../src/audit/observation/cause-words.ts';
import { type Sight, sightsOf, type Situation } from '../../../src/audit/observation/contradiction.ts';
import { notRun } from '../../../src/audit/observation/classify-family.ts';
import {
  type FailureCause,
  type Observation,
  type ObservationLayer,
} from '../../../src/audit/observation/observation.ts';
import { type ObservedWay } from '../../../src/audit/observation/observed-way.ts';

const ofNothing = { ...notRun('ipv4', 'cut'), notRun: null };

function failedIn(
  layer: ObservationLayer,
  cause: FailureCause,
  ...addresses: readonly string[]
): Observation {
  return { ...ofNothing, outcome: 'failed', layer, cause, addresses };
}

function answered(outcome: 'reached' | 'denied', code: string): Observation {
  const answer = {
    code,
    certainty: 'documented',
    text: '',
    status: 403,
    requestId: null,
    errorType: null,
    message: null,
  } as const;
  return { ...ofNothing, outcome, answer };
}

const nowhere: ObservedWay = { leadsTo: null, via: null, viaResource: null, text: '' };
const toInternet: ObservedWay = { ...nowhere, leadsTo: 'public' };
const toPrivate: ObservedWay = { ...nowhere, leadsTo: 'private' };
const vpce = { type: 'vpc-endpoint', id: 'vpce-1' } as const;
const toEndpoint: ObservedWay = {
  ...nowhere,
  leadsTo: 'endpoint',
  via: 'interface-endpoint',
  viaResource: vpce,
};

const byNat: Situation['predicted'] = {
  prediction: 'reachable',
  via: 'nat-gateway',
  viaResource: { type: 'nat-gateway', id: 'nat-1' },
  resolution: { by: 'public-dns', resource: null },
  addresses: [],
  assumptions: [],
  blocks: [],
};
const byEndpoint: Situation['predicted'] = {
  ...byNat,
  via: 'interface-endpoint',
  viaResource: vpce,
  resolution: { by: 'endpoint', resource: vpce },
  addresses: ['10.0.1.5'],
};
const blocked: Situation['predicted'] = {
  ...byNat,
  prediction: 'blocked',
  via: 'none',
  viaResource: null,
  blocks: ['client-route-missing'],
};

function situation(more: Partial<Situation>): Situation {
  return {
    region: 'eu-west-1',
    vpcId: 'vpc-1',
    host: 'apigateway.eu-west-1.amazonaws.com',
    port: 443,
    source: { kind: 'live', takenAt: '2026-11-01T09:00:00Z' },
    predicted: byNat,
    hasCustomDns: false,
    observation: failedIn('tcp', 'TIMEOUT', '52.94.5.10'),
    way: toInternet,
    ...more,
  };
}

const saved = { kind: 'aws-cli', takenAt: '2026-10-01T09:00:00Z' } as const;

interface Case {
  readonly says: string;
  readonly seen: Partial<Situation>;
  readonly sights: readonly Sight[];
  readonly causes: readonly CauseCode[];
}

const noName = { observation: failedIn('dns', 'NXDOMAIN'), way: nowhere };

const cases: readonly Case[] = [
  {
    says: 'reachable by NAT, no such name, and DNS servers of its own',
    seen: { ...noName, hasCustomDns: true },
    sights: ['name-fails'],
    causes: ['custom-resolver', 'zone-of-another-account', 'dns-firewall', 'proxy', 'not-modelled'],
  },
  {
    says: 'no such name, from a snapshot that does not tell the DNS servers',
    seen: {
      ...noName,
      hasCustomDns: null,
      source: saved,
      predicted: { ...byNat, assumptions: ['amazon-dns', 'block-public-access-off'] },
    },
    sights: ['name-fails'],
    causes: [
      'custom-resolver',
      'zone-of-another-account',
      'dns-firewall',
      'stale-snapshot',
      'assumption-wrong',
      'proxy',
      'not-modelled',
    ],
  },
  {
    // A firewall for DNS answers NODATA, NXDOMAIN or a record of its own:
    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-rule-actions.html
    says: 'DNS that does not answer at all',
    seen: { observation: failedIn('dns', 'TIMEOUT'), way: nowhere, hasCustomDns: true },
    sights: ['name-fails'],
    causes: ['custom-resolver', 'zone-of-another-account', 'proxy', 'not-modelled'],
  },
  {
    says: 'a new endpoint whose private DNS does not answer',
    seen: { ...noName, predicted: byEndpoint },
    sights: ['name-fails'],
    causes: ['not-yet-propagated', 'zone-of-another-account', 'dns-firewall', 'not-modelled'],
  },
  {
    says: 'private addresses where public ones were predicted',
    seen: { observation: failedIn('tcp', 'TIMEOUT', '172.16.0.5'), way: toPrivate },
    sights: ['other-addresses', 'no-connection'],
    causes: ['zone-of-another-account', 'dns-firewall', 'appliance', 'proxy', 'not-modelled'],
  },
  {
    says: 'public addresses where an endpoint was predicted, reached all the same',
    seen: { observation: answered('reached', 'missing-token'), predicted: byEndpoint, hasCustomDns: true },
    sights: ['other-addresses'],
    causes: [
      'zone-of-another-account',
      'custom-resolver',
      'not-yet-propagated',
      'dns-firewall',
      'not-modelled',
    ],
  },
  {
    says: 'reachable by NAT, and nothing comes back',
    seen: { predicted: { ...byNat, assumptions: ['amazon-dns', 'block-public-access-off'] } },
    sights: ['no-connection'],
    causes: ['appliance', 'assumption-wrong', 'proxy', 'not-modelled'],
  },
  {
    says: 'the same from a snapshot',
    seen: { source: saved },
    sights: ['no-connection'],
    causes: ['stale-snapshot', 'appliance', 'proxy', 'not-modelled'],
  },
  {
    says: 'no way to an endpoint of the same VPC, on which no appliance stands',
    seen: {
      predicted: byEndpoint,
      observation: failedIn('tcp', 'UNREACHABLE', '10.0.1.5'),
      way: toEndpoint,
    },
    sights: ['no-connection'],
    causes: ['not-yet-propagated', 'not-modelled'],
  },
  {
    says: 'a connection that is refused',
    seen: { observation: failedIn('tcp', 'REFUSED', '52.94.5.10'), source: saved },
    sights: ['connection-refused'],
    causes: ['appliance', 'stale-snapshot', 'other-server', 'proxy', 'not-modelled'],
  },
  {
    says: 'a connection that is cut as soon as it says the name',
    seen: { observation: failedIn('tls', 'RESET', '52.94.5.10') },
    sights: ['handshake-fails'],
    causes: ['domain-list', 'appliance', 'interception', 'not-modelled'],
  },
  {
    says: 'an untrusted certificate',
    seen: { observation: failedIn('tls', 'CERT_UNTRUSTED', '52.94.5.10') },
    sights: ['other-certificate'],
    causes: ['interception', 'not-modelled'],
  },
  {
    says: 'a certificate of another name',
    seen: { observation: failedIn('tls', 'CERT_NAME', '52.94.5.10') },
    sights: ['other-certificate'],
    causes: ['other-server', 'interception', 'not-modelled'],
  },
  {
    says: 'a certificate that has expired',
    seen: { observation: failedIn('tls', 'CERT_EXPIRED', '52.94.5.10') },
    sights: ['other-certificate'],
    causes: ['wrong-clock', 'interception', 'not-modelled'],
  },
  {
    says: 'a block page',
    seen: { observation: failedIn('http', 'NOT_AWS', '52.94.5.10') },
    sights: ['not-aws'],
    causes: ['proxy', 'domain-list', 'interception', 'other-server', 'not-modelled'],
  },
  {
    says: 'no answer to the question',
    seen: { observation: failedIn('http', 'TIMEOUT', '52.94.5.10') },
    sights: ['no-answer'],
    causes: ['appliance', 'interception', 'not-modelled'],
  },
  {
    says: 'reached though a route is missing',
    seen: { observation: answered('reached', 'missing-token'), predicted: blocked, source: saved },
    sights: ['reached-though-blocked'],
    causes: ['stale-snapshot', 'input-incomplete', 'proxy', 'not-modelled'],
  },
  {
    says: 'reached behind a certificate of somebody else, though a route is missing',
    seen: {
      observation: { ...answered('reached', 'missing-token'), interceptedBy: 'Example Ltd' },
      predicted: blocked,
    },
    sights: ['reached-though-blocked'],
    causes: ['interception', 'input-incomplete', 'proxy', 'not-modelled'],
  },
  {
    says: 'refused by AWS though the zone lacks the name',
    seen: {
      observation: answered('denied', 'access-denied'),
      predicted: {
        ...blocked,
        resolution: { by: 'none', resource: null },
        blocks: ['hosted-zone-lacks-name'],
      },
      hasCustomDns: null,
    },
    sights: ['reached-though-blocked'],
    causes: ['input-incomplete', 'custom-resolver', 'zone-of-another-account', 'proxy', 'not-modelled'],
  },
  {
    says: 'refused, by a policy that is not named',
    seen: { observation: answered('denied', 'access-denied') },
    sights: ['denied'],
    causes: ['service-control-policy', 'not-yet-propagated', 'not-modelled'],
  },
  {
    says: "refused by the endpoint's policy",
    seen: {
      observation: answered('denied', 'endpoint-policy-denied'),
      predicted: byEndpoint,
      way: toEndpoint,
      source: saved,
    },
    sights: ['denied'],
    causes: ['not-yet-propagated', 'stale-snapshot', 'not-modelled'],
  },
  {
    says: 'an address, which has no name',
    seen: {
      host: null,
      predicted: { ...byNat, resolution: null },
      observation: failedIn('tls', 'RESET', '52.94.5.10'),
      hasCustomDns: true,
    },
    sights: ['handshake-fails'],
    causes: ['appliance', 'interception', 'not-modelled'],
  },
  {
    says: 'an endpoint by its own name, which is public',
    seen: {
      predicted: { ...byEndpoint, resolution: { by: 'public-dns', resource: null } },
      observation: answered('reached', 'missing-token'),
      way: toEndpoint,
    },
    sights: [],
    causes: [],
  },
  {
    says: 'an endpoint by its own name, blocked',
    seen: {
      predicted: { ...blocked, addresses: ['10.0.1.5'] },
      observation: failedIn('tcp', 'TIMEOUT', '10.0.1.5'),
      way: toEndpoint,
    },
    sights: ['no-connection'],
    causes: ['appliance', 'proxy', 'not-modelled'],
  },
  { says: 'what did not run', seen: { observation: notRun('ipv4', 'cut') }, sights: [], causes: [] },
  {
    says: 'attempts that disagree',
    seen: { observation: { ...ofNothing, outcome: 'inconsistent' } },
    sights: [],
    causes: [],
  },
];

describe('what could explain', () => {
  test.each(cases)('$says', ({ seen, sights, causes }) => {
    const whole = situation(seen);
    expect(sightsOf(whole)).toStrictEqual(sights);
    const found = candidateCauses(whole);
    expect(found.map(({ code }) => code)).toStrictEqual(causes);
    for (const { text, tell } of found) {
      expect(text).toMatch(/^\S.*[^.\s]$/);
      expect(text).not.toMatch(/undefined|null/);
      expect(tell).not.toMatch(/undefined|(?<!\/dev\/)null|\.$/);
    }
  });

  test('every cause and every sight has a case', () => {
    const codes = new Set(cases.flatMap(({ causes }) => causes));
    expect(Object.keys(causeWords).filter((code) => ![...codes].some((one) => one === code))).toStrictEqual(
      [],
    );
    const sights = new Set(cases.flatMap((one) => one.sights));
    expect(sights.size).toBe(10);
  });

  test.each<[string, Partial<Situation>, CauseCode, text: string, tell: string]>([
    [
      'when the input was taken',
      { source: saved },
      'stale-snapshot',
      'the input is older than what stands now: it was taken 2026-10-01T09:00:00Z',
      'read the account as it is now, and probe again:\n  planecheck audit --probe --vpc vpc-1 --region eu-west-1',
    ],
    [
      'that nobody knows when the input was taken',
      { source: { kind: 'aws-cli', takenAt: null } },
      'stale-snapshot',
      'the input is older than what stands now',
      'read the account as it is now, and probe again:\n  planecheck audit --probe --vpc vpc-1 --region eu-west-1',
    ],
    [
      'that a template is no account',
      { source: { kind: 'cdk', takenAt: null } },
      'stale-snapshot',
      'what is deployed differs from what the input describes',
      'read the account as it is now, and probe again:\n  planecheck audit --probe --vpc vpc-1 --region eu-west-1',
    ],
    [
      'the assumptions about names',
      {
        ...noName,
        predicted: { ...byNat, assumptions: ['amazon-dns', 'block-public-access-off', 'no-name-overrides'] },
      },
      'assumption-wrong',
      "what was assumed does not hold: the VPC's DHCP options name Amazon DNS; no hosted zone, resolver rule, Profile or DNS firewall overrides a name, as none was seen",
      'see what it depends on:\n  planecheck audit --strict --vpc vpc-1 --region eu-west-1',
    ],
    [
      'the assumptions about packets',
      { predicted: { ...byNat, assumptions: ['amazon-dns', 'block-public-access-off'] } },
      'assumption-wrong',
      'what was assumed does not hold: VPC Block Public Access is off',
      'see what it depends on:\n  planecheck audit --strict --vpc vpc-1 --region eu-west-1',
    ],
    [
      'who intercepts',
      {
        observation: { ...answered('reached', 'answered'), interceptedBy: 'Example Ltd' },
        predicted: blocked,
      },
      'interception',
      'something on the way opens TLS and shows a certificate of Example Ltd',
      'in the subnet see who issued the certificate: openssl s_client -connect apigateway.eu-west-1.amazonaws.com:443 -servername apigateway.eu-west-1.amazonaws.com </dev/null | openssl x509 -noout -issuer',
    ],
    ...(
      [
        ['52.94.5.10', '52.94.5.10:443'],
        ['2600:1f18::5', '[2600:1f18::5]:443'],
      ] as const
    ).map(
      ([address, there]) =>
        [
          `how to ask ${address}`,
          {
            host: null,
            predicted: { ...byNat, resolution: null },
            observation: failedIn('tls', 'RESET', address),
          },
          'interception',
          'something on the way opens TLS and shows a certificate of its own',
          `in the subnet see who issued the certificate: openssl s_client -connect ${there} </dev/null | openssl x509 -noout -issuer`,
        ] satisfies [string, Partial<Situation>, CauseCode, string, string],
    ),
    [
      'whose addresses they are',
      { observation: failedIn('http', 'NOT_AWS', '52.94.5.10', '52.94.5.11') },
      'other-server',
      'the name leads to another server than AWS',
      'find out whose these addresses are: 52.94.5.10, 52.94.5.11',
    ],
  ])('says %s', (_story, seen, code, text, tell) => {
    const cause = candidateCauses(situation(seen)).find((one) => one.code === code);
    expect(cause).toStrictEqual({ code, text, tell });
  });
});
