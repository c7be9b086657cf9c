import { type NetworkInterfaceAssociation } from '@aws-sdk/client-ec2';
import { accountId, region } from './account.ts';
import { type CliJson, type CliNetworkInterface, type CliNetworkInterfaces } from './cli-json.ts';
import { type ExampleGroup } from './security-groups.ts';
import { type ExampleSubnet } from './subnets.ts';
import { vpcId } from './vpc.ts';

/** What is a network interface's own; the rest all interfaces have in common. */
export interface ExampleInterface {
  readonly id: string;
  readonly subnet: ExampleSubnet;
  readonly address: string;
  readonly macAddress: string;
  readonly description: string;
  readonly type: 'lambda' | 'nat_gateway' | 'vpc_endpoint';
  readonly attachmentId: string;
  readonly groups: readonly ExampleGroup[];
  /** Whom AWS names as the one who asked for the interface. */
  readonly requesterId: string;
  /** Lambda's interfaces are not: Lambda makes them with the function's role. */
  readonly requesterManaged: boolean;
  readonly sourceDestCheck: boolean;
  /** The elastic IP address, where it has one. */
  readonly association?: CliJson<NetworkInterfaceAssociation>;
}

/** `aws ec2 describe-network-interfaces` */
export function describeNetworkInterfaces(interfaces: readonly ExampleInterface[]) {
  return { NetworkInterfaces: interfaces.map(describedInterface) } satisfies CliNetworkInterfaces;
}

function describedInterface(each: ExampleInterface) {
  const association = each.association === undefined ? {} : { Association: each.association };
  const privateDnsName = `ip-${each.address.replaceAll('.', '-')}.${region}.compute.internal`;
  return {
    ...association,
    Attachment: {
      AttachmentId: each.attachmentId,
      DeleteOnTermination: false,
      DeviceIndex: 1,
      InstanceOwnerId: 'amazon-aws',
      Status: 'attached',
    },
    AvailabilityZone: each.subnet.zone.name,
    Description: each.description,
    Groups: [...each.groups],
    InterfaceType: each.type,
    Ipv6Addresses: [],
    MacAddress: each.macAddress,
    NetworkInterfaceId: each.id,
    OwnerId: accountId,
    PrivateDnsName: privateDnsName,
    PrivateIpAddress: each.address,
    PrivateIpAddresses: [
      { ...association, Primary: true, PrivateDnsName: privateDnsName, PrivateIpAddress: each.address },
    ],
    RequesterId: each.requesterId,
    RequesterManaged: each.requesterManaged,
    SourceDestCheck: each.sourceDestCheck,
    Status: 'in-use',
    SubnetId: each.subnet.id,
    TagSet: [],
    VpcId: vpcId,
    Operator: { Managed: false },
    AvailabilityZoneId: each.subnet.zone.id,
  } satisfies CliNetworkInterface;
}
