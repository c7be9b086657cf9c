import * as z from 'zod';
import { type Address, formatAddress } from '../../../network/address.ts';
import { type Instance, type NetworkInterface } from '../../../network/network-interface.ts';
import { type ItemReader, itemReader } from '../read-items.ts';
import { address, nameTag, optionalList, optionalText, text } from './fields.ts';

const association = z.object({ PublicIp: address.nullish() }).nullish();

const privateAddress = z.object({
  PrivateIpAddress: address,
  Primary: z.boolean().nullish(),
  Association: association,
});

const shape = z.object({
  NetworkInterfaceId: text,
  VpcId: text,
  SubnetId: text,
  AvailabilityZone: optionalText,
  InterfaceType: optionalText,
  PrivateIpAddress: address.nullish(),
  PrivateIpAddresses: optionalList(privateAddress),
  Ipv6Addresses: optionalList(z.object({ Ipv6Address: address })),
  Association: association,
  Groups: z.array(z.object({ GroupId: text })),
  SourceDestCheck: z.boolean().nullish(),
  Attachment: z.object({ InstanceId: optionalText }).nullish(),
  TagSet: nameTag,
});

type Fields = z.output<typeof shape>;

/**
 * A reader of members of DescribeNetworkInterfaces, which adds the Elastic IP addresses that
 * DescribeAddresses associates with an interface.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html
 */
export function networkInterfaceReader(
  elastic: ReadonlyMap<string, readonly Address[]>,
): ItemReader<NetworkInterface> {
  return itemReader(shape, (fields, scope) => ({
    id: fields.NetworkInterfaceId,
    scope,
    // Network interfaces alone have their tags under TagSet.
    name: fields.TagSet,
    vpcId: fields.VpcId,
    subnetId: fields.SubnetId,
    availabilityZone: fields.AvailabilityZone,
    interfaceType: fields.InterfaceType ?? 'interface',
    addresses: privateAddresses(fields),
    publicAddresses: distinct([
      ...publicAddresses(fields),
      ...(elastic.get(fields.NetworkInterfaceId) ?? []),
    ]),
    securityGroupIds: fields.Groups.map(({ GroupId: id }) => id).toSorted(),
    sourceDestCheck: fields.SourceDestCheck ?? null,
    instanceId: fields.Attachment?.InstanceId ?? null,
  }));
}

function privateAddresses(fields: Fields): readonly Address[] {
  const pairs = fields.PrivateIpAddresses;
  const others = pairs.filter(({ Primary: primary }) => primary !== true);
  const ipv4 = [
    ...pairs.filter(({ Primary: primary }) => primary === true).map(({ PrivateIpAddress: value }) => value),
    ...(fields.PrivateIpAddress === null || fields.PrivateIpAddress === undefined
      ? []
      : [fields.PrivateIpAddress]),
    ...byValue(others.map(({ PrivateIpAddress: value }) => value)),
  ];
  return distinct([...ipv4, ...byValue(fields.Ipv6Addresses.map(({ Ipv6Address: value }) => value))]);
}

function publicAddresses(fields: Fields): readonly Address[] {
  const associations = [fields.Association, ...fields.PrivateIpAddresses.map((pair) => pair.Association)];
  return byValue(associations.flatMap((one) => one?.PublicIp ?? []));
}

function byValue(addresses: readonly Address[]): readonly Address[] {
  return addresses.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

function distinct(addresses: readonly Address[]): readonly Address[] {
  return [...new Map(addresses.map((one) => [formatAddress(one), one])).values()];
}

/** An Elastic IP address and the interface that it is associated with. */
export const readElasticAddress = itemReader(
  z.object({ PublicIp: address.nullish(), NetworkInterfaceId: optionalText }),
  ({ PublicIp: publicAddress, NetworkInterfaceId: networkInterfaceId }) => {
    if (publicAddress === null || publicAddress === undefined || networkInterfaceId === null) return null;
    return { publicAddress, networkInterfaceId };
  },
);

const instanceShape = z.object({
  InstanceId: text,
  State: z.object({ Name: text }),
  NetworkInterfaces: z.array(z.object({ NetworkInterfaceId: text })),
  Tags: nameTag,
});

/** Reads an instance of a reservation. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html */
export const readInstance = itemReader(instanceShape, (fields, scope): Instance => ({
  id: fields.InstanceId,
  scope,
  name: fields.Tags,
  state: fields.State.Name,
  networkInterfaceIds: fields.NetworkInterfaces.map(({ NetworkInterfaceId: id }) => id).toSorted(),
}));
