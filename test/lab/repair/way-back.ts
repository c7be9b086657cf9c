import { type Account } from '../network/account.ts';
import { type BlockOf, type Connection, type RefusingCode } from './block.ts';
import { linkBetween, whereIs } from './links.ts';
import { destinationOf, dropRoute, matchRoute, steer } from './route-tables.ts';
import { attach, attachmentOf, gatewayTableOf, steerGateway } from './transit-gateways.ts';
import { legsOf, type Source } from './way-there.ts';

/** Everybody whom answers go back to: the client, and behind it each translator. */
export function sourcesOf(account: Account, connection: Connection): readonly Source[] {
  const sources = legsOf(account, connection).map(({ source }) => source);
  return [...new Map(sources.map((source) => [source.address, source])).values()];
}

/** Opens a route by which answers go back to whoever sent the requests. */
export function openWayBack(
  account: Account,
  { hop, data }: BlockOf<Extract<RefusingCode, `return-route-${string}`>>,
  connection: Connection,
): Account | null {
  const table = account.RouteTables.find(({ RouteTableId }) => RouteTableId === data.routeTable);
  const sources = sourcesOf(account, connection);
  const isTranslator = hop.type === 'nat-gateway' || hop.type === 'instance';
  const last = isTranslator ? sources[0] : sources.at(-1);
  const source = last?.vpcId === table?.VpcId ? (sources[0] ?? last) : last;
  if (table === undefined || source === undefined) return null;
  const { address, vpcId } = source;
  if (vpcId === table.VpcId) {
    const route = matchRoute(account, table, address)?.route;
    return route === undefined ? null : dropRoute(account, table.RouteTableId, destinationOf(route));
  }
  // Answers that a transit gateway brought into a third VPC: the gateway is to bring them home.
  if (hop.type === 'transit-gateway') return openGatewayBack(account, hop.id, connection);
  const link = linkBetween(account, table.VpcId, vpcId);
  const { block } = whereIs(account, address, vpcId);
  return link && steer(link.account, table, address, link.target, block);
}

/** Lets a transit gateway bring answers to those who sent the requests, from where the answers enter it. */
export function openGatewayBack(account: Account, gatewayId: string, connection: Connection): Account | null {
  const legs = legsOf(account, connection);
  const last = legs.at(-1);
  const target = connection.address;
  if (last === undefined || target === null) return null;
  const answering = whereIs(account, target, last.vpcId).vpcId ?? last.vpcId;
  const from = attachmentOf(account, gatewayId, answering);
  const table = from === undefined ? undefined : gatewayTableOf(account, from);
  if (table === undefined) return null;
  const away = sourcesOf(account, connection).filter(({ vpcId }) => vpcId !== answering);
  return away.reduce((changed, { address, vpcId }) => {
    const { account: attached, attachment } = attach(changed, gatewayId, vpcId);
    const { block } = whereIs(attached, address, vpcId);
    const id = attachment.TransitGatewayAttachmentId;
    return steerGateway(attached, table.TransitGatewayRouteTableId, address, id, block);
  }, account);
}
