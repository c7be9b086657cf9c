import {
  type DescribeDhcpOptionsResult,
  type DescribeVpcAttributeResult,
  type DescribeVpcBlockPublicAccessOptionsResult,
  type DescribeVpcsResult,
} from '@aws-sdk/client-ec2';
import { accountId, named, region } from './account.ts';
import { type CliJson } from './cli-json.ts';

/** The VPC. */
export const vpcId = 'vpc-0c1f00d1a2b3c4d5e';

/** The VPC's only address range. */
export const vpcCidr = '10.0.0.0/16';

const dhcpOptionsId = 'dopt-05d2e8f1a4b7c0936';

/** `aws ec2 describe-vpcs` */
export function describeVpcs() {
  return {
    Vpcs: [
      {
        OwnerId: accountId,
        InstanceTenancy: 'default',
        CidrBlockAssociationSet: [
          {
            AssociationId: 'vpc-cidr-assoc-0f3a9c51d7e2b8460',
            CidrBlock: vpcCidr,
            CidrBlockState: { State: 'associated' },
          },
        ],
        IsDefault: false,
        Tags: named('example'),
        BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
        VpcId: vpcId,
        State: 'available',
        CidrBlock: vpcCidr,
        DhcpOptionsId: dhcpOptionsId,
      },
    ],
  } satisfies CliJson<DescribeVpcsResult>;
}

/** `aws ec2 describe-vpc-attribute --attribute enableDnsSupport` */
export function describeEnableDnsSupport() {
  return { VpcId: vpcId, EnableDnsSupport: { Value: true } } satisfies CliJson<DescribeVpcAttributeResult>;
}

/** `aws ec2 describe-vpc-attribute --attribute enableDnsHostnames` */
export function describeEnableDnsHostnames() {
  return { VpcId: vpcId, EnableDnsHostnames: { Value: true } } satisfies CliJson<DescribeVpcAttributeResult>;
}

/** `aws ec2 describe-dhcp-options` */
export function describeDhcpOptions() {
  return {
    DhcpOptions: [
      {
        OwnerId: accountId,
        Tags: [],
        DhcpOptionsId: dhcpOptionsId,
        DhcpConfigurations: [
          { Key: 'domain-name', Values: [{ Value: `${region}.compute.internal` }] },
          { Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] },
        ],
      },
    ],
  } satisfies CliJson<DescribeDhcpOptionsResult>;
}

/** `aws ec2 describe-vpc-block-public-access-options` */
export function describeVpcBlockPublicAccessOptions() {
  return {
    VpcBlockPublicAccessOptions: {
      AwsAccountId: accountId,
      AwsRegion: region,
      State: 'default-state',
      InternetGatewayBlockMode: 'off',
      ManagedBy: 'account',
      ExclusionsAllowed: 'allowed',
    },
  } satisfies CliJson<DescribeVpcBlockPublicAccessOptionsResult>;
}
