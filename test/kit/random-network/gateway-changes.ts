import { known, unknown } from '../../../src/network/fact.ts';
import { type NatGatewayState } from '../../../src/network/nat-gateway.ts';
import { type InternetGatewayBlockMode } from '../../../src/network/vpc.ts';
import { type ChangeNetwork } from './changes.ts';
import { gapAbout } from './choices.ts';
import { editAt, editWhere, pick } from './edit.ts';
import { home } from './parts.ts';

const natStates: readonly [NatGatewayState, ...NatGatewayState[]] = [
  'failed',
  'pending',
  'deleting',
  'deleted',
  'other',
];
const modes: readonly [InternetGatewayBlockMode, ...InternetGatewayBlockMode[]] = [
  'block-bidirectional',
  'block-ingress',
];

/** Changes of gateways, NAT instances and VPC Block Public Access. */
export const gatewayChanges = {
  'nat-state': (network, { a, b }) =>
    editAt(network, 'natGateways', a, (nat) => ({ ...nat, state: pick(natStates, b) })),
  'nat-private': (network, { a }) =>
    editAt(network, 'natGateways', a, (nat) => ({
      ...nat,
      connectivity: nat.mode === 'regional' ? 'public' : 'private',
      addresses: nat.addresses.map((pair) => ({ ...pair, publicAddress: null })),
    })),
  'nat-in-private-subnet': (network, { a, b }) =>
    editAt(network, 'natGateways', a, (nat) =>
      nat.mode === 'regional' || nat.vpcId !== 'vpc-a'
        ? nat
        : { ...nat, subnetId: pick(['subnet-a1', 'subnet-gone'], b) },
    ),
  'nat-filtered': (network, { a }) =>
    editAt(network, 'natGateways', a, (nat) => ({ ...nat, attachedAppliances: ['proxy-1'] })),
  'nat-addresses': (network, { a, b }) =>
    editAt(network, 'natGateways', a, (nat) => {
      const [first] = nat.addresses;
      if (first === undefined || b % 3 === 0) return { ...nat, addresses: [] };
      const { privateAddress } = first;
      const next = privateAddress && { ...privateAddress, value: privateAddress.value + 1n };
      return { ...nat, addresses: [first, { ...first, privateAddress: next }] };
    }),
  'internet-gateway-detached': (network, { a }) =>
    editAt(network, 'internetGateways', a, (gateway) => ({ ...gateway, vpcIds: [] })),
  'internet-gateway-elsewhere': (network, { a }) =>
    editAt(network, 'internetGateways', a, (gateway) => ({ ...gateway, vpcIds: ['vpc-z'] })),
  'egress-only-gateway-detached': (network, { a }) =>
    editAt(network, 'egressOnlyInternetGateways', a, (gateway) => ({ ...gateway, vpcIds: [] })),
  'instance-stopped': (network, { a }) =>
    editAt(network, 'instances', a, (instance) => ({ ...instance, state: 'stopped' })),
  'interface-checks-source': (network, { b }) =>
    editWhere(
      network,
      'networkInterfaces',
      ({ id }) => id === 'eni-nat',
      (item) => ({ ...item, sourceDestCheck: pick([true, null], b) }),
    ),
  'interface-without-public-address': (network) =>
    editWhere(
      network,
      'networkInterfaces',
      ({ id }) => id === 'eni-nat',
      (item) => ({ ...item, publicAddresses: [] }),
    ),
  'public-access-blocked': (network, { a, b }) => {
    const mode = pick(modes, b);
    const ofVpc = editAt(network, 'vpcs', a, (item) => ({ ...item, blockPublicAccess: known(mode) }));
    const vpcId = network.vpcs.items[a % Math.max(network.vpcs.items.length, 1)]?.id;
    return editWhere(
      { ...ofVpc, blockPublicAccess: { ...ofVpc.blockPublicAccess, items: [{ scope: home, mode }] } },
      'subnets',
      (item) => item.vpcId === vpcId,
      (item) => ({ ...item, blockPublicAccess: known(mode) }),
    );
  },
  'public-access-excluded': (network, { a, b }) => {
    const mode = pick(modes, b);
    const ofVpc = editAt(network, 'vpcs', a, (item) => ({ ...item, blockPublicAccess: known(mode) }));
    return { ...ofVpc, blockPublicAccess: { ...ofVpc.blockPublicAccess, items: [{ scope: home, mode }] } };
  },
  'public-access-not-told': (network, { a, b }) => {
    const gap = gapAbout('vpcBlockPublicAccess', b);
    const ofVpc = editAt(network, 'vpcs', a, (item) => ({ ...item, blockPublicAccess: unknown(gap) }));
    return editAt(ofVpc, 'subnets', a + b, (item) => ({ ...item, blockPublicAccess: unknown(gap) }));
  },
} as const satisfies Record<string, ChangeNetwork>;
