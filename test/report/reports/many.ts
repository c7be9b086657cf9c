import { type Report, type ReportVantage } from '../../../src/audit/report.ts';
import {
  allGroups,
  findingOf,
  flatPaths,
  functionIn,
  hopOf,
  ids,
  operationsOf,
  pathOf,
  ref,
  region,
  reportOf,
  stepOf,
  threePaths,
  traceOf,
  vantageA,
  vantageC,
} from '../report-kit.ts';

const works = (way: string) => ['works', 'service-answers', `by ${way}`] as const;
const needsEndpoint = [
  'denied',
  'private-api-needs-endpoint',
  `no interface endpoint answers for *.execute-api.${region}.amazonaws.com: private APIs can be invoked through one only`,
] as const;

const failedNat = (nat: string) =>
  `${nat} is in state failed (Gateway.NotAttached): it drops what routes send to it`;

const outcomesBy = (nat: string) => ({
  'control-plane': works(nat),
  'data-private': needsEndpoint,
  'data-public': works(nat),
  'data-custom-domain': works(nat),
});

const outcomesBlocked = (nat: string) => {
  const why = ['blocked', 'nat-not-available', failedNat(nat)] as const;
  return { 'control-plane': why, 'data-private': why, 'data-public': why, 'data-custom-domain': why };
};

const needsEndpointFinding = (affects: readonly string[]) =>
  findingOf('note', needsEndpoint[1], ref('vpc', ids.vpc), needsEndpoint[2], { affects });

/** Two zones with a NAT gateway each, one of which failed: two groups of vantages. */
export const oneZoneBroken: Report = (() => {
  const nats = { a: ref('nat-gateway', ids.nat), c: ref('nat-gateway', ids.natC) };
  const a = threePaths(vantageA, { viaResource: nats.a });
  const c = threePaths(vantageC, {
    viaResource: nats.c,
    prediction: 'blocked',
    trace: 't2',
    blocks: [[0, 0]],
  });
  return reportOf(
    'one zone broken',
    {
      vantages: [vantageA, vantageC],
      paths: flatPaths(a, c),
      traces: [
        traceOf('t1', 'all', [hopOf(nats.a, stepOf('nat-available', `${ids.nat} is available`))]),
        traceOf('t2', 'none', [
          hopOf(nats.c, stepOf('nat-not-available', failedNat(ids.natC), { outcome: 'fail' })),
        ]),
      ],
      operationGroups: allGroups,
      operations: [
        ...operationsOf(vantageA, a, outcomesBy(ids.nat)),
        ...operationsOf(vantageC, c, outcomesBlocked(ids.natC)),
      ],
      findings: [
        findingOf('error', 'nat-not-available', nats.c, failedNat(ids.natC), {
          affects: flatPaths(c).map((path) => path.id),
          fix: `aws ec2 create-nat-gateway --subnet-id ${ids.natSubnet} --allocation-id eipalloc-0123456789abcdef0\nthen lead the routes to the new one`,
        }),
        needsEndpointFinding(a.data.map((path) => path.id)),
      ],
    },
    1,
  );
})();

const digits = ['1', '2', '3', '4', '5'];

/** Five subnets behind NAT gateways of their own, some failed alike: more groups than columns. */
export const fiveGroups: Report = (() => {
  const subnets = digits.map((digit): ReportVantage => {
    const subnetId = `subnet-0a1b2c3d4e5f6071${digit}`;
    return { ...vantageA, id: subnetId, subnetId, subnetName: `app-${digit}` };
  });
  const natOf = (at: number): string => `nat-0b6e1c4f9d2a5873${at}`;
  const lists = subnets.map((vantage, at) => {
    const isBroken = at >= 3;
    const parts = isBroken ? ({ prediction: 'blocked', trace: 't2', blocks: [[0, 0]] } as const) : {};
    return {
      vantage,
      nat: natOf(at),
      isBroken,
      paths: threePaths(vantage, { ...parts, viaResource: ref('nat-gateway', natOf(at)) }),
    };
  });
  const broken = lists.filter((list) => list.isBroken);
  return reportOf(
    'five subnets',
    {
      vantages: subnets,
      paths: flatPaths(...lists.map((list) => list.paths)),
      traces: [
        traceOf('t1', 'all', []),
        traceOf('t2', 'none', [
          hopOf(
            ref('nat-gateway', natOf(3)),
            stepOf('nat-not-available', failedNat(natOf(3)), { outcome: 'fail' }),
          ),
        ]),
      ],
      operationGroups: allGroups,
      operations: lists.flatMap(({ vantage, paths, nat, isBroken }) =>
        operationsOf(vantage, paths, isBroken ? outcomesBlocked(nat) : outcomesBy(nat)),
      ),
      findings: [
        ...broken.map(({ nat, paths }) =>
          findingOf('error', 'nat-not-available', ref('nat-gateway', nat), failedNat(nat), {
            affects: flatPaths(paths).map((path) => path.id),
            fix: `aws ec2 describe-nat-gateways --nat-gateway-ids ${nat}`,
          }),
        ),
        needsEndpointFinding(
          lists.filter((list) => !list.isBroken).flatMap(({ paths }) => paths.data.map((path) => path.id)),
        ),
      ],
    },
    1,
  );
})();

const vpcB = 'vpc-0d2e11e2b3c4d5e6f';

/** Two VPCs; the second one's function is refused by its own group where its subnet is not. */
export const twoVpcs: Report = (() => {
  const inB: ReportVantage = { ...vantageC, vpcId: vpcB };
  const refused = functionIn(inB, 'create-deployment');
  const text = `${ids.group} does not let TCP 443 out`;
  const [a, b] = [threePaths(vantageA, {}), threePaths(inB, {})];
  const f = threePaths(refused, { prediction: 'blocked', trace: 't2', blocks: [[0, 0]] });
  const why = ['blocked', 'client-group-refuses', text] as const;
  return reportOf(
    'two VPCs',
    {
      scope: { vpcs: [ids.vpc, vpcB], families: ['ipv4'], notExamined: ["callers' IAM", 'inbound traffic'] },
      vpcs: [
        { id: ids.vpc, name: 'shop', accountId: '111122223333', region, cidrs: ['10.0.0.0/16'] },
        { id: vpcB, name: null, accountId: '111122223333', region, cidrs: ['10.1.0.0/16', '100.64.0.0/16'] },
      ],
      vantages: [vantageA, inB, refused],
      paths: flatPaths(a, b, f),
      traces: [
        traceOf('t1', 'all', []),
        traceOf('t2', 'none', [
          hopOf(
            ref('client', 'client'),
            stepOf('client-group-refuses', text, {
              outcome: 'fail',
              resource: ref('security-group', ids.group),
            }),
          ),
        ]),
      ],
      operationGroups: allGroups,
      operations: [
        ...operationsOf(vantageA, a, outcomesBy(ids.nat)),
        ...operationsOf(inB, b, outcomesBy(ids.nat)),
        ...operationsOf(refused, f, {
          'control-plane': why,
          'data-private': why,
          'data-public': why,
          'data-custom-domain': why,
        }),
      ],
      findings: [
        findingOf('error', 'client-group-refuses', ref('security-group', ids.group), text, {
          affects: flatPaths(f).map((path) => path.id),
          fix: `aws ec2 authorize-security-group-egress --group-id ${ids.group} --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0}]'`,
        }),
        needsEndpointFinding([...a.data, ...b.data].map((path) => path.id)),
      ],
    },
    1,
  );
})();

/** IPv6 beside IPv4: the data plane is tried by IPv6 first, which no gateway carries. */
export const dualStack: Report = (() => {
  const text = `${ids.tableOfClients} has no route for ::/0`;
  const v6 = { family: 'ipv6' } as const;
  const fails = {
    to: v6,
    prediction: 'blocked',
    via: 'none',
    viaResource: null,
    trace: 't2',
    blocks: [[0, 0]],
  } as const;
  const by6 = {
    to: v6,
    via: 'egress-only-internet-gateway',
    viaResource: ref('egress-only-internet-gateway', 'eigw-0f6e5d4c3b2a19087'),
  } as const;
  const paths = {
    control: [pathOf(vantageA, 'control')],
    data: [pathOf(vantageA, 'data'), pathOf(vantageA, 'data', fails)],
    custom: [pathOf(vantageA, 'custom'), pathOf(vantageA, 'custom', by6)],
  };
  return reportOf('dual stack', {
    scope: { vpcs: [ids.vpc], families: ['ipv4', 'ipv6'], notExamined: ["callers' IAM", 'inbound traffic'] },
    vantages: [vantageA],
    paths: flatPaths(paths),
    traces: [
      traceOf('t1', 'all', []),
      traceOf('t2', 'none', [
        hopOf(
          ref('client', 'client'),
          stepOf('client-route-missing', text, {
            outcome: 'fail',
            resource: ref('route-table', ids.tableOfClients),
          }),
        ),
      ]),
    ],
    operationGroups: allGroups,
    operations: operationsOf(vantageA, paths, outcomesBy(ids.nat)),
    findings: [
      findingOf('note', 'client-route-missing', ref('route-table', ids.tableOfClients), text, {
        rule: '::/0',
        affects: paths.data.slice(1).map((path) => path.id),
        fix: 'nothing has to be done: clients fall back to IPv4 after a delay',
      }),
      needsEndpointFinding(paths.data.slice(0, 1).map((path) => path.id)),
    ],
  });
})();

/** Targets without operations: a service, a host, an address, the last in both families. */
export const targetsOnly: Report = (() => {
  const text = `${ids.tableOfClients} has no route for 192.0.2.7/32`;
  const gap = {
    kind: 'not-modelled',
    reason: 'virtual-private-gateway',
    id: 'vgw-0a1b2c3d4e5f60718',
    text: 'vgw-0a1b2c3d4e5f60718 leads to a VPN or Direct Connect; what lies behind it is not in the input',
  } as const;
  const endpoint = ref('vpc-endpoint', 'vpce-0aa5a8f2c6e1b9374');
  const blocked = {
    prediction: 'blocked',
    via: 'none',
    viaResource: null,
    trace: 't2',
    blocks: [[0, 0]],
  } as const;
  const paths = [vantageA, vantageC].flatMap((vantage) => [
    pathOf(vantage, 's3', { via: 'gateway-endpoint', viaResource: endpoint }),
    pathOf(vantage, 'host', {
      prediction: 'unknown',
      gaps: [gap],
      via: 'virtual-private-gateway',
      viaResource: ref('virtual-private-gateway', gap.id),
      trace: 't3',
    }),
    pathOf(vantage, 'address', { ...blocked, to: { addresses: ['192.0.2.7'], port: 8443 } }),
    pathOf(vantage, 'address', {
      to: { addresses: ['2001:db8::7'], port: 8443, family: 'ipv6' },
      via: 'peering',
      viaResource: ref('vpc-peering-connection', 'pcx-0a1b2c3d4e5f60718'),
    }),
  ]);
  return reportOf(
    'targets',
    {
      scope: { vpcs: [ids.vpc], families: ['ipv4', 'ipv6'], notExamined: ['inbound traffic'] },
      vantages: [vantageA, vantageC],
      paths,
      traces: [
        traceOf('t1', 'all', []),
        traceOf('t2', 'none', [
          hopOf(
            ref('client', 'client'),
            stepOf('client-route-missing', text, {
              outcome: 'fail',
              resource: ref('route-table', ids.tableOfClients),
            }),
          ),
        ]),
        traceOf('t3', 'all', [
          hopOf(
            ref('virtual-private-gateway', gap.id),
            stepOf('route-not-modelled', gap.text, { outcome: 'unknown', gap }),
          ),
        ]),
      ],
      findings: [
        findingOf('note', 'client-route-missing', ref('route-table', ids.tableOfClients), text, {
          affects: paths.filter((path) => path.prediction === 'blocked').map((path) => path.id),
        }),
      ],
      gaps: [gap],
    },
    4,
  );
})();

/** Nothing is in scope. */
export const empty: Report = reportOf(
  'network/',
  { scope: { vpcs: [ids.vpc], families: [], notExamined: ["callers' IAM", 'inbound traffic'] } },
  4,
);
