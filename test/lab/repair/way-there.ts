import { type Account, type Route, type RouteTable } from '../network/account.ts';
import { type Connection } from './block.ts';
import { matchRoute, tableOfSubnet } from './route-tables.ts';
import { attachmentOf, gatewayTableOf, matchGatewayRoute } from './transit-gateways.ts';

/** Who puts packets into a table: somebody in a subnet, a translator, or a transit gateway. */
export type Sender = 'client' | 'translator' | 'attachment';

/** One table that the packets of a connection are sent on by, towards the target. */
export interface Leg {
  readonly sender: Sender;
  readonly vpcId: string;
  /** The subnet whose table it is; null for a regional NAT gateway. */
  readonly subnetId: string | null;
  readonly table: RouteTable;
  /** The route that takes the packets; null where none does. */
  readonly route: Route | null;
  /** The address that the packets come from, and the VPC that it is in. */
  readonly source: Source;
  /** The transit gateway's table by which they came here; null for others than an attachment. */
  readonly gatewayTableId: string | null;
}

/** An address that answers are to go back to. */
export interface Source {
  readonly address: string;
  readonly vpcId: string;
}

const limit = 8;

/** The tables that a connection's packets meet on the way there, whatever stands in their way. */
export function legsOf(account: Account, connection: Connection): readonly Leg[] {
  const { address, subnetId, clientAddress } = connection;
  const vpcId = account.Subnets.find((subnet) => subnet.SubnetId === subnetId)?.VpcId;
  if (address === null || vpcId === undefined) return [];
  const source: Source = { address: clientAddress, vpcId };
  const legs: Leg[] = [];
  let next: Place | null = { sender: 'client', vpcId, subnetId, source, gatewayTableId: null };
  while (next !== null && legs.length < limit) {
    const table: RouteTable | undefined = next.table ?? tableOfSubnet(account, next.subnetId ?? '');
    if (table === undefined) break;
    const route: Route | null = matchRoute(account, table, address)?.route ?? null;
    const leg: Leg = { ...next, table, route };
    if (legs.some((known) => known.table === table && known.sender === leg.sender)) break;
    legs.push(leg);
    next = route === null ? null : placeBehind(account, leg, route, address);
  }
  return legs;
}

type Place = Omit<Leg, 'table' | 'route'> & { readonly table?: RouteTable };

function placeBehind(account: Account, leg: Leg, route: Route, address: string): Place | null {
  if (route.NatGatewayId !== undefined) return behindNat(account, leg, route.NatGatewayId);
  if (route.NetworkInterfaceId !== undefined) return behindInterface(account, leg, route.NetworkInterfaceId);
  if (route.TransitGatewayId === undefined) return null;
  return behindTransitGateway(account, leg, route.TransitGatewayId, address);
}

function behindNat(account: Account, leg: Leg, id: string): Place | null {
  const nat = account.NatGateways.find(({ NatGatewayId }) => NatGatewayId === id);
  if (nat === undefined) return null;
  const { VpcId: vpcId, SubnetId: subnetId, RouteTableId } = nat;
  const address = nat.NatGatewayAddresses[0]?.PrivateIp ?? null;
  // A regional NAT gateway has no address in its VPC: its answers go to whoever sent it the requests.
  const source = address === null ? leg.source : { address, vpcId };
  const place: Place = { sender: 'translator', vpcId, subnetId, source, gatewayTableId: null };
  const own = account.RouteTables.find((table) => table.RouteTableId === RouteTableId);
  return own === undefined || subnetId !== null ? place : { ...place, table: own };
}

function behindInterface(account: Account, leg: Leg, id: string): Place | null {
  const item = account.NetworkInterfaces.find(({ NetworkInterfaceId }) => NetworkInterfaceId === id);
  if (item === undefined) return null;
  const { VpcId: vpcId, SubnetId: subnetId, PrivateIpAddress } = item;
  const source = { address: PrivateIpAddress, vpcId };
  return { sender: 'translator', vpcId, subnetId, source, gatewayTableId: leg.gatewayTableId };
}

function behindTransitGateway(account: Account, leg: Leg, id: string, address: string): Place | null {
  const from = attachmentOf(account, id, leg.vpcId);
  const table = from === undefined ? undefined : gatewayTableOf(account, from);
  const route = table === undefined ? null : matchGatewayRoute(table, address);
  const to = account.TransitGatewayVpcAttachments.find(
    (item) => item.TransitGatewayAttachmentId === route?.TransitGatewayAttachmentId,
  );
  if (to === undefined || table === undefined) return null;
  const zoneOf = (subnetId: string | null): string | undefined =>
    account.Subnets.find(({ SubnetId }) => SubnetId === subnetId)?.AvailabilityZoneId;
  const sorted = to.SubnetIds.toSorted();
  const subnetId = sorted.find((own) => zoneOf(own) === zoneOf(leg.subnetId)) ?? sorted[0] ?? null;
  const gatewayTableId = table.TransitGatewayRouteTableId;
  return { sender: 'attachment', vpcId: to.VpcId, subnetId, source: leg.source, gatewayTableId };
}
