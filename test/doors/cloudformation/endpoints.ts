import { policyValue, Reference } from '../form-value.ts';
import { refuse } from '../not-expressible.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import { isAwsDefaultGroup, isDefaultGroup, isFullAccess } from '../saved-view.ts';
import { type Style } from '../style.ts';
import { referTo, resource, type TemplateResource } from './resource.ts';

/** VPC endpoints of all types. */
export function endpointResources(network: SavedNetwork, style: Style): readonly TemplateResource[] {
  return network.all.VpcEndpoints.map((endpoint) => endpointResource(network, endpoint, style));
}

function endpointResource(
  network: SavedNetwork,
  endpoint: Saved<'VpcEndpoints'>,
  { defaults }: Style,
): TemplateResource {
  const { VpcEndpointId: id, VpcEndpointType: type, VpcId, PolicyDocument: policy } = endpoint;
  const common = {
    VpcId: new Reference(VpcId),
    ServiceName: endpoint.ServiceName.replace(`.${network.region}.`, '.${AWS::Region}.'),
    PolicyDocument: policy === undefined || isFullAccess(policy) ? undefined : policyValue(policy),
  };
  switch (type) {
    case 'Gateway':
      return resource('AWS::EC2::VPCEndpoint', id, {
        ...common,
        VpcEndpointType: defaults === 'left-out' ? undefined : type,
        RouteTableIds: referTo(endpoint.RouteTableIds),
      });
    case 'GatewayLoadBalancer':
      return resource('AWS::EC2::VPCEndpoint', id, {
        ...common,
        VpcEndpointType: type,
        SubnetIds: referTo(endpoint.SubnetIds),
      });
    case 'Interface':
      return resource('AWS::EC2::VPCEndpoint', id, {
        ...common,
        ...interfaceProperties(network, endpoint, defaults),
      });
  }
}

// Defaults: private DNS off, the VPC's default group.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
function interfaceProperties(
  network: SavedNetwork,
  endpoint: Saved<'VpcEndpoints'>,
  defaults: Style['defaults'],
) {
  const { PrivateDnsEnabled: privateDns, IpAddressType: addresses, DnsOptions: options } = endpoint;
  const ids = endpoint.Groups.map(({ GroupId }) => GroupId);
  const usual = network.all.SecurityGroups.find(
    (group) => group.VpcId === endpoint.VpcId && isDefaultGroup(group) && isAwsDefaultGroup(group),
  );
  const hasUsual = ids.length === 1 && ids[0] === usual?.GroupId;
  if (endpoint.VpcEndpointType === 'Interface' && ids.length === 0)
    refuse(`${endpoint.VpcEndpointId} has no group`);
  return {
    VpcEndpointType: endpoint.VpcEndpointType,
    SubnetIds: referTo(endpoint.SubnetIds),
    SecurityGroupIds: hasUsual && defaults === 'left-out' ? undefined : referTo(ids),
    PrivateDnsEnabled: privateDns || defaults === 'written' ? privateDns : undefined,
    IpAddressType: addresses === 'ipv4' && defaults === 'left-out' ? undefined : addresses,
    DnsOptions:
      options === undefined || (options.DnsRecordIpType === 'ipv4' && defaults === 'left-out')
        ? undefined
        : {
            DnsRecordIpType: options.DnsRecordIpType,
            ...(options.PrivateDnsOnlyForInboundResolverEndpoint === undefined
              ? {}
              : {
                  PrivateDnsOnlyForInboundResolverEndpoint: options.PrivateDnsOnlyForInboundResolverEndpoint
                    ? 'OnlyInboundResolver'
                    : 'AllResolvers',
                }),
          },
  };
}
