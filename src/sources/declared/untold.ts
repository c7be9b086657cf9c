import { type CollectionName } from '../../network/gap.ts';
import { type Network } from '../../network/network.ts';
import { type Scope, scopeKey } from '../../network/scope.ts';
import { notInSource } from '../aws-cli/gaps.ts';
import { type CallName } from '../calls.ts';
import { type Assembly, lack } from './assembly.ts';

type Rows = readonly (readonly [CollectionName, CallName])[];

/** What no template tells of an account, with the call that does: what is there before, or is the region's. */
const ofAccount: Rows = [
  ['endpointServices', 'ec2:DescribeVpcEndpointServices'],
  ['blockPublicAccess', 'ec2:DescribeVpcBlockPublicAccessOptions'],
  ['prefixLists', 'ec2:DescribeManagedPrefixLists'],
  ['hostedZones', 'route53:ListHostedZonesByVPC'],
  ['resolverRules', 'route53resolver:ListResolverRules'],
  ['apis', 'apigateway:GetRestApis'],
  ['flowLogs', 'ec2:DescribeFlowLogs'],
  ['queryLogAssociations', 'route53resolver:ListResolverQueryLogConfigAssociations'],
];

/** What no template tells of a VPC that it does not make itself. */
const ofVpc: Rows = [
  ['vpcs', 'ec2:DescribeVpcs'],
  ['subnets', 'ec2:DescribeSubnets'],
  ['routeTables', 'ec2:DescribeRouteTables'],
  ['internetGateways', 'ec2:DescribeInternetGateways'],
  ['egressOnlyInternetGateways', 'ec2:DescribeEgressOnlyInternetGateways'],
  ['natGateways', 'ec2:DescribeNatGateways'],
  ['vpcEndpoints', 'ec2:DescribeVpcEndpoints'],
  ['securityGroups', 'ec2:DescribeSecurityGroups'],
  ['networkAcls', 'ec2:DescribeNetworkAcls'],
  ['peeringConnections', 'ec2:DescribeVpcPeeringConnections'],
  ['transitGatewayAttachments', 'ec2:DescribeTransitGatewayVpcAttachments'],
];

/**
 * Notes what the input cannot tell of the accounts and regions that it is about. What exists already, where that is
 * given, has gaps of its own.
 */
export function noteUntold(assembly: Assembly, scopes: readonly Scope[], over: Network | null): void {
  for (const scope of new Map(scopes.map((one) => [scopeKey(one), one])).values()) {
    lack(
      assembly,
      { fact: 'networkInterfaces', id: null, scope },
      'the addresses that AWS assigns on deployment',
    );
    if (over !== null) continue;
    for (const [fact, call] of ofAccount) {
      if (fact === 'blockPublicAccess' && assembly.tables.blockPublicAccess.size > 0) continue;
      assembly.gaps[fact].push(notInSource({ call, scope, fact, id: null, detail: null }));
    }
  }
}

/** Notes what the input cannot tell of VPCs that it names and does not make. */
export function noteOtherVpcs(assembly: Assembly): void {
  for (const [id, scope] of otherVpcs(assembly)) {
    for (const [fact, call] of ofVpc)
      assembly.gaps[fact].push(notInSource({ call, scope, fact, id, detail: null }));
  }
}

function otherVpcs({ tables, takenOut }: Assembly): ReadonlyMap<string, Scope> {
  const { subnets, routeTables, securityGroups, networkAcls, vpcEndpoints, natGateways, functions } = tables;
  const inVpcs = [subnets, routeTables, securityGroups, networkAcls, vpcEndpoints, natGateways, functions];
  const all = inVpcs.flatMap((table) =>
    [...table.values()].map(({ vpcId, scope }) => [vpcId, scope] as const),
  );
  return new Map(all.filter(([id]) => !tables.vpcs.has(id) && !takenOut.has(`vpcs ${id}`)));
}
