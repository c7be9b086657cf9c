import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { answerTo, answerUnless } from '../call-error.ts';
import { type DeployClients } from './clients.ts';

/** A subnet as a probe's place. */
export interface SubnetFacts {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly hasIpv4: boolean;
  readonly hasIpv6: boolean;
}

/** A security group, and the VPC it is of. */
export interface GroupFacts {
  readonly groupId: string;
  readonly vpcId: string;
}

/** Reads subnets by id; those that are not there are left out. By a filter, as an unknown id would fail the call. @throws CallError */
export async function readSubnets(
  { ec2 }: DeployClients,
  ids: readonly string[],
): Promise<readonly SubnetFacts[]> {
  const command = new DescribeSubnetsCommand({ Filters: [{ Name: 'subnet-id', Values: [...ids] }] });
  const { Subnets: subnets = [] } = await answerTo('ec2:DescribeSubnets', ec2.send(command));
  return subnets.map(
    ({ SubnetId = '', VpcId = '', Ipv6Native, Ipv6CidrBlockAssociationSet: blocks = [] }) => ({
      subnetId: SubnetId,
      vpcId: VpcId,
      hasIpv4: Ipv6Native !== true,
      hasIpv6: blocks.some((block) => block.Ipv6CidrBlockState?.State === 'associated'),
    }),
  );
}

/** Reads security groups by id; those that are not there are left out. @throws CallError */
export async function readGroups(
  { ec2 }: DeployClients,
  ids: readonly string[],
): Promise<readonly GroupFacts[]> {
  const command = new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-id', Values: [...ids] }] });
  const { SecurityGroups: groups = [] } = await answerTo('ec2:DescribeSecurityGroups', ec2.send(command));
  return groups.map(({ GroupId = '', VpcId = '' }) => ({ groupId: GroupId, vpcId: VpcId }));
}

/** The subnets and groups of a function; null where there is no such function. @throws CallError */
export async function readFunctionPlaces(
  { lambda }: DeployClients,
  FunctionName: string,
): Promise<{ readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] } | null> {
  const send = lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const found = await answerUnless('lambda:GetFunctionConfiguration', send, ['ResourceNotFoundException']);
  if (found === null) return null;
  const { SubnetIds: subnetIds = [], SecurityGroupIds: securityGroupIds = [] } = found.VpcConfig ?? {};
  return { subnetIds, securityGroupIds };
}
