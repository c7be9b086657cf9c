import { type Report } from '../../../src/audit/report.ts';
import {
  allGroups,
  findingOf,
  flatPaths,
  hopOf,
  ids,
  notInSource,
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

const client = ref('client', 'client');
const acl = ref('network-acl', ids.networkAcl);

/** An ACL that lets back only some of the client's ports: part of what occurs passes. */
export const conditional: Report = (() => {
  const partly = `${ids.networkAcl} lets answers back only to ports 32768-60999: connections from ports 1024-32767 and 61000-65535 get none`;
  const looked = [
    { rule: '100', says: 'allow tcp 32768-60999 0.0.0.0/0', takes: 'part' },
    { rule: '110', says: 'deny udp 0.0.0.0/0', takes: 'none' },
    { rule: '*', says: 'deny all', takes: 'part' },
  ];
  const passes = { clientAddress: '10.0.2.4', clientPort: 32768, address: '203.0.113.10', natPort: 1024 };
  const fails = { ...passes, clientPort: 1024 };
  const parts = {
    prediction: 'conditional',
    witness: { passes, fails },
    assumptions: ['client-groups-allow-egress'],
  } as const;
  const a = threePaths(vantageA, parts);
  const paths = flatPaths(a);
  const why = ['conditional', 'client-back-acl-refuses', partly] as const;
  const outcomes = {
    'control-plane': why,
    'data-private': why,
    'data-public': why,
    'data-custom-domain': why,
  };
  return reportOf(
    'narrow ACL',
    {
      vantages: [vantageA],
      paths,
      traces: [
        traceOf('t1', 'part', [
          hopOf(
            ref('dns', 'amazon-dns'),
            stepOf('public-name', `public DNS answers for apigateway.${region}.amazonaws.com`),
          ),
          hopOf(
            client,
            stepOf(
              'client-out-acl-allows',
              `${ids.networkAcl} lets the service's public addresses out on tcp 443`,
              {
                resource: acl,
                rule: '100',
                data: {
                  direction: 'out',
                  looked: [{ rule: '100', says: 'allow all 0.0.0.0/0', takes: 'all' }],
                },
              },
            ),
            stepOf('client-route-found', `${ids.tableOfClients} routes 0.0.0.0/0 to ${ids.nat}`, {
              rule: '0.0.0.0/0',
              data: {
                looked: [
                  { rule: '10.0.0.0/16', says: '10.0.0.0/16 → local', takes: 'none' },
                  { rule: '0.0.0.0/0', says: `0.0.0.0/0 → ${ids.nat}`, takes: 'all' },
                ],
              },
            }),
          ),
          hopOf(ref('nat-gateway', ids.nat), stepOf('nat-available', `${ids.nat} is available`)),
          hopOf(
            ref('internet-gateway', ids.internetGateway),
            stepOf('internet-gateway-attached', `${ids.internetGateway} is attached to ${ids.vpc}`),
          ),
          hopOf(
            client,
            stepOf('client-back-acl-refuses', partly, {
              way: 'back',
              outcome: 'part',
              resource: acl,
              rule: '*',
              data: { direction: 'in', looked },
            }),
          ),
        ]),
      ],
      operationGroups: allGroups,
      operations: operationsOf(vantageA, a, outcomes),
      findings: [
        findingOf('error', 'client-back-acl-refuses', acl, partly, {
          rule: '*',
          fix: `aws ec2 create-network-acl-entry --network-acl-id ${ids.networkAcl} --ingress --rule-number 90 --protocol tcp --port-range From=1024,To=65535 --cidr-block 0.0.0.0/0 --rule-action allow`,
          affects: paths.map((path) => path.id),
        }),
      ],
      assumptions: [
        {
          code: 'client-groups-allow-egress',
          text: 'a client whose security groups are not named may send everything out',
          source: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
        },
      ],
    },
    1,
  );
})();

/** The route tables are not in the input; a refused call touches nothing. */
export const unknown: Report = (() => {
  const gap = notInSource(
    'the input does not hold the route tables',
    `aws ec2 describe-route-tables --region ${region}`,
  );
  const refused = {
    kind: 'refused',
    subject: { fact: 'endpointServices', id: null },
    scope: { accountId: '111122223333', region },
    action: 'ec2:DescribeVpcEndpointServices',
    text: 'AWS refused ec2:DescribeVpcEndpointServices, so the endpoint services that the region offers cannot be told',
  } as const;
  const parts = { prediction: 'unknown', via: 'none', viaResource: null, gaps: [gap] } as const;
  const [a, c] = [threePaths(vantageA, parts), threePaths(vantageC, parts)];
  const paths = flatPaths(a, c);
  const why = ['unknown', 'client-route-not-read', gap.text] as const;
  const outcomes = {
    'control-plane': why,
    'data-private': why,
    'data-public': why,
    'data-custom-domain': why,
  };
  return reportOf(
    'network/',
    {
      vantages: [vantageA, vantageC],
      paths,
      traces: [
        traceOf('t1', 'all', [
          hopOf(client, stepOf('client-route-not-read', gap.text, { outcome: 'unknown', gap })),
        ]),
      ],
      operationGroups: allGroups,
      operations: [...operationsOf(vantageA, a, outcomes), ...operationsOf(vantageC, c, outcomes)],
      findings: [
        findingOf('note', 'client-route-not-read', client, gap.text, {
          status: 'unknown',
          fix: gap.command,
          affects: paths.map((path) => path.id),
        }),
      ],
      gaps: [gap, refused],
    },
    4,
  );
})();
