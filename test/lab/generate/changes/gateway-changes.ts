import { type Account, type BlockMode, type NatGateway } from '../../network/account.ts';
import { type ChangeKinds, publicNames, publicTargets } from './change.ts';
import { clientPlaces } from '../build/client-places.ts';
import { editRoutes, editWhere, withoutRoute } from '../build/edit.ts';
import { pick, targetText } from '../build/parts.ts';
import { type Topology } from '../build/topology.ts';

/** Changes the NAT gateway on the way out, the one of the clients' VPC first. */
export function editNat(account: Account, change: (nat: NatGateway) => NatGateway): Account {
  const first = account.NatGateways.at(0)?.NatGatewayId;
  return editWhere(account, 'NatGateways', ({ NatGatewayId }) => NatGatewayId === first, change);
}

/** Marks the routes to something that is gone, as EC2 does; for a moment they may still be seen as active. */
export function markRoutes(account: Account, target: string): Account {
  return editWhere(
    account,
    'RouteTables',
    ({ Routes }) => Routes.some((one) => targetText(one) === target),
    (table) => ({
      ...table,
      Routes: table.Routes.map((one) =>
        targetText(one) === target ? { ...one, State: 'blackhole' as const } : one,
      ),
    }),
  );
}

function blockEverywhere(account: Account, mode: BlockMode, lifted: readonly string[]): Account {
  const hasRegional = account.NatGateways.some(({ SubnetId }) => SubnetId === null);
  // Which exclusion counts for a regional NAT gateway, which has no subnet, nobody says.
  const excluded = hasRegional ? [] : lifted;
  return {
    ...account,
    InternetGatewayBlockMode: mode,
    Vpcs: account.Vpcs.map((vpc) => ({ ...vpc, InternetGatewayBlockMode: mode })),
    Subnets: account.Subnets.map((one) =>
      excluded.includes(one.SubnetId) ? one : { ...one, InternetGatewayBlockMode: mode },
    ),
  };
}

const byNat = { ...publicNames, egress: 'nat' } as const satisfies Partial<Topology>;
const byAnyNat = ({ c }: { readonly c: number }): Partial<Topology> => ({
  ...publicNames,
  egress: pick(['nat', 'regional-nat', 'central-nat'], c),
});

/** Changes of NAT gateways and instances, internet gateways, S3's endpoint and Block Public Access. */
export const gatewayChanges: ChangeKinds = {
  'nat-failed': {
    needs: byAnyNat,
    // A gateway fails as a rule for want of its address, and then has none.
    apply: (account, { a }) =>
      editNat(account, (nat) => ({
        ...nat,
        State: 'failed',
        FailureCode: pick(['InvalidAllocationID.NotFound', 'Gateway.NotAttached'], a),
        NatGatewayAddresses: nat.NatGatewayAddresses.map((pair) => ({
          ...pair,
          PublicIp: a % 3 === 2 ? pair.PublicIp : null,
        })),
      })),
    targets: publicTargets,
  },
  'nat-deleted': {
    needs: byAnyNat,
    apply: (account, { a }) => {
      const deleted = editNat(account, (nat) => ({ ...nat, State: 'deleted' }));
      const id = account.NatGateways.at(0)?.NatGatewayId ?? '';
      return a % 2 === 0 ? markRoutes(deleted, id) : deleted;
    },
    targets: publicTargets,
  },
  'nat-made-private': {
    needs: () => byNat,
    apply: (account) =>
      editNat(account, (nat) =>
        nat.SubnetId === null
          ? nat
          : {
              ...nat,
              ConnectivityType: 'private',
              NatGatewayAddresses: nat.NatGatewayAddresses.map((pair) => ({ ...pair, PublicIp: null })),
            },
      ),
    targets: publicTargets,
  },
  'internet-gateway-detached': {
    needs: byAnyNat,
    apply: (account, { a, c }) => {
      const id = c % 3 === 2 ? 'igw-0b' : 'igw-0a';
      const detached = editWhere(
        account,
        'InternetGateways',
        ({ InternetGatewayId }) => InternetGatewayId === id,
        (gateway) => ({ ...gateway, VpcId: null }),
      );
      return a % 3 === 0 ? markRoutes(detached, id) : detached;
    },
    targets: publicTargets,
  },
  'instance-checks-source': {
    needs: () => ({ ...publicNames, egress: 'nat-instance' }),
    apply: (account) =>
      editWhere(
        account,
        'NetworkInterfaces',
        ({ NetworkInterfaceId }) => NetworkInterfaceId === 'eni-0a6',
        (item) => ({ ...item, SourceDestCheck: true }),
      ),
    targets: publicTargets,
  },
  'instance-stopped': {
    needs: () => ({ ...publicNames, egress: 'nat-instance' }),
    apply: (account) =>
      editWhere(
        account,
        'Instances',
        ({ InstanceId }) => InstanceId === 'i-0a6',
        (instance) => ({ ...instance, State: 'stopped' }),
      ),
    targets: publicTargets,
  },
  's3-endpoint-not-available': {
    needs: () => ({ s3: true }),
    apply: (account, { a }) =>
      editWhere(
        account,
        'VpcEndpoints',
        ({ VpcEndpointType }) => VpcEndpointType === 'Gateway',
        (endpoint) => ({ ...endpoint, State: pick(['deleting', 'failed', 'rejected'], a) }),
      ),
    targets: ['s3'],
  },
  's3-endpoint-in-some-tables-only': {
    needs: ({ b }) => ({ s3: true, tables: 'own', clientSubnets: 2, egress: pick(['none', 'nat'], b) }),
    apply: (account, _, topology) => {
      const id = `rtb-${clientPlaces(topology).clients[0].SubnetId.slice(7)}`;
      const without = editRoutes(account, id, (routes) => withoutRoute(routes, 'pl-051'));
      return editWhere(
        without,
        'VpcEndpoints',
        ({ VpcEndpointType }) => VpcEndpointType === 'Gateway',
        (one) => ({ ...one, RouteTableIds: one.RouteTableIds.filter((tableId) => tableId !== id) }),
      );
    },
    targets: ['s3'],
  },
  'public-access-blocked': {
    needs: (dice) => ({ ...byAnyNat(dice), publicClients: true, ipv6: dice.c % 3 === 0 }),
    apply: (account, { a }, topology) => {
      const { open, clients } = clientPlaces(topology);
      const lifted = pick<readonly string[]>(
        [[], [open.SubnetId], [clients[0].SubnetId], [open.SubnetId, clients[0].SubnetId]],
        a,
      );
      return blockEverywhere(account, 'block-bidirectional', lifted);
    },
    targets: ['control', 'public', 'public6', 's3'],
    vantages: ['public-interface', 'function'],
  },
  'public-access-blocked-inwards': {
    needs: (dice) => ({ ...byAnyNat(dice), publicClients: true, ipv6: dice.c % 3 === 0 }),
    apply: (account, { a }, topology) =>
      blockEverywhere(account, 'block-ingress', a % 3 === 0 ? [clientPlaces(topology).open.SubnetId] : []),
    targets: ['control', 'public', 'public6', 's3'],
    vantages: ['public-interface', 'function'],
  },
};
