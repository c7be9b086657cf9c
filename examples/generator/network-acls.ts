import {
  type DescribeNetworkAclsResult,
  type NetworkAclAssociation,
  type NetworkAclEntry,
} from '@aws-sdk/client-ec2';
import { accountId } from './account.ts';
import { type CliJson } from './cli-json.ts';
import { type Example } from './example.ts';
import {
  type ExampleSubnet,
  privateSubnetA,
  privateSubnetC,
  publicSubnetA,
  publicSubnetC,
  subnetsOf,
} from './subnets.ts';
import { vpcId } from './vpc.ts';

const networkAclId = 'acl-04b8d1f6a3e9c2750';

const associations = [
  { id: 'aclassoc-0b1d7e93c5a2f4680', subnet: publicSubnetA },
  { id: 'aclassoc-0c2e8fa4d6b305791', subnet: publicSubnetC },
  { id: 'aclassoc-0d3f90b5e7c4168a2', subnet: privateSubnetA },
  { id: 'aclassoc-0e40a1c6f8d5279b3', subnet: privateSubnetC },
];

/** `aws ec2 describe-network-acls`: the VPC's default network ACL on every subnet. */
export function describeNetworkAcls(example: Example) {
  const subnets = subnetsOf(example);
  return {
    NetworkAcls: [
      {
        Associations: associations.filter(({ subnet }) => subnets.includes(subnet)).map(describedAssociation),
        Entries: [...allowThenDeny({ Egress: true }), ...allowThenDeny({ Egress: false })],
        IsDefault: true,
        NetworkAclId: networkAclId,
        Tags: [],
        VpcId: vpcId,
        OwnerId: accountId,
      },
    ],
  } satisfies CliJson<DescribeNetworkAclsResult>;
}

function describedAssociation({ id, subnet }: { id: string; subnet: ExampleSubnet }) {
  return {
    NetworkAclAssociationId: id,
    NetworkAclId: networkAclId,
    SubnetId: subnet.id,
  } satisfies CliJson<NetworkAclAssociation>;
}

function allowThenDeny({ Egress }: { Egress: boolean }) {
  return [
    { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'allow', RuleNumber: 100 },
    { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: 32767 },
  ] satisfies CliJson<NetworkAclEntry>[];
}
