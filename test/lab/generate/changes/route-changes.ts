import { type Account, type Route } from '../../network/account.ts';
import { type ChangeKind, type ChangeKinds, type Dice, publicNames, publicTargets } from './change.ts';
import { clientPlaces } from '../build/client-places.ts';
import { editRoutes, putRoute, tableOf, withoutRoute } from '../build/edit.ts';
import { otherPlaces } from '../build/other-vpc.ts';
import { destinationText, pick, route, targetText } from '../build/parts.ts';
import { type Topology } from '../build/topology.ts';

type Edit = (routes: readonly Route[], dice: Dice) => readonly Route[];

const defaultRoute = '0.0.0.0/0';

const withoutDefault: Edit = (routes) => withoutRoute(routes, defaultRoute);

// A route whose target is gone stays, as a blackhole.
const deadDefault: Edit = (routes, { b }) =>
  putRoute(routes, route(defaultRoute, pick(['nat-0dead1', 'igw-0dead1', 'tgw-0dead1'], b), 'blackhole'));

const partOfDefault: Edit = (routes, { b }) => {
  const old = routes.find((one) => destinationText(one) === defaultRoute);
  if (old === undefined) return routes;
  const part = pick(['0.0.0.0/1', '128.0.0.0/1', 'pl-0bb', '52.0.0.0/7'], b);
  return putRoute(withoutRoute(routes, defaultRoute), route(part, targetText(old), old.State));
};

const deadPart: Edit = (routes, { b }) => {
  const part = pick(['52.0.0.0/8', '52.218.0.0/17', '0.0.0.0/1', '3.5.64.0/22', '52.1.2.0/24', 'pl-0bb'], b);
  return putRoute(routes, route(part, 'nat-0dead2', 'blackhole'));
};

// Both halves work, so nothing gets to the less specific route.
const deadBehindHalves: Edit = (routes) => {
  const old = routes.find((one) => destinationText(one) === defaultRoute);
  if (old === undefined) return routes;
  const target = targetText(old);
  const halves = putRoute(putRoute(routes, route('0.0.0.0/1', target)), route('128.0.0.0/1', target));
  return putRoute(halves, route(defaultRoute, 'nat-0dead3', 'blackhole'));
};

type Place = 'client' | 'nat' | 'instance' | 'attachment';

function tableAt(place: Place, account: Account, topology: Topology, { a }: Dice): string | undefined {
  const { clients, open } = clientPlaces(topology);
  switch (place) {
    case 'client':
      return tableOf(account, (clients[a % (2 * clients.length)] ?? clients[0]).SubnetId)?.RouteTableId;
    case 'instance':
      return tableOf(account, open.SubnetId)?.RouteTableId;
    case 'attachment':
      return tableOf(account, otherPlaces(topology).attachments[0].SubnetId)?.RouteTableId;
    case 'nat': {
      const nat = account.NatGateways.at(0);
      return nat?.RouteTableId ?? tableOf(account, nat?.SubnetId ?? '')?.RouteTableId;
    }
  }
}

const needsOf: Record<Place, ChangeKind['needs']> = {
  client: ({ c }) => ({
    ...publicNames,
    egress: pick(['nat', 'regional-nat', 'nat-instance', 'central-nat'], c),
  }),
  nat: ({ c }) => ({ ...publicNames, egress: pick(['nat', 'nat', 'regional-nat', 'central-nat'], c) }),
  instance: () => ({ ...publicNames, egress: 'nat-instance' }),
  attachment: () => ({ ...publicNames, egress: 'central-nat' }),
};

function kindsAt(place: Place): ChangeKinds {
  const kindOf = (edit: Edit): ChangeKind => ({
    needs: needsOf[place],
    apply: (account, dice, topology) =>
      editRoutes(account, tableAt(place, account, topology, dice), (routes) => edit(routes, dice)),
    targets: publicTargets,
  });
  return {
    [`${place}-route-default-missing`]: kindOf(withoutDefault),
    [`${place}-route-default-blackhole`]: kindOf(deadDefault),
    [`${place}-route-to-a-part`]: kindOf(partOfDefault),
    [`${place}-route-more-specific-blackhole`]: kindOf(deadPart),
  };
}

/** Changes of what route tables say about the way out. */
export const routeChanges: ChangeKinds = {
  ...kindsAt('client'),
  ...kindsAt('nat'),
  ...kindsAt('instance'),
  ...kindsAt('attachment'),
  'client-route-blackhole-behind-halves': {
    needs: needsOf.client,
    apply: (account, dice, topology) =>
      editRoutes(account, tableAt('client', account, topology, dice), (routes) =>
        deadBehindHalves(routes, dice),
      ),
    targets: publicTargets,
  },
  'client-route-more-specific-elsewhere': {
    needs: () => ({ ...publicNames, egress: 'nat' }),
    apply: moreSpecificElsewhere,
    targets: publicTargets,
  },
  'client-route-to-the-internet-gateway': {
    needs: () => ({ ...publicNames, egress: 'nat' }),
    apply: (account, dice, topology) =>
      editRoutes(account, tableAt('client', account, topology, dice), (routes) =>
        putRoute(routes, route(pick([defaultRoute, '52.0.0.0/8'], dice.b), 'igw-0a')),
      ),
    targets: publicTargets,
  },
  'nat-route-loops': {
    needs: ({ c }) => ({
      ...publicNames,
      egress: pick(['nat', 'nat', 'regional-nat'], c),
      natInClientSubnet: c % 2 === 0,
    }),
    apply: (account, dice, topology) =>
      editRoutes(account, tableAt('nat', account, topology, dice), (routes) => {
        const nat = account.NatGateways.at(0)?.NatGatewayId;
        return nat === undefined
          ? routes
          : putRoute(routes, route(pick([defaultRoute, '0.0.0.0/1'], dice.b), nat));
      }),
    targets: publicTargets,
  },
  'instance-route-over-the-gateway': {
    needs: () => ({ ...publicNames, egress: 'nat-instance', other: 'transit-gateway', otherNat: true }),
    apply: (account, dice, topology) =>
      topology.egress !== 'nat-instance' || !topology.otherNat
        ? account
        : outByOtherGateway(
            editRoutes(account, tableAt('instance', account, topology, dice), (routes) =>
              putRoute(routes, route(defaultRoute, 'tgw-0f')),
            ),
            topology,
          ),
    targets: publicTargets,
  },
  'client-route-over-the-gateway-to-an-internet-gateway': {
    needs: () => ({ ...publicNames, egress: 'central-nat' }),
    apply: (account, _, topology) => outByOtherGateway(account, topology),
    targets: publicTargets,
  },
  'return-route-for-one-way-of-two': {
    needs: () => ({ ...publicNames, egress: 'nat', other: 'transit-gateway', otherNat: true }),
    apply: splitWays,
    targets: publicTargets,
  },
};

// Ways that carry none of it: each is refused behind the route, for a reason of its own.
function moreSpecificElsewhere(account: Account, dice: Dice, topology: Topology): Account {
  const part = pick(['52.0.0.0/8', '0.0.0.0/1', '52.218.0.0/17', '52.92.0.0/18', 'pl-0bb'], dice.b);
  const others = [
    'igw-0a',
    ...account.VpcPeeringConnections.map(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId),
    ...account.TransitGatewayVpcAttachments.map(({ TransitGatewayId }) => TransitGatewayId),
  ] as const;
  return editRoutes(account, tableAt('client', account, topology, dice), (routes) =>
    putRoute(routes, route(part, others.at(dice.c % others.length) ?? 'igw-0a')),
  );
}

// The attachment's own table leads to the internet gateway, which translates for nobody there.
function outByOtherGateway(account: Account, topology: Topology): Account {
  if (!topology.otherNat) return account;
  const id = tableOf(account, otherPlaces(topology).attachments[0].SubnetId)?.RouteTableId;
  return editRoutes(account, id, (routes) => putRoute(routes, route(defaultRoute, 'igw-0b')));
}

// A part of the internet by the NAT gateway in the other VPC, which has no way back to the clients.
function splitWays(account: Account, { a, b, c }: Dice, topology: Topology): Account {
  if (!topology.otherNat) return account;
  const part = pick(['128.0.0.0/1', '52.0.0.0/8'], b);
  const split = editRoutes(account, tableAt('client', account, topology, { a, b, c }), (routes) =>
    putRoute(routes, route(part, 'tgw-0f')),
  );
  return editRoutes(split, 'rtb-0b0', (routes) => {
    const locals = routes.filter(({ GatewayId }) => GatewayId === 'local');
    return c % 4 === 0 ? routes : [...locals, route(c % 4 === 1 ? defaultRoute : part, 'igw-0b')];
  });
}
