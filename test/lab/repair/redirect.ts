import { type Account } from '../network/account.ts';
import { linkBetween, whereIs } from './links.ts';
import { destinationOf, dropRoute, matchRoute, putRoute, type RouteTarget, steer } from './route-tables.ts';
import { attach, steerGateway } from './transit-gateways.ts';
import { type Leg } from './way-there.ts';
import { wayToInternet } from './ways-out.ts';

/**
 * Sends an address another way from one of the tables on the way there: within the VPC by the local route, to
 * another VPC over a link, and anything else to the internet.
 * @param isBroken whether the route that takes the address serves nobody as it is, and so is changed as a whole.
 */
export function redirect(account: Account, leg: Leg, address: string, isBroken = false): Account | null {
  const { vpcId, block } = whereIs(account, address, leg.vpcId);
  if (vpcId === leg.vpcId) return keepInVpc(account, leg, address);
  if (vpcId === null) return leaveForInternet(account, leg, address, isBroken);
  if (leg.sender === 'attachment') return sendThroughGateway(account, leg, address, vpcId, block);
  const link = linkBetween(account, leg.vpcId, vpcId);
  return link && steer(link.account, leg.table, address, link.target, block);
}

// What takes an address away from the local route is a more specific route.
function keepInVpc(account: Account, { table }: Leg, address: string): Account | null {
  const route = matchRoute(account, table, address)?.route;
  if (route === undefined || route.GatewayId === 'local') return null;
  return dropRoute(account, table.RouteTableId, destinationOf(route));
}

function leaveForInternet(account: Account, leg: Leg, address: string, isBroken: boolean): Account {
  const way = wayToInternet(account, leg, address);
  if (!isBroken || leg.route === null) return steer(way.account, leg.table, address, way.target);
  return putRoute(way.account, leg.table.RouteTableId, destinationOf(leg.route), way.target);
}

// A peering connection carries nothing that came from outside the VPC, so the transit gateway must send it there.
function sendThroughGateway(
  account: Account,
  { table, gatewayTableId }: Leg,
  address: string,
  vpcId: string,
  block: string,
): Account | null {
  const gatewayId = account.TransitGatewayRouteTables.find(
    ({ TransitGatewayRouteTableId }) => TransitGatewayRouteTableId === gatewayTableId,
  )?.TransitGatewayId;
  if (gatewayId === undefined || gatewayTableId === null) return null;
  const { account: attached, attachment } = attach(account, gatewayId, vpcId);
  const id = attachment.TransitGatewayAttachmentId;
  return table.VpcId === vpcId ? null : steerGateway(attached, gatewayTableId, address, id, block);
}

/** Changes every route of a VPC's tables that leads to one thing, which does not work, to lead to another. */
export function retargetAll(account: Account, vpcId: string, from: string, to: RouteTarget): Account {
  const tables = account.RouteTables.filter((table) => table.VpcId === vpcId);
  return tables
    .flatMap((table) =>
      table.Routes.filter((route) => Object.values(route).includes(from)).map((route) => ({ table, route })),
    )
    .reduce(
      (changed, { table, route }) => putRoute(changed, table.RouteTableId, destinationOf(route), to),
      account,
    );
}
