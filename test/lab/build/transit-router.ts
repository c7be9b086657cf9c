import { type Account, type TransitGatewayRouteTable } from '../network/account.ts';
import { farEnd } from '../kernel/links.ts';
import { type DropBook, evidence, recordWays, table, waveChain } from './drops.ts';
import { type Place, placeOfVpc } from './place.ts';
import { attachedZones, carries } from './routes.ts';

interface Attached {
  readonly place: Place;
  readonly id: string;
  readonly zones: ReadonlyMap<number, string>;
  /** The table that routes what comes in here; null where none is associated. */
  readonly table: TransitGatewayRouteTable | null;
}

function attachmentsOf(account: Account, places: readonly Place[]): readonly Attached[] {
  return account.TransitGatewayVpcAttachments.flatMap((attachment) => {
    const place = placeOfVpc(places, attachment.VpcId);
    if (place === undefined || !carries(attachment.State)) return [];
    const id = attachment.TransitGatewayAttachmentId;
    const found = account.TransitGatewayRouteTables.find(({ AssociatedAttachmentIds: ids }) =>
      ids.includes(id),
    );
    return [{ place, id, zones: attachedZones(account, attachment.SubnetIds), table: found ?? null }];
  });
}

const tableOf = (space: 'a' | 'b', zone: number): number => 100 + (space === 'a' ? 0 : 10) + zone;

/**
 * The transit gateway: what comes in by an attachment is routed by the table associated with it, and goes out in
 * the zone that it came from where the other attachment has a subnet there.
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
export function routeTransit(
  account: Account,
  places: readonly Place[],
): { readonly ip: readonly string[]; readonly ip6: readonly string[] } {
  const attached = attachmentsOf(account, places);
  const ip: string[] = [];
  const ip6: string[] = [];
  for (const from of attached) {
    for (const zone of from.zones.keys()) {
      const number = tableOf(from.place.space, zone);
      const rule = `rule add pref 100 iif ${from.place.space}t${zone} lookup ${number}`;
      ip.push(rule);
      ip6.push(rule);
      for (const line of linesOf(attached, from, zone)) {
        (line.includes(':') ? ip6 : ip).push(`${line} table ${number}`);
      }
    }
  }
  const last = ['rule add pref 300 lookup 51', 'route replace default dev missing table 51'];
  return { ip: [...ip, ...last], ip6: [...ip6, ...last] };
}

function linesOf(attached: readonly Attached[], from: Attached, zone: number): readonly string[] {
  const taken = new Set<string>();
  const routes = (from.table?.Routes ?? []).toSorted((x, y) => rank(x.Type) - rank(y.Type));
  return routes.flatMap((route) => {
    const { DestinationCidrBlock: destination } = route;
    if (taken.has(destination)) return [];
    taken.add(destination);
    if (route.State === 'blackhole') return [`route add ${destination} dev blackhole`];
    const to = attached.find(({ id }) => id === route.TransitGatewayAttachmentId);
    if (to === undefined) return [`route add ${destination} dev gone`];
    const far = destination.includes(':') ? farEnd.first.ipv6 : farEnd.first.ipv4;
    return [`route add ${destination} via ${far} dev ${to.place.space}t${zoneOut(to, zone)} onlink`];
  });
}

// Where the other attachment has no subnet in the zone, AWS takes another one; which, it does not say.
function zoneOut({ zones }: Attached, zone: number): number {
  return zones.has(zone) ? zone : Math.max(...zones.keys());
}

// Of equal destinations a static route wins over a propagated one.
function rank(type: 'static' | 'propagated'): number {
  return type === 'static' ? 1 : 2;
}

/** The evidence that the transit gateway keeps. */
export function filterTransit(account: Account, places: readonly Place[], book: DropBook): string {
  const drops = attachmentsOf(account, places).flatMap(({ place, zones, table: own }) =>
    [...zones.keys()].flatMap((zone) => {
      const say = (sink: string, kind: 'transit-missing' | 'transit-blackhole' | 'transit-gone') =>
        `  iifname "${place.space}t${zone}" oifname "${sink}" ${book.statement({ kind, ids: [own?.TransitGatewayRouteTableId ?? ''], rule: null })}`;
      return [
        say('missing', 'transit-missing'),
        say('blackhole', 'transit-blackhole'),
        say('gone', 'transit-gone'),
      ];
    }),
  );
  return table([
    evidence,
    waveChain,
    ' chain output {\n  type filter hook output priority 0; policy drop;\n }',
    ' chain forward {',
    '  type filter hook forward priority 0; policy accept;',
    ...recordWays,
    ...drops,
    ' }',
  ]);
}
