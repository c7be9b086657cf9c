import { type Collection } from '../../network/collection.ts';
import { type CollectionName, type Gap } from '../../network/gap.ts';
import { type Network } from '../../network/network.ts';
import { notInSource } from '../aws-cli/gaps.ts';
import { type CallName } from '../calls.ts';

/** Leaves it open whether others make things in the VPCs of a template, too: what `--strict` does not take for granted. */
export function doubtOtherMakers(network: Network): Network {
  const doubt = <T>(collection: Collection<T>, fact: CollectionName, call: CallName): Collection<T> => {
    const gaps = network.vpcs.items.map(({ id, scope }): Gap =>
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
