import { type NetworkIndex } from '../../src/network/network-index.ts';
import { type StepOf } from '../../src/path/step.ts';
import { attachedInternetGateway } from './route-fix.ts';
import { sayNoRoute } from './route-words.ts';

type NatRouteMissing = StepOf<'nat-route-missing' | 'nat-route-missing-for-some-public'>;

/** Why a NAT gateway leads nowhere: the table of its subnet, and what that table lacks. */
export function sayNatWithoutRoute(step: NatRouteMissing, index: NetworkIndex): string {
  const { routeTable, destinations } = step.data;
  const nat = index.byId.natGateways.get(step.hop.id);
  const owner =
    nat === undefined || nat.subnetId === null ? 'its own table' : `the table of its subnet ${nat.subnetId}`;
  const lacks = `${step.hop.id} has no way out: ${routeTable}, ${owner}, has ${sayNoRoute(destinations)}`;
  if (nat === undefined || nat.connectivity === 'private' || destinations[0] !== '0.0.0.0/0') return lacks;
  const gateway = attachedInternetGateway(index, nat.vpcId);
  if (gateway !== undefined) return `${lacks} (${gateway} is attached)`;
  return index.network.internetGateways.missing.length > 0
    ? lacks
    : `${lacks}, and ${nat.vpcId} has no internet gateway`;
}

/** The tables that send packets to a NAT gateway, sorted: what has to change when another takes its place. */
export function tablesThatLeadTo({ network }: NetworkIndex, natId: string): readonly string[] {
  return network.routeTables.items
    .filter(({ routes }) => routes.some(({ target }) => target.kind === 'nat-gateway' && target.id === natId))
    .map(({ id }) => id)
    .toSorted();
}
