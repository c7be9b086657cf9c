/** What CloudFormation or AWS takes for a property that a template leaves out, and where AWS says so. */
export interface Default {
  readonly value: boolean | string;
  readonly source: string;
}

const reference = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
const vpcPage = `${reference}/aws-resource-ec2-vpc.html`;
const subnetPage = `${reference}/aws-resource-ec2-subnet.html`;
const natPage = `${reference}/aws-resource-ec2-natgateway.html`;
const endpointPage = `${reference}/aws-resource-ec2-vpcendpoint.html`;
const interfacePage = `${reference}/aws-resource-ec2-networkinterface.html`;
const instancePage = `${reference}/aws-resource-ec2-instance.html`;
const transitGatewayPage = `${reference}/aws-resource-ec2-transitgateway.html`;
const restApiPage = `${reference}/aws-resource-apigateway-restapi.html`;
const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide';

/**
 * What stands in the place of properties that a CloudFormation template leaves out: by type and property. The API, the
 * CDK and Terraform have defaults of their own, which often differ (private DNS, a group's egress): none is taken from
 * there.
 */
export const defaults = {
  'AWS::EC2::VPC': {
    EnableDnsSupport: { value: true, source: vpcPage },
    EnableDnsHostnames: { value: false, source: vpcPage },
  },
  'AWS::EC2::Subnet': {
    Ipv6Native: { value: false, source: subnetPage },
    EnableDns64: {
      value: false,
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
    },
    MapPublicIpOnLaunch: { value: false, source: subnetPage },
  },
  'AWS::EC2::NatGateway': {
    ConnectivityType: { value: 'public', source: natPage },
    AvailabilityMode: {
      value: 'zonal',
      source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html',
    },
  },
  'AWS::EC2::VPCEndpoint': {
    VpcEndpointType: { value: 'Gateway', source: endpointPage },
    /** Not the API's: CreateVpcEndpoint has true. https://github.com/awsdocs/aws-cloudformation-user-guide/pull/391 */
    PrivateDnsEnabled: { value: false, source: endpointPage },
    /** The attribute of the VPC that the group is. */
    SecurityGroupIds: { value: 'DefaultSecurityGroup', source: endpointPage },
    PolicyDocument: { value: 'full-access', source: endpointPage },
    /** Of S3's interface endpoints with private DNS: deployment fails without a gateway endpoint beside them. */
    PrivateDnsOnlyForInboundResolverEndpoint: {
      value: true,
      source:
        'https://aws.amazon.com/blogs/storage/introducing-private-dns-support-for-amazon-s3-with-aws-privatelink/',
    },
  },
  'AWS::EC2::SecurityGroup': {
    /** AWS's own rule, which goes with the first rule that a template writes, inline or separate. */
    SecurityGroupEgress: {
      value: 'all-egress',
      source: `${reference}/aws-resource-ec2-securitygroup.html`,
    },
  },
  'AWS::EC2::NetworkAclEntry': {
    Egress: { value: false, source: `${reference}/aws-resource-ec2-networkaclentry.html` },
  },
  'AWS::EC2::NetworkInterface': {
    InterfaceType: { value: 'interface', source: interfacePage },
    SourceDestCheck: { value: true, source: interfacePage },
    /** The attribute of the VPC that the group is. */
    GroupSet: {
      value: 'DefaultSecurityGroup',
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
    },
  },
  'AWS::EC2::Instance': {
    SourceDestCheck: { value: true, source: instancePage },
    /** The attribute of the VPC that the group is. */
    SecurityGroupIds: {
      value: 'DefaultSecurityGroup',
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html',
    },
  },
  'AWS::EC2::DHCPOptions': {
    DomainNameServers: {
      value: 'AmazonProvidedDNS',
      source: `${reference}/aws-resource-ec2-dhcpoptions.html`,
    },
  },
  'AWS::EC2::TransitGateway': {
    DefaultRouteTableAssociation: { value: 'enable', source: transitGatewayPage },
    DefaultRouteTablePropagation: { value: 'enable', source: transitGatewayPage },
  },
  'AWS::EC2::TransitGatewayAttachment': {
    ApplianceModeSupport: {
      value: 'disable',
      source: `${reference}/aws-properties-ec2-transitgatewayattachment-options.html`,
    },
  },
  'AWS::EC2::TransitGatewayRoute': {
    Blackhole: { value: false, source: `${reference}/aws-resource-ec2-transitgatewayroute.html` },
  },
  'AWS::Lambda::Function': {
    Ipv6AllowedForDualStack: {
      value: false,
      source: 'https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html',
    },
  },
  'AWS::ApiGateway::RestApi': {
    EndpointConfiguration: {
      value: 'EDGE',
      source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html',
    },
    IpAddressType: { value: 'ipv4', source: `${guide}/api-gateway-ip-address-type.html` },
    DisableExecuteApiEndpoint: { value: false, source: restApiPage },
  },
  'AWS::Serverless::Api': {
    EndpointConfiguration: {
      value: 'EDGE',
      source:
        'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html',
    },
  },
  'AWS::ApiGatewayV2::Api': {
    /** Only HTTP APIs are imported from an OpenAPI document, and those need not say what they are. */
    ProtocolType: { value: 'HTTP', source: `${reference}/aws-resource-apigatewayv2-api.html` },
    IpAddressType: { value: 'ipv4', source: `${guide}/http-api-ip-address-type.html` },
    DisableExecuteApiEndpoint: { value: false, source: `${reference}/aws-resource-apigatewayv2-api.html` },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Default>>>>;
