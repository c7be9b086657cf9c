import { type ChangeKinds, publicNames, publicTargets } from './change.ts';
import { addClientRoute } from '../build/egress.ts';
import { add, editWhere } from '../build/edit.ts';
import { editNat } from './gateway-changes.ts';
import { pick } from '../build/parts.ts';

/** Changes after which nobody can tell from a configuration what happens. */
export const markedChanges: ChangeKinds = {
  'marked-nat-on-the-move': {
    needs: () => ({ ...publicNames, egress: 'nat' }),
    apply: (account, { b }) =>
      editNat(account, (nat) => ({ ...nat, State: pick(['pending', 'deleting'], b) })),
    targets: publicTargets,
  },
  'marked-endpoint-on-the-move': {
    needs: () => ({ executeApi: 'private-dns' }),
    apply: (account, { b }) =>
      editWhere(
        account,
        'VpcEndpoints',
        ({ VpcEndpointType, VpcId }) => VpcEndpointType === 'Interface' && VpcId === 'vpc-0a',
        (endpoint) => ({ ...endpoint, State: pick(['pending', 'partial', 'failed'], b) }),
      ),
    targets: ['data', 'endpoint-address', 'control'],
  },
  'marked-dns-hostnames-off': {
    needs: () => ({ executeApi: 'private-dns' }),
    apply: (account) =>
      editWhere(
        account,
        'Vpcs',
        ({ VpcId }) => VpcId === 'vpc-0a',
        (vpc) => ({ ...vpc, EnableDnsHostnames: false }),
      ),
    targets: ['data', 'control'],
  },
  'marked-dns-servers-in-reach': {
    needs: () => ({ egress: 'nat' }),
    apply: (account) => {
      const vpc = editWhere(
        account,
        'Vpcs',
        ({ VpcId }) => VpcId === 'vpc-0a',
        (one) => ({ ...one, DhcpOptionsId: 'dopt-0e' }),
      );
      return add(vpc, 'DhcpOptions', {
        DhcpOptionsId: 'dopt-0e',
        DomainNameServers: ['9.9.9.9', '10.0.0.2'],
      });
    },
    targets: ['data', 'control'],
  },
  'marked-ipv6-by-internet-gateway': {
    needs: () => ({ ipv6: true }),
    apply: (account, _, topology) =>
      account.Vpcs.some(({ Ipv6CidrBlocks }) => Ipv6CidrBlocks.length > 0)
        ? addClientRoute(account, topology, '::/0', 'igw-0a')
        : account,
    targets: ['public6', 'api-host'],
    vantages: ['function', 'subnet'],
  },
};
