import { type Account, type Route } from '../../network/account.ts';
import { acrossTargets, type ChangeKinds, publicTargets } from './change.ts';
import { clientPlaces } from '../build/client-places.ts';
import { addClientRoute } from '../build/egress.ts';
import { editRoutes, editWhere, putRoute, tableOf } from '../build/edit.ts';
import { linkOf, otherPlaces } from '../build/other-vpc.ts';
import { destinationText, pick, route, targetText } from '../build/parts.ts';
import { type Topology } from '../build/topology.ts';

const byAny = ({ c }: { readonly c: number }): Partial<Topology> => ({
  other: pick(['peering', 'transit-gateway'], c),
});

// The routes by the link of one side: the clients', or of the subnets in the other VPC.
function editLinkRoutes(
  account: Account,
  topology: Topology,
  side: 'there' | 'back',
  change: (item: Route) => readonly Route[],
): Account {
  const link = linkOf(topology);
  const first = side === 'there' ? clientPlaces(topology).clients[0] : otherPlaces(topology).used[0];
  const nat = otherPlaces(topology).nat?.SubnetId;
  const ids = [first.SubnetId, ...(side === 'back' && nat !== undefined ? [nat] : [])];
  return ids.reduce(
    (sum, id) =>
      editRoutes(sum, tableOf(sum, id)?.RouteTableId, (routes) => {
        const others = routes.filter((one) => targetText(one) !== link);
        const changed = routes.filter((one) => targetText(one) === link).flatMap(change);
        return changed.reduce(putRoute, others);
      }),
    account,
  );
}

/** Changes of peerings, and of the routes that lead over a peering or a transit gateway. */
export const linkChanges: ChangeKinds = {
  'peering-not-active': {
    needs: () => ({ other: 'peering' }),
    apply: (account, { b }) =>
      editWhere(
        account,
        'VpcPeeringConnections',
        () => true,
        (item) => ({
          ...item,
          StatusCode: pick(['pending-acceptance', 'deleted', 'rejected', 'expired', 'failed'], b),
        }),
      ),
    targets: acrossTargets,
  },
  'peering-as-the-way-out': {
    needs: ({ b }) => ({
      other: 'peering',
      egress: pick(['none', 'nat'], b),
      control: 'none',
      central: 'none',
    }),
    apply: (account, { b, c }, topology) =>
      topology.other !== 'peering' || (topology.egress !== 'none' && c % 2 === 0)
        ? account
        : addClientRoute(account, topology, pick(['0.0.0.0/0', '0.0.0.0/1', '52.0.0.0/8'], b >> 1), 'pcx-01'),
    targets: publicTargets,
  },
  'link-route-missing': {
    needs: byAny,
    apply: (account, _, topology) => editLinkRoutes(account, topology, 'there', () => []),
    targets: acrossTargets,
  },
  'return-route-missing': {
    needs: (dice) => ({
      ...byAny(dice),
      ...(dice.b % 3 === 0 ? { egress: 'central-nat', control: 'none' } : {}),
    }),
    apply: (account, _, topology) => editLinkRoutes(account, topology, 'back', () => []),
    targets: acrossTargets,
  },
  'return-route-blackhole': {
    needs: (dice) => ({
      ...byAny(dice),
      ...(dice.b % 3 === 0 ? { egress: 'central-nat', control: 'none' } : {}),
    }),
    apply: (account, _, topology) =>
      editLinkRoutes(account, topology, 'back', (one) => [
        route(destinationText(one), pick(['tgw-0dead1', 'pcx-0dead1'], 0), 'blackhole'),
      ]),
    targets: acrossTargets,
  },
  'return-route-to-a-part': {
    needs: byAny,
    // Within a VPC's own range AWS lets no route lead to another one.
    apply: (account, { b }, topology) =>
      topology.otherRange === 'around'
        ? account
        : editLinkRoutes(account, topology, 'back', (one) => [
            route(pick(['10.0.1.0/25', '10.0.2.0/24', '10.0.0.0/24'], b), targetText(one)),
          ]),
    targets: acrossTargets,
  },
  'other-vpc-more-specific-blackhole': {
    needs: byAny,
    apply: (account, { b }, topology) => {
      const id = tableOf(account, clientPlaces(topology).clients[0].SubnetId)?.RouteTableId;
      const block = pick(['10.1.1.0/24', '10.1.1.13/32', '10.1.2.0/23'], b);
      return topology.other === 'none'
        ? account
        : editRoutes(account, id, (routes) => putRoute(routes, route(block, 'tgw-0dead1', 'blackhole')));
    },
    targets: acrossTargets,
  },
};
