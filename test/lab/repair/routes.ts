import { type Account } from '../network/account.ts';
import { type BlockOf, type Connection, type RefusingCode } from './block.ts';
import { whereIs } from './links.ts';
import { redirect } from './redirect.ts';
import { type Leg, legsOf, type Sender } from './way-there.ts';

type RoutePlace = 'client' | 'nat' | 'nat-instance' | 'attachment';

type RouteCode = Extract<RefusingCode, `${RoutePlace}-route-${string}`>;

/** Opens a route that is missing, or one whose target is gone, at one place on the way there. */
export function openRoute(
  account: Account,
  { code, hop, data }: BlockOf<RouteCode>,
  connection: Connection,
): Account | null {
  const sender = senderOf(code);
  const leg = legsOf(account, connection).find(
    ({ table, sender: own }) => own === sender && table.RouteTableId === data.routeTable,
  );
  const { address, clientAddress } = connection;
  if (leg === undefined || address === null) return null;
  const isTranslated = sender === 'attachment' && leg.source.address !== clientAddress;
  // What was translated once leaves where it was, and not by a second translator behind the transit gateway.
  if (isTranslated && whereIs(account, address, leg.vpcId).vpcId === null)
    return goRound(account, hop.id, connection, (other) => other.sender === 'translator');
  return redirect(account, leg, address, 'destination' in data);
}

function senderOf(code: RouteCode): Sender {
  if (code.startsWith('client')) return 'client';
  return code.startsWith('attachment') ? 'attachment' : 'translator';
}

/**
 * Leads packets out of the circle that a table sends them in: by a transit gateway that brought them into the wrong
 * VPC, where one did, else by the route of the table.
 */
export function openCircle(
  account: Account,
  { hop, data }: BlockOf<'route-loops'>,
  connection: Connection,
): Account | null {
  const { address } = connection;
  if (address === null) return null;
  const legs = legsOf(account, connection);
  const inTable = legs.filter(({ table }) => table.RouteTableId === data.routeTable);
  const isAstray = ({ sender, vpcId }: Leg): boolean => {
    const wanted = whereIs(account, address, vpcId).vpcId;
    return sender === 'attachment' && wanted !== null && wanted !== vpcId;
  };
  const brought = inTable.find(({ sender }) => sender === 'attachment' && hop.type === 'transit-gateway');
  const leg = legs.find(isAstray) ?? brought ?? inTable[0];
  return leg === undefined ? null : redirect(account, leg, address, true);
}

/** Goes round something that can never carry the connection: the single address gets another way before it. */
export function goRound(
  account: Account,
  avoided: string,
  connection: Connection,
  isMeant: (leg: Leg) => boolean = () => true,
): Account | null {
  const { address } = connection;
  if (address === null) return null;
  const leg = legsOf(account, connection).find(
    (candidate) =>
      candidate.route !== null && Object.values(candidate.route).includes(avoided) && isMeant(candidate),
  );
  return leg === undefined ? null : redirect(account, leg, address);
}
