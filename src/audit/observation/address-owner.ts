import { type Address, formatAddress } from '../../network/address.ts';
import { containsRange, singleAddress } from '../../network/address-range.ts';
import { containsSet } from '../../network/address-set.ts';
import { type NetworkIndex } from '../../network/network-index.ts';
import { type NetworkInterface } from '../../network/network-interface.ts';
import { type ResourceRef } from '../../network/resource.ts';
import { globalAddresses } from '../../network/special-addresses.ts';
import { type Vpc } from '../../network/vpc.ts';

/**
 * What an address belongs to: an endpoint's interface; another interface of the input; nothing of the input, though it
 * is no address of the internet; or the internet.
 */
export type OwnerKind = 'endpoint' | 'interface' | 'private' | 'public';

/** Who an address belongs to, seen from one VPC. */
export interface AddressOwner {
  readonly kind: OwnerKind;
  /** The endpoint, or the interface; null where there is none or it is not known which. */
  readonly resource: ResourceRef | null;
  /** The VPC that the resource is in; null without one. */
  readonly vpcId: string | null;
  /** As a sentence without a full stop. */
  readonly text: string;
}

/**
 * Ties an address to what it belongs to. VPCs may use the same addresses: one in the VPC's own ranges never leaves it
 * (its local route is the most specific), any other belongs to another VPC.
 * @param expected the endpoint that counts where several VPCs have an interface with this address.
 */
export function ownerOf(
  index: NetworkIndex,
  vpc: Vpc,
  address: Address,
  expected: ResourceRef | null,
): AddressOwner {
  const range = singleAddress(address);
  const own = (index.interfacesOfVpc.get(vpc.id) ?? []).filter((item) => hasAddress(item, address));
  const isOwn = own.length > 0 || vpc.cidrs.some((cidr) => containsRange(cidr, range));
  const items = isOwn
    ? own
    : index.network.networkInterfaces.items.filter((item) => hasAddress(item, address));
  const holders = items.map((item) => holderOf(index, item, address));
  const [first, ...others] = holders;
  const text = formatAddress(address);
  if (first !== undefined) {
    const asExpected = holders.find(({ resource }) => expected !== null && resource?.id === expected.id);
    if (others.length === 0 || asExpected !== undefined) return asExpected ?? first;
    const kind = holders.every((holder) => holder.kind === 'endpoint') ? 'endpoint' : 'private';
    return { kind, resource: null, vpcId: null, text: `${text} belongs to interfaces of several VPCs` };
  }
  const isOfVpc =
    isOwn || index.network.vpcs.items.some(({ cidrs }) => cidrs.some((cidr) => containsRange(cidr, range)));
  const nobody = { resource: null, vpcId: isOwn ? vpc.id : null };
  if (isOfVpc || !containsSet(globalAddresses[address.family], [range]))
    return {
      kind: 'private',
      ...nobody,
      text: `${text} is private, and belongs to no interface of the input`,
    };
  return { kind: 'public', ...nobody, text: `${text} is public, which does not tell the way out` };
}

function hasAddress({ addresses }: NetworkInterface, { family, value }: Address): boolean {
  return addresses.some((one) => one.family === family && one.value === value);
}

function holderOf(index: NetworkIndex, item: NetworkInterface, address: Address): AddressOwner {
  const { id, vpcId, interfaceType } = item;
  const text = formatAddress(address);
  const endpoint = index.network.vpcEndpoints.items.find((one) => one.networkInterfaceIds.includes(id));
  if (endpoint !== undefined) {
    const resource: ResourceRef = { type: 'vpc-endpoint', id: endpoint.id };
    return { kind: 'endpoint', resource, vpcId, text: `${text} belongs to ${endpoint.id} in ${vpcId}` };
  }
  const resource: ResourceRef = { type: 'network-interface', id };
  // Who has a share in a subnet sees the interface of its owner's endpoint, and not the endpoint.
  if (interfaceType === 'vpc_endpoint')
    return {
      kind: 'endpoint',
      resource,
      vpcId,
      text: `${text} belongs to ${id}, an endpoint's interface in ${vpcId}`,
    };
  return {
    kind: 'interface',
    resource,
    vpcId,
    text: `${text} belongs to ${id} in ${vpcId}, which is no endpoint's`,
  };
}
