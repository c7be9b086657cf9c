import { region } from './account.ts';
import { type CliHostedZonesByVpc } from './cli-json.ts';
import { vpcId } from './vpc.ts';

// Written after AWS's API model: the SDK's client for Route 53 Resolver has not been published since 2024.

interface ResolverRule {
  Id: string;
  CreatorRequestId: string;
  Arn: string;
  DomainName: string;
  Status: 'COMPLETE' | 'DELETING' | 'UPDATING' | 'FAILED';
  RuleType: 'FORWARD' | 'SYSTEM' | 'RECURSIVE' | 'DELEGATE';
  Name: string;
  OwnerId: string;
  ShareStatus: 'NOT_SHARED' | 'SHARED_WITH_ME' | 'SHARED_BY_ME';
}

interface ResolverRuleAssociation {
  Id: string;
  ResolverRuleId: string;
  Name: string;
  VPCId: string;
  Status: 'CREATING' | 'COMPLETE' | 'DELETING' | 'FAILED' | 'OVERRIDDEN';
  StatusMessage: string;
}

const internetResolverId = 'rslvr-autodefined-rr-internet-resolver';

/** `aws route53 list-hosted-zones-by-vpc` */
export function listHostedZonesByVpc() {
  return { HostedZoneSummaries: [], MaxItems: '100' } satisfies CliHostedZonesByVpc;
}

/** `aws route53resolver list-resolver-rules`: the one that AWS defines in every region. */
export function listResolverRules() {
  return {
    ResolverRules: [
      {
        Id: internetResolverId,
        CreatorRequestId: '',
        Arn: `arn:aws:route53resolver:${region}::autodefined-rule/${internetResolverId}`,
        DomainName: '.',
        Status: 'COMPLETE',
        RuleType: 'RECURSIVE',
        Name: 'Internet Resolver',
        OwnerId: 'Route 53 Resolver',
        ShareStatus: 'NOT_SHARED',
      },
    ],
  } satisfies { ResolverRules: ResolverRule[] };
}

/** `aws route53resolver list-resolver-rule-associations`: the one that AWS makes for every VPC. */
export function listResolverRuleAssociations() {
  return {
    ResolverRuleAssociations: [
      {
        Id: `rslvr-autodefined-assoc-${vpcId}-internet-resolver`,
        ResolverRuleId: internetResolverId,
        Name: 'System Rule Association',
        VPCId: vpcId,
        Status: 'COMPLETE',
        StatusMessage: '',
      },
    ],
  } satisfies { ResolverRuleAssociations: ResolverRuleAssociation[] };
}
