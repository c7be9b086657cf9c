import { type Account } from '../../network/account.ts';
import { type ChangeKind, type ChangeKinds } from './change.ts';
import { clientPlaces } from '../build/client-places.ts';
import { addClientRoute } from '../build/egress.ts';
import {
  editRoutes,
  editWhere,
  putFirst,
  putRoute,
  tableOf,
  withOwnAcl,
  withoutRoute,
} from '../build/edit.ts';
import { markRoutes } from './gateway-changes.ts';
import { aclEntries, type AclLine, pick, type Ports, route, targetText } from '../build/parts.ts';

type Apply = ChangeKind['apply'];

// Whatever `apply` does is about blocks of IPv6, which only some networks have.
function kindOf(apply: Apply, more: Partial<ChangeKind> = {}): ChangeKind {
  return {
    needs: () => ({ ipv6: true }),
    apply: (account, dice, topology) => (topology.ipv6 ? apply(account, dice, topology) : account),
    targets: ['public6', 'api-host', 'endpoint-address'],
    vantages: ['function', 'interface'],
    ...more,
  };
}

function editDefaults(account: Account, change: Parameters<typeof editRoutes>[2]): Account {
  return editWhere(
    account,
    'RouteTables',
    ({ Routes }) => Routes.some((one) => targetText(one) === 'eigw-0a'),
    (table) => ({ ...table, Routes: change(table.Routes) }),
  );
}

const answerPorts: readonly [Ports, ...Ports[]] = [
  [32768, 60999],
  [1024, 65534],
  [1025, 65535],
  [32769, 65535],
  [1024, 4999],
];

// The entries for IPv4 stay as they are.
const answersCut: Apply = (account, { a, b, c }, topology) => {
  const { clients, endpoints } = clientPlaces(topology);
  const ids = (c % 2 === 0 ? clients : endpoints).map(({ SubnetId }) => SubnetId);
  const egress = a % 2 === 1;
  return withOwnAcl(account, ids, (entries) => {
    const others = entries.filter((one) => one.Egress !== egress || one.Ipv6CidrBlock === undefined);
    const ranges = b % 6 === 5 ? [] : ([[443, 443], pick(answerPorts, b)] as const);
    const lines = ranges.map((ports): AclLine => ({ action: 'allow', block: '::/0', ports }));
    const own = aclEntries(egress, lines).map((one) => ({ ...one, RuleNumber: one.RuleNumber + 505 }));
    return [...others, ...own];
  });
};

const blockDenied: Apply = (account, { a, b, c }, topology) => {
  const block = pick(['2600::/12', '2606:4700::/32', '2600:1f18:a:1::/64', '2600:1f18:a::/56'], b);
  const ids = clientPlaces(topology).clients.map(({ SubnetId }) => SubnetId);
  const ports = pick<Ports>([null, [443, 443], [1024, 65535]], c);
  return withOwnAcl(account, ids, (entries) =>
    putFirst(entries, a % 2 === 1, { action: 'deny', block, ports }),
  );
};

/** Changes of what is there for IPv6 alone. */
export const ipv6Changes: ChangeKinds = {
  'egress-only-gateway-detached': kindOf((account, { a }) => {
    const detached = editWhere(
      account,
      'EgressOnlyInternetGateways',
      () => true,
      (gateway) => ({ ...gateway, VpcId: null }),
    );
    return a % 4 === 0 ? markRoutes(detached, 'eigw-0a') : detached;
  }),
  'ipv6-default-missing': kindOf((account) =>
    editDefaults(account, (routes) => withoutRoute(routes, '::/0')),
  ),
  'ipv6-default-to-a-part': kindOf((account, { b }) =>
    editDefaults(account, (routes) =>
      putRoute(
        withoutRoute(routes, '::/0'),
        route(pick(['2600::/12', '2a00::/8', '2000::/4'], b), 'eigw-0a'),
      ),
    ),
  ),
  'ipv6-more-specific-blackhole': kindOf((account, { b }, topology) => {
    const id = tableOf(account, clientPlaces(topology).clients[0].SubnetId)?.RouteTableId;
    const block = pick(['2600::/12', '2606:4700::/32', '2600:9000::/28'], b);
    return editRoutes(account, id, (routes) => putRoute(routes, route(block, 'eigw-0dead1', 'blackhole')));
  }),
  'ipv6-default-to-the-nat': kindOf(
    (account, _, topology) =>
      account.NatGateways.some(({ NatGatewayId }) => NatGatewayId === 'nat-0a1')
        ? addClientRoute(account, topology, '::/0', 'nat-0a1')
        : account,
    { needs: () => ({ ipv6: true, egress: 'nat' }) },
  ),
  'ipv6-acl-answers-cut': kindOf(answersCut),
  'ipv6-acl-block-denied': kindOf(blockDenied),
};
