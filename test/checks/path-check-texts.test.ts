import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/index.ts';
import { type FixContext, type PathCheck } from '../../src/audit/check.ts';
import { known } from '../../src/network/fact.ts';
import { emptyNetwork, type Network } from '../../src/network/network.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type ResourceRef, type ResourceType } from '../../src/network/resource.ts';
import { whole } from '../../src/network/collection.ts';
import { type Step, type StepBase, type StepOf } from '../../src/path/step.ts';
import { type StepCode, type StepData } from '../../src/path/step-code.ts';
import { stepKinds } from '../../src/path/step-kind.ts';
import { serviceTargets } from '../../src/targets/services.ts';
import {
  cidr,
  endpoint,
  entry,
  natGateway,
  networkAcl,
  refused,
  route,
  routeTable,
  scope,
  subnet,
  vpc,
} from './network.ts';

const region = 'eu-west-1';
const ref = (type: ResourceType, id: string): ResourceRef => ({ type, id });
const client = ref('client', 'client');
const nat = ref('nat-gateway', 'nat-1');
const gateway = ref('internet-gateway', 'igw-1');
const interfaceEndpoint = ref('vpc-endpoint', 'vpce-1');
const transitGateway = ref('transit-gateway', 'tgw-1');
const table = ref('route-table', 'rtb-a');
const acl = ref('network-acl', 'acl-1');

/** What all steps have, for one that fails on the way there. */
function at(hop: ResourceRef, resource: ResourceRef, more: Partial<StepBase> = {}): StepBase {
  return { hop, resource, rule: null, way: 'there', outcome: 'fail', gap: null, ...more };
}

const defaultRoute = route('0.0.0.0/0', { kind: 'nat-gateway', id: 'nat-1' });

const network: Network = {
  ...emptyNetwork,
  vpcs: whole([vpc()]),
  subnets: whole([
    subnet('subnet-a', '10.0.1.0/24'),
    subnet('subnet-c', '10.0.2.0/24'),
    subnet('subnet-public-a', '10.0.9.0/24'),
  ]),
  routeTables: whole([
    routeTable('rtb-a', ['subnet-a', 'subnet-c']),
    routeTable('rtb-b', [], [defaultRoute]),
    routeTable(
      'rtb-c',
      [],
      [route('0.0.0.0/0', { kind: 'nat-gateway', id: 'nat-2' }, { state: 'blackhole' })],
    ),
    routeTable('rtb-public', ['subnet-public-a']),
  ]),
  internetGateways: whole([{ id: 'igw-1', scope, name: null, vpcIds: ['vpc-1'] }]),
  natGateways: whole([natGateway()]),
  networkAcls: whole([
    networkAcl(
      [entry(100, 'allow', '10.0.0.0/8', [443, 443])],
      [entry(100, 'deny', '0.0.0.0/0', [1024, 32_767])],
    ),
  ]),
  endpointServices: { items: [], missing: [refused] },
  transitGatewayAttachments: whole([
    {
      id: 'tgw-attach-1',
      scope,
      name: null,
      transitGatewayId: 'tgw-1',
      kind: 'vpc',
      resourceId: 'vpc-1',
      resourceOwnerId: null,
      subnetIds: ['subnet-a'],
      available: true,
      applianceMode: false,
    },
  ]),
};

const context: FixContext = {
  index: indexNetwork(network),
  region,
  vpcId: 'vpc-1',
  subnetIds: ['subnet-a', 'subnet-c'],
  targets: serviceTargets('apigateway', null, region),
};

const pathChecks = checks.filter((check): check is PathCheck => check.kind === 'path');

function say<Code extends StepCode>(
  step: StepOf<Code>,
  where = context,
): { text: string; fix: string | null } {
  const [saying] = pathChecks.flatMap((check) => check.says[step.code] ?? []);
  if (saying === undefined) throw new Error(`nobody says ${step.code}`);
  return { text: saying.text(step, where.index), fix: saying.fix(step, where) };
}

const toService = {
  direction: 'out',
  remote: ['public'],
  family: 'ipv4',
  protocol: 'tcp',
  ports: '443',
  dropped: null,
  looked: [],
} as const;
const fromClient = { ...toService, direction: 'in', remote: ['client'] } as const;
const answers = { ...toService, direction: 'in', ports: '1024-65535' } as const;
const host = '{api-id}.execute-api.eu-west-1.amazonaws.com';
const noRoute = { routeTable: 'rtb-a', destinations: ['0.0.0.0/0'], looked: [] };
const badRoute = {
  routeTable: 'rtb-c',
  destination: '0.0.0.0/0',
  target: 'nat-2',
  propagated: false,
  looked: [],
};

type Row = readonly [name: string, step: Step, text: string, fix: string | null];

const names: readonly Row[] = [
  [
    'DNS support',
    { ...at(client, ref('vpc', 'vpc-1')), code: 'dns-support-off', data: { host } },
    'enableDnsSupport of vpc-1 is off: Amazon DNS answers no name there',
    'aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-support Value=true --region eu-west-1',
  ],
  [
    'DNS servers',
    {
      ...at(client, ref('dhcp-options', 'dopt-1')),
      code: 'custom-dns-unreachable',
      data: { host, servers: ['10.5.0.2', '10.6.0.2'] },
    },
    'the DNS servers that dopt-1 names (10.5.0.2 and 10.6.0.2) cannot be reached on UDP port 53: no name resolves',
    `let UDP and TCP port 53 through to 10.5.0.2 and 10.6.0.2, or use Amazon DNS:
  aws ec2 associate-dhcp-options --vpc-id vpc-1 --dhcp-options-id DHCP_OPTIONS_WITH_AMAZONPROVIDEDDNS --region eu-west-1`,
  ],
  [
    'DNS host names',
    {
      ...at(client, ref('vpc', 'vpc-1'), { outcome: 'condition' }),
      code: 'private-names-without-dns-hostnames',
      data: { host },
    },
    'enableDnsHostnames of vpc-1 is off, and AWS requires it for private DNS names',
    'aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-hostnames Value=true --region eu-west-1',
  ],
  [
    'a hosted zone',
    {
      ...at(client, ref('hosted-zone', 'Z1')),
      code: 'hosted-zone-lacks-name',
      data: { host: 'logs.eu-west-1.amazonaws.com', zone: 'amazonaws.com' },
    },
    'Z1, the private hosted zone of amazonaws.com, has no record for logs.eu-west-1.amazonaws.com, which so answers NXDOMAIN',
    `add the record to the zone, or take the zone away from the VPC:
  aws route53 disassociate-vpc-from-hosted-zone --hosted-zone-id Z1 --vpc VPCRegion=eu-west-1,VPCId=vpc-1`,
  ],
  [
    "an endpoint's zone",
    {
      ...at(client, interfaceEndpoint),
      code: 'endpoint-zone-lacks-name',
      data: { host: 'a.logs.eu-west-1.amazonaws.com', zone: 'logs.eu-west-1.amazonaws.com' },
    },
    'private DNS of vpce-1 answers for logs.eu-west-1.amazonaws.com and has no record for a.logs.eu-west-1.amazonaws.com, which so answers NXDOMAIN',
    `call a name that the endpoint's private DNS has, or turn it off where another way leads to the service:
  aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --no-private-dns-enabled --region eu-west-1`,
  ],
];

const answerers: readonly Row[] = [
  [
    'a captured public API',
    { ...at(interfaceEndpoint, interfaceEndpoint), code: 'public-api-captured', data: { host } },
    'private DNS of vpce-1 captures *.execute-api.eu-west-1.amazonaws.com: public APIs answer 403 from this VPC',
    'no route leads out of the private subnets; where public APIs should work, give them one (a NAT gateway) and call the APIs by a custom domain (alias record)',
  ],
  [
    'an API whose default endpoint is disabled',
    {
      ...at(ref('api', 'a1b2c3d4e5'), ref('api', 'a1b2c3d4e5')),
      code: 'api-default-endpoint-disabled',
      data: { host: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com' },
    },
    'the default endpoint of API a1b2c3d4e5 is disabled: calls to a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com are refused',
    'call the API by its custom domain, or turn the default endpoint on and deploy the API again:\n  aws apigateway update-rest-api --rest-api-id a1b2c3d4e5 --patch-operations op=replace,path=/disableExecuteApiEndpoint,value=false --region eu-west-1',
  ],
  [
    'a private API without an endpoint',
    { ...at(ref('vpc', 'vpc-1'), ref('vpc', 'vpc-1')), code: 'private-api-needs-endpoint', data: { host } },
    'no interface endpoint answers for *.execute-api.eu-west-1.amazonaws.com: private APIs can be invoked through one only',
    'aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id vpc-1 --subnet-ids subnet-a subnet-c --security-group-ids GROUP_ADMITTING_443 --service-name com.amazonaws.eu-west-1.execute-api --private-dns-enabled --region eu-west-1',
  ],
  [
    "a private API by the endpoint's name",
    {
      ...at(interfaceEndpoint, interfaceEndpoint, { outcome: 'condition' }),
      code: 'private-api-by-endpoint-name',
      data: { host: 'vpce-1.execute-api.eu-west-1.vpce.amazonaws.com' },
    },
    'private APIs can be invoked by the own names of vpce-1, with a Host or x-apigw-api-id header',
    'aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --private-dns-enabled --region eu-west-1',
  ],
  [
    'a custom domain',
    {
      ...at(interfaceEndpoint, interfaceEndpoint, { outcome: 'condition' }),
      code: 'custom-domain-record-not-read',
      data: { host: '{custom-domain}' },
    },
    'custom domain names whose record is a CNAME are captured by private DNS of vpce-1; alias records are not',
    'make the record of the custom domain an alias (type A), not a CNAME',
  ],
  [
    'policies of APIs',
    {
      ...at(interfaceEndpoint, interfaceEndpoint, { outcome: 'condition' }),
      code: 'api-policy-not-read',
      data: {},
    },
    "each private API's resource policy decides who may invoke it, and the policies are not read",
    `read the policy of the API that you call:
  aws apigateway get-rest-api --rest-api-id API_ID --query policy --region eu-west-1`,
  ],
  [
    'the policy of an endpoint',
    {
      ...at(interfaceEndpoint, interfaceEndpoint, { outcome: 'condition' }),
      code: 'endpoint-policy-restricts',
      data: {},
    },
    'the policy of vpce-1 is not full access: it decides which operations pass',
    `read the policy:
  aws ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-1 --query 'VpcEndpoints[].PolicyDocument' --output text --region eu-west-1`,
  ],
];

const families: readonly Row[] = [
  [
    'a client without IPv6',
    { ...at(client, ref('subnet', 'subnet-a')), code: 'client-lacks-family', data: { family: 'ipv6' } },
    'interfaces in subnet-a have no IPv6 address, and the host answers by IPv6 only',
    null,
  ],
  [
    'APIs over IPv6',
    {
      ...at(ref('internet', 'internet'), ref('internet', 'internet'), { outcome: 'condition' }),
      code: 'api-ip-address-type-not-read',
      data: { host },
    },
    'only IPv6 leads there, and only APIs and domains of the IP address type dualstack answer by IPv6',
    'aws apigateway update-rest-api --rest-api-id API_ID --patch-operations op=replace,path=/endpointConfiguration/ipAddressType,value=dualstack --region eu-west-1',
  ],
];

const group = { ...fromClient, groups: ['sg-1'] };

const groups: readonly Row[] = [
  [
    'one group of the client',
    {
      ...at(client, ref('security-group', 'sg-1')),
      code: 'client-group-refuses',
      data: { ...toService, groups: ['sg-1'] },
    },
    "sg-1 does not allow outbound TCP 443 to the service's public addresses",
    "aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=0.0.0.0/0}]' --region eu-west-1",
  ],
  [
    'two groups of the client, for a part',
    {
      ...at(client, ref('security-group', 'sg-1'), { outcome: 'part' }),
      code: 'client-group-refuses',
      data: {
        ...toService,
        remote: ['10.0.1.9', '10.0.2.9'],
        dropped: { remote: ['10.0.2.9'], ports: '443' },
        groups: ['sg-1', 'sg-2'],
      },
    },
    "none of sg-1 and sg-2 allows outbound TCP 443 to 10.0.2.9 (a part of the target's addresses)",
    "aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.2.9/32}]' --region eu-west-1",
  ],
  [
    'some public addresses',
    {
      ...at(client, ref('security-group', 'sg-1'), { outcome: 'part' }),
      code: 'client-group-refuses-some-public',
      data: { ...toService, dropped: { remote: ['52.0.0.0/8'], ports: '443' }, groups: ['sg-1'] },
    },
    'sg-1 allows outbound TCP 443 to some public addresses only: calls fail where the service answers at another',
    "aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=52.0.0.0/8}]' --region eu-west-1",
  ],
  [
    'the group of an endpoint',
    { ...at(interfaceEndpoint, ref('security-group', 'sg-1')), code: 'endpoint-group-refuses', data: group },
    'sg-1, the security group of vpce-1, does not admit TCP 443 from the client',
    "aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.1.0/24},{CidrIp=10.0.2.0/24}]' --region eu-west-1",
  ],
  [
    'the group of an endpoint, by reference',
    {
      ...at(interfaceEndpoint, ref('security-group', 'sg-1'), { outcome: 'condition' }),
      code: 'endpoint-group-admits-by-reference',
      data: { ...group, admitted: ['sg-app'] },
    },
    'sg-1, the security group of vpce-1, admits TCP 443 by reference to sg-app: a client without that group may be kept out',
    `give the client sg-app, or admit its addresses:
  aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.1.0/24},{CidrIp=10.0.2.0/24}]' --region eu-west-1`,
  ],
  [
    'the groups of an interface',
    {
      ...at(ref('network-interface', 'eni-1'), ref('network-interface', 'eni-1')),
      code: 'target-group-refuses',
      data: { ...group, remote: ['10.0.9.9'], groups: ['sg-1', 'sg-2'] },
    },
    'none of sg-1 and sg-2, the security groups of eni-1, admits TCP 443 from 10.0.9.9',
    "aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.9.9/32}]' --region eu-west-1",
  ],
];

const acls: readonly Row[] = [
  [
    'requests that leave',
    {
      ...at(client, acl, { rule: '*' }),
      code: 'client-out-acl-refuses',
      data: { ...toService, networkAcl: 'acl-1' },
    },
    "acl-1 denies TCP 443 to the service's public addresses (outbound rule *)",
    'aws ec2 create-network-acl-entry --network-acl-id acl-1 --egress --rule-number 110 --protocol tcp --port-range From=443,To=443 --cidr-block 0.0.0.0/0 --rule-action allow --region eu-west-1',
  ],
  [
    'some public addresses',
    {
      ...at(client, acl, { rule: '100', outcome: 'part' }),
      code: 'client-out-acl-refuses-some-public',
      data: { ...toService, dropped: { remote: ['52.0.0.0/8'], ports: '443' }, networkAcl: 'acl-1' },
    },
    'acl-1 denies TCP 443 to some public addresses (outbound rule 100): calls fail where the service answers at one of them',
    'aws ec2 create-network-acl-entry --network-acl-id acl-1 --egress --rule-number 99 --protocol tcp --port-range From=443,To=443 --cidr-block 52.0.0.0/8 --rule-action allow --region eu-west-1',
  ],
  [
    'answers to some ports',
    {
      ...at(client, acl, { rule: '100', way: 'back', outcome: 'part' }),
      code: 'client-back-acl-refuses',
      data: { ...answers, dropped: { remote: ['public'], ports: '1024-32767' }, networkAcl: 'acl-1' },
    },
    'acl-1 drops answers to ports 1024-32767 (inbound rule 100): connections from those ports time out',
    'aws ec2 create-network-acl-entry --network-acl-id acl-1 --ingress --rule-number 99 --protocol tcp --port-range From=1024,To=32767 --cidr-block 0.0.0.0/0 --rule-action allow --region eu-west-1',
  ],
  [
    'all answers',
    {
      ...at(client, acl, { rule: '*', way: 'back' }),
      code: 'client-back-acl-refuses',
      data: { ...answers, networkAcl: 'acl-1' },
    },
    'acl-1 drops all answers to ports 1024-65535 (inbound rule *): every connection times out',
    'aws ec2 create-network-acl-entry --network-acl-id acl-1 --ingress --rule-number 110 --protocol tcp --port-range From=1024,To=65535 --cidr-block 0.0.0.0/0 --rule-action allow --region eu-west-1',
  ],
  [
    'requests of some clients',
    {
      ...at(nat, acl, { rule: '90', outcome: 'part' }),
      code: 'nat-acl-refuses',
      data: {
        ...fromClient,
        dropped: { remote: ['10.0.2.4-10.0.2.254'], ports: '443' },
        networkAcl: 'acl-1',
      },
    },
    'acl-1 denies TCP 443 from 10.0.2.4-10.0.2.254 (inbound rule 90)',
    'aws ec2 create-network-acl-entry --network-acl-id acl-1 --ingress --rule-number 89 --protocol tcp --port-range From=443,To=443 --cidr-block 10.0.2.0/24 --rule-action allow --region eu-west-1',
  ],
  [
    'answers to some clients',
    {
      ...at(interfaceEndpoint, acl, { rule: '*', way: 'back', outcome: 'part' }),
      code: 'endpoint-acl-refuses',
      data: {
        ...answers,
        direction: 'out',
        remote: ['client'],
        dropped: { remote: ['10.0.2.0/24'], ports: '1024-65535' },
        networkAcl: 'acl-1',
      },
    },
    'acl-1 drops answers to 10.0.2.0/24 (outbound rule *): connections from those addresses time out',
    'aws ec2 create-network-acl-entry --network-acl-id acl-1 --egress --rule-number 110 --protocol tcp --port-range From=1024,To=65535 --cidr-block 10.0.2.0/24 --rule-action allow --region eu-west-1',
  ],
  [
    'answers of some targets',
    {
      ...at(client, acl, { rule: '*', way: 'back', outcome: 'part' }),
      code: 'client-back-acl-refuses',
      data: {
        ...answers,
        remote: ['10.0.1.9', '10.0.2.9'],
        dropped: { remote: ['10.0.2.9'], ports: '1024-65535' },
        networkAcl: 'acl-1',
      },
    },
    'acl-1 drops answers from 10.0.2.9 (inbound rule *): connections to those addresses time out',
    'aws ec2 create-network-acl-entry --network-acl-id acl-1 --ingress --rule-number 110 --protocol tcp --port-range From=1024,To=65535 --cidr-block 10.0.2.9/32 --rule-action allow --region eu-west-1',
  ],
];

const closedFix = `control plane: this input does not say whether the region offers an endpoint; ask:
  aws ec2 describe-vpc-endpoint-services --region eu-west-1 --service-names com.amazonaws.eu-west-1.apigateway
data plane (private APIs), if it should work:
  aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id vpc-1 --subnet-ids subnet-a subnet-c --security-group-ids GROUP_ADMITTING_443 --service-name com.amazonaws.eu-west-1.execute-api --private-dns-enabled --region eu-west-1
by a NAT gateway, all but private APIs:
  aws ec2 create-route --route-table-id rtb-a --destination-cidr-block 0.0.0.0/0 --nat-gateway-id nat-1 --region eu-west-1`;

const routes: readonly Row[] = [
  [
    'a closed table',
    { ...at(client, table), code: 'client-route-missing', data: noRoute },
    'rtb-a has no route beyond 10.0.0.0/16',
    closedFix,
  ],
  [
    'a table without a default route',
    {
      ...at(client, ref('route-table', 'rtb-b')),
      code: 'client-route-missing',
      data: { ...noRoute, routeTable: 'rtb-b' },
    },
    'rtb-b has no 0.0.0.0/0 route',
    closedFix.replaceAll('rtb-a', 'rtb-b'),
  ],
  [
    'a table without a route to another network',
    {
      ...at(client, table),
      code: 'client-route-missing',
      data: { ...noRoute, destinations: ['10.5.0.9', '10.6.0.9'] },
    },
    'rtb-a has no route to 10.5.0.9 and 10.6.0.9',
    'aws ec2 create-route --route-table-id rtb-a --destination-cidr-block 10.5.0.9/32 --transit-gateway-id tgw-1 --region eu-west-1',
  ],
  [
    'some public addresses',
    {
      ...at(client, table, { outcome: 'part' }),
      code: 'client-route-missing-for-some-public',
      data: noRoute,
    },
    'rtb-a has routes to some public addresses only, and no 0.0.0.0/0 route: calls fail where the service answers at another',
    closedFix,
  ],
  [
    'a private target',
    { ...at(gateway, gateway), code: 'internet-gateway-private-target', data: { vpcId: 'vpc-1' } },
    "igw-1 drops packets to private addresses: the target's network needs a route of its own",
    'aws ec2 create-route --route-table-id ROUTE_TABLE --destination-cidr-block NETWORK_OF_THE_TARGET/LENGTH --transit-gateway-id tgw-1 --region eu-west-1',
  ],
  [
    'a blackhole',
    { ...at(client, table, { rule: '0.0.0.0/0' }), code: 'client-route-blackhole', data: badRoute },
    'the 0.0.0.0/0 route of rtb-c drops all packets (blackhole): its target nat-2 is not available',
    'aws ec2 replace-route --route-table-id rtb-c --destination-cidr-block 0.0.0.0/0 --nat-gateway-id nat-1 --region eu-west-1',
  ],
  [
    'a blackhole that was propagated',
    {
      ...at(client, table, { rule: '10.5.0.0/16' }),
      code: 'return-route-blackhole',
      data: { ...badRoute, destination: '10.5.0.0/16', target: 'vgw-1', propagated: true },
    },
    'the 10.5.0.0/16 route of rtb-c drops all packets (blackhole): its target vgw-1 is not available',
    'repair what propagates the route to rtb-c, or add a static route to 10.5.0.0/16',
  ],
  [
    'a blackhole of a transit gateway',
    {
      ...at(transitGateway, ref('transit-gateway-route-table', 'tgw-rtb-1'), { rule: '0.0.0.0/0' }),
      code: 'transit-gateway-route-blackhole',
      data: { destination: '0.0.0.0/0' },
    },
    'the 0.0.0.0/0 route of tgw-rtb-1 is a blackhole: it drops all packets',
    'aws ec2 replace-transit-gateway-route --transit-gateway-route-table-id tgw-rtb-1 --destination-cidr-block 0.0.0.0/0 --transit-gateway-attachment-id ATTACHMENT --region eu-west-1',
  ],
  [
    'no way back',
    {
      ...at(nat, ref('route-table', 'rtb-public'), { way: 'back' }),
      code: 'return-route-missing',
      data: { ...noRoute, routeTable: 'rtb-public', destinations: ['client'] },
    },
    "answers of nat-1 are lost: rtb-public has no route back to the client's addresses",
    `aws ec2 create-route --route-table-id rtb-public --destination-cidr-block 10.0.1.0/24 --transit-gateway-id tgw-1 --region eu-west-1
aws ec2 create-route --route-table-id rtb-public --destination-cidr-block 10.0.2.0/24 --transit-gateway-id tgw-1 --region eu-west-1`,
  ],
  [
    'a VPC with public ranges',
    {
      ...at(ref('vpc', 'vpc-1'), ref('vpc', 'vpc-1'), { outcome: 'part' }),
      code: 'local-route-captures-some-public',
      data: { vpcId: 'vpc-1', addresses: ['52.0.0.0/16'] },
    },
    'the local route of vpc-1 keeps packets to 52.0.0.0/16 in that VPC: public addresses of a service in these ranges are not reached',
    null,
  ],
  [
    'overlapping ranges on the way there',
    {
      ...at(ref('vpc', 'vpc-1'), ref('vpc', 'vpc-1')),
      code: 'local-route-captures-target',
      data: { vpcId: 'vpc-1', addresses: ['10.0.5.9'] },
    },
    'the local route of vpc-1 keeps packets to 10.0.5.9 in that VPC: the ranges overlap',
    "overlapping ranges cannot be routed: use an endpoint in the client's own VPC, or a private NAT gateway between the two",
  ],
  [
    'overlapping ranges on the way back',
    {
      ...at(ref('vpc', 'vpc-2'), ref('vpc', 'vpc-2'), { way: 'back' }),
      code: 'local-route-captures-target',
      data: { vpcId: 'vpc-2', addresses: ['client'] },
    },
    "the local route of vpc-2 keeps answers to the client's addresses in that VPC: the ranges overlap",
    "overlapping ranges cannot be routed: use an endpoint in the client's own VPC, or a private NAT gateway between the two",
  ],
];

const gateways: readonly Row[] = [
  [
    'a failed NAT gateway',
    {
      ...at(nat, nat),
      code: 'nat-not-available',
      data: { state: 'failed', failureCode: 'Gateway.NotAttached' },
    },
    'nat-1 is in state failed (Gateway.NotAttached): it drops what routes send to it',
    `aws ec2 create-nat-gateway --subnet-id subnet-public-a --allocation-id ALLOCATION_ID --region eu-west-1
aws ec2 replace-route --route-table-id rtb-b --destination-cidr-block 0.0.0.0/0 --nat-gateway-id NEW_NAT_GATEWAY --region eu-west-1`,
  ],
  [
    'a deleted NAT gateway',
    { ...at(nat, nat), code: 'nat-not-available', data: { state: 'deleted', failureCode: null } },
    'nat-1 is in state deleted: it drops what routes send to it',
    `aws ec2 create-nat-gateway --subnet-id subnet-public-a --allocation-id ALLOCATION_ID --region eu-west-1
aws ec2 replace-route --route-table-id rtb-b --destination-cidr-block 0.0.0.0/0 --nat-gateway-id NEW_NAT_GATEWAY --region eu-west-1`,
  ],
  [
    'a NAT gateway that is being deleted',
    { ...at(nat, nat, { outcome: 'condition' }), code: 'nat-deleting', data: { state: 'deleting' } },
    'nat-1 is being deleted: it may still pass traffic, and soon drops it',
    `aws ec2 create-nat-gateway --subnet-id subnet-public-a --allocation-id ALLOCATION_ID --region eu-west-1
aws ec2 replace-route --route-table-id rtb-b --destination-cidr-block 0.0.0.0/0 --nat-gateway-id NEW_NAT_GATEWAY --region eu-west-1`,
  ],
  [
    'a pending NAT gateway',
    { ...at(nat, nat, { outcome: 'condition' }), code: 'nat-pending', data: { state: 'pending' } },
    'nat-1 is still pending: nothing passes it until it is available',
    'aws ec2 wait nat-gateway-available --nat-gateway-ids nat-1 --region eu-west-1',
  ],
  [
    'a NAT gateway without a way out',
    {
      ...at(nat, ref('route-table', 'rtb-public')),
      code: 'nat-route-missing',
      data: { ...noRoute, routeTable: 'rtb-public' },
    },
    'nat-1 has no way out: rtb-public, the table of its subnet subnet-public-a, has no 0.0.0.0/0 route (igw-1 is attached)',
    'aws ec2 create-route --route-table-id rtb-public --destination-cidr-block 0.0.0.0/0 --gateway-id igw-1 --region eu-west-1',
  ],
  [
    'a NAT gateway that reaches some public addresses',
    {
      ...at(nat, ref('route-table', 'rtb-public'), { outcome: 'part' }),
      code: 'nat-route-missing-for-some-public',
      data: { ...noRoute, routeTable: 'rtb-public' },
    },
    'nat-1 reaches some public addresses only, by the routes of rtb-public: calls fail where the service answers at another',
    'aws ec2 create-route --route-table-id rtb-public --destination-cidr-block 0.0.0.0/0 --gateway-id igw-1 --region eu-west-1',
  ],
  [
    'a private NAT gateway',
    { ...at(gateway, nat), code: 'nat-private', data: { internetGateway: 'igw-1' } },
    'nat-1 is a private NAT gateway and has no public address: igw-1 drops what it sends',
    `aws ec2 create-nat-gateway --subnet-id PUBLIC_SUBNET --allocation-id ALLOCATION_ID --region eu-west-1
aws ec2 replace-route --route-table-id rtb-b --destination-cidr-block 0.0.0.0/0 --nat-gateway-id NEW_NAT_GATEWAY --region eu-west-1`,
  ],
  [
    'a NAT gateway without a public address',
    { ...at(gateway, nat), code: 'nat-without-public-address', data: {} },
    'nat-1 has no public address: igw-1 drops what it sends',
    'aws ec2 associate-nat-gateway-address --nat-gateway-id nat-1 --allocation-ids ALLOCATION_ID --region eu-west-1',
  ],
  [
    'IPv6 at a NAT gateway',
    { ...at(nat, nat), code: 'nat-carries-no-ipv6', data: {} },
    'nat-1 carries IPv4 only and drops the IPv6 packets that routes send to it',
    'aws ec2 replace-route --route-table-id ROUTE_TABLE --destination-ipv6-cidr-block ::/0 --egress-only-internet-gateway-id EGRESS_ONLY_INTERNET_GATEWAY --region eu-west-1',
  ],
  [
    'a circle',
    { ...at(nat, table), code: 'route-loops', data: { ...badRoute, target: 'nat-1' } },
    'rtb-c sends packets for 0.0.0.0/0 in a circle: nat-1 hands them to the same table again',
    'aws ec2 associate-route-table --subnet-id subnet-public-a --route-table-id TABLE_WITH_AN_INTERNET_GATEWAY --region eu-west-1',
  ],
  [
    'a detached internet gateway',
    { ...at(gateway, gateway), code: 'internet-gateway-detached', data: { vpcId: 'vpc-1' } },
    'igw-1 is not attached to vpc-1, whose routes lead to it',
    'aws ec2 attach-internet-gateway --internet-gateway-id igw-1 --vpc-id vpc-1 --region eu-west-1',
  ],
  [
    'a client without a public address',
    { ...at(gateway, client), code: 'public-address-missing', data: { internetGateway: 'igw-1' } },
    'the client has no public IPv4 address: igw-1 drops what it sends',
    'use private subnets behind a NAT gateway, or a VPC endpoint of the service; a Lambda function never gets a public IPv4 address',
  ],
  [
    'Block Public Access at a NAT gateway',
    {
      ...at(nat, ref('subnet', 'subnet-public-a')),
      code: 'block-public-access-blocks',
      data: { mode: 'block-bidirectional' },
    },
    'VPC Block Public Access (block-bidirectional) blocks traffic between subnet-public-a and the internet',
    'aws ec2 create-vpc-block-public-access-exclusion --subnet-id subnet-public-a --internet-gateway-exclusion-mode allow-egress --region eu-west-1',
  ],
  [
    'Block Public Access at the client',
    {
      ...at(client, ref('vpc', 'vpc-1')),
      code: 'block-public-access-blocks',
      data: { mode: 'block-ingress' },
    },
    'VPC Block Public Access (block-ingress) blocks traffic between vpc-1 and the internet',
    'aws ec2 create-vpc-block-public-access-exclusion --vpc-id vpc-1 --internet-gateway-exclusion-mode allow-bidirectional --region eu-west-1',
  ],
  [
    'a detached egress-only gateway',
    {
      ...at(ref('egress-only-internet-gateway', 'eigw-1'), ref('egress-only-internet-gateway', 'eigw-1')),
      code: 'egress-only-gateway-detached',
      data: { vpcId: 'vpc-1' },
    },
    'eigw-1 is not attached to vpc-1, whose routes lead to it',
    `aws ec2 create-egress-only-internet-gateway --vpc-id vpc-1 --region eu-west-1
aws ec2 replace-route --route-table-id ROUTE_TABLE --destination-ipv6-cidr-block ::/0 --egress-only-internet-gateway-id NEW_GATEWAY --region eu-west-1`,
  ],
  [
    'an endpoint that failed',
    {
      ...at(interfaceEndpoint, interfaceEndpoint),
      code: 'endpoint-not-available',
      data: { service: 'com.amazonaws.eu-west-1.execute-api', state: 'failed' },
    },
    'vpce-1, the endpoint for com.amazonaws.eu-west-1.execute-api, is in state failed',
    'aws ec2 delete-vpc-endpoints --vpc-endpoint-ids vpce-1 --region eu-west-1',
  ],
  [
    'an endpoint that is pending',
    {
      ...at(interfaceEndpoint, interfaceEndpoint, { outcome: 'condition' }),
      code: 'endpoint-partly-available',
      data: { service: 'com.amazonaws.eu-west-1.execute-api', state: 'pending' },
    },
    'vpce-1, the endpoint for com.amazonaws.eu-west-1.execute-api, is in state pending: some or all of its interfaces do not answer yet',
    `wait until it is available:
  aws ec2 describe-vpc-endpoints --vpc-endpoint-ids vpce-1 --query 'VpcEndpoints[].State' --output text --region eu-west-1`,
  ],
  [
    'a gateway endpoint that is gone',
    {
      ...at(interfaceEndpoint, interfaceEndpoint),
      code: 'gateway-endpoint-not-available',
      data: { service: 'com.amazonaws.eu-west-1.s3', state: 'deleting' },
    },
    'vpce-1, the gateway endpoint for com.amazonaws.eu-west-1.s3, is in state deleting',
    'aws ec2 delete-vpc-endpoints --vpc-endpoint-ids vpce-1 --region eu-west-1',
  ],
  [
    'a gateway endpoint of another VPC',
    {
      ...at(interfaceEndpoint, interfaceEndpoint),
      code: 'gateway-endpoint-of-another-vpc',
      data: { service: 'com.amazonaws.eu-west-1.s3', vpcId: 'vpc-2' },
    },
    'vpce-1, the gateway endpoint for com.amazonaws.eu-west-1.s3 in vpc-2, serves that VPC alone: what comes from another VPC cannot use it',
    'aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id VPC_OF_THE_CLIENTS --service-name com.amazonaws.eu-west-1.s3 --route-table-ids ROUTE_TABLES_OF_THE_CLIENTS --region eu-west-1',
  ],
];

const instance = ref('instance', 'i-1');
const peering = ref('vpc-peering-connection', 'pcx-1');

const others: readonly Row[] = [
  [
    'a NAT instance that checks',
    { ...at(instance, ref('network-interface', 'eni-1')), code: 'nat-instance-checks-source', data: {} },
    'eni-1 of i-1 checks source and destination: it drops the packets of others',
    'aws ec2 modify-network-interface-attribute --network-interface-id eni-1 --no-source-dest-check --region eu-west-1',
  ],
  [
    'a NAT instance that stands still',
    { ...at(instance, instance), code: 'nat-instance-stopped', data: { state: 'stopped' } },
    'i-1 is stopped, and routes lead through it',
    'aws ec2 start-instances --instance-ids i-1 --region eu-west-1',
  ],
  [
    'a NAT instance without a route',
    { ...at(instance, table), code: 'nat-instance-route-missing', data: noRoute },
    'i-1 has no way out: rtb-a, the table of its subnet, has no 0.0.0.0/0 route',
    'aws ec2 create-route --route-table-id rtb-a --destination-cidr-block 0.0.0.0/0 --gateway-id INTERNET_GATEWAY --region eu-west-1',
  ],
  [
    'a NAT instance with some routes',
    {
      ...at(instance, table, { outcome: 'part' }),
      code: 'nat-instance-route-missing-for-some-public',
      data: noRoute,
    },
    'rtb-a has routes to some public addresses only, and no 0.0.0.0/0 route: calls fail where the service answers at another',
    'aws ec2 create-route --route-table-id rtb-a --destination-cidr-block 0.0.0.0/0 --gateway-id INTERNET_GATEWAY --region eu-west-1',
  ],
  [
    'a NAT instance without a public address',
    {
      ...at(gateway, instance),
      code: 'nat-instance-without-public-address',
      data: { internetGateway: 'igw-1' },
    },
    'i-1 has no public IPv4 address: igw-1 drops what it sends',
    'aws ec2 associate-address --instance-id i-1 --allocation-id ALLOCATION_ID --region eu-west-1',
  ],
  [
    'a peering connection to accept',
    { ...at(peering, peering), code: 'peering-not-active', data: { state: 'pending-acceptance' } },
    'pcx-1 is pending-acceptance, and only an active peering connection carries packets',
    'aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id pcx-1 --region eu-west-1',
  ],
  [
    'a peering connection that was refused',
    { ...at(peering, peering), code: 'peering-not-active', data: { state: 'rejected' } },
    'pcx-1 is rejected, and only an active peering connection carries packets',
    'make a new peering connection, and let the routes to pcx-1 lead to it',
  ],
  [
    'transit over peering',
    { ...at(peering, peering), code: 'peering-carries-no-transit', data: { vpcId: 'vpc-2' } },
    'pcx-1 carries only what is addressed to vpc-2 itself: a peering connection leads to no gateway behind it',
    "reach the target by an endpoint or NAT gateway of the client's own VPC, or join it to vpc-2 by a transit gateway",
  ],
  [
    'a transit gateway without a way back',
    {
      ...at(transitGateway, ref('transit-gateway-route-table', 'tgw-rtb-1'), { way: 'back' }),
      code: 'transit-gateway-route-missing',
      data: { destinations: ['client'] },
    },
    "tgw-rtb-1, the route table of tgw-1, has no route back to the client's addresses",
    'aws ec2 enable-transit-gateway-route-table-propagation --transit-gateway-route-table-id tgw-rtb-1 --transit-gateway-attachment-id tgw-attach-1 --region eu-west-1',
  ],
  [
    'a transit gateway without a way out',
    {
      ...at(transitGateway, ref('transit-gateway-route-table', 'tgw-rtb-1')),
      code: 'transit-gateway-route-missing',
      data: { destinations: ['0.0.0.0/0'] },
    },
    'tgw-rtb-1, the route table of tgw-1, has no 0.0.0.0/0 route',
    'aws ec2 create-transit-gateway-route --transit-gateway-route-table-id tgw-rtb-1 --destination-cidr-block 0.0.0.0/0 --transit-gateway-attachment-id ATTACHMENT_THAT_LEADS_THERE --region eu-west-1',
  ],
  [
    'a zone without an attachment',
    {
      ...at(transitGateway, ref('transit-gateway-attachment', 'tgw-attach-1')),
      code: 'transit-gateway-zone-missing',
      data: { zone: 'eu-west-1c', attachment: 'tgw-attach-1' },
    },
    'tgw-attach-1 has no subnet in eu-west-1c: packets from that zone do not reach tgw-1',
    'aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id tgw-attach-1 --add-subnet-ids SUBNET_IN_EU_WEST_1C --region eu-west-1',
  ],
  [
    'a transit gateway that is not attached',
    { ...at(transitGateway, transitGateway), code: 'transit-gateway-not-attached', data: { vpcId: 'vpc-1' } },
    'tgw-1 has no available attachment to vpc-1, whose routes lead to it',
    'aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id tgw-1 --vpc-id vpc-1 --subnet-ids ONE_SUBNET_OF_EACH_ZONE --region eu-west-1',
  ],
  [
    'an attachment subnet without a route',
    { ...at(transitGateway, table), code: 'attachment-route-missing', data: noRoute },
    'rtb-a, the table by which packets from tgw-1 go on, has no 0.0.0.0/0 route',
    'aws ec2 create-route --route-table-id rtb-a --destination-cidr-block 0.0.0.0/0 --nat-gateway-id NAT_GATEWAY --region eu-west-1',
  ],
  [
    'nobody at an address',
    {
      ...at(ref('vpc', 'vpc-1'), ref('vpc', 'vpc-1')),
      code: 'target-interface-missing',
      data: { addresses: ['10.0.1.9', '10.0.2.9'] },
    },
    'no network interface of vpc-1 has the address 10.0.1.9 or 10.0.2.9',
    `let the name, or the caller, use an address that exists:
  aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=vpc-1 --query 'NetworkInterfaces[].PrivateIpAddress' --region eu-west-1`,
  ],
];

const rows = [...names, ...answerers, ...families, ...groups, ...acls, ...routes, ...gateways, ...others];

describe('what path checks say', () => {
  test.each(rows)('of %s', (_name, step, text, fix) => {
    expect(say(step)).toEqual({ text, fix });
  });

  // Filters and routes are worded alike wherever they stand; each place has a row of its own code at least once.
  const alike = /^(client-back|nat|nat-instance|attachment|endpoint|target|return)-(acl|group|route)-/;
  const said = new Set<string>(rows.map(([, { code }]) => code));

  test('covers every code that refuses', () => {
    const missing = Object.entries(stepKinds).flatMap(([code, kind]) =>
      kind === 'refuses' && !said.has(code) && !alike.test(code) ? [code] : [],
    );
    expect(missing).toEqual([]);
  });

  test.each(['nat', 'nat-instance', 'attachment', 'endpoint', 'target', 'client-back'] as const)(
    'of a network ACL at %s is what it says anywhere',
    (place) => {
      const data = { ...fromClient, networkAcl: 'acl-1' };
      const where = at(nat, acl, { rule: '*' });
      expect(say({ ...where, code: `${place}-acl-refuses`, data }).text).toBe(
        "acl-1 denies TCP 443 from the client's addresses (inbound rule *)",
      );
      expect(
        say({ ...where, code: `${place}-acl-refuses-some-public`, data: { ...data, direction: 'out' } }).text,
      ).toBe(
        'acl-1 denies TCP 443 to some public addresses (outbound rule *): calls fail where the service answers at one of them',
      );
    },
  );

  test.each(['nat-instance', 'target', 'endpoint'] as const)(
    'of a group at %s is what it says anywhere',
    (place) => {
      const where = at(ref('instance', 'i-1'), ref('security-group', 'sg-1'));
      expect(say({ ...where, code: `${place}-group-refuses`, data: group }).text).toBe(
        'sg-1, the security group of i-1, does not admit TCP 443 from the client',
      );
      const data = { ...group, groups: ['sg-1', 'sg-2'], admitted: ['sg-a', 'sg-b'] };
      expect(say({ ...where, code: `${place}-group-admits-by-reference`, data }).text).toBe(
        'sg-1 and sg-2, the security groups of i-1, admit TCP 443 by reference to sg-a or sg-b: a client without one of these groups may be kept out',
      );
    },
  );

  test.each(['client', 'nat', 'nat-instance', 'attachment', 'return'] as const)(
    'of a route table at %s is what it says anywhere',
    (place) => {
      expect(say({ ...at(nat, table), code: `${place}-route-blackhole`, data: badRoute }).text).toBe(
        'the 0.0.0.0/0 route of rtb-c drops all packets (blackhole): its target nat-2 is not available',
      );
      const some = say({ ...at(nat, table), code: `${place}-route-missing-for-some-public`, data: noRoute });
      expect(some.text).toContain('rtb-a');
    },
  );

  test.each(rows)('of %s is a sentence, and stays the same', (_name, step) => {
    const { text, fix } = say(step);
    for (const line of [text, ...(fix ?? 'nothing').split('\n')]) {
      expect(line).not.toMatch(/undefined|\[object|null|\.$|’/);
    }
    expect(say(structuredClone(step))).toEqual({ text, fix });
    const commands = (fix ?? '').split('\n').filter((line) => /^\s*aws (ec2|apigateway)/.test(line));
    for (const command of commands) expect(command).toContain(`--region ${region}`);
  });
});

describe('a fix', () => {
  test('of a captured name turns private DNS off where a route leads out', () => {
    const out = route('0.0.0.0/0', { kind: 'nat-gateway', id: 'nat-1' });
    const asked = within({ routeTables: whole([routeTable('rtb-a', ['subnet-a'], [out])]) });
    const step: StepOf<'public-api-captured'> = {
      ...at(interfaceEndpoint, interfaceEndpoint),
      code: 'public-api-captured',
      data: { host },
    };
    expect(say(step, asked).fix)
      .toBe(`call public APIs by a custom domain (alias record), or turn private DNS off and call private APIs by the endpoint's own names:
  aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --no-private-dns-enabled --region eu-west-1`);
  });

  const wayOut: StepOf<'client-route-missing'> = {
    ...at(client, table),
    code: 'client-route-missing',
    data: noRoute,
  };
  const within = (more: Partial<Network>, also: Partial<FixContext> = {}): FixContext => ({
    ...context,
    index: indexNetwork({ ...network, ...more }),
    ...also,
  });

  test('names the endpoint that is there with private DNS off', () => {
    const there = within({ vpcEndpoints: whole([endpoint({ privateDnsEnabled: false })]) });
    expect(say(wayOut, there).fix).toContain(
      'data plane (private APIs), by vpce-1:\n  aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --private-dns-enabled --region eu-west-1',
    );
  });

  test('proposes the control plane’s endpoint where the region offers it, one subnet of each zone', () => {
    const offered = within(
      {
        subnets: whole([
          ...network.subnets.items,
          subnet('subnet-2a', '10.0.3.0/24'),
          subnet('subnet-b', '10.0.4.0/24'),
        ]),
        endpointServices: whole([
          {
            serviceName: 'com.amazonaws.eu-west-1.apigateway',
            scope,
            types: ['interface'],
            availabilityZones: ['eu-west-1a', 'eu-west-1c'],
            privateDnsNames: [],
            policySupported: null,
            addressFamilies: null,
          },
        ]),
      },
      { subnetIds: ['subnet-2a', 'subnet-a', 'subnet-b', 'subnet-c'] },
    );
    expect(say(wayOut, offered).fix).toContain(
      'control plane, if it should work:\n  aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id vpc-1 --subnet-ids subnet-2a subnet-c ',
    );
    expect(say(wayOut, offered).fix).toContain(
      'data plane (private APIs): eu-west-1 offers no com.amazonaws.eu-west-1.execute-api',
    );
  });

  test('names in one line the services for which the region offers no endpoint', () => {
    const none = within(
      { endpointServices: whole([]) },
      { targets: ['sqs', 'sns', 'kms'].flatMap((name) => serviceTargets(name, null, region)) },
    );
    expect(say(wayOut, none).fix).toMatch(/^eu-west-1 offers no endpoint for sqs, sns, kms$/m);
  });

  test('turns DNS host names on first where they are known to be off', () => {
    const off = within({ vpcs: whole([vpc({ enableDnsHostnames: known(false) })]) });
    expect(say(wayOut, off).fix).toContain(
      'data plane (private APIs), if it should work:\n  aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-hostnames Value=true --region eu-west-1\n  aws ec2 create-vpc-endpoint',
    );
  });

  test('leaves the NAT gateway to the user where there is none, or a choice', () => {
    const two = within({ natGateways: whole([natGateway(), natGateway({ id: 'nat-2' })]) });
    expect(say(wayOut, two).fix).toContain('--nat-gateway-id NAT_GATEWAY_WITH_A_WAY_OUT');
  });

  test('adds the table to a gateway endpoint that is there', () => {
    const gatewayEndpoint = endpoint({
      id: 'vpce-s3',
      type: 'gateway',
      serviceName: 'com.amazonaws.eu-west-1.s3',
    });
    const there = within(
      { vpcEndpoints: whole([gatewayEndpoint]) },
      { targets: serviceTargets('s3', null, region) },
    );
    const toList: typeof wayOut = { ...wayOut, data: { ...noRoute, destinations: ['pl-s3'] } };
    expect(say(toList, there).fix).toBe(`s3, if it should work:
  aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-s3 --add-route-table-ids rtb-a --region eu-west-1
by a NAT gateway:
  aws ec2 create-route --route-table-id rtb-a --destination-cidr-block 0.0.0.0/0 --nat-gateway-id nat-1 --region eu-west-1`);
  });

  test('goes out by an egress-only internet gateway for IPv6', () => {
    const toAll: typeof wayOut = { ...wayOut, data: { ...noRoute, destinations: ['::/0'] } };
    expect(say(toAll).text).toBe('rtb-a has no ::/0 route');
    expect(say(toAll, within({}, { targets: [] })).fix).toBe(`by an egress-only internet gateway:
  aws ec2 create-route --route-table-id rtb-a --destination-ipv6-cidr-block ::/0 --egress-only-internet-gateway-id EGRESS_ONLY_INTERNET_GATEWAY --region eu-west-1`);
  });

  test('makes the internet gateway that a NAT gateway needs', () => {
    const none = within({ internetGateways: whole([]) });
    const step: StepOf<'nat-route-missing'> = { ...at(nat, table), code: 'nat-route-missing', data: noRoute };
    expect(say(step, none)).toEqual({
      text: 'nat-1 has no way out: rtb-a, the table of its subnet subnet-public-a, has no 0.0.0.0/0 route, and vpc-1 has no internet gateway',
      fix: `aws ec2 create-internet-gateway --region eu-west-1
aws ec2 attach-internet-gateway --internet-gateway-id INTERNET_GATEWAY --vpc-id vpc-1 --region eu-west-1
aws ec2 create-route --route-table-id rtb-a --destination-cidr-block 0.0.0.0/0 --gateway-id INTERNET_GATEWAY --region eu-west-1`,
    });
  });

  test('does not say that there is no internet gateway where they were not read', () => {
    const unread = within({ internetGateways: { items: [], missing: [refused] } });
    const step: StepOf<'nat-route-missing'> = { ...at(nat, table), code: 'nat-route-missing', data: noRoute };
    expect(say(step, unread).text).toBe(
      'nat-1 has no way out: rtb-a, the table of its subnet subnet-public-a, has no 0.0.0.0/0 route',
    );
    expect(say(step, unread).fix).not.toContain('create-internet-gateway');
  });

  test('answers over the peering connection that clients come by', () => {
    const side = (vpcId: string) => ({ vpcId, accountId: null, region: null, cidrs: [] });
    const peered = within({
      routeTables: whole([{ ...routeTable('rtb-peer', []), vpcId: 'vpc-2' }]),
      peeringConnections: whole([
        {
          id: 'pcx-1',
          scope,
          name: null,
          status: 'active',
          requester: side('vpc-1'),
          accepter: side('vpc-2'),
        },
      ]),
    });
    const step: StepOf<'return-route-missing'> = {
      ...at(interfaceEndpoint, ref('route-table', 'rtb-peer'), { way: 'back' }),
      code: 'return-route-missing',
      data: { routeTable: 'rtb-peer', destinations: ['client'], looked: [] },
    };
    expect(say(step, peered).fix).toContain(
      '--destination-cidr-block 10.0.1.0/24 --vpc-peering-connection-id pcx-1',
    );
  });

  test('speaks IPv6 where the packets do', () => {
    const data = { ...toService, family: 'ipv6', remote: ['2600:1f00::/24'], networkAcl: 'acl-1' } as const;
    expect(say({ ...at(client, acl, { rule: '*' }), code: 'client-out-acl-refuses', data }).fix).toContain(
      '--ipv6-cidr-block 2600:1f00::/24',
    );
    const groupData: StepData['client-group-refuses'] = {
      ...toService,
      family: 'ipv6',
      remote: ['2600:1f00::/24'],
      groups: ['sg-1'],
    };
    expect(say({ ...at(client, table), code: 'client-group-refuses', data: groupData }).fix).toContain(
      'Ipv6Ranges=[{CidrIpv6=2600:1f00::/24}]',
    );
  });

  test('names the VPC where many subnets ask', () => {
    const many = ['d', 'e', 'f', 'g'].map((letter, n) => subnet(`subnet-${letter}`, `10.0.${n + 20}.0/24`));
    const asked = within(
      { subnets: whole(many), vpcs: whole([vpc({ cidrs: [cidr('10.0.0.0/16'), cidr('2600:1f00::/56')] })]) },
      { subnetIds: many.map(({ id }) => id) },
    );
    const step: StepOf<'endpoint-group-refuses'> = {
      ...at(interfaceEndpoint, ref('security-group', 'sg-1')),
      code: 'endpoint-group-refuses',
      data: group,
    };
    expect(say(step, asked).fix).toContain('IpRanges=[{CidrIp=10.0.0.0/16}]');
  });
});
