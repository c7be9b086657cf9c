import { type DescribeSubnetsResult, type Subnet } from '@aws-sdk/client-ec2';
import { accountId, ec2Arn, named, type Zone, zoneA, zoneC } from './account.ts';
import { type CliJson } from './cli-json.ts';
import { type Example } from './example.ts';
import { type ExampleInterface } from './network-interfaces.ts';
import { vpcId } from './vpc.ts';

/** What is a subnet's own; the rest all subnets have in common. */
export interface ExampleSubnet {
  readonly id: string;
  readonly name: string;
  readonly cidr: string;
  readonly zone: Zone;
}

/** The subnet of the NAT gateway. */
export const publicSubnetA: ExampleSubnet = {
  id: 'subnet-09e4b7a1c2d53f860',
  name: 'example-public-1a',
  cidr: '10.0.0.0/24',
  zone: zoneA,
};

/** The other public subnet, without a NAT gateway. */
export const publicSubnetC: ExampleSubnet = {
  id: 'subnet-0d58c3f6e9a1b2740',
  name: 'example-public-1c',
  cidr: '10.0.1.0/24',
  zone: zoneC,
};

/** The private subnet in the first zone. */
export const privateSubnetA: ExampleSubnet = {
  id: 'subnet-0a7d2e5b8c1f43960',
  name: 'example-private-1a',
  cidr: '10.0.2.0/24',
  zone: zoneA,
};

/** The private subnet in the second zone. */
export const privateSubnetC: ExampleSubnet = {
  id: 'subnet-0c93a6f4d7e2b8510',
  name: 'example-private-1c',
  cidr: '10.0.3.0/24',
  zone: zoneC,
};

/** The subnets of an example. */
export function subnetsOf(example: Example): readonly ExampleSubnet[] {
  const privateSubnets = [privateSubnetA, privateSubnetC];
  return example.wayOut === 'none' ? privateSubnets : [publicSubnetA, publicSubnetC, ...privateSubnets];
}

// All the subnets are /24, and AWS keeps the first four addresses and the last one of each.
const usableAddresses = 256 - 5;

/** `aws ec2 describe-subnets`: every interface takes one address of its subnet. */
export function describeSubnets(example: Example, interfaces: readonly ExampleInterface[]) {
  const subnets = subnetsOf(example).map((subnet) => {
    const addressesTaken = interfaces.filter((each) => each.subnet === subnet).length;
    return describedSubnet(subnet, usableAddresses - addressesTaken);
  });
  return { Subnets: subnets } satisfies CliJson<DescribeSubnetsResult>;
}

function describedSubnet({ id, name, cidr, zone }: ExampleSubnet, AvailableIpAddressCount: number) {
  return {
    AvailabilityZoneId: zone.id,
    MapCustomerOwnedIpOnLaunch: false,
    OwnerId: accountId,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    Tags: named(name),
    SubnetArn: ec2Arn(`subnet/${id}`),
    EnableDns64: false,
    Ipv6Native: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    SubnetId: id,
    State: 'available',
    VpcId: vpcId,
    CidrBlock: cidr,
    AvailableIpAddressCount,
    AvailabilityZone: zone.name,
    DefaultForAz: false,
    MapPublicIpOnLaunch: false,
  } satisfies CliJson<Subnet>;
}
