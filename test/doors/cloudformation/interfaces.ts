import { Reference } from '../form-value.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import { instancesOf, publicAddressOf, writtenInterfaces } from '../saved-view.ts';
import { referTo, resource, type TemplateResource, tie } from './resource.ts';

/** Network interfaces that somebody wrote, with their elastic addresses and instances, and functions. */
export function interfaceResources(network: SavedNetwork): readonly TemplateResource[] {
  return [
    ...writtenInterfaces(network).flatMap(interfaceResource),
    ...instancesOf(network).map(({ id, zone, interfaces }) =>
      resource('AWS::EC2::Instance', id, {
        ImageId: 'ami-0123456789abcdef0',
        InstanceType: 't4g.micro',
        AvailabilityZone: zone,
        NetworkInterfaces: interfaces.map(({ id: interfaceId, index }) => ({
          DeviceIndex: String(index),
          NetworkInterfaceId: new Reference(interfaceId),
        })),
      }),
    ),
    ...network.all.Functions.map((item) => functionResource(network, item)),
  ];
}

function interfaceResource(item: Saved<'NetworkInterfaces'>): readonly TemplateResource[] {
  const { NetworkInterfaceId: id, Groups, Ipv6Addresses } = item;
  const address = publicAddressOf(item);
  return [
    resource('AWS::EC2::NetworkInterface', id, {
      SubnetId: new Reference(item.SubnetId),
      PrivateIpAddress: item.PrivateIpAddress,
      GroupSet: referTo(Groups.map(({ GroupId }) => GroupId)),
      Ipv6Addresses: Ipv6Addresses.length === 0 ? undefined : Ipv6Addresses,
      // On where it is left out.
      SourceDestCheck: item.SourceDestCheck === false ? false : undefined,
    }),
    ...(address === undefined
      ? []
      : [
          resource('AWS::EC2::EIP', `${id}-address`, { Domain: 'vpc' }),
          tie('AWS::EC2::EIPAssociation', `${id}-address-association`, {
            AllocationId: new Reference(`${id}-address`, 'allocation-id'),
            NetworkInterfaceId: new Reference(id),
          }),
        ]),
  ];
}

function functionResource({ account }: SavedNetwork, item: Saved<'Functions'>): TemplateResource {
  const { FunctionName, Runtime, VpcConfig } = item;
  const { SubnetIds, SecurityGroupIds, Ipv6AllowedForDualStack: ipv6 } = VpcConfig;
  // Functions are told by their names in both forms.
  return tie('AWS::Lambda::Function', FunctionName, {
    FunctionName,
    Role: `arn:aws:iam::${account}:role/${FunctionName}`,
    ...(Runtime === undefined
      ? {
          PackageType: 'Image',
          Code: { ImageUri: `${account}.dkr.ecr.\${AWS::Region}.amazonaws.com/${FunctionName}:latest` },
        }
      : { Runtime, Handler: 'index.handler', Code: { ZipFile: 'exports.handler = async () => {};' } }),
    VpcConfig: {
      SubnetIds: referTo(SubnetIds),
      SecurityGroupIds: referTo(SecurityGroupIds),
      ...(ipv6 ? { Ipv6AllowedForDualStack: true } : {}),
    },
  });
}
