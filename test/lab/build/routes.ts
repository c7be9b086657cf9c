import { type Account, type Route, type RouteTable } from '../network/account.ts';
import { returning } from './drops.ts';
import { farEnd, type Sink, slots } from '../kernel/links.ts';
import { type Place, type Port, zoneNumber, zoneOfSubnet } from './place.ts';

type Exit = { readonly device: string } | { readonly sink: Sink } | 'local';

/** The routing of one VPC: a table for each route table and zone, and one with what is in the VPC itself. */
export interface VpcRouting {
  readonly ip: readonly string[];
  readonly ip6: readonly string[];
}

/** What is in the VPC: its interfaces, and for the rest of its ranges nobody. */
export const insideTable = 50;

const nowhereTable = 51;

const senderTable = 52;

/** The route table of a subnet: its own, else the VPC's main one. */
export function routeTableOfSubnet(account: Account, place: Place, subnetId: string): RouteTable {
  const tables = account.RouteTables.filter(({ VpcId: id }) => id === place.vpc.VpcId);
  const found =
    tables.find(({ SubnetIds: ids }) => ids.includes(subnetId)) ?? tables.find(({ Main: main }) => main);
  if (found === undefined) throw new Error(`no route table for ${subnetId}`);
  return found;
}

/** The table by which packets that come out of a port go on; null where they may go to the VPC's inside only. */
export function tableOfPort(account: Account, place: Place, port: Port): RouteTable | null {
  const regional = account.NatGateways.find(
    ({ NatGatewayId: id, SubnetId: subnet }) => id === port.meaning.id && subnet === null,
  );
  if (regional !== undefined) {
    return account.RouteTables.find(({ RouteTableId: id }) => id === regional.RouteTableId) ?? null;
  }
  return port.subnetId === null ? null : routeTableOfSubnet(account, place, port.subnetId);
}

/** The rules and tables of a VPC's router. */
export function routeVpc(account: Account, place: Place, ports: readonly Port[]): VpcRouting {
  const tables = account.RouteTables.filter(({ VpcId: id }) => id === place.vpc.VpcId);
  const numberOf = (id: string, zone: number): number =>
    100 + slots.t * tables.findIndex(({ RouteTableId: own }) => own === id) + zone;
  const ip: string[] = [];
  const ip6: string[] = [];
  const used = new Set<number>();
  for (const port of ports) {
    const table = tableOfPort(account, place, port);
    if (table === null) continue;
    const zone = zoneOfSubnet(place, port.subnetId);
    const number = numberOf(table.RouteTableId, zone);
    const rule = `rule add pref 100 iif ${port.device} lookup ${number}`;
    ip.push(rule);
    ip6.push(rule);
    if (used.has(number)) continue;
    used.add(number);
    const lines = linesOfTable(account, place, table, { zone, number });
    ip.push(...lines.ip);
    ip6.push(...lines.ip6);
  }
  const back = place.space === 'b' ? farEnd.first.ipv4 : farEnd.second.ipv4;
  ip.push(
    `rule add pref 50 fwmark ${returning}/${returning} lookup ${senderTable}`,
    `route replace default via ${back} dev p0 onlink table ${senderTable}`,
  );
  const last = [`rule add pref 200 lookup ${insideTable}`, `rule add pref 300 lookup ${nowhereTable}`];
  return {
    ip: [...ip, ...last, `route replace default dev missing table ${nowhereTable}`],
    ip6: [...ip6, ...last, `route replace default dev missing table ${nowhereTable}`],
  };
}

interface Numbered {
  readonly zone: number;
  readonly number: number;
}

function linesOfTable(account: Account, place: Place, table: RouteTable, { zone, number }: Numbered) {
  const ip: string[] = [];
  const ip6: string[] = [];
  const taken = new Set<string>();
  for (const route of table.Routes.toSorted((x, y) => rank(x) - rank(y))) {
    for (const destination of destinationsOf(account, route)) {
      if (taken.has(destination)) continue;
      taken.add(destination);
      const line = lineOf(place, exitOf(account, place, route, zone), destination);
      (destination.includes(':') ? ip6 : ip).push(`${line} table ${number}`);
    }
  }
  return { ip, ip6 };
}

// Of equal destinations a static route wins over a prefix list's, and that over a propagated one.
// https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
function rank(route: Route): number {
  if (route.Origin === 'EnableVgwRoutePropagation') return 3;
  return route.DestinationPrefixListId === undefined ? 1 : 2;
}

function destinationsOf(account: Account, route: Route): readonly string[] {
  const single = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock;
  if (single !== undefined) return [single];
  const list = account.PrefixLists.find(({ PrefixListId: id }) => id === route.DestinationPrefixListId);
  return list?.Entries ?? [];
}

function lineOf(place: Place, exit: Exit, destination: string): string {
  // To leave the table is how the VPC's own range is looked up in the table of its inside.
  if (exit === 'local') return `route add throw ${destination}`;
  if ('sink' in exit) return `route add ${destination} dev ${exit.sink}`;
  const { ipv4, ipv6 } = exit.device === 'p0' && place.space === 'b' ? farEnd.first : farEnd.second;
  return `route add ${destination} via ${destination.includes(':') ? ipv6 : ipv4} dev ${exit.device} onlink`;
}

function exitOf(account: Account, place: Place, route: Route, zone: number): Exit {
  const vpcId = place.vpc.VpcId;
  const device = (name: string | undefined): Exit =>
    name === undefined ? { sink: 'gone' } : { device: name };
  if (route.State === 'blackhole') return { sink: 'blackhole' };
  const { GatewayId: gateway } = route;
  if (gateway === 'local') return 'local';
  if (gateway?.startsWith('igw-') === true) {
    const found = account.InternetGateways.find(({ InternetGatewayId: id }) => id === gateway);
    return device(found?.VpcId === vpcId ? 'i0' : undefined);
  }
  if (gateway !== undefined) return device(place.gatewayEndpoints.get(gateway));
  if (route.EgressOnlyInternetGatewayId !== undefined) {
    const found = account.EgressOnlyInternetGateways.find(
      ({ EgressOnlyInternetGatewayId: id }) => id === route.EgressOnlyInternetGatewayId,
    );
    return device(found?.VpcId === vpcId ? 'e0' : undefined);
  }
  const translator = route.NatGatewayId ?? route.NetworkInterfaceId;
  if (translator !== undefined)
    return device(place.translators.find(({ meaning }) => meaning.id === translator)?.device);
  if (route.VpcPeeringConnectionId !== undefined) {
    return device(isPeered(account, vpcId, route.VpcPeeringConnectionId) ? 'p0' : undefined);
  }
  return exitToTransit(account, vpcId, route.TransitGatewayId, zone);
}

function isPeered(account: Account, vpcId: string, id: string): boolean {
  return account.VpcPeeringConnections.some(
    (peering) =>
      peering.VpcPeeringConnectionId === id &&
      peering.StatusCode === 'active' &&
      [peering.RequesterVpcId, peering.AccepterVpcId].includes(vpcId),
  );
}

// Only zones in which the attachment has a subnet reach the gateway.
// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
function exitToTransit(account: Account, vpcId: string, gateway: string | undefined, zone: number): Exit {
  const attachment = account.TransitGatewayVpcAttachments.find(
    (item) => item.TransitGatewayId === gateway && item.VpcId === vpcId && carries(item.State),
  );
  if (attachment === undefined) return { sink: 'gone' };
  return attachedZones(account, attachment.SubnetIds).has(zone) ? { device: `t${zone}` } : { sink: 'nozone' };
}

/** Whether an attachment in a state takes packets. */
export function carries(state: string): boolean {
  return state === 'available' || state === 'modifying';
}

/** The zones of an attachment, with its subnet in each. */
export function attachedZones(account: Account, subnetIds: readonly string[]): ReadonlyMap<number, string> {
  const subnets = account.Subnets.filter(({ SubnetId: id }) => subnetIds.includes(id));
  return new Map(subnets.map((subnet) => [zoneNumber(subnet.AvailabilityZoneId), subnet.SubnetId]));
}
