import { Reference } from '../form-value.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import { instancesOf, publicAddressOf, writtenInterfaces } from '../saved-view.ts';
import { type Style } from '../style.ts';
import { type PlanResource, resource, tie } from './resource.ts';

/** Network interfaces that somebody wrote, with their elastic addresses and instances, and functions. */
export function interfaceResources(network: SavedNetwork, style: Style): readonly PlanResource[] {
  return [
    ...writtenInterfaces(network).flatMap(interfaceResource),
    ...instancesOf(network).flatMap((instance) => instanceResources(instance, style)),
    ...network.all.Functions.map((item) => functionResource(network, item)),
  ];
}

function interfaceResource(item: Saved<'NetworkInterfaces'>): readonly PlanResource[] {
  const { NetworkInterfaceId: id, Groups, Ipv6Addresses, SourceDestCheck: check } = item;
  const own = resource('aws_network_interface', id, {
    subnet_id: new Reference(item.SubnetId),
    private_ips: [item.PrivateIpAddress],
    security_groups: Groups.map(({ GroupId }) => new Reference(GroupId)),
    ipv6_addresses:
      Ipv6Addresses.length === 0 ? undefined : Ipv6Addresses.map(({ Ipv6Address }) => Ipv6Address),
    // On where it is left out.
    source_dest_check: check === false ? false : undefined,
  });
  if (publicAddressOf(item) === undefined) return [own];
  return [
    own,
    resource('aws_eip', `${id}-address`, { domain: 'vpc' }),
    tie('aws_eip_association', `${id}-address`, {
      allocation_id: new Reference(`${id}-address`),
      network_interface_id: new Reference(id),
    }),
  ];
}

function instanceResources(
  { id, zone, interfaces }: ReturnType<typeof instancesOf>[number],
  { kinds }: Style,
): readonly PlanResource[] {
  const own = { ami: 'ami-0123456789abcdef0', instance_type: 't4g.micro', availability_zone: zone };
  if (kinds === 'older') {
    const blocks = interfaces.map((item) => ({
      device_index: item.index,
      network_interface_id: new Reference(item.id),
    }));
    return [resource('aws_instance', id, { ...own, network_interface: blocks })];
  }
  const primary = interfaces.filter(({ index }) => index === 0);
  return [
    resource('aws_instance', id, {
      ...own,
      primary_network_interface: primary.map((item) => ({ network_interface_id: new Reference(item.id) })),
    }),
    ...interfaces
      .filter(({ index }) => index > 0)
      .map((item) =>
        tie('aws_network_interface_attachment', item.id, {
          instance_id: new Reference(id),
          network_interface_id: new Reference(item.id),
          device_index: item.index,
        }),
      ),
  ];
}

function functionResource({ account, region }: SavedNetwork, item: Saved<'Functions'>): PlanResource {
  const { FunctionName: name, Runtime: runtime, VpcConfig } = item;
  const { SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack: ipv6 } = VpcConfig;
  // Functions are told by their names in both forms.
  return tie('aws_lambda_function', name, {
    function_name: name,
    role: `arn:aws:iam::${account}:role/${name}`,
    ...(runtime === undefined
      ? {
          package_type: 'Image',
          image_uri: `${account}.dkr.ecr.${region}.amazonaws.com/${name}:latest`,
        }
      : { runtime, handler: 'index.handler', filename: 'function.zip' }),
    vpc_config: [
      {
        subnet_ids: SubnetIds.map((id) => new Reference(id)),
        security_group_ids: SecurityGroupIds.map((id) => new Reference(id)),
        ...(ipv6 ? { ipv6_allowed_for_dual_stack: true } : {}),
      },
    ],
  });
}
