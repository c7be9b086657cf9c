import {
  type DescribeSecurityGroupsResult,
  type IpPermission,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { accountId, ec2Arn, named } from './account.ts';
import { type CliJson } from './cli-json.ts';
import { type Example } from './example.ts';
import { vpcId } from './vpc.ts';

/** A security group as other resources refer to it. */
export interface ExampleGroup {
  readonly GroupId: string;
  readonly GroupName: string;
}

/** The function's group. */
export const functionsGroup: ExampleGroup = { GroupId: 'sg-0f12c8d4e7a6b3590', GroupName: 'functions' };

/** The endpoints' group. */
export const endpointsGroup: ExampleGroup = { GroupId: 'sg-0e45b9a1d3c7f2860', GroupName: 'endpoints' };

const defaultGroup: ExampleGroup = { GroupId: 'sg-0d09e6f3b1a8c4752', GroupName: 'default' };

/** `aws ec2 describe-security-groups`: all of them let everything out. */
export function describeSecurityGroups(example: Example) {
  const groups = [
    describedGroup(defaultGroup, {
      Description: 'default VPC security group',
      IpPermissions: [fromItself(defaultGroup)],
    }),
    describedGroup(functionsGroup, {
      Description: 'Lambda functions: all out, nothing in',
      IpPermissions: [],
      Tags: named('example-functions'),
    }),
  ];
  const endpoints = describedGroup(endpointsGroup, {
    Description: 'Interface endpoints: HTTPS in',
    IpPermissions: [httpsFrom(example.endpointClients)],
    Tags: named('example-endpoints'),
  });
  return {
    SecurityGroups: example.endpoints.length === 0 ? groups : [...groups, endpoints],
  } satisfies CliJson<DescribeSecurityGroupsResult>;
}

const toEveryone = {
  IpProtocol: '-1',
  UserIdGroupPairs: [],
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [],
  PrefixListIds: [],
} satisfies CliJson<IpPermission>;

function describedGroup(
  { GroupId, GroupName }: ExampleGroup,
  {
    Description,
    IpPermissions,
    Tags,
  }: CliJson<Pick<SecurityGroup, 'Description' | 'IpPermissions' | 'Tags'>>,
) {
  return {
    GroupId,
    IpPermissionsEgress: [toEveryone],
    ...(Tags === undefined ? {} : { Tags }),
    VpcId: vpcId,
    SecurityGroupArn: ec2Arn(`security-group/${GroupId}`),
    OwnerId: accountId,
    GroupName,
    Description,
    IpPermissions,
  } satisfies CliJson<SecurityGroup>;
}

function fromItself({ GroupId }: ExampleGroup) {
  return {
    IpProtocol: '-1',
    UserIdGroupPairs: [{ UserId: accountId, GroupId }],
    IpRanges: [],
    Ipv6Ranges: [],
    PrefixListIds: [],
  } satisfies CliJson<IpPermission>;
}

function httpsFrom(clients: string) {
  return {
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    UserIdGroupPairs: [],
    IpRanges: [{ Description: 'HTTPS', CidrIp: clients }],
    Ipv6Ranges: [],
    PrefixListIds: [],
  } satisfies CliJson<IpPermission>;
}
