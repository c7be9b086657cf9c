import { SocketAddress } from 'node:net';
import { type Account, type NetworkInterface, type Subnet, type Vpc } from '../network/account.ts';
import { slots, type VpcSpace } from '../kernel/links.ts';
import { type Client, type DeviceMeaning } from './fabric.ts';

/** A device of a VPC's router, and what AWS would have there. */
export interface Port {
  readonly device: string;
  readonly meaning: DeviceMeaning;
  /** The subnet whose network ACL is asked; null for what stands in none. */
  readonly subnetId: string | null;
  /** Groups that filter here; `everything-out` for a client whose groups nobody named; null for no groups at all. */
  readonly groupIds: readonly string[] | 'everything-out' | null;
  /** Addresses that are always here; a client has its own from wave to wave. */
  readonly addresses: readonly string[];
}

/** Translators: a NAT gateway or a NAT instance. */
export interface Translator extends Port {
  readonly own: string;
  readonly publicAddresses: readonly string[];
  readonly kind: 'nat-gateway' | 'nat-instance';
}

/** One VPC and the router that stands for it. */
export interface Place {
  readonly space: VpcSpace;
  readonly vpc: Vpc;
  readonly subnets: readonly Subnet[];
  readonly clients: readonly (Port & { readonly client: Client })[];
  readonly interfaces: readonly (Port & { readonly item: NetworkInterface })[];
  readonly translators: readonly Translator[];
  /** Gateway endpoints by id. */
  readonly gatewayEndpoints: ReadonlyMap<string, string>;
}

/** Puts each VPC of an account on a router, and everything in it on a device. */
export function placesOf(account: Account, clients: readonly Client[]): readonly Place[] {
  const names: readonly VpcSpace[] = ['a', 'b'];
  if (account.Vpcs.length > names.length) throw new Error('the lab has two routers for VPCs');
  return account.Vpcs.flatMap((vpc, index) => {
    const space = names[index];
    return space === undefined ? [] : [placeOf(account, vpc, space, clients)];
  });
}

function placeOf(account: Account, vpc: Vpc, space: VpcSpace, clients: readonly Client[]): Place {
  const inVpc = <T extends { readonly VpcId: string }>(items: readonly T[]): readonly T[] =>
    items.filter(({ VpcId: id }) => id === vpc.VpcId);
  const translators = [
    ...inVpc(account.NatGateways).map(natGatewayPort),
    ...inVpc(account.NetworkInterfaces)
      .filter((item) => isNatInstance(account, item))
      .map(natInstancePort),
  ].map((make, index) => make(slot('n', index), index));
  const own = new Set(translators.flatMap(({ addresses }) => addresses));
  const interfaces = inVpc(account.NetworkInterfaces)
    .filter((item) => !own.has(item.PrivateIpAddress))
    .map((item, index) => ({ ...interfacePort(item, slot('s', index)), item }));
  const gateways = inVpc(account.VpcEndpoints).filter(({ VpcEndpointType: type }) => type === 'Gateway');
  return {
    space,
    vpc,
    subnets: inVpc(account.Subnets),
    clients: clients
      .filter(({ vpcId }) => vpcId === vpc.VpcId)
      .map((client, index) => ({ ...clientPort(client, slot('c', index)), client })),
    interfaces,
    translators,
    gatewayEndpoints: new Map(gateways.map(({ VpcEndpointId: id }, index) => [id, slot('g', index)])),
  };
}

// One address of IPv6 has many spellings.
function oneForm(address: string): string {
  return new SocketAddress({ address, family: 'ipv6' }).address;
}

function slot(kind: keyof typeof slots, index: number): string {
  if (index >= slots[kind]) throw new Error(`the lab has ${slots[kind]} devices ${kind} a VPC`);
  return `${kind}${index}`;
}

function clientPort(client: Client, device: string): Port {
  return {
    device,
    meaning: { kind: 'client', id: client.vantage },
    subnetId: client.subnetId,
    groupIds: client.groupIds ?? 'everything-out',
    addresses: [],
  };
}

function interfacePort(item: NetworkInterface, device: string): Port {
  return {
    device,
    meaning: { kind: 'interface', id: item.NetworkInterfaceId },
    subnetId: item.SubnetId,
    groupIds: item.GroupIds,
    addresses: [item.PrivateIpAddress, ...item.Ipv6Addresses.map(oneForm)],
  };
}

// A regional NAT gateway stands in no subnet and has no address of the VPC: the lab gives it one of its own.
function natGatewayPort(nat: Account['NatGateways'][number]) {
  return (device: string, index: number): Translator => {
    const pairs = nat.NatGatewayAddresses;
    const own = pairs[0]?.PrivateIp ?? `192.0.0.${8 + index}`;
    return {
      device,
      meaning: { kind: 'nat-gateway', id: nat.NatGatewayId },
      subnetId: nat.SubnetId,
      groupIds: null,
      addresses: [own],
      own,
      publicAddresses:
        nat.ConnectivityType === 'private' ? [] : pairs.flatMap(({ PublicIp: address }) => address ?? []),
      kind: 'nat-gateway',
    };
  };
}

function natInstancePort(item: NetworkInterface) {
  return (device: string): Translator => ({
    ...interfacePort(item, device),
    meaning: { kind: 'nat-instance', id: item.NetworkInterfaceId },
    own: item.PrivateIpAddress,
    publicAddresses: item.PublicIp === null ? [] : [item.PublicIp],
    kind: 'nat-instance',
  });
}

function isNatInstance(account: Account, { NetworkInterfaceId: id }: NetworkInterface): boolean {
  return account.RouteTables.some(({ Routes: routes }) =>
    routes.some((route) => route.NetworkInterfaceId === id),
  );
}

/** All ports of a place that stand in a subnet. */
export function portsOf(place: Place): readonly Port[] {
  return [...place.clients, ...place.interfaces, ...place.translators];
}

/** The number of an Availability Zone, by its id: the letter means another zone in each account. */
export function zoneNumber(zoneId: string): number {
  const number = Number(/az(?<number>\d)$/.exec(zoneId)?.groups?.['number'] ?? Number.NaN) - 1;
  if (!(number >= 0 && number < slots.t)) throw new Error(`no device for zone ${zoneId}`);
  return number;
}

/** The zone of a subnet; what stands in none is taken for the first zone. */
export function zoneOfSubnet({ subnets }: Place, subnetId: string | null): number {
  const subnet = subnets.find(({ SubnetId: id }) => id === subnetId);
  return subnet === undefined ? 0 : zoneNumber(subnet.AvailabilityZoneId);
}

/** The place of another VPC. */
export function placeOfVpc(places: readonly Place[], vpcId: string): Place | undefined {
  return places.find(({ vpc }) => vpc.VpcId === vpcId);
}
