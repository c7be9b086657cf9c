/** How what is declared is written. */
export type DeclaredForm = 'cloudformation' | 'terraform';

/** Words that the two forms have for one thing. */
type FormNames = Readonly<Record<DeclaredForm, string>>;

/** The options of a command by name, without dashes; a flag has no value. */
export type CommandOptions = ReadonlyMap<string, readonly string[]>;

/** What a command of the AWS CLI that changes something amounts to in a template or in Terraform's files. */
export interface DeclaredChange {
  /** The type of what is added or changed. */
  readonly type: FormNames;
  /** The option that names the thing whose properties change; null: a thing of its own is added. */
  readonly subject: string | null;
  /** Options that need more than a name: as plain ones, once for each thing that is added. */
  readonly plainly?: (options: CommandOptions) => readonly CommandOptions[];
}

function typed(cloudformation: string, terraform: string): FormNames {
  return { cloudformation: `AWS::${cloudformation}`, terraform: `aws_${terraform}` };
}

function added(cloudformation: string, terraform: string): DeclaredChange {
  return { type: typed(cloudformation, terraform), subject: null };
}

const route = added('EC2::Route', 'route');
const transitGatewayRoute = added('EC2::TransitGatewayRoute', 'ec2_transit_gateway_route');
const endpoint = typed('EC2::VPCEndpoint', 'vpc_endpoint');
const attachment = typed('EC2::TransitGatewayAttachment', 'ec2_transit_gateway_vpc_attachment');

/**
 * The commands that fixes consist of, by service and operation. Of names and types:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ and
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const declaredChanges: Readonly<Record<string, DeclaredChange>> = {
  'ec2 create-vpc-endpoint': { type: endpoint, subject: null },
  'ec2 modify-vpc-endpoint': { type: endpoint, subject: 'vpc-endpoint-id' },
  'ec2 modify-vpc-attribute': { type: typed('EC2::VPC', 'vpc'), subject: 'vpc-id' },
  'ec2 create-route': route,
  'ec2 replace-route': route,
  'ec2 associate-route-table': added('EC2::SubnetRouteTableAssociation', 'route_table_association'),
  'ec2 create-nat-gateway': added('EC2::NatGateway', 'nat_gateway'),
  'ec2 associate-nat-gateway-address': {
    type: typed('EC2::NatGateway', 'nat_gateway'),
    subject: 'nat-gateway-id',
  },
  'ec2 create-internet-gateway': added('EC2::InternetGateway', 'internet_gateway'),
  'ec2 create-egress-only-internet-gateway': added(
    'EC2::EgressOnlyInternetGateway',
    'egress_only_internet_gateway',
  ),
  'ec2 attach-internet-gateway': added('EC2::VPCGatewayAttachment', 'internet_gateway_attachment'),
  'ec2 associate-dhcp-options': added('EC2::VPCDHCPOptionsAssociation', 'vpc_dhcp_options_association'),
  'ec2 associate-address': added('EC2::EIPAssociation', 'eip_association'),
  'ec2 modify-network-interface-attribute': {
    type: typed('EC2::NetworkInterface', 'network_interface'),
    subject: 'network-interface-id',
  },
  'ec2 authorize-security-group-ingress': {
    ...added('EC2::SecurityGroupIngress', 'vpc_security_group_ingress_rule'),
    plainly: (options) => groupRules(options, 'source'),
  },
  'ec2 authorize-security-group-egress': {
    ...added('EC2::SecurityGroupEgress', 'vpc_security_group_egress_rule'),
    plainly: (options) => groupRules(options, 'destination'),
  },
  'ec2 create-network-acl-entry': {
    ...added('EC2::NetworkAclEntry', 'network_acl_rule'),
    plainly: (options) => [networkAclEntry(options)],
  },
  'ec2 create-transit-gateway-route': transitGatewayRoute,
  'ec2 replace-transit-gateway-route': transitGatewayRoute,
  'ec2 enable-transit-gateway-route-table-propagation': added(
    'EC2::TransitGatewayRouteTablePropagation',
    'ec2_transit_gateway_route_table_propagation',
  ),
  'ec2 create-transit-gateway-vpc-attachment': { type: attachment, subject: null },
  'ec2 modify-transit-gateway-vpc-attachment': { type: attachment, subject: 'transit-gateway-attachment-id' },
  'ec2 create-vpc-block-public-access-exclusion': added(
    'EC2::VPCBlockPublicAccessExclusion',
    'vpc_block_public_access_exclusion',
  ),
  'ec2 create-flow-logs': added('EC2::FlowLog', 'flow_log'),
  'route53resolver associate-resolver-query-log-config': added(
    'Route53Resolver::ResolverQueryLoggingConfigAssociation',
    'route53_resolver_query_log_config_association',
  ),
  'lambda update-function-configuration': {
    type: typed('Lambda::Function', 'lambda_function'),
    subject: 'function-name',
    plainly: (options) => [vpcConfig(options)],
  },
  'apigateway update-rest-api': {
    type: typed('ApiGateway::RestApi', 'api_gateway_rest_api'),
    subject: 'rest-api-id',
    plainly: (options) => [patched(options)],
  },
  'apigatewayv2 update-api': { type: typed('ApiGatewayV2::Api', 'apigatewayv2_api'), subject: 'api-id' },
};

/** Where the name of a property is not made from that of the option; null: the form has none. */
export const otherNames: Readonly<Record<string, Readonly<Partial<Record<DeclaredForm, string | null>>>>> = {
  'group-id': { terraform: 'security_group_id' },
  'cidr-ip': { terraform: 'cidr_ipv4' },
  'source-list-id': { cloudformation: 'SourcePrefixListId', terraform: 'prefix_list_id' },
  'destination-list-id': { cloudformation: 'DestinationPrefixListId', terraform: 'prefix_list_id' },
  'port-range.from': { terraform: 'from_port' },
  'port-range.to': { terraform: 'to_port' },
  'egress-only-internet-gateway-id': { terraform: 'egress_only_gateway_id' },
  'allocation-ids': { cloudformation: 'AllocationId', terraform: 'allocation_id' },
  'resource-ids': { cloudformation: 'ResourceId', terraform: 'vpc_id' },
  'resource-type': { terraform: null },
  'log-group-name': { terraform: 'log_destination' },
  'deliver-logs-permission-arn': { terraform: 'iam_role_arn' },
};

/** `IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.0.0/16}]`: a rule for each block. */
function groupRules(options: CommandOptions, peer: 'source' | 'destination'): readonly CommandOptions[] {
  const [permission = ''] = options.get('ip-permissions') ?? [];
  const fieldOf = (name: string): readonly string[] => {
    const found = new RegExp(`(?:^|,)${name}=([^,]+)`).exec(permission)?.[1];
    return found === undefined ? [] : [found];
  };
  const peers = [...permission.matchAll(/\{(CidrIp|CidrIpv6|PrefixListId)=([^}]+)\}/g)];
  return peers.map(
    ([, field, value = '']) =>
      new Map([
        ['group-id', options.get('group-id') ?? []],
        ['ip-protocol', fieldOf('IpProtocol')],
        ['from-port', fieldOf('FromPort')],
        ['to-port', fieldOf('ToPort')],
        [field === 'PrefixListId' ? `${peer}-list-id` : kebab(field ?? ''), [value]],
      ]),
  );
}

/** https://www.iana.org/assignments/protocol-numbers: CloudFormation takes the number, Terraform either. */
const protocolNumbers: Readonly<Record<string, string>> = { tcp: '6', udp: '17' };

function networkAclEntry(options: CommandOptions): CommandOptions {
  const [range = ''] = options.get('port-range') ?? [];
  const [, from = '', to = ''] = /^From=([^,]+),To=(.+)$/.exec(range) ?? [];
  const [protocol = ''] = options.get('protocol') ?? [];
  const { ['port-range']: _range, ingress: _ingress, ...others } = Object.fromEntries(options);
  return new Map([
    ...Object.entries(others),
    ['egress', [String(options.has('egress'))]],
    ['protocol', [protocolNumbers[protocol] ?? protocol]],
    ['port-range.from', [from]],
    ['port-range.to', [to]],
  ]);
}

/** `SubnetIds=subnet-1,subnet-2,SecurityGroupIds=sg-1`: the groups stay as they are. */
function vpcConfig(options: CommandOptions): CommandOptions {
  const [config = ''] = options.get('vpc-config') ?? [];
  const subnets = /SubnetIds=(.*?)(?:,SecurityGroupIds=|$)/.exec(config)?.[1] ?? '';
  return new Map([
    ['function-name', options.get('function-name') ?? []],
    ['vpc-config.subnet-ids', subnets.split(',')],
  ]);
}

/** `op=replace,path=/endpointConfiguration/ipAddressType,value=dualstack`. */
function patched(options: CommandOptions): CommandOptions {
  const [operation = ''] = options.get('patch-operations') ?? [];
  const [, path = '', value = ''] = /path=\/([^,]+),value=(.*)$/.exec(operation) ?? [];
  return new Map([
    ['rest-api-id', options.get('rest-api-id') ?? []],
    [path.split('/').map(kebab).join('.'), [value]],
  ]);
}

function kebab(name: string): string {
  return name.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
