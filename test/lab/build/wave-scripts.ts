import { type Account } from '../network/account.ts';
import { farEnd, type Space } from '../kernel/links.ts';
import { beginWave } from './drops.ts';
import { type Script, type Wave } from './fabric.ts';
import { groupSet, referredGroups } from './filters.ts';
import { tableOfDevice } from './hosts.ts';
import { amazonDnsAddress } from './names.ts';
import { type Place, type Port, portsOf } from './place.ts';
import { insideTable } from './routes.ts';
import { type Lines, nothing } from './script.ts';
import { translatorLines } from './translators.ts';

/** What changes from wave to wave: who has which addresses, and which ports translators take. */
export function waveScripts(
  account: Account,
  places: readonly Place[],
  wave: Wave,
): ReadonlyMap<Space, Script> {
  const scripts = new Map<Space, Script>();
  for (const place of places) {
    const nft = [beginWave(wave.number, `${wave.zone}`), memberLines(account, place, places, wave)].join(
      '\n',
    );
    scripts.set(place.space, { ...lendAddresses(place, wave), nft });
  }
  // The edge rewrites addresses without any state; the mark that leads back to a VPC is set after the wave's.
  for (const space of ['edge', 'transit'] as const)
    scripts.set(space, { ...nothing, nft: beginWave(wave.number, null) });
  scripts.set('clients', ownAddresses(places, wave));
  scripts.set('translators', { ...nothing, nft: translatorLines(places, wave) });
  return scripts;
}

function isIpv6(address: string): boolean {
  return address.includes(':');
}

function routeInside(address: string, device: string): string {
  const via = isIpv6(address) ? farEnd.second.ipv6 : farEnd.second.ipv4;
  return `route replace ${address} via ${via} dev ${device} onlink table ${insideTable}`;
}

function byFamily(addresses: readonly string[], line: (address: string) => string): Lines {
  return {
    ip: addresses.filter((address) => !isIpv6(address)).map(line),
    ip6: addresses.filter(isIpv6).map(line),
  };
}

function residents(place: Place): ReadonlyMap<string, string> {
  const at = new Map<string, string>();
  for (const { device, addresses } of portsOf(place))
    for (const address of addresses) at.set(address, device);
  at.set(amazonDnsAddress(place), 'd0');
  return at;
}

/** What stands in a VPC: its interfaces, and in the rest of its ranges nobody. */
export function insideLines(place: Place): Lines {
  const at = residents(place);
  const own = byFamily([...at.keys()], (address) => routeInside(address, at.get(address) ?? ''));
  const blocks = byFamily(
    [...place.vpc.CidrBlocks, ...place.vpc.Ipv6CidrBlocks],
    (block) => `route replace ${block} dev nobody table ${insideTable}`,
  );
  return { ip: [...own.ip, ...blocks.ip], ip6: [...own.ip6, ...blocks.ip6] };
}

// A client takes an address over for a while, also that of an interface which answers when the client is gone.
function lendAddresses(place: Place, { owners }: Wave): Omit<Script, 'nft'> {
  const at = residents(place);
  const lent = new Map<string, string>();
  for (const [address, client] of owners) {
    const port = place.clients.find((candidate) => candidate.client === client);
    if (port !== undefined) lent.set(address, port.device);
  }
  const { ip, ip6 } = byFamily([...lent.keys()], (address) => routeInside(address, lent.get(address) ?? ''));
  const giveBack = byFamily([...lent.keys()], (address) => {
    const device = at.get(address);
    return device === undefined ? `route del ${address} table ${insideTable}` : routeInside(address, device);
  });
  return { ip, ip6, undo: giveBack.ip, undo6: giveBack.ip6 };
}

// A reference stands for the private addresses of the interfaces that carry the group, here and in a peered VPC.
// https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing
function memberLines(account: Account, place: Place, places: readonly Place[], { owners }: Wave): string {
  const isPeered = account.VpcPeeringConnections.some(({ StatusCode: status }) => status === 'active');
  const near = isPeered ? places : [place];
  return referredGroups(account)
    .flatMap((id) => {
      const holds = ({ groupIds }: Port): boolean =>
        groupIds !== 'everything-out' && groupIds?.includes(id) === true;
      const fixed = near
        .flatMap(portsOf)
        .filter(holds)
        .flatMap(({ addresses }) => addresses)
        .filter((address) => !owners.has(address));
      const clients = near.flatMap((one) => one.clients).filter(holds);
      const lent = [...owners].filter(([, client]) => clients.some((port) => port.client === client));
      const members = [...new Set([...fixed, ...lent.map(([address]) => address)])];
      return ([4, 6] as const).flatMap((family) => {
        const own = members.filter((address) => isIpv6(address) === (family === 6));
        const set = `inet fabric ${groupSet(id, family)}`;
        return [
          `flush set ${set}`,
          ...(own.length === 0 ? [] : [`add element ${set} { ${own.join(', ')} }`]),
        ];
      });
    })
    .join('\n');
}

function ownAddresses(places: readonly Place[], { owners }: Wave): Script {
  const ports = places.flatMap(({ space, clients }) =>
    clients.map(({ client, device }) => ({ client, device: `${space}${device}` })),
  );
  const rules = [...owners].flatMap(([address, client]) => {
    const device = ports.find((port) => port.client === client)?.device;
    const rule = `pref 50 from ${address} lookup ${tableOfDevice('clients', device ?? '')}`;
    return device === undefined ? [] : [{ address, rule }];
  });
  const lines = (verb: 'add' | 'del', ofIpv6: boolean): readonly string[] =>
    rules.filter(({ address }) => isIpv6(address) === ofIpv6).map(({ rule }) => `rule ${verb} ${rule}`);
  return {
    ip: lines('add', false),
    ip6: lines('add', true),
    undo: lines('del', false),
    undo6: lines('del', true),
    nft: '',
  };
}
