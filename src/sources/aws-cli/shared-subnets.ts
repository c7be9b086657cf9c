import { type CollectionName, type Gap } from '../../network/gap.ts';
import { type CallName } from '../calls.ts';
import { isAnswered, type ScopeAnswers } from './answers.ts';
import { notInSource } from './gaps.ts';
import { readItems } from './read-items.ts';
import { readSharing } from './shapes/sharing.ts';

// What the owner of a shared VPC has in it and a participant's calls leave out without a word.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing-share-subnet-working-with.html
const ownersOnly = [
  ['routeTables', 'ec2:DescribeRouteTables'],
  ['networkAcls', 'ec2:DescribeNetworkAcls'],
  ['internetGateways', 'ec2:DescribeInternetGateways'],
  ['egressOnlyInternetGateways', 'ec2:DescribeEgressOnlyInternetGateways'],
  ['natGateways', 'ec2:DescribeNatGateways'],
  ['vpcEndpoints', 'ec2:DescribeVpcEndpoints'],
  ['flowLogs', 'ec2:DescribeFlowLogs'],
  ['queryLogAssociations', 'route53resolver:ListResolverQueryLogConfigAssociations'],
] as const satisfies readonly (readonly [CollectionName, CallName])[];

/** A gap and the collection that it belongs to. */
export interface CollectionGap {
  readonly collection: CollectionName;
  readonly gap: Gap;
}

/**
 * The gaps of VPCs that are shared with the account (AWS RAM): its answers may be empty though there is
 * something. An owner whose own answers are in the input as well has told it all.
 */
export function sharedVpcGaps(answers: ScopeAnswers, all: readonly ScopeAnswers[]): readonly CollectionGap[] {
  const { scope } = answers;
  return foreignVpcs(answers).flatMap(([vpcId, ownerId]) => {
    const owner = all.find(
      (other) => other.scope.accountId === ownerId && other.scope.region === scope.region,
    );
    const untold = ownersOnly.filter(([, call]) => owner === undefined || !isAnswered(owner, call));
    const detail = `${vpcId} belongs to account ${ownerId}; what is in it shows there only`;
    return untold.map(([collection, call]) => ({
      collection,
      gap: notInSource({ call, scope, fact: collection, id: vpcId, detail }),
    }));
  });
}

function foreignVpcs(answers: ScopeAnswers): readonly (readonly [string, string])[] {
  const { accountId } = answers.scope;
  const sharing = (['ec2:DescribeSubnets', 'ec2:DescribeVpcs'] as const).flatMap((call) => {
    return readItems(answers, { call, reader: readSharing }).found.map(({ item }) => item);
  });
  const groups = readItems(answers, { call: 'ec2:DescribeSecurityGroups', reader: readSharing }).found;
  const owners = new Set([...sharing, ...groups.map(({ item }) => item)].map(({ ownerId }) => ownerId));
  // Several owners in one unnamed account: one of them is the account, and nothing says which.
  const isForeign = (ownerId: string) => (accountId === null ? owners.size > 1 : ownerId !== accountId);
  const foreign = sharing.filter(({ ownerId }) => isForeign(ownerId));
  return [...new Map(foreign.map(({ vpcId, ownerId }) => [vpcId, ownerId])).entries()];
}
