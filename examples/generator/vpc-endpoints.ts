import { type DnsEntry } from '@aws-sdk/client-ec2';
import { accountId, named, region } from './account.ts';
import { type CliJson, type CliVpcEndpoint, type CliVpcEndpoints } from './cli-json.ts';
import { type EndpointService, type Example } from './example.ts';
import { privateNames, serviceName } from './endpoint-services.ts';
import { type ExampleInterface } from './network-interfaces.ts';
import { endpointsGroup } from './security-groups.ts';
import { type ExampleSubnet, privateSubnetA, privateSubnetC } from './subnets.ts';
import { vpcId } from './vpc.ts';

/** What is an endpoint's own; the rest both endpoints have in common. */
interface ExampleEndpoint {
  readonly id: string;
  /** The part of its host names that AWS makes up. */
  readonly hash: string;
  /** The hidden hosted zone of its private names. */
  readonly privateZoneId: string;
  readonly createdAt: string;
  readonly interfaces: readonly ExampleInterface[];
}

/** The hosted zone of all the region's `vpce.amazonaws.com` names. */
const publicZoneId = 'Z2E726K9Y6RL4W';

/** The policy that AWS gives an endpoint for which none was asked, as AWS writes it. */
const fullAccess = [
  '{',
  '  "Statement": [',
  '    {',
  '      "Action": "*", ',
  '      "Effect": "Allow", ',
  '      "Principal": "*", ',
  '      "Resource": "*"',
  '    }',
  '  ]',
  '}',
].join('\n');

const executeApiId = 'vpce-0d5a8f2c6e1b93740';
const apigatewayId = 'vpce-0e7b1d4a9f3c62850';

const exampleEndpoints: Readonly<Record<EndpointService, ExampleEndpoint>> = {
  'execute-api': {
    id: executeApiId,
    hash: 'k3v9x2qd',
    privateZoneId: 'Z04817262TQ9XKD5M3VHA',
    createdAt: '2026-10-05T02:14:09.318000+00:00',
    interfaces: [
      interfaceOf(executeApiId, privateSubnetA, {
        id: 'eni-0d38b5fad7e401692',
        address: '10.0.2.84',
        macAddress: '06:7d:e0:24:b9:5b',
        attachmentId: 'ela-attach-004cbe9f612d5a873',
      }),
      interfaceOf(executeApiId, privateSubnetC, {
        id: 'eni-0e49c60be8f5127a3',
        address: '10.0.3.129',
        macAddress: '0a:1c:83:f7:46:d9',
        attachmentId: 'ela-attach-015dcfa0723e6b984',
      }),
    ],
  },
  apigateway: {
    id: apigatewayId,
    hash: 'w7m4n8zc',
    privateZoneId: 'Z0923154BH7RNW8C2LPY',
    createdAt: '2026-10-05T02:16:52.047000+00:00',
    interfaces: [
      interfaceOf(apigatewayId, privateSubnetA, {
        id: 'eni-0f5ad71cf906238b4',
        address: '10.0.2.201',
        macAddress: '06:c8:3f:5a:71:e3',
        attachmentId: 'ela-attach-026ed0b1834f7ca95',
      }),
      interfaceOf(apigatewayId, privateSubnetC, {
        id: 'eni-006be82d0a17349c5',
        address: '10.0.3.176',
        macAddress: '0a:52:bd:0e:98:67',
        attachmentId: 'ela-attach-037fe1c294508dba6',
      }),
    ],
  },
};

/** The network interfaces of an example's endpoints. */
export function endpointInterfacesOf(example: Example): readonly ExampleInterface[] {
  return example.endpoints.flatMap((service) => exampleEndpoints[service].interfaces);
}

/** `aws ec2 describe-vpc-endpoints` */
export function describeVpcEndpoints(example: Example) {
  return { VpcEndpoints: example.endpoints.map(describedEndpoint) } satisfies CliVpcEndpoints;
}

function describedEndpoint(service: EndpointService) {
  const { id, createdAt, interfaces } = exampleEndpoints[service];
  return {
    VpcEndpointId: id,
    VpcEndpointType: 'Interface',
    VpcId: vpcId,
    ServiceName: serviceName(service),
    State: 'available',
    PolicyDocument: fullAccess,
    RouteTableIds: [],
    SubnetIds: interfaces.map((each) => each.subnet.id),
    Groups: [endpointsGroup],
    IpAddressType: 'ipv4',
    DnsOptions: { DnsRecordIpType: 'ipv4' },
    PrivateDnsEnabled: true,
    RequesterManaged: false,
    NetworkInterfaceIds: interfaces.map((each) => each.id),
    DnsEntries: dnsEntries(service),
    CreationTimestamp: createdAt,
    Tags: named(`example-${service}`),
    OwnerId: accountId,
    ServiceRegion: region,
  } satisfies CliVpcEndpoint;
}

/** The names of the region, of each zone, and last the private ones. */
function dnsEntries(service: EndpointService) {
  const { id, hash, privateZoneId, interfaces } = exampleEndpoints[service];
  const zoneSuffixes = ['', ...interfaces.map((each) => `-${each.subnet.zone.name}`)];
  return [
    ...zoneSuffixes.map((suffix) =>
      dnsEntry(`${id}-${hash}${suffix}.${service}.${region}.vpce.amazonaws.com`, publicZoneId),
    ),
    ...privateNames[service].map((name) => dnsEntry(name, privateZoneId)),
  ];
}

function dnsEntry(DnsName: string, HostedZoneId: string) {
  return { DnsName, HostedZoneId } satisfies CliJson<DnsEntry>;
}

function interfaceOf(
  endpointId: string,
  subnet: ExampleSubnet,
  own: Pick<ExampleInterface, 'id' | 'address' | 'macAddress' | 'attachmentId'>,
): ExampleInterface {
  return {
    ...own,
    subnet,
    description: `VPC Endpoint Interface ${endpointId}`,
    type: 'vpc_endpoint',
    groups: [endpointsGroup],
    requesterId: '727180483921',
    requesterManaged: true,
    sourceDestCheck: true,
  };
}
