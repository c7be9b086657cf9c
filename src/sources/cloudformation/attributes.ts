/** What an attribute of a resource comes to. */
export type Attribute =
  /** The id of the resource itself. */
  | { readonly kind: 'own-id' }
  /** What the property of this name says. */
  | { readonly kind: 'property'; readonly name: string }
  /** A list of what the property says. */
  | { readonly kind: 'list-of-property'; readonly name: string }
  /** A thing that AWS makes with the resource: the id is that of the resource, a dot and the attribute's name. */
  | { readonly kind: 'made-with-it'; readonly type: string }
  /** The IPv6 blocks of a VPC, as far as a VPCCidrBlock asks Amazon for one. */
  | { readonly kind: 'ipv6-blocks' }
  | { readonly kind: 'function-arn' }
  /** The names of an interface endpoint, each behind the id of its hosted zone and a colon. */
  | { readonly kind: 'endpoint-names' };

const ownId: Attribute = { kind: 'own-id' };
const sameProperty = (name: string): Attribute => ({ kind: 'property', name });

/**
 * What can be told offline of `Fn::GetAtt`, by type and attribute; everything else only deployment knows. Each type's
 * page says what its attributes are, under "Return values":
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const attributes: Readonly<Record<string, Readonly<Record<string, Attribute>>>> = {
  'AWS::EC2::VPC': {
    VpcId: ownId,
    CidrBlock: sameProperty('CidrBlock'),
    DefaultSecurityGroup: { kind: 'made-with-it', type: 'AWS::EC2::SecurityGroup' },
    DefaultNetworkAcl: { kind: 'made-with-it', type: 'AWS::EC2::NetworkAcl' },
    Ipv6CidrBlocks: { kind: 'ipv6-blocks' },
  },
  'AWS::EC2::VPCCidrBlock': { Id: ownId },
  'AWS::EC2::Subnet': {
    SubnetId: ownId,
    AvailabilityZone: sameProperty('AvailabilityZone'),
    AvailabilityZoneId: sameProperty('AvailabilityZoneId'),
    CidrBlock: sameProperty('CidrBlock'),
    Ipv6CidrBlocks: { kind: 'list-of-property', name: 'Ipv6CidrBlock' },
    NetworkAclAssociationId: { kind: 'made-with-it', type: 'AWS::EC2::SubnetNetworkAclAssociation' },
    VpcId: sameProperty('VpcId'),
  },
  'AWS::EC2::SecurityGroup': {
    GroupId: ownId,
    Id: ownId,
    GroupName: sameProperty('GroupName'),
    VpcId: sameProperty('VpcId'),
  },
  'AWS::EC2::SecurityGroupIngress': { Id: ownId },
  'AWS::EC2::SecurityGroupEgress': { Id: ownId },
  'AWS::EC2::RouteTable': { RouteTableId: ownId },
  'AWS::EC2::SubnetRouteTableAssociation': { Id: ownId },
  'AWS::EC2::InternetGateway': { InternetGatewayId: ownId },
  'AWS::EC2::EgressOnlyInternetGateway': { Id: ownId },
  'AWS::EC2::CarrierGateway': { CarrierGatewayId: ownId },
  'AWS::EC2::VPNGateway': { VPNGatewayId: ownId },
  'AWS::EC2::CustomerGateway': { CustomerGatewayId: ownId },
  'AWS::EC2::VPNConnection': { VpnConnectionId: ownId },
  'AWS::EC2::NatGateway': {
    NatGatewayId: ownId,
    RouteTableId: { kind: 'made-with-it', type: 'AWS::EC2::RouteTable' },
  },
  'AWS::EC2::EIP': { AllocationId: ownId },
  'AWS::EC2::NetworkAcl': { Id: ownId },
  'AWS::EC2::NetworkAclEntry': { Id: ownId },
  'AWS::EC2::SubnetNetworkAclAssociation': { AssociationId: ownId },
  'AWS::EC2::PrefixList': { PrefixListId: ownId },
  'AWS::EC2::DHCPOptions': { DhcpOptionsId: ownId },
  'AWS::EC2::VPCEndpoint': { Id: ownId, DnsEntries: { kind: 'endpoint-names' } },
  'AWS::EC2::VPCEndpointService': { ServiceId: ownId },
  'AWS::EC2::VPCPeeringConnection': { Id: ownId },
  'AWS::EC2::NetworkInterface': {
    Id: ownId,
    PrimaryPrivateIpAddress: sameProperty('PrivateIpAddress'),
  },
  'AWS::EC2::Instance': {
    InstanceId: ownId,
    AvailabilityZone: sameProperty('AvailabilityZone'),
    PrivateIp: sameProperty('PrivateIpAddress'),
  },
  'AWS::EC2::TransitGateway': { Id: ownId },
  'AWS::EC2::TransitGatewayAttachment': { Id: ownId },
  'AWS::EC2::TransitGatewayVpcAttachment': { Id: ownId },
  'AWS::EC2::TransitGatewayPeeringAttachment': { TransitGatewayAttachmentId: ownId },
  'AWS::EC2::TransitGatewayRouteTable': { TransitGatewayRouteTableId: ownId },
  'AWS::EC2::VPCBlockPublicAccessExclusion': { ExclusionId: ownId },
  'AWS::EC2::FlowLog': { Id: ownId },
  'AWS::Route53::HostedZone': { Id: ownId },
  'AWS::Route53Resolver::ResolverRule': {
    ResolverRuleId: ownId,
    DomainName: sameProperty('DomainName'),
    Name: sameProperty('Name'),
    ResolverEndpointId: sameProperty('ResolverEndpointId'),
  },
  'AWS::Route53Resolver::ResolverRuleAssociation': {
    ResolverRuleAssociationId: ownId,
    ResolverRuleId: sameProperty('ResolverRuleId'),
    VPCId: sameProperty('VPCId'),
  },
  'AWS::Route53Resolver::ResolverEndpoint': { ResolverEndpointId: ownId },
  'AWS::ApiGateway::RestApi': { RestApiId: ownId },
  'AWS::ApiGateway::Deployment': { DeploymentId: ownId },
  'AWS::ApiGatewayV2::Api': { ApiId: ownId },
  'AWS::ApiGatewayV2::VpcLink': { VpcLinkId: ownId },
  'AWS::Serverless::Api': { RestApiId: ownId },
  'AWS::Lambda::Function': { Arn: { kind: 'function-arn' } },
  'AWS::Serverless::Function': { Arn: { kind: 'function-arn' } },
};

/** What can be told of an attribute; undefined where only deployment knows it. */
export function attributeOf(type: string, name: string): Attribute | undefined {
  const ofType = Object.hasOwn(attributes, type) ? attributes[type] : undefined;
  return ofType !== undefined && Object.hasOwn(ofType, name) ? ofType[name] : undefined;
}
