import { type Address, formatAddress } from '../network/address.ts';
import { missingInVpc, type NetworkIndex, routeTableOf } from '../network/network-index.ts';
import { type NetworkInterface } from '../network/network-interface.ts';
import { ephemeralPorts, linuxEphemeralPorts } from '../network/ports.ts';
import { type Subnet } from '../network/subnet.ts';
import { type VpcFunction } from '../network/vpc-function.ts';
import { type Vantage } from '../path/vantage.ts';
import { probeNamePrefix } from '../probe/contract.ts';

/** An interface in a subnet without a public address, as Lambda makes it: what a subnet is judged as. */
export function vantageOfSubnet(subnet: Subnet): Vantage {
  return {
    id: subnet.id,
    kind: 'subnet',
    subnet,
    securityGroupIds: null,
    functionName: null,
    addresses: null,
    hasPublicAddress: false,
    usesIpv6: subnet.ipv6Cidrs.length > 0,
    ports: ephemeralPorts,
  };
}

/** A function in each of its subnets that the input holds: it may run in any of them. */
export function vantagesOfFunction(index: NetworkIndex, item: VpcFunction): readonly Vantage[] {
  return item.subnetIds.flatMap((id) => {
    const subnet = index.byId.subnets.get(id);
    if (subnet === undefined) return [];
    return [
      {
        id: `${functionId(index, item)}@${id}`,
        kind: 'function',
        subnet,
        securityGroupIds: item.securityGroupIds,
        functionName: item.name,
        addresses: null,
        hasPublicAddress: false,
        usesIpv6: item.ipv6Allowed && subnet.ipv6Cidrs.length > 0,
        ports: ephemeralPorts,
      },
    ];
  });
}

// Names are unique within an account and region only.
function functionId({ network }: NetworkIndex, item: VpcFunction): string {
  return network.functions.items.filter(({ name }) => name === item.name).length === 1 ? item.name : item.arn;
}

/** One network interface with its own groups and addresses; null where its subnet is not in the input. */
export function vantageOfInterface(index: NetworkIndex, item: NetworkInterface): Vantage | null {
  const subnet = index.byId.subnets.get(item.subnetId);
  if (subnet === undefined) return null;
  const isLambda = item.interfaceType === 'lambda';
  return {
    id: item.id,
    kind: item.instanceId === null ? 'network-interface' : 'instance',
    subnet,
    securityGroupIds: item.securityGroupIds,
    functionName: null,
    addresses: item.addresses,
    hasPublicAddress: item.publicAddresses.length > 0,
    usesIpv6: item.addresses.some((address) => address.family === 'ipv6'),
    ports: isLambda ? ephemeralPorts : linuxEphemeralPorts,
  };
}

/** A private address: the interface that has it, or an interface without a public address in its subnet. */
export function vantagesOfAddress(index: NetworkIndex, address: Address): readonly Vantage[] {
  const isHere = (own: Address): boolean => own.family === address.family && own.value === address.value;
  const owners = index.network.networkInterfaces.items
    .filter((item) => item.addresses.some(isHere))
    .flatMap((item) => vantageOfInterface(index, item) ?? []);
  if (owners.length > 0) return owners;
  return index.network.subnets.items
    .filter((subnet) => {
      const blocks = address.family === 'ipv6' ? subnet.ipv6Cidrs : [subnet.cidr];
      return blocks.some(
        (cidr) => cidr !== null && cidr.first <= address.value && address.value <= cidr.last,
      );
    })
    .map((subnet) => ({
      ...vantageOfSubnet(subnet),
      id: `${formatAddress(address)}@${subnet.id}`,
      kind: 'address',
      addresses: [address],
    }));
}

/**
 * Whether a subnet is private: no route to an internet gateway, and no public NAT gateway in it. Null where that
 * cannot be told; such a subnet is judged like a private one.
 */
function isPrivateSubnet(index: NetworkIndex, subnet: Subnet): boolean | null {
  const table = routeTableOf(index, subnet);
  if (table.known && table.value.routes.some(({ target }) => target.kind === 'internet-gateway'))
    return false;
  const holdsNat = index.network.natGateways.items.some(
    ({ subnetId, connectivity, state }) =>
      subnetId === subnet.id && connectivity === 'public' && state !== 'deleted' && state !== 'failed',
  );
  if (holdsNat) return false;
  if (!table.known || missingInVpc(index, 'natGateways', subnet.scope, subnet.vpcId).length > 0) return null;
  return true;
}

/**
 * What a bare audit judges: every subnet that is or may be private, and every VPC function in each of its subnets but
 * for planecheck's own probes.
 */
export function defaultVantages(index: NetworkIndex): readonly Vantage[] {
  const subnets = index.network.subnets.items.filter((subnet) => isPrivateSubnet(index, subnet) !== false);
  return [
    ...subnets.map(vantageOfSubnet),
    ...index.network.functions.items
      .filter(({ name }) => !name.startsWith(probeNamePrefix))
      .flatMap((item) => vantagesOfFunction(index, item)),
  ];
}
