import { type Account, type NetworkInterface, type VpcEndpoint } from '../../network/account.ts';
import { type ChangeKinds, type Dice } from './change.ts';
import { endpointNames } from '../build/client-things.ts';
import { editWhere } from '../build/edit.ts';
import { pick } from '../build/parts.ts';
import { type Topology } from '../build/topology.ts';

function editEndpoint(
  account: Account,
  { c }: Dice,
  change: (endpoint: VpcEndpoint) => VpcEndpoint,
): Account {
  const interfaces = account.VpcEndpoints.filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface');
  const chosen = interfaces.at(c % Math.max(interfaces.length, 1))?.VpcEndpointId;
  return editWhere(account, 'VpcEndpoints', ({ VpcEndpointId }) => VpcEndpointId === chosen, change);
}

function withoutPrivateNames(endpoint: VpcEndpoint): VpcEndpoint {
  const service = endpoint.ServiceName.replace('com.amazonaws.eu-west-1.', '');
  return {
    ...endpoint,
    PrivateDnsEnabled: false,
    DnsNames: endpointNames(endpoint.VpcEndpointId, service, false),
  };
}

/** An IPv4 endpoint without private names in a dual-stack network: who asks for it by IPv6 is not told. */
function isPlain({ ipv6 }: Topology, endpoint: VpcEndpoint): boolean {
  return !ipv6 || endpoint.IpAddressType === 'dualstack';
}

/** Changes of interface endpoints. */
export const endpointChanges: ChangeKinds = {
  'endpoint-not-available': {
    needs: ({ b }) => ({ executeApi: pick(['private-dns', 'own-name'], b), ipv6: false }),
    // Whether names of an endpoint in another state still lead to it is not documented: it has its own name only.
    apply: (account, dice, topology) =>
      editEndpoint(account, dice, (endpoint) =>
        isPlain(topology, endpoint)
          ? {
              ...withoutPrivateNames(endpoint),
              State: pick(['failed', 'rejected', 'deleting', 'pendingAcceptance', 'expired'], dice.b),
            }
          : endpoint,
      ),
    targets: ['endpoint-address', 'own-name', 'central-address', 'data'],
  },
  'endpoint-in-one-zone-only': {
    needs: ({ b }) => ({ executeApi: 'private-dns', clientSubnets: 2, endpointsApart: b % 2 === 0 }),
    apply: (account, dice) => {
      const without = editEndpoint(account, dice, (endpoint) => ({
        ...endpoint,
        SubnetIds: endpoint.SubnetIds.slice(0, 1),
        NetworkInterfaceIds: endpoint.NetworkInterfaceIds.slice(0, 1),
      }));
      const left = without.VpcEndpoints.flatMap(({ NetworkInterfaceIds }) => NetworkInterfaceIds);
      const isThere = ({ InterfaceType, NetworkInterfaceId }: NetworkInterface): boolean =>
        InterfaceType !== 'vpc_endpoint' || left.includes(NetworkInterfaceId);
      return without === account
        ? account
        : { ...without, NetworkInterfaces: without.NetworkInterfaces.filter(isThere) };
    },
    targets: ['data', 'endpoint-address', 'control'],
  },
  'endpoint-private-dns-off': {
    needs: () => ({ executeApi: 'private-dns', control: 'private-dns', ipv6: false }),
    apply: (account, dice, topology) =>
      editEndpoint(account, dice, (endpoint) =>
        isPlain(topology, endpoint) ? withoutPrivateNames(endpoint) : endpoint,
      ),
    targets: ['data', 'own-name', 'control'],
  },
  'vpc-range-looks-public': {
    needs: () => ({ control: 'none', central: 'none' }),
    // A range that belongs to others on the internet, where nobody lives here.
    apply: (account, { b }) => {
      const block = pick(['52.94.0.0/16', '52.218.0.0/20', '52.1.0.0/16'], b);
      if (account.Vpcs.some(({ CidrBlocks }) => CidrBlocks.includes(block))) return account;
      const wider = editWhere(
        account,
        'Vpcs',
        ({ VpcId }) => VpcId === 'vpc-0a',
        (vpc) => ({ ...vpc, CidrBlocks: [...vpc.CidrBlocks, block] }),
      );
      return editWhere(
        wider,
        'RouteTables',
        ({ VpcId }) => VpcId === 'vpc-0a',
        (table) => ({
          ...table,
          Routes: [
            { DestinationCidrBlock: block, GatewayId: 'local', State: 'active', Origin: 'CreateRouteTable' },
            ...table.Routes.filter((one) => one.DestinationCidrBlock !== block),
          ],
        }),
      );
    },
    targets: ['control', 's3', 'public'],
  },
};
