import {
  type Address,
  type DescribeAddressesResult,
  type DescribeNatGatewaysResult,
  type NatGateway,
} from '@aws-sdk/client-ec2';
import { accountId, named, region } from './account.ts';
import { type CliInternetGateway, type CliInternetGateways, type CliJson } from './cli-json.ts';
import { type Example } from './example.ts';
import { type ExampleInterface } from './network-interfaces.ts';
import { publicSubnetA } from './subnets.ts';
import { vpcId } from './vpc.ts';

/** The internet gateway. */
export const internetGatewayId = 'igw-07a3d9e5c1b8f2640';

/** The NAT gateway. */
export const natGatewayId = 'nat-0b6e1c4f9d2a58730';

// Of a range that RFC 5737 keeps for documentation, so that the examples name nobody's address.
const publicAddress = '203.0.113.25';
const allocationId = 'eipalloc-0a9f2c6d8e1b47350';
const associationId = 'eipassoc-0c7b4e1f9a3d68250';

/** The NAT gateway's network interface. */
export const natGatewayInterface: ExampleInterface = {
  id: 'eni-09c5e2a8f1d4b7360',
  subnet: publicSubnetA,
  address: '10.0.0.113',
  macAddress: '06:4b:7e:91:c2:0d',
  description: `Interface for NAT Gateway ${natGatewayId}`,
  type: 'nat_gateway',
  attachmentId: 'ela-attach-0d1f8b6c3e9a27540',
  groups: [],
  requesterId: '444455556666',
  requesterManaged: true,
  sourceDestCheck: false,
  association: {
    AllocationId: allocationId,
    AssociationId: associationId,
    IpOwnerId: accountId,
    PublicDnsName: `ec2-${publicAddress.replaceAll('.', '-')}.${region}.compute.amazonaws.com`,
    PublicIp: publicAddress,
  },
};

/** `aws ec2 describe-internet-gateways` */
export function describeInternetGateways(example: Example) {
  const internetGateway = {
    Attachments: [{ State: 'available', VpcId: vpcId }],
    InternetGatewayId: internetGatewayId,
    OwnerId: accountId,
    Tags: named('example'),
  } satisfies CliInternetGateway;
  return {
    InternetGateways: example.wayOut === 'none' ? [] : [internetGateway],
  } satisfies CliInternetGateways;
}

/** `aws ec2 describe-nat-gateways` */
export function describeNatGateways(example: Example) {
  const natGateway = {
    CreateTime: '2026-10-02T03:04:05+00:00',
    NatGatewayAddresses: [
      {
        AllocationId: allocationId,
        NetworkInterfaceId: natGatewayInterface.id,
        PrivateIp: natGatewayInterface.address,
        PublicIp: publicAddress,
        AssociationId: associationId,
        IsPrimary: true,
        Status: 'succeeded',
      },
    ],
    NatGatewayId: natGatewayId,
    State: 'available',
    SubnetId: natGatewayInterface.subnet.id,
    VpcId: vpcId,
    Tags: named('example-1a'),
    ConnectivityType: 'public',
    AvailabilityMode: 'zonal',
    AttachedAppliances: [],
  } satisfies CliJson<NatGateway>;
  return {
    NatGateways: example.wayOut === 'none' ? [] : [natGateway],
  } satisfies CliJson<DescribeNatGatewaysResult>;
}

/** `aws ec2 describe-addresses` */
export function describeAddresses(example: Example) {
  const address = {
    AllocationId: allocationId,
    AssociationId: associationId,
    Domain: 'vpc',
    NetworkInterfaceId: natGatewayInterface.id,
    NetworkInterfaceOwnerId: accountId,
    PrivateIpAddress: natGatewayInterface.address,
    Tags: named('example-nat-1a'),
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: region,
    PublicIp: publicAddress,
  } satisfies CliJson<Address>;
  return { Addresses: example.wayOut === 'none' ? [] : [address] } satisfies CliJson<DescribeAddressesResult>;
}
