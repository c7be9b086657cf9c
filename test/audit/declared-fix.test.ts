import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { declaredChanges } from '../../src/audit/declared-changes.ts';
import { declareFixes } from '../../src/audit/declared-fix.ts';
import { type Places } from '../../src/network/place.ts';
import { type Source } from '../../src/network/source.ts';

const sourceOf = (kind: Source['kind']): Source => ({
  kind,
  label: 'x',
  takenAt: null,
  caller: null,
  accounts: [],
  regions: [],
  hash: 'sha256:0',
});

const self = { file: 'x', line: 1, column: 1, path: 'x', construct: null };
const places: Places = new Map(
  ['vpc Vpc', 'vpc-endpoint Endpoint', 'route-table Table', 'subnet module.net.aws_subnet.a[0]'].map(
    (key) => [key, { self, properties: {}, rules: new Map() }],
  ),
);

const say = (kinds: readonly Source['kind'][], fix: string, isWritten = false): string | undefined =>
  declareFixes(kinds.map(sourceOf), places)?.(fix, isWritten);

const region = '--region eu-west-1';

/** A command, and what is to be written in a template and in Terraform's files. */
const changes: readonly (readonly [command: string, cloudformation: string, terraform: string])[] = [
  [
    `aws ec2 modify-vpc-endpoint --vpc-endpoint-id Endpoint --private-dns-enabled ${region}`,
    'set in Endpoint: PrivateDnsEnabled: true',
    'set in Endpoint: private_dns_enabled = true',
  ],
  [
    `aws ec2 modify-vpc-endpoint --vpc-endpoint-id Endpoint --no-private-dns-enabled ${region}`,
    'set in Endpoint: PrivateDnsEnabled: false',
    'set in Endpoint: private_dns_enabled = false',
  ],
  [
    `aws ec2 modify-vpc-endpoint --vpc-endpoint-id Endpoint --add-subnet-ids A B ${region}`,
    'add to SubnetIds of Endpoint: A, B',
    'add to subnet_ids of Endpoint: A, B',
  ],
  [
    `aws ec2 modify-vpc-attribute --vpc-id Vpc --enable-dns-hostnames Value=true ${region}`,
    'set in Vpc: EnableDnsHostnames: true',
    'set in Vpc: enable_dns_hostnames = true',
  ],
  [
    `aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id Vpc --subnet-ids A B --security-group-ids G --service-name com.amazonaws.eu-west-1.sqs --private-dns-enabled ${region}`,
    'add an AWS::EC2::VPCEndpoint with VpcEndpointType: Interface, VpcId: Vpc, SubnetIds: [A, B], SecurityGroupIds: [G], ServiceName: com.amazonaws.eu-west-1.sqs, PrivateDnsEnabled: true',
    'add an aws_vpc_endpoint with vpc_endpoint_type = Interface, vpc_id = Vpc, subnet_ids = [A, B], security_group_ids = [G], service_name = com.amazonaws.eu-west-1.sqs, private_dns_enabled = true',
  ],
  [
    `aws ec2 create-route --route-table-id Table --destination-ipv6-cidr-block ::/0 --egress-only-internet-gateway-id Gateway ${region}`,
    'add an AWS::EC2::Route with RouteTableId: Table, DestinationIpv6CidrBlock: ::/0, EgressOnlyInternetGatewayId: Gateway',
    'add an aws_route with route_table_id = Table, destination_ipv6_cidr_block = ::/0, egress_only_gateway_id = Gateway',
  ],
  [
    `aws ec2 replace-route --route-table-id Table --destination-cidr-block 0.0.0.0/0 --nat-gateway-id Nat ${region}`,
    'change the AWS::EC2::Route to RouteTableId: Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: Nat',
    'change the aws_route to route_table_id = Table, destination_cidr_block = 0.0.0.0/0, nat_gateway_id = Nat',
  ],
  [
    `aws ec2 authorize-security-group-ingress --group-id G --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.1.0/24},{CidrIp=10.0.2.0/24}]' ${region}`,
    'add an AWS::EC2::SecurityGroupIngress with GroupId: G, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.1.0/24\nadd an AWS::EC2::SecurityGroupIngress with GroupId: G, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.2.0/24',
    'add an aws_vpc_security_group_ingress_rule with security_group_id = G, ip_protocol = tcp, from_port = 443, to_port = 443, cidr_ipv4 = 10.0.1.0/24\nadd an aws_vpc_security_group_ingress_rule with security_group_id = G, ip_protocol = tcp, from_port = 443, to_port = 443, cidr_ipv4 = 10.0.2.0/24',
  ],
  [
    `aws ec2 authorize-security-group-egress --group-id G --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=pl-1}]' ${region}`,
    'add an AWS::EC2::SecurityGroupEgress with GroupId: G, IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationPrefixListId: pl-1',
    'add an aws_vpc_security_group_egress_rule with security_group_id = G, ip_protocol = tcp, from_port = 443, to_port = 443, prefix_list_id = pl-1',
  ],
  [
    `aws ec2 create-network-acl-entry --network-acl-id Acl --ingress --rule-number 90 --protocol tcp --port-range From=1024,To=65535 --ipv6-cidr-block ::/0 --rule-action allow ${region}`,
    'add an AWS::EC2::NetworkAclEntry with NetworkAclId: Acl, RuleNumber: 90, Protocol: 6, Ipv6CidrBlock: ::/0, RuleAction: allow, Egress: false, PortRange.From: 1024, PortRange.To: 65535',
    'add an aws_network_acl_rule with network_acl_id = Acl, rule_number = 90, protocol = 6, ipv6_cidr_block = ::/0, rule_action = allow, egress = false, from_port = 1024, to_port = 65535',
  ],
  [
    `aws ec2 create-internet-gateway ${region}`,
    'add an AWS::EC2::InternetGateway',
    'add an aws_internet_gateway',
  ],
  [
    `aws ec2 associate-nat-gateway-address --nat-gateway-id Nat --allocation-ids ALLOCATION_ID ${region}`,
    'set in Nat: AllocationId: ALLOCATION_ID',
    'set in Nat: allocation_id = ALLOCATION_ID',
  ],
  [
    `aws ec2 delete-vpc-endpoints --vpc-endpoint-ids Endpoint ${region}`,
    'remove Endpoint',
    'remove Endpoint',
  ],
  [
    `aws lambda update-function-configuration --function-name Fn --vpc-config SubnetIds=A,B,SecurityGroupIds=G,H ${region}`,
    'set in Fn: VpcConfig.SubnetIds: [A, B]',
    'set in Fn: vpc_config.subnet_ids = [A, B]',
  ],
  [
    `aws apigateway update-rest-api --rest-api-id Api --patch-operations op=replace,path=/endpointConfiguration/ipAddressType,value=dualstack ${region}`,
    'set in Api: EndpointConfiguration.IpAddressType: dualstack',
    'set in Api: endpoint_configuration.ip_address_type = dualstack',
  ],
  [
    `aws apigatewayv2 update-api --api-id Api --no-disable-execute-api-endpoint ${region}`,
    'set in Api: DisableExecuteApiEndpoint: false',
    'set in Api: disable_execute_api_endpoint = false',
  ],
  [
    'aws route53 disassociate-vpc-from-hosted-zone --hosted-zone-id Zone --vpc VPCRegion=eu-west-1,VPCId=Vpc',
    'take Vpc out of the VPCs of Zone',
    'take Vpc out of the VPCs of Zone',
  ],
  [
    `aws ec2 start-instances --instance-ids Instance ${region}`,
    `once it is deployed, and with the ids that it has then: aws ec2 start-instances --instance-ids Instance ${region}`,
    `once it is deployed, and with the ids that it has then: aws ec2 start-instances --instance-ids Instance ${region}`,
  ],
];

describe('a fix of what is not deployed', () => {
  test.each(changes)('%s', (command, cloudformation, terraform) => {
    expect(say(['cloudformation'], command)).toBe(cloudformation);
    expect(say(['cdk'], command)).toBe(cloudformation);
    expect(say(['terraform-plan'], command)).toBe(terraform);
  });

  test('keeps its words', () => {
    expect(
      say(
        ['cloudformation'],
        `by a NAT gateway:\n  aws ec2 create-route --route-table-id Table --destination-cidr-block 0.0.0.0/0 --nat-gateway-id N ${region}`,
      ),
    ).toBe(
      'by a NAT gateway:\nadd an AWS::EC2::Route with RouteTableId: Table, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: N',
    );
  });

  test('asks after deployment where it asks for what is not deployed', () => {
    const ask = (id: string): string => `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids ${id} ${region}`;
    expect(say(['cdk'], ask('Endpoint'))).toBe(
      `once it is deployed, and with the ids that it has then: ${ask('Endpoint')}`,
    );
    expect(say(['cdk'], ask('vpce-0a1'))).toBe(ask('vpce-0a1'));
  });

  test.each([
    ['module.net.aws_subnet.a[0]', 'a plan'],
    ['Vpc.MainRouteTable', 'what comes with a VPC'],
  ])('of %s (%s) laid over a snapshot is no command', (id) => {
    const fix = `aws ec2 create-nat-gateway --subnet-id ${id} --allocation-id A ${region}`;
    expect(say(['terraform-plan', 'aws-cli'], fix)).toMatch(/^add an aws_nat_gateway/);
  });

  test('of what exists below a plan stays a command, unless the plan says it', () => {
    const fix = `aws ec2 modify-vpc-attribute --vpc-id vpc-0a1 --enable-dns-support Value=true ${region}`;
    expect(say(['terraform-plan', 'aws-cli'], fix)).toBe(fix);
    expect(say(['terraform-plan', 'aws-cli'], fix, true)).toBe('set in vpc-0a1: enable_dns_support = true');
  });
});

test('where everything is deployed, commands stay', () => {
  expect(declareFixes([sourceOf('aws-cli'), sourceOf('live')], new Map())).toBeNull();
});

// A fix that a check will have one day must not be forgotten here.
describe('every command that a check or an offer writes', () => {
  const root = join(import.meta.dirname, '..', '..');
  const files = ['checks', 'checks/words', 'src/audit'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.ts') && !name.startsWith('declared-'))
      .map((name) => join(root, folder, name)),
  );
  const written = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\baws ([a-z\d]+ [a-z-]+)(?=[ `'$])/g)].map(
      ([, name = '']) => name,
    ),
  );
  const others = [
    'ec2 delete-vpc-endpoints',
    'route53 disassociate-vpc-from-hosted-zone',
    'ec2 wait',
    // Nothing of a template or plan changes these.
    'ec2 start-instances',
    'ec2 accept-vpc-peering-connection',
  ];
  const operations = [...new Set(written)].filter((name) => !/ (?:describe|get|list|search)-/.test(name));

  test.each(operations)('%s', (name) => {
    expect([...Object.keys(declaredChanges), ...others]).toContain(name);
  });

  test('was found', () => {
    expect(operations.length).toBeGreaterThan(20);
  });
});
