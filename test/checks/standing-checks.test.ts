import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/index.ts';
import {
  type AuditFacts,
  type ClosedStandingCheck,
  type Examined,
  type JudgedPath,
} from '../../src/audit/check.ts';
import { absent, whole } from '../../src/network/collection.ts';
import { type Gap } from '../../src/network/gap.ts';
import { type FlowLog } from '../../src/network/logs.ts';
import { emptyNetwork, type Network } from '../../src/network/network.ts';
import { type RouteTable, type RouteTarget } from '../../src/network/route-table.ts';
import { type SecurityGroupRule } from '../../src/network/security-group.ts';
import { type Subnet } from '../../src/network/subnet.ts';
import { type VpcEndpoint } from '../../src/network/vpc-endpoint.ts';
import { type PathDecision } from '../../src/path/decide-walk.ts';
import { type Prediction, type Step } from '../../src/path/step.ts';
import { decision, factsOf, path, targetOf, vantageIn } from './facts.ts';
import {
  cidr,
  endpoint,
  endpointService,
  entry,
  natGateway,
  networkAcl,
  prefixList,
  refused,
  route,
  routeTable,
  securityGroup,
  subnet,
  vpc,
} from './network.ts';
import { observationCases } from './observation-cases.ts';
import { type Cases, type Failed } from './standing-cases.ts';

const subnetA = subnet('subnet-a', '10.0.1.0/24');
const subnetC = subnet('subnet-c', '10.0.2.0/24');
const publicA = subnet('subnet-public-a', '10.0.9.0/24');
const control = targetOf('apigateway:control');
const data = targetOf('apigateway:data');

const network: Network = {
  ...emptyNetwork,
  vpcs: whole([vpc()]),
  subnets: whole([subnetA, subnetC, publicA]),
  routeTables: whole([
    routeTable('rtb-a', ['subnet-a', 'subnet-c']),
    routeTable('rtb-public', ['subnet-public-a']),
  ]),
  natGateways: whole([natGateway()]),
};

const by = (own: VpcEndpoint): Pick<PathDecision, 'resolution'> => ({
  resolution: { by: 'endpoint', resource: { type: 'vpc-endpoint', id: own.id }, endpoint: own },
});

const invoke = (from: Subnet, prediction: Prediction, own = endpoint()): JudgedPath =>
  path(vantageIn(from), data, decision(prediction, by(own)));

const manage = (
  from: Subnet,
  prediction: Prediction,
  more: Parameters<typeof decision>[1] = {},
): JudgedPath => path(vantageIn(from), control, decision(prediction, more));

const unnamedZone = subnet('subnet-x', '10.0.3.0/24', { availabilityZone: null });

const endpointCoversZones: Cases = {
  passes: {
    'a subnet in each zone': factsOf(network, [
      invoke(subnetA, 'reachable', endpoint({ subnetIds: ['subnet-a', 'subnet-c'] })),
      invoke(subnetC, 'reachable', endpoint({ subnetIds: ['subnet-a', 'subnet-c'] })),
    ]),
    'one zone under two names': factsOf(
      {
        ...network,
        subnets: whole([subnet('subnet-a', '10.0.1.0/24', { availabilityZoneId: 'euw1-az1' })]),
      },
      [invoke(subnet('subnet-z', '10.0.3.0/24', { availabilityZoneId: 'euw1-az1' }), 'reachable')],
    ),
    'a zone without the service': factsOf(
      {
        ...network,
        endpointServices: whole([
          { ...endpointService('com.amazonaws.eu-west-1.execute-api'), availabilityZones: ['eu-west-1a'] },
        ]),
      },
      [invoke(subnetA, 'reachable'), invoke(subnetC, 'reachable')],
    ),
  },
  fails: [
    [
      'a zone of clients without a subnet of the endpoint',
      factsOf(network, [invoke(subnetA, 'reachable'), invoke(subnetC, 'reachable')]),
      {
        code: 'standing-endpoint-zone-not-covered',
        resource: { type: 'vpc-endpoint', id: 'vpce-1' },
        rule: null,
        data: { service: 'com.amazonaws.eu-west-1.execute-api', zones: ['eu-west-1c'] },
        text: 'vpce-1 has no network interface in eu-west-1c: clients there depend on another zone',
        fix: 'aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --add-subnet-ids subnet-c --region eu-west-1',
        affects: ['subnet-c > apigateway:data > ipv4'],
      },
    ],
  ],
  unknown: [
    ['the zone of a client', factsOf(network, [invoke(unnamedZone, 'reachable')]), 'vpce-1'],
    [
      'the subnets of the endpoint',
      factsOf({ ...network, subnets: absent(refused) }, [invoke(subnetA, 'reachable')]),
      'vpce-1',
    ],
  ],
  nothing: { 'no endpoint in use': factsOf(network, [manage(subnetA, 'reachable')]) },
};

const quiet = endpoint({ privateDnsEnabled: false });
const withQuiet: Network = { ...network, vpcEndpoints: whole([quiet]) };
const passedBy = path(vantageIn(subnetA), data, decision('reachable'));

const endpointPrivateDnsOn: Cases = {
  passes: {
    'private DNS is on': factsOf({ ...network, vpcEndpoints: whole([endpoint()]) }, [
      invoke(subnetA, 'reachable'),
    ]),
    'a hosted zone leads to it': factsOf(withQuiet, [
      path(
        vantageIn(subnetA),
        data,
        decision('reachable', {
          resolution: { by: 'hosted-zone', resource: { type: 'hosted-zone', id: 'Z1' }, endpoint: quiet },
        }),
      ),
    ]),
  },
  fails: [
    [
      'private DNS of execute-api is off',
      factsOf(withQuiet, [passedBy, manage(subnetA, 'reachable')]),
      {
        code: 'standing-endpoint-private-dns-off',
        resource: { type: 'vpc-endpoint', id: 'vpce-1' },
        rule: null,
        data: { service: 'com.amazonaws.eu-west-1.execute-api' },
        text: 'private DNS of vpce-1 is off: the default names of its service lead past the endpoint',
        fix: `if no client of the VPC calls public APIs by their default names, which would answer 403 then:
  aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --private-dns-enabled --region eu-west-1`,
        affects: ['subnet-a > apigateway:data > ipv4'],
      },
    ],
    [
      'private DNS of the control plane is off',
      factsOf(
        {
          ...network,
          vpcEndpoints: whole([
            endpoint({
              id: 'vpce-2',
              serviceName: 'com.amazonaws.eu-west-1.apigateway',
              privateDnsEnabled: false,
            }),
          ]),
        },
        [manage(subnetA, 'blocked')],
      ),
      {
        code: 'standing-endpoint-private-dns-off',
        resource: { type: 'vpc-endpoint', id: 'vpce-2' },
        rule: null,
        data: { service: 'com.amazonaws.eu-west-1.apigateway' },
        text: 'private DNS of vpce-2 is off: the default names of its service lead past the endpoint',
        fix: 'aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-2 --private-dns-enabled --region eu-west-1',
        affects: ['subnet-a > apigateway:control > ipv4'],
      },
    ],
  ],
  unknown: [
    ['the endpoints', factsOf({ ...network, vpcEndpoints: absent(refused) }, [passedBy]), null],
    [
      'who answers for the name',
      factsOf(withQuiet, [
        path(
          vantageIn(subnetA),
          data,
          decision('unknown', { resolution: { by: 'unknown', resource: null, endpoint: null } }),
        ),
      ]),
      'vpce-1',
    ],
  ],
  nothing: {
    'no endpoint': factsOf(network, [passedBy]),
    'an endpoint of a service that nobody asked for': factsOf(withQuiet, [manage(subnetA, 'reachable')]),
    'an endpoint that is not there yet': factsOf(
      { ...network, vpcEndpoints: whole([endpoint({ privateDnsEnabled: false, state: 'pending' })]) },
      [passedBy],
    ),
  },
};

const offered: Network = {
  ...network,
  endpointServices: whole([endpointService('com.amazonaws.eu-west-1.apigateway')]),
};

const endpointExistsWhereOffered: Cases = {
  passes: {
    'nothing is blocked': factsOf(offered, [manage(subnetA, 'reachable')]),
    'the region offers none': factsOf(network, [manage(subnetA, 'blocked')]),
    'it is there': factsOf(
      { ...offered, vpcEndpoints: whole([endpoint({ serviceName: 'com.amazonaws.eu-west-1.apigateway' })]) },
      [manage(subnetA, 'blocked')],
    ),
  },
  fails: [
    [
      'a blocked service',
      factsOf(offered, [
        manage(subnetA, 'blocked'),
        manage(subnetC, 'blocked'),
        manage(publicA, 'reachable'),
      ]),
      {
        code: 'standing-endpoint-offered-and-absent',
        resource: { type: 'vpc', id: 'vpc-1' },
        rule: 'com.amazonaws.eu-west-1.apigateway',
        data: { service: 'com.amazonaws.eu-west-1.apigateway' },
        text: 'eu-west-1 offers an interface endpoint for com.amazonaws.eu-west-1.apigateway, and vpc-1, where calls to it are blocked, has none',
        fix: 'aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id vpc-1 --subnet-ids subnet-a subnet-c --security-group-ids GROUP_ADMITTING_443 --service-name com.amazonaws.eu-west-1.apigateway --private-dns-enabled --region eu-west-1',
        affects: ['subnet-a > apigateway:control > ipv4', 'subnet-c > apigateway:control > ipv4'],
      },
    ],
  ],
  unknown: [
    ['the path', factsOf(offered, [manage(subnetA, 'unknown')]), 'vpc-1'],
    [
      'the offer',
      factsOf({ ...network, endpointServices: absent(refused) }, [manage(subnetA, 'blocked')]),
      'vpc-1',
    ],
    [
      'the endpoints',
      factsOf({ ...offered, vpcEndpoints: absent(refused) }, [manage(subnetA, 'blocked')]),
      null,
    ],
  ],
  nothing: {
    'a target without an endpoint service': factsOf(offered, [
      path(vantageIn(subnetA), targetOf('apigateway:data:custom-domain'), decision('blocked')),
    ]),
    'a service with a gateway endpoint': factsOf(offered, [
      path(vantageIn(subnetA), targetOf('s3:all'), decision('blocked')),
    ]),
  },
};

const byNat = { via: 'nat-gateway', viaResource: { type: 'nat-gateway', id: 'nat-1' } } as const;

const brokenEndpoint: Cases = {
  passes: {
    'the endpoint works': factsOf(network, [invoke(subnetA, 'reachable')], () =>
      decision('reachable', byNat),
    ),
    'nothing else works either': factsOf(network, [invoke(subnetA, 'blocked')], () => decision('blocked')),
  },
  fails: [
    [
      'the endpoint refuses what NAT could reach',
      factsOf(network, [invoke(subnetA, 'blocked'), invoke(subnetC, 'reachable')], () =>
        decision('reachable', byNat),
      ),
      {
        code: 'standing-broken-endpoint-captures',
        resource: { type: 'vpc-endpoint', id: 'vpce-1' },
        rule: null,
        data: {
          service: 'com.amazonaws.eu-west-1.execute-api',
          names: ['*.execute-api.eu-west-1.amazonaws.com'],
          way: 'nat-1',
        },
        text: 'private DNS of vpce-1 captures *.execute-api.eu-west-1.amazonaws.com, and the way through the endpoint is blocked: without it, nat-1 would lead to public APIs',
        fix: `open the endpoint to its clients, or turn its private DNS off:
  aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --no-private-dns-enabled --region eu-west-1`,
        affects: ['subnet-a > apigateway:data > ipv4'],
      },
    ],
  ],
  unknown: [
    [
      'the way without it',
      factsOf(network, [invoke(subnetA, 'blocked')], () => decision('unknown')),
      'vpce-1',
    ],
  ],
  nothing: { 'no captured name': factsOf(network, [manage(subnetA, 'blocked')]) },
};

const query = (prediction: Prediction, more: Parameters<typeof decision>[1] = {}): JudgedPath =>
  path(vantageIn(subnetA), targetOf('appsync-api:data'), decision(prediction, more));

const capturedNames: Cases = {
  passes: { 'public DNS answers': factsOf(network, [query('reachable')]) },
  fails: [
    [
      'private DNS answers',
      factsOf(network, [
        query('reachable', by(endpoint({ serviceName: 'com.amazonaws.eu-west-1.appsync-api' }))),
      ]),
      {
        code: 'standing-captured-names-not-served',
        resource: { type: 'vpc-endpoint', id: 'vpce-1' },
        rule: null,
        data: {
          service: 'com.amazonaws.eu-west-1.appsync-api',
          names: ['*.appsync-api.eu-west-1.amazonaws.com'],
        },
        text: 'private DNS of vpce-1 captures *.appsync-api.eu-west-1.amazonaws.com, and the endpoint does not serve public AppSync APIs: this VPC cannot call them by these names',
        fix: `call them by custom domain names, or turn private DNS off and use the endpoint's own names:
  aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --no-private-dns-enabled --region eu-west-1`,
        affects: ['subnet-a > appsync-api:data > ipv4'],
      },
    ],
  ],
  unknown: [
    [
      'who answers',
      factsOf(network, [query('unknown', { resolution: { by: 'unknown', resource: null, endpoint: null } })]),
      'vpc-1',
    ],
  ],
  nothing: { 'no such service': factsOf(network, [manage(subnetA, 'reachable')]) },
};

const natInSameZone: Cases = {
  passes: {
    'one zone': factsOf(network, [manage(subnetA, 'reachable', byNat)]),
    'a regional NAT gateway': factsOf(
      { ...network, natGateways: whole([natGateway({ mode: 'regional', subnetId: null })]) },
      [manage(subnetC, 'reachable', byNat)],
    ),
  },
  fails: [
    [
      'another zone',
      factsOf(network, [manage(subnetA, 'reachable', byNat), manage(subnetC, 'reachable', byNat)]),
      {
        code: 'standing-nat-gateway-in-another-zone',
        resource: { type: 'nat-gateway', id: 'nat-1' },
        rule: null,
        data: { zone: 'eu-west-1a', zones: ['eu-west-1c'] },
        text: 'nat-1 is in eu-west-1a and serves subnets in eu-west-1c: they lose their way out when that zone fails',
        fix: `a NAT gateway in each zone, and a route table that leads to it for the zone's subnets:
  aws ec2 create-nat-gateway --subnet-id PUBLIC_SUBNET_IN_EU_WEST_1C --allocation-id ALLOCATION_ID --region eu-west-1`,
        affects: ['subnet-c > apigateway:control > ipv4'],
      },
    ],
  ],
  unknown: [
    ['the zone of a client', factsOf(network, [manage(unnamedZone, 'reachable', byNat)]), 'nat-1'],
    [
      'the NAT gateway',
      factsOf({ ...network, natGateways: absent(refused) }, [manage(subnetA, 'unknown', byNat)]),
      'nat-1',
    ],
  ],
  nothing: {
    'a blocked path': factsOf(network, [manage(subnetC, 'blocked', byNat)]),
    'another way': factsOf(network, [invoke(subnetC, 'reachable')]),
  },
};

const inFunction = (from: Subnet, prediction: Prediction, family = 'ipv4'): JudgedPath => {
  const vantage = vantageIn(from, {
    id: `list-apis@${from.id}`,
    kind: 'function',
    functionName: 'list-apis',
    securityGroupIds: ['sg-1'],
  });
  return path(vantage, control, decision(prediction), family);
};

const functionInEverySubnet: Cases = {
  passes: {
    'all work': factsOf(network, [inFunction(subnetA, 'reachable'), inFunction(subnetC, 'conditional')]),
    'none works': factsOf(network, [inFunction(subnetA, 'blocked'), inFunction(subnetC, 'blocked')]),
    'one family works': factsOf(network, [
      inFunction(subnetA, 'reachable'),
      inFunction(subnetC, 'reachable'),
      inFunction(subnetC, 'blocked', 'ipv6'),
    ]),
  },
  fails: [
    [
      'one of two',
      factsOf(network, [inFunction(subnetA, 'reachable'), inFunction(subnetC, 'blocked')]),
      {
        code: 'standing-function-fails-in-some-subnets',
        resource: { type: 'function', id: 'list-apis' },
        rule: 'apigateway:control',
        data: { failing: ['subnet-c'], working: ['subnet-a'] },
        text: '1 of 2 subnets of list-apis (subnet-c) fails to reach apigateway.eu-west-1.amazonaws.com: its calls fail now and then',
        fix: `mend what blocks there, or leave the function in the other subnets:
  aws lambda update-function-configuration --function-name list-apis --vpc-config SubnetIds=subnet-a,SecurityGroupIds=sg-1 --region eu-west-1`,
        affects: ['list-apis@subnet-c > apigateway:control > ipv4'],
      },
    ],
  ],
  unknown: [
    [
      'one subnet',
      factsOf(network, [inFunction(subnetA, 'reachable'), inFunction(subnetC, 'unknown')]),
      'list-apis',
    ],
    [
      'another subnet',
      factsOf(network, [inFunction(subnetA, 'blocked'), inFunction(subnetC, 'unknown')]),
      'list-apis',
    ],
  ],
  nothing: {
    'one subnet': factsOf(network, [inFunction(subnetA, 'blocked')]),
    'no function': factsOf(network, [manage(subnetA, 'blocked'), manage(subnetC, 'reachable')]),
  },
};

const withFree = (availableAddresses: number | null): AuditFacts =>
  factsOf(network, [manage(subnet('subnet-a', '10.0.1.0/24', { availableAddresses }), 'reachable')]);

const seeWhat =
  "see what takes the addresses, or add a subnet:\n  aws ec2 describe-network-interfaces --filters Name=subnet-id,Values=subnet-a --query 'NetworkInterfaces[].[NetworkInterfaceId,InterfaceType,Status,Description]' --output table --region eu-west-1";

const fullSubnet = (free: number, left: string): Cases['fails'][number] => [
  `${free} left`,
  withFree(free),
  {
    code: 'standing-subnet-nearly-full',
    resource: { type: 'subnet', id: 'subnet-a' },
    rule: null,
    data: { free },
    text: `subnet-a has ${left} left: new network interfaces, of functions and endpoints too, may soon fail to be made there`,
    fix: seeWhat,
    affects: ['subnet-a > apigateway:control > ipv4'],
  },
];

const freeAddresses: Cases = {
  passes: { 'eight left': withFree(8) },
  fails: [
    fullSubnet(7, '7 free addresses'),
    fullSubnet(1, '1 free address'),
    fullSubnet(0, 'no free address'),
  ],
  unknown: [['the number', withFree(null), 'subnet-a']],
  nothing: {
    'an IPv6-only subnet': factsOf(network, [
      manage(subnet('subnet-a', '10.0.1.0/24', { cidr: null, availableAddresses: 0 }), 'reachable'),
    ]),
  },
};

const routed = (
  way: Step['way'],
  target: string,
  code: 'client-route-found' | 'return-route-found' | 'return-route-elsewhere',
): Step => ({
  hop: { type: 'vpc-endpoint', id: 'vpce-1' },
  resource: { type: 'route-table', id: way === 'there' ? 'rtb-a' : 'rtb-central' },
  rule: '10.0.0.0/16',
  way,
  outcome: 'pass',
  gap: null,
  code,
  data: {
    routeTable: way === 'there' ? 'rtb-a' : 'rtb-central',
    destination: '10.0.0.0/16',
    target,
    propagated: false,
    looked: [],
  },
});

const gatewayKinds: readonly (readonly [string, Exclude<RouteTarget['kind'], 'local'>])[] = [
  ['tgw-', 'transit-gateway'],
  ['pcx-', 'vpc-peering-connection'],
  ['vgw-', 'virtual-private-gateway'],
];

const leadingTo = (id: string, target: string): RouteTable => {
  const [, kind] = gatewayKinds.find(([prefix]) => target.startsWith(prefix)) ?? [];
  return routeTable(id, [], kind === undefined ? [] : [route('10.0.0.0/16', { kind, id: target })]);
};

const thereAndBack = (
  there: string,
  back: string,
  code: 'return-route-found' | 'return-route-elsewhere' = 'return-route-found',
): AuditFacts =>
  factsOf({ ...network, routeTables: whole([leadingTo('rtb-a', there), leadingTo('rtb-central', back)]) }, [
    manage(subnetA, 'reachable', {
      steps: [routed('there', there, 'client-route-found'), routed('back', back, code)],
    }),
  ]);

const otherWay = (there: string, back: string): Omit<Failed, 'status'> => ({
  code: 'standing-return-by-another-way',
  resource: { type: 'route-table', id: 'rtb-central' },
  rule: '10.0.0.0/16',
  data: { there: [there], back },
  text: `the 10.0.0.0/16 route of rtb-central sends answers back by ${back}, and requests come by ${there}: what keeps state on either way sees half of the connection`,
  fix: 'let the 10.0.0.0/16 route of rtb-central lead to the gateway that requests come by',
  affects: ['subnet-a > apigateway:control > ipv4'],
});

const returnSameWay: Cases = {
  passes: {
    'within the VPC': thereAndBack('local', 'local'),
    'there and back by transit gateways': thereAndBack('tgw-1', 'tgw-2'),
  },
  fails: [
    ['back over peering', thereAndBack('tgw-1', 'pcx-1'), otherWay('tgw-1', 'pcx-1')],
    ['back by a VPN', thereAndBack('tgw-1', 'vgw-1', 'return-route-elsewhere'), otherWay('tgw-1', 'vgw-1')],
  ],
  unknown: [],
  nothing: { 'no way back by a route table': factsOf(network, [manage(subnetA, 'reachable')]) },
};

const s3 = targetOf('s3:all');
const gatewayEndpoint = endpoint({
  id: 'vpce-s3',
  type: 'gateway',
  serviceName: 'com.amazonaws.eu-west-1.s3',
});
const toList = routeTable('rtb-a', ['subnet-a'], [route('pl-s3', { kind: 'vpc-endpoint', id: 'vpce-s3' })]);
const allowAll = networkAcl([entry(100, 'allow', '0.0.0.0/0', [0, 65_535])]);
const listed = prefixList(['52.218.0.0/17', '3.5.64.0/21']);

function throughGatewayEndpoint(
  more: Partial<Network>,
  {
    peers,
    groups = ['sg-1'],
  }: { peers: readonly SecurityGroupRule['peer'][]; groups?: readonly string[] | null },
): AuditFacts {
  const whatIs: Network = {
    ...network,
    routeTables: whole([toList]),
    vpcEndpoints: whole([gatewayEndpoint]),
    networkAcls: whole([allowAll]),
    prefixLists: whole([listed]),
    securityGroups: whole([securityGroup('sg-1', peers), securityGroup('sg-2', [])]),
    ...more,
  };
  const trace = { via: 'gateway-endpoint', viaResource: { type: 'vpc-endpoint', id: 'vpce-s3' } } as const;
  return factsOf(whatIs, [
    path(vantageIn(subnetA, { securityGroupIds: groups }), s3, decision('blocked', trace)),
  ]);
}

const byList: SecurityGroupRule['peer'] = { kind: 'prefix-list', prefixListId: 'pl-s3' };
const toVpc: SecurityGroupRule['peer'] = { kind: 'cidr', cidr: cidr('10.0.0.0/16') };
const toAll: SecurityGroupRule['peer'] = { kind: 'cidr', cidr: cidr('0.0.0.0/0') };
const aboutS3 = { prefixList: 'pl-s3', endpoint: 'vpce-s3', service: 'com.amazonaws.eu-west-1.s3' };

const groupKeepsOut = (rule: string, subject: string): Omit<Failed, 'status'> => ({
  code: 'standing-group-keeps-out-prefix-list',
  resource: { type: 'security-group', id: 'sg-1' },
  rule,
  data: aboutS3,
  text: `${subject} not let TCP 443 out to all of pl-s3, which routes send to vpce-s3 (com.amazonaws.eu-west-1.s3)`,
  fix: "aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=pl-s3}]' --region eu-west-1",
  affects: ['subnet-a > s3:all > ipv4'],
});

const aclKeepsOut: Omit<Failed, 'status'> = {
  code: 'standing-network-acl-keeps-out-prefix-list',
  resource: { type: 'network-acl', id: 'acl-1' },
  rule: 'pl-s3',
  data: aboutS3,
  text: 'acl-1 does not let TCP 443 out to all of pl-s3, which routes send to vpce-s3 (com.amazonaws.eu-west-1.s3)',
  fix: `one entry for each block of the list:
  aws ec2 create-network-acl-entry --network-acl-id acl-1 --egress --rule-number RULE_NUMBER --protocol tcp --port-range From=443,To=443 --cidr-block ENTRY_OF_THE_LIST --rule-action allow --region eu-west-1`,
  affects: ['subnet-a > s3:all > ipv4'],
};

const prefixListAdmitted: Cases = {
  passes: {
    'by the list': throughGatewayEndpoint({}, { peers: [byList] }),
    'by all addresses, the list unread': throughGatewayEndpoint(
      { prefixLists: whole([prefixList(null)]) },
      { peers: [toAll] },
    ),
    'by two blocks': throughGatewayEndpoint(
      {},
      {
        peers: [
          { kind: 'cidr', cidr: cidr('52.0.0.0/8') },
          { kind: 'cidr', cidr: cidr('3.0.0.0/8') },
        ],
      },
    ),
    'by one of two groups': throughGatewayEndpoint({}, { peers: [byList], groups: ['sg-2', 'sg-1'] }),
    'groups that are not named': throughGatewayEndpoint({}, { peers: [], groups: null }),
    'an allow before the deny': throughGatewayEndpoint(
      {
        networkAcls: whole([
          networkAcl([
            entry(90, 'allow', '0.0.0.0/0', [443, 443]),
            entry(100, 'deny', '52.0.0.0/8', [443, 443]),
          ]),
        ]),
      },
      { peers: [byList] },
    ),
  },
  fails: [
    [
      'a group without the list',
      throughGatewayEndpoint({}, { peers: [toVpc] }),
      groupKeepsOut('pl-s3', 'sg-1 does'),
    ],
    [
      'a group with a part of the list',
      throughGatewayEndpoint({}, { peers: [{ kind: 'cidr', cidr: cidr('52.218.0.0/18') }] }),
      groupKeepsOut('pl-s3', 'sg-1 does'),
    ],
    [
      'two groups without any rule, the list unread',
      throughGatewayEndpoint(
        { prefixLists: whole([prefixList(null)]) },
        { peers: [], groups: ['sg-1', 'sg-2'] },
      ),
      groupKeepsOut('pl-s3 sg-2', 'sg-1 and sg-2 do'),
    ],
    [
      'an ACL for the VPC only',
      throughGatewayEndpoint(
        { networkAcls: whole([networkAcl([entry(100, 'allow', '10.0.0.0/8', [443, 443])])]) },
        { peers: [byList] },
      ),
      aclKeepsOut,
    ],
    [
      'an ACL that denies first',
      throughGatewayEndpoint(
        {
          networkAcls: whole([
            networkAcl([
              entry(90, 'deny', '52.0.0.0/8', [443, 443]),
              entry(100, 'allow', '0.0.0.0/0', [0, 65_535]),
            ]),
          ]),
        },
        { peers: [byList] },
      ),
      aclKeepsOut,
    ],
  ],
  unknown: [
    [
      'the entries',
      throughGatewayEndpoint(
        { prefixLists: whole([prefixList(null)]), networkAcls: whole([allowAll]) },
        { peers: [{ kind: 'cidr', cidr: cidr('52.0.0.0/8') }] },
      ),
      'sg-1',
    ],
    ['the group', throughGatewayEndpoint({ securityGroups: absent(refused) }, { peers: [] }), 'sg-1'],
    ['the ACL', throughGatewayEndpoint({ networkAcls: absent(refused) }, { peers: [byList] }), 'subnet-a'],
    [
      'the route table',
      throughGatewayEndpoint({ routeTables: absent(refused) }, { peers: [byList] }),
      'subnet-a',
    ],
  ],
  nothing: {
    'no gateway endpoint': throughGatewayEndpoint(
      { routeTables: whole([routeTable('rtb-a', ['subnet-a'])]) },
      { peers: [] },
    ),
  },
};

const twoClients = [manage(subnetA, 'reachable'), manage(subnetC, 'reachable')];

const logging = (more: Partial<Network>): AuditFacts => factsOf({ ...network, ...more }, twoClients);

const notAsked: Gap = {
  kind: 'not-in-source',
  subject: { fact: 'flowLogs', id: null },
  scope: vpc().scope,
  command: 'aws ec2 describe-flow-logs',
  detail: null,
};

const logOf = (resourceId: string, recordsRejects = true): FlowLog => ({
  id: `fl-${resourceId}`,
  scope: vpc().scope,
  resourceId,
  recordsRejects,
});

const noFlowLog = (where: string, subnets: readonly string[]): Omit<Failed, 'status'> => ({
  code: 'standing-flow-log-absent',
  resource: { type: 'vpc', id: 'vpc-1' },
  rule: null,
  data: { subnets },
  text: `no flow log records what is dropped in ${where}`,
  fix: 'aws ec2 create-flow-logs --resource-type VPC --resource-ids vpc-1 --traffic-type REJECT --log-group-name LOG_GROUP --deliver-logs-permission-arn ROLE_ARN --region eu-west-1',
  affects: [],
});

const flowLogs: Cases = {
  passes: {
    'of the VPC': logging({ flowLogs: whole([logOf('vpc-1')]) }),
    'of each subnet': logging({ flowLogs: whole([logOf('subnet-a'), logOf('subnet-c')]) }),
    'of the VPC, on a page that was read': logging({
      flowLogs: { items: [logOf('vpc-1')], missing: [refused] },
    }),
  },
  fails: [
    ['none', logging({ flowLogs: whole([]) }), noFlowLog('vpc-1', ['subnet-a', 'subnet-c'])],
    [
      'of one subnet of two',
      logging({ flowLogs: whole([logOf('subnet-a')]) }),
      noFlowLog('subnet-c', ['subnet-c']),
    ],
    [
      'of what is let through',
      logging({ flowLogs: whole([logOf('vpc-1', false)]) }),
      noFlowLog('vpc-1', ['subnet-a', 'subnet-c']),
    ],
  ],
  unknown: [
    ['refused', logging({ flowLogs: absent(refused) }), 'vpc-1'],
    ['the rest', logging({ flowLogs: { items: [logOf('subnet-a')], missing: [notAsked] } }), 'vpc-1'],
  ],
  nothing: { 'not asked for': logging({ flowLogs: absent(notAsked) }) },
};

const associated = { id: 'rqlca-1', scope: vpc().scope, vpcId: 'vpc-1' };

const queryLogs: Cases = {
  passes: { associated: logging({ queryLogAssociations: whole([associated]) }) },
  fails: [
    [
      'with another VPC',
      logging({ queryLogAssociations: whole([{ ...associated, vpcId: 'vpc-2' }]) }),
      {
        code: 'standing-query-log-absent',
        resource: { type: 'vpc', id: 'vpc-1' },
        rule: null,
        data: {},
        text: 'no resolver query log records what names the clients in vpc-1 ask for',
        fix: 'aws route53resolver associate-resolver-query-log-config --resolver-query-log-config-id QUERY_LOG_CONFIG --resource-id vpc-1 --region eu-west-1',
        affects: [],
      },
    ],
  ],
  unknown: [['refused', logging({ queryLogAssociations: absent(refused) }), 'vpc-1']],
  nothing: { 'not asked for': logging({ queryLogAssociations: absent(notAsked) }) },
};

const cases: Readonly<Record<string, Cases>> = {
  ...observationCases,
  'broken-endpoint-does-not-capture': brokenEndpoint,
  'endpoint-covers-zones': endpointCoversZones,
  'endpoint-exists-where-offered': endpointExistsWhereOffered,
  'endpoint-private-dns-on': endpointPrivateDnsOn,
  'endpoint-serves-captured-names': capturedNames,
  'flow-log-records-drops': flowLogs,
  'function-works-in-every-subnet': functionInEverySubnet,
  'gateway-endpoint-prefix-list-admitted': prefixListAdmitted,
  'nat-gateway-in-same-zone': natInSameZone,
  'resolver-query-log-on': queryLogs,
  'return-takes-same-way': returnSameWay,
  'subnet-has-free-addresses': freeAddresses,
};

function examine({ examineAll }: ClosedStandingCheck, facts: AuditFacts): readonly Examined[] | null {
  const examined = examineAll(facts);
  return examined.known ? examined.value : null;
}

const standingChecks = checks.filter((check): check is ClosedStandingCheck => check.kind === 'standing');

test('every standing check has its cases', () => {
  expect(standingChecks.map(({ id }) => id)).toEqual(Object.keys(cases).toSorted());
});

describe.each(standingChecks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  const { passes, fails, unknown, nothing } = cases[id] ?? {
    passes: {},
    fails: [],
    unknown: [],
    nothing: {},
  };

  test.each(Object.entries(passes))('passes: %s', (_name, facts) => {
    const examined = examine(check, facts);
    expect(examined?.length).toBeGreaterThan(0);
    expect(examined?.map(({ status }) => status)).toEqual(examined?.map(() => 'pass'));
  });

  test.each(fails)('fails: %s', (_name, facts, said) => {
    const failed = examine(check, facts)?.filter(({ status }) => status !== 'pass');
    expect(failed).toEqual([{ status: 'fail', ...said }]);
    expect(check.codes).toContain(said.code);
    expect(said.text).not.toMatch(/undefined|\[object|null|\.$/);
  });

  test.each(unknown)('cannot tell: %s', (_name, facts, resource) => {
    const untold = examine(check, facts)?.flatMap((item) =>
      item.status === 'pass' ? [] : [[item.status, item.resource.id]],
    );
    expect(untold).toEqual(resource === null ? undefined : [['unknown', resource]]);
  });

  test.each(Object.entries(nothing))('has nothing to look at: %s', (_name, facts) => {
    expect(examine(check, facts)).toEqual([]);
  });

  test('says each of its codes', () => {
    expect([...new Set(fails.map(([, , { code }]) => code))].toSorted()).toEqual(check.codes.toSorted());
  });
});
