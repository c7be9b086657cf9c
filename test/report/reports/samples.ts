import { type Report } from '../../../src/audit/report.ts';
import {
  allGroups,
  findingOf,
  flatPaths,
  functionIn,
  hopOf,
  ids,
  operationsOf,
  ref,
  region,
  reportOf,
  stepOf,
  threePaths,
  traceOf,
  vantageA,
  vantageC,
} from '../report-kit.ts';

const vantages = [vantageA, vantageC];

const client = ref('client', 'client');

const looksAtRoutes = (...routes: readonly [says: string, takes: string][]) => ({
  looked: routes.map(([says, takes]) => ({ rule: says.split(' ')[0] ?? '', says, takes })),
});

/** No way out, no endpoint. */
export const closed: Report = (() => {
  const noRoute = `${ids.tableOfClients} has no route beyond 10.0.0.0/16`;
  const parts = { prediction: 'blocked', via: 'none', viaResource: null, blocks: [[1, 0]] } as const;
  const [a, c] = [threePaths(vantageA, parts), threePaths(vantageC, parts)];
  const why = ['blocked', 'client-route-missing', noRoute] as const;
  const outcomes = {
    'control-plane': why,
    'data-private': why,
    'data-public': why,
    'data-custom-domain': why,
  };
  const paths = flatPaths(a, c);
  const fix = [
    'data plane, if it should work:',
    `aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id ${ids.vpc} --subnet-ids ${ids.subnetA} ${ids.subnetC} --security-group-ids GROUP_ADMITTING_443 --service-name com.amazonaws.${region}.execute-api --private-dns-enabled`,
    'control plane: this input does not say whether the region offers an endpoint; ask:',
    `aws ec2 describe-vpc-endpoint-services --region ${region} --service-names com.amazonaws.${region}.apigateway`,
  ].join('\n');
  return reportOf('closed example', {
    vantages,
    paths,
    traces: [
      traceOf('t1', 'none', [
        hopOf(ref('dns', 'amazon-dns'), stepOf('public-name', 'public DNS answers for the name')),
        hopOf(
          client,
          stepOf('client-route-missing', noRoute, {
            outcome: 'fail',
            resource: ref('route-table', ids.tableOfClients),
            data: looksAtRoutes(['10.0.0.0/16 → local', 'none']),
          }),
        ),
      ]),
    ],
    operationGroups: allGroups,
    operations: [...operationsOf(vantageA, a, outcomes), ...operationsOf(vantageC, c, outcomes)],
    findings: [
      findingOf(
        'note',
        'client-route-missing',
        ref('route-table', ids.tableOfClients),
        `${noRoute}, and no endpoint serves either plane; nothing that was built is broken`,
        { fix, affects: paths.map((path) => path.id) },
      ),
    ],
  });
})();

/** A NAT gateway, and an endpoint whose private DNS captures public APIs. */
export const executeApiEndpoint: Report = (() => {
  const captured = `private DNS of ${ids.endpoint} captures *.execute-api.${region}.amazonaws.com: public APIs answer 403 from this VPC although NAT could reach them`;
  const own = {
    data: {
      via: 'interface-endpoint',
      viaResource: ref('vpc-endpoint', ids.endpoint),
      trace: 't2',
      resolution: { by: 'endpoint', resource: ref('vpc-endpoint', ids.endpoint) },
    },
  } as const;
  const [a, c] = [threePaths(vantageA, {}, own), threePaths(vantageC, {}, own)];
  const outcomes = {
    'control-plane': ['works', 'service-answers', `by ${ids.nat}`],
    'data-private': ['conditional', 'api-policy-not-read', "each API's policy decides"],
    'data-public': ['denied', 'public-api-captured', captured],
    'data-custom-domain': ['works', 'service-answers', `by ${ids.nat}`],
  } as const;
  return reportOf('execute-api-endpoint example', {
    vantages,
    paths: flatPaths(a, c),
    traces: [traceOf('t1', 'all', []), traceOf('t2', 'all', [])],
    operationGroups: allGroups,
    operations: [...operationsOf(vantageA, a, outcomes), ...operationsOf(vantageC, c, outcomes)],
    findings: [
      findingOf('warning', 'public-api-captured', ref('vpc-endpoint', ids.endpoint), captured, {
        fix: "call them by a custom domain (alias record), or turn private DNS off and use the endpoint's own names",
        affects: [...a.data, ...c.data].map((path) => path.id),
      }),
    ],
    assumptions: [
      {
        code: 'client-groups-allow-egress',
        text: 'a client whose security groups are not named may send everything out',
        source: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
      },
    ],
  });
})();

/** A NAT gateway whose own subnet has no route out; a function beside the subnets. */
export const brokenNat: Report = (() => {
  const noWayOut = `${ids.nat} has no way out: ${ids.tableOfNat}, the table of its subnet ${ids.natSubnet}, has no 0.0.0.0/0 route (${ids.internetGateway} is attached)`;
  const parts = { prediction: 'blocked', blocks: [[2, 1]] } as const;
  const own = [
    vantageA,
    vantageC,
    functionIn(vantageA, 'list-rest-apis'),
    functionIn(vantageC, 'list-rest-apis'),
  ];
  const lists = own.map((vantage) => threePaths(vantage, parts));
  const paths = flatPaths(...lists);
  const why = ['blocked', 'nat-route-missing', noWayOut] as const;
  const outcomes = {
    'control-plane': why,
    'data-private': why,
    'data-public': why,
    'data-custom-domain': why,
  };
  const fix = `aws ec2 create-route --route-table-id ${ids.tableOfNat} --destination-cidr-block 0.0.0.0/0 --gateway-id ${ids.internetGateway}`;
  return reportOf(
    'broken-nat example',
    {
      vantages: own,
      paths,
      traces: [
        traceOf('t1', 'none', [
          hopOf(ref('dns', 'amazon-dns'), stepOf('public-name', 'public DNS answers for the name')),
          hopOf(
            client,
            stepOf('client-route-found', `${ids.tableOfClients} routes 0.0.0.0/0 to ${ids.nat}`, {
              data: looksAtRoutes(['10.0.0.0/16 → local', 'none'], [`0.0.0.0/0 → ${ids.nat}`, 'all']),
            }),
          ),
          hopOf(
            ref('nat-gateway', ids.nat),
            stepOf('nat-available', `${ids.nat} is available`),
            stepOf('nat-route-missing', noWayOut, {
              outcome: 'fail',
              resource: ref('route-table', ids.tableOfNat),
              data: looksAtRoutes(['10.0.0.0/16 → local', 'none']),
            }),
          ),
        ]),
      ],
      operationGroups: allGroups,
      operations: own.flatMap((vantage, at) => {
        const mine = lists[at];
        return mine === undefined ? [] : operationsOf(vantage, mine, outcomes);
      }),
      findings: [
        findingOf('error', 'nat-route-missing', ref('route-table', ids.tableOfNat), noWayOut, {
          fix,
          affects: paths.map((path) => path.id),
        }),
      ],
      checks: [
        { id: 'nat-gateway-has-way-out', status: 'fail', resources: 1, because: null },
        { id: 'nat-gateway-available', status: 'pass', resources: 1, because: null },
        { id: 'endpoint-available', status: 'skipped', resources: 0, because: 'no path meets an endpoint' },
      ],
    },
    1,
  );
})();
