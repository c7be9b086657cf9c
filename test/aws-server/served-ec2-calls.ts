import { nextToken, type ServedCall } from './served-call.ts';

// What most items have.
const inVpc = { 'vpc-id': 'VpcId' };
const inSubnet = { ...inVpc, 'subnet-id': 'SubnetId' };
const attached = { 'attachment.vpc-id': 'Attachments.VpcId' };
const state = { state: 'State' };
const onTransitGateway = { ...state, 'transit-gateway-id': 'TransitGatewayId' };
const resource = { 'resource-id': 'ResourceId', 'resource-type': 'ResourceType' };
const attachment = { 'transit-gateway-attachment-id': 'TransitGatewayAttachmentId' };

function listed(
  list: string,
  parameters: Readonly<Record<string, string>> = {},
  filters: Readonly<Record<string, string>> = {},
): ServedCall {
  return { lists: [list], paging: nextToken, parameters, filters };
}

function unpaged(call: ServedCall): ServedCall {
  return { ...call, paging: 'none' };
}

/** The calls of EC2; the filters are those of the API reference that a caller here may want. */
export const ec2Calls: Readonly<Record<string, ServedCall>> = {
  'ec2:DescribeVpcs': listed('Vpcs', { VpcIds: 'VpcId' }, { ...inVpc, ...state, 'owner-id': 'OwnerId' }),
  'ec2:DescribeVpcAttribute': { lists: [], paging: 'none', about: 'VpcId' },
  'ec2:DescribeDhcpOptions': listed(
    'DhcpOptions',
    { DhcpOptionsIds: 'DhcpOptionsId' },
    { 'dhcp-options-id': 'DhcpOptionsId' },
  ),
  'ec2:DescribeSubnets': listed(
    'Subnets',
    { SubnetIds: 'SubnetId' },
    { ...inSubnet, ...state, 'availability-zone': 'AvailabilityZone' },
  ),
  'ec2:DescribeRouteTables': listed(
    'RouteTables',
    { RouteTableIds: 'RouteTableId' },
    {
      ...inVpc,
      'association.subnet-id': 'Associations.SubnetId',
      'association.gateway-id': 'Associations.GatewayId',
    },
  ),
  'ec2:DescribeInternetGateways': listed(
    'InternetGateways',
    { InternetGatewayIds: 'InternetGatewayId' },
    attached,
  ),
  'ec2:DescribeEgressOnlyInternetGateways': listed('EgressOnlyInternetGateways', {
    EgressOnlyInternetGatewayIds: 'EgressOnlyInternetGatewayId',
  }),
  'ec2:DescribeNatGateways': listed(
    'NatGateways',
    { NatGatewayIds: 'NatGatewayId' },
    { ...inSubnet, ...state },
  ),
  'ec2:DescribeVpcEndpoints': listed(
    'VpcEndpoints',
    { VpcEndpointIds: 'VpcEndpointId' },
    {
      ...inVpc,
      'service-name': 'ServiceName',
      'vpc-endpoint-type': 'VpcEndpointType',
      'vpc-endpoint-state': 'State',
    },
  ),
  'ec2:DescribeVpcEndpointServices': {
    lists: ['ServiceDetails', 'ServiceNames'],
    paging: nextToken,
    parameters: { ServiceNames: 'ServiceName' },
    filters: { 'service-name': 'ServiceName', 'service-type': 'ServiceType.ServiceType', owner: 'Owner' },
  },
  'ec2:DescribeNetworkInterfaces': listed(
    'NetworkInterfaces',
    { NetworkInterfaceIds: 'NetworkInterfaceId' },
    {
      ...inSubnet,
      'interface-type': 'InterfaceType',
      'network-interface-id': 'NetworkInterfaceId',
      'group-id': 'Groups.GroupId',
      'private-ip-address': 'PrivateIpAddress',
      status: 'Status',
    },
  ),
  'ec2:DescribeInstances': listed(
    'Reservations',
    { InstanceIds: 'Instances.InstanceId' },
    {
      'vpc-id': 'Instances.VpcId',
      'instance-id': 'Instances.InstanceId',
      'network-interface.network-interface-id': 'Instances.NetworkInterfaces.NetworkInterfaceId',
    },
  ),
  'ec2:DescribeSecurityGroups': listed(
    'SecurityGroups',
    { GroupIds: 'GroupId' },
    { ...inVpc, 'group-id': 'GroupId' },
  ),
  'ec2:DescribeSecurityGroupRules': listed(
    'SecurityGroupRules',
    { SecurityGroupRuleIds: 'SecurityGroupRuleId' },
    { 'group-id': 'GroupId', 'security-group-rule-id': 'SecurityGroupRuleId' },
  ),
  'ec2:DescribeNetworkAcls': listed(
    'NetworkAcls',
    { NetworkAclIds: 'NetworkAclId' },
    { ...inVpc, 'association.subnet-id': 'Associations.SubnetId' },
  ),
  'ec2:DescribeManagedPrefixLists': listed(
    'PrefixLists',
    { PrefixListIds: 'PrefixListId' },
    { 'owner-id': 'OwnerId', 'prefix-list-id': 'PrefixListId', 'prefix-list-name': 'PrefixListName' },
  ),
  'ec2:DescribePrefixLists': listed(
    'PrefixLists',
    { PrefixListIds: 'PrefixListId' },
    { 'prefix-list-id': 'PrefixListId', 'prefix-list-name': 'PrefixListName' },
  ),
  'ec2:GetManagedPrefixListEntries': { lists: ['Entries'], paging: nextToken, about: 'PrefixListId' },
  'ec2:DescribeVpcPeeringConnections': listed(
    'VpcPeeringConnections',
    { VpcPeeringConnectionIds: 'VpcPeeringConnectionId' },
    {
      'requester-vpc-info.vpc-id': 'RequesterVpcInfo.VpcId',
      'accepter-vpc-info.vpc-id': 'AccepterVpcInfo.VpcId',
      'status-code': 'Status.Code',
    },
  ),
  'ec2:DescribeTransitGateways': listed('TransitGateways', { TransitGatewayIds: 'TransitGatewayId' }, state),
  'ec2:DescribeTransitGatewayVpcAttachments': listed(
    'TransitGatewayVpcAttachments',
    { TransitGatewayAttachmentIds: 'TransitGatewayAttachmentId' },
    { ...onTransitGateway, ...attachment, ...inVpc },
  ),
  'ec2:DescribeTransitGatewayAttachments': listed(
    'TransitGatewayAttachments',
    { TransitGatewayAttachmentIds: 'TransitGatewayAttachmentId' },
    { ...onTransitGateway, ...attachment, ...resource },
  ),
  'ec2:DescribeTransitGatewayRouteTables': listed(
    'TransitGatewayRouteTables',
    { TransitGatewayRouteTableIds: 'TransitGatewayRouteTableId' },
    { ...onTransitGateway, 'transit-gateway-route-table-id': 'TransitGatewayRouteTableId' },
  ),
  'ec2:SearchTransitGatewayRoutes': {
    lists: ['Routes'],
    paging: { ...nextToken, truncated: 'AdditionalRoutesAvailable' },
    about: 'TransitGatewayRouteTableId',
    filters: { ...state, type: 'Type', 'prefix-list-id': 'PrefixListId' },
  },
  'ec2:GetTransitGatewayRouteTableAssociations': {
    lists: ['Associations'],
    paging: nextToken,
    about: 'TransitGatewayRouteTableId',
    filters: { ...resource, ...attachment },
  },
  'ec2:DescribeVpcBlockPublicAccessOptions': { lists: [], paging: 'none' },
  'ec2:DescribeVpcBlockPublicAccessExclusions': listed(
    'VpcBlockPublicAccessExclusions',
    { ExclusionIds: 'ExclusionId' },
    { ...state, 'resource-arn': 'ResourceArn' },
  ),
  'ec2:DescribeAddresses': unpaged(
    listed(
      'Addresses',
      { AllocationIds: 'AllocationId', PublicIps: 'PublicIp' },
      { 'network-interface-id': 'NetworkInterfaceId', 'allocation-id': 'AllocationId' },
    ),
  ),
  'ec2:DescribeFlowLogs': listed('FlowLogs', { FlowLogIds: 'FlowLogId' }, { 'resource-id': 'ResourceId' }),
  'ec2:DescribeRegions': unpaged(
    listed('Regions', { RegionNames: 'RegionName' }, { 'region-name': 'RegionName' }),
  ),
  'ec2:DescribeAvailabilityZones': unpaged(
    listed(
      'AvailabilityZones',
      { ZoneNames: 'ZoneName', ZoneIds: 'ZoneId' },
      { ...state, 'region-name': 'RegionName', 'zone-name': 'ZoneName', 'zone-type': 'ZoneType' },
    ),
  ),
};
