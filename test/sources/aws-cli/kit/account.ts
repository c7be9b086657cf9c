import { type CallName } from '../../../../src/sources/calls.ts';

/** The account and region of {@link account}. */
export const accountId = '111122223333';
export const region = 'eu-west-1';

/** The ids that the answers of {@link account} name. */
export const ids = {
  vpc: 'vpc-0a1',
  subnet: 'subnet-0a1',
  routeTable: 'rtb-0a1',
  group: 'sg-0a1',
  prefixList: 'pl-0a1',
  transitGateway: 'tgw-0a1',
  transitGatewayRouteTable: 'tgw-rtb-0a1',
  attachment: 'tgw-attach-0a1',
  zone: 'Z0A1B2C3',
  rule: 'rslvr-rr-0a1',
  networkInterface: 'eni-0a1',
} as const;

const associated = { State: 'associated' };

/** One answer to each call, in the shape that the AWS CLI documents; together one small, whole account. */
export function account(): Record<CallName, Record<string, unknown>> {
  return { ...foundation(), ...gateways(), ...connections(), ...names(), ...functions(), ...others() };
}

function foundation() {
  return {
    'ec2:DescribeVpcs': {
      Vpcs: [
        {
          VpcId: ids.vpc,
          OwnerId: accountId,
          CidrBlock: '10.0.0.0/16',
          CidrBlockAssociationSet: [
            { AssociationId: 'a', CidrBlock: '10.0.0.0/16', CidrBlockState: associated },
            { AssociationId: 'b', CidrBlock: '10.1.0.0/16', CidrBlockState: { State: 'disassociated' } },
          ],
          Ipv6CidrBlockAssociationSet: [
            { AssociationId: 'c', Ipv6CidrBlock: '2001:db8:1::/56', Ipv6CidrBlockState: associated },
          ],
          DhcpOptionsId: 'dopt-0a1',
          BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
          Tags: [{ Key: 'Name', Value: 'main' }],
        },
      ],
    },
    'ec2:DescribeVpcAttribute': { VpcId: ids.vpc, EnableDnsSupport: { Value: true } },
    'ec2:DescribeDhcpOptions': {
      DhcpOptions: [
        {
          DhcpOptionsId: 'dopt-0a1',
          OwnerId: accountId,
          DhcpConfigurations: [{ Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] }],
        },
      ],
    },
    'ec2:DescribeSubnets': {
      Subnets: [
        {
          SubnetId: ids.subnet,
          VpcId: ids.vpc,
          OwnerId: accountId,
          CidrBlock: '10.0.1.0/24',
          AvailabilityZone: 'eu-west-1a',
          AvailabilityZoneId: 'euw1-az1',
          AvailableIpAddressCount: 250,
          BlockPublicAccessStates: { InternetGatewayBlockMode: 'block-ingress' },
          SubnetArn: `arn:aws:ec2:eu-west-1:${accountId}:subnet/${ids.subnet}`,
        },
      ],
    },
    'ec2:DescribeRouteTables': {
      RouteTables: [
        {
          RouteTableId: ids.routeTable,
          VpcId: ids.vpc,
          OwnerId: accountId,
          Associations: [{ Main: true, RouteTableAssociationId: 'rtbassoc-1', AssociationState: associated }],
          Routes: [
            {
              DestinationCidrBlock: '10.0.0.0/16',
              GatewayId: 'local',
              Origin: 'CreateRouteTable',
              State: 'active',
            },
          ],
        },
      ],
    },
    'ec2:DescribeSecurityGroups': {
      SecurityGroups: [
        {
          GroupId: ids.group,
          GroupName: 'default',
          VpcId: ids.vpc,
          OwnerId: accountId,
          IpPermissions: [],
          IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        },
      ],
    },
    'ec2:DescribeSecurityGroupRules': {
      SecurityGroupRules: [
        {
          SecurityGroupRuleId: 'sgr-1',
          GroupId: ids.group,
          GroupOwnerId: accountId,
          IsEgress: true,
          IpProtocol: '-1',
          FromPort: -1,
          ToPort: -1,
          CidrIpv4: '0.0.0.0/0',
        },
      ],
    },
    'ec2:DescribeNetworkAcls': {
      NetworkAcls: [
        {
          NetworkAclId: 'acl-0a1',
          VpcId: ids.vpc,
          OwnerId: accountId,
          IsDefault: true,
          Associations: [{ SubnetId: ids.subnet }],
          Entries: [],
        },
      ],
    },
  };
}

function gateways() {
  return {
    'ec2:DescribeInternetGateways': {
      InternetGateways: [
        {
          InternetGatewayId: 'igw-0a1',
          OwnerId: accountId,
          Attachments: [{ VpcId: ids.vpc, State: 'available' }],
        },
      ],
    },
    'ec2:DescribeEgressOnlyInternetGateways': {
      EgressOnlyInternetGateways: [
        { EgressOnlyInternetGatewayId: 'eigw-0a1', Attachments: [{ VpcId: ids.vpc, State: 'attached' }] },
      ],
    },
    'ec2:DescribeNatGateways': {
      NatGateways: [
        {
          NatGatewayId: 'nat-0a1',
          VpcId: ids.vpc,
          SubnetId: ids.subnet,
          State: 'available',
          ConnectivityType: 'public',
          NatGatewayAddresses: [{ PrivateIp: '10.0.1.10', PublicIp: '3.3.3.3' }],
        },
      ],
    },
    'ec2:DescribeVpcEndpoints': {
      VpcEndpoints: [
        {
          VpcEndpointId: 'vpce-0a1',
          VpcEndpointType: 'Interface',
          VpcId: ids.vpc,
          OwnerId: accountId,
          ServiceName: 'com.amazonaws.eu-west-1.execute-api',
          State: 'available',
          PolicyDocument: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
          SubnetIds: [ids.subnet],
          Groups: [{ GroupId: ids.group, GroupName: 'default' }],
          PrivateDnsEnabled: true,
          NetworkInterfaceIds: [ids.networkInterface],
          DnsEntries: [{ DnsName: '*.execute-api.eu-west-1.amazonaws.com', HostedZoneId: 'Z1' }],
        },
      ],
    },
    'ec2:DescribeVpcEndpointServices': {
      ServiceNames: ['com.amazonaws.eu-west-1.s3'],
      ServiceDetails: [
        {
          ServiceName: 'com.amazonaws.eu-west-1.s3',
          ServiceType: [{ ServiceType: 'Gateway' }],
          AvailabilityZones: ['eu-west-1a'],
          Owner: 'amazon',
        },
      ],
    },
    'ec2:DescribeNetworkInterfaces': {
      NetworkInterfaces: [
        {
          NetworkInterfaceId: ids.networkInterface,
          VpcId: ids.vpc,
          SubnetId: ids.subnet,
          OwnerId: accountId,
          AvailabilityZone: 'eu-west-1a',
          InterfaceType: 'vpc_endpoint',
          PrivateIpAddress: '10.0.1.20',
          PrivateIpAddresses: [{ PrivateIpAddress: '10.0.1.20', Primary: true }],
          Groups: [{ GroupId: ids.group, GroupName: 'default' }],
          SourceDestCheck: true,
          TagSet: [],
        },
      ],
    },
    'ec2:DescribeInstances': {
      Reservations: [
        {
          OwnerId: accountId,
          Instances: [
            {
              InstanceId: 'i-0a1',
              State: { Code: 16, Name: 'running' },
              NetworkInterfaces: [{ NetworkInterfaceId: 'eni-0b2' }],
              Placement: { AvailabilityZone: 'eu-west-1a' },
            },
          ],
        },
      ],
    },
  };
}

function connections() {
  return {
    'ec2:DescribeManagedPrefixLists': {
      PrefixLists: [
        {
          PrefixListId: ids.prefixList,
          PrefixListName: 'com.amazonaws.eu-west-1.s3',
          PrefixListArn: `arn:aws:ec2:eu-west-1:aws:prefix-list/${ids.prefixList}`,
          OwnerId: 'AWS',
        },
      ],
    },
    'ec2:DescribePrefixLists': {
      PrefixLists: [
        {
          PrefixListId: ids.prefixList,
          PrefixListName: 'com.amazonaws.eu-west-1.s3',
          Cidrs: ['52.218.0.0/17'],
        },
      ],
    },
    'ec2:GetManagedPrefixListEntries': { Entries: [{ Cidr: '52.218.0.0/17' }] },
    'ec2:DescribeVpcPeeringConnections': {
      VpcPeeringConnections: [
        {
          VpcPeeringConnectionId: 'pcx-0a1',
          Status: { Code: 'active' },
          RequesterVpcInfo: {
            VpcId: ids.vpc,
            OwnerId: accountId,
            Region: region,
            CidrBlock: '10.0.0.0/16',
            CidrBlockSet: [{ CidrBlock: '10.0.0.0/16' }],
          },
          AccepterVpcInfo: { VpcId: 'vpc-0b2', OwnerId: '444455556666', Region: region },
        },
      ],
    },
    'ec2:DescribeTransitGateways': { TransitGateways: [{ TransitGatewayId: ids.transitGateway }] },
    'ec2:DescribeTransitGatewayVpcAttachments': {
      TransitGatewayVpcAttachments: [
        {
          TransitGatewayAttachmentId: ids.attachment,
          TransitGatewayId: ids.transitGateway,
          VpcId: ids.vpc,
          VpcOwnerId: accountId,
          State: 'available',
          SubnetIds: [ids.subnet],
          Options: { ApplianceModeSupport: 'enable' },
        },
      ],
    },
    'ec2:DescribeTransitGatewayAttachments': {
      TransitGatewayAttachments: [
        {
          TransitGatewayAttachmentId: 'tgw-attach-0b2',
          TransitGatewayId: ids.transitGateway,
          ResourceType: 'vpn',
          ResourceId: 'vpn-0a1',
          ResourceOwnerId: accountId,
          State: 'available',
        },
      ],
    },
    'ec2:DescribeTransitGatewayRouteTables': {
      TransitGatewayRouteTables: [
        {
          TransitGatewayRouteTableId: ids.transitGatewayRouteTable,
          TransitGatewayId: ids.transitGateway,
          State: 'available',
        },
      ],
    },
    'ec2:SearchTransitGatewayRoutes': {
      Routes: [
        {
          DestinationCidrBlock: '10.0.0.0/16',
          TransitGatewayAttachments: [
            { ResourceId: ids.vpc, TransitGatewayAttachmentId: ids.attachment, ResourceType: 'vpc' },
          ],
          Type: 'propagated',
          State: 'active',
        },
      ],
      AdditionalRoutesAvailable: false,
    },
    'ec2:GetTransitGatewayRouteTableAssociations': {
      Associations: [
        {
          TransitGatewayAttachmentId: ids.attachment,
          ResourceId: ids.vpc,
          ResourceType: 'vpc',
          State: 'associated',
        },
      ],
    },
  };
}

function names() {
  return {
    'route53:ListHostedZonesByVPC': {
      HostedZoneSummaries: [
        { HostedZoneId: ids.zone, Name: 'example.com.', Owner: { OwningAccount: accountId } },
      ],
      MaxItems: '100',
    },
    'route53:GetHostedZone': {
      HostedZone: {
        Id: `/hostedzone/${ids.zone}`,
        Name: 'example.com.',
        Config: { PrivateZone: true },
      },
      VPCs: [{ VPCRegion: region, VPCId: ids.vpc }],
    },
    'route53:ListHostedZones': { HostedZones: [{ Id: `/hostedzone/${ids.zone}`, Name: 'example.com.' }] },
    'route53:ListResourceRecordSets': {
      ResourceRecordSets: [
        { Name: 'a.example.com.', Type: 'A', TTL: 60, ResourceRecords: [{ Value: '10.0.1.20' }] },
      ],
    },
    'route53resolver:ListResolverRules': {
      ResolverRules: [{ Id: ids.rule, DomainName: 'corp.example.', RuleType: 'FORWARD', Name: 'corp' }],
    },
    'route53resolver:ListResolverRuleAssociations': {
      ResolverRuleAssociations: [
        { Id: 'rslvr-rrassoc-1', ResolverRuleId: ids.rule, VPCId: ids.vpc, Status: 'COMPLETE' },
      ],
    },
  };
}

function functionConfiguration(name: string) {
  return {
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:eu-west-1:${accountId}:function:${name}`,
    VpcConfig: { VpcId: ids.vpc, SubnetIds: [ids.subnet], SecurityGroupIds: [ids.group] },
    Environment: { Variables: { SECRET: 'hunter2' } },
  };
}

function functions() {
  return {
    'lambda:ListFunctions': { Functions: [functionConfiguration('one')] },
    'lambda:GetFunctionConfiguration': functionConfiguration('two'),
    'lambda:GetFunction': { Configuration: functionConfiguration('three'), Code: { Location: 'https://x' } },
  };
}

function others() {
  return {
    'ec2:DescribeVpcBlockPublicAccessOptions': {
      VpcBlockPublicAccessOptions: {
        AwsAccountId: accountId,
        AwsRegion: region,
        State: 'default-state',
        InternetGatewayBlockMode: 'off',
      },
    },
    'ec2:DescribeVpcBlockPublicAccessExclusions': { VpcBlockPublicAccessExclusions: [] },
    'ec2:DescribeAddresses': {
      Addresses: [{ PublicIp: '3.3.3.4', NetworkInterfaceId: ids.networkInterface }],
    },
    'sts:GetCallerIdentity': {
      UserId: 'AIDA',
      Account: accountId,
      Arn: `arn:aws:iam::${accountId}:user/someone`,
    },
    'apigateway:GetRestApis': {
      items: [
        {
          id: 'p1q2r3s4t5',
          name: 'stock',
          apiKeySource: 'HEADER',
          endpointConfiguration: {
            types: ['PRIVATE'],
            ipAddressType: 'dualstack',
            vpcEndpointIds: ['vpce-0a1'],
          },
          disableExecuteApiEndpoint: false,
        },
      ],
    },
    'apigateway:GetDomainNames': { items: [{ domainName: 'api.example.com' }] },
    'apigatewayv2:GetApis': {
      Items: [{ ApiId: 'a1b2c3d4e5', Name: 'orders', ProtocolType: 'HTTP', IpAddressType: 'ipv4' }],
    },
    'apigatewayv2:GetDomainNames': { Items: [{ DomainName: 'orders.example.com' }] },
    'ec2:DescribeFlowLogs': { FlowLogs: [{ FlowLogId: 'fl-0a1', ResourceId: ids.vpc }] },
    'network-firewall:ListFirewalls': { Firewalls: [{ FirewallName: 'egress' }] },
    'route53profiles:ListProfileAssociations': {
      ProfileAssociations: [{ ProfileId: 'rp-0a1', ResourceId: ids.vpc }],
    },
    'route53profiles:ListProfileResourceAssociations': {
      ProfileResourceAssociations: [
        {
          ProfileId: 'rp-0a1',
          ResourceArn: `arn:aws:route53:::hostedzone/${ids.zone}`,
          ResourceType: 'PRIVATE_HOSTED_ZONE',
          Status: 'COMPLETE',
        },
      ],
    },
    'route53resolver:ListResolverQueryLogConfigAssociations': {
      ResolverQueryLogConfigAssociations: [{ Id: 'rqlca-0a1', ResourceId: ids.vpc }],
    },
  };
}
