import { type Collection } from '../../network/collection.ts';
import { type CollectionName, type Gap } from '../../network/gap.ts';
import { type Network } from '../../network/network.ts';
import { type Vpc } from '../../network/vpc.ts';
import { notInSource } from '../aws-cli/gaps.ts';
import { type CallName } from '../calls.ts';

/** The VPCs that a template or plan makes: those which exist already are read whole. */
export function newVpcs({ vpcs }: Network, over: Network | null): readonly Vpc[] {
  const existing = new Set(over?.vpcs.items.map(({ id }) => id));
  return vpcs.items.filter(({ id }) => !existing.has(id));
}

/** Leaves it open whether others make things in these VPCs, too: what `--strict` does not take for granted. */
export function doubtOtherMakers(network: Network, vpcs: readonly Vpc[]): Network {
  const doubt = <T>(collection: Collection<T>, fact: CollectionName, call: CallName): Collection<T> => {
    const gaps = vpcs.map(({ id, scope }): Gap =>
      notInSource({ call, scope, fact, id, detail: 'others may make things in the VPC, too' }),
    );
    return { items: collection.items, missing: [...collection.missing, ...gaps] };
  };
  return {
    ...network,
    routeTables: doubt(network.routeTables, 'routeTables', 'ec2:DescribeRouteTables'),
    vpcEndpoints: doubt(network.vpcEndpoints, 'vpcEndpoints', 'ec2:DescribeVpcEndpoints'),
    networkAcls: doubt(network.networkAcls, 'networkAcls', 'ec2:DescribeNetworkAcls'),
    natGateways: doubt(network.natGateways, 'natGateways', 'ec2:DescribeNatGateways'),
    internetGateways: doubt(network.internetGateways, 'internetGateways', 'ec2:DescribeInternetGateways'),
  };
}
