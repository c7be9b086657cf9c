import { type Account } from '../network/account.ts';
import { type DropBook } from './drops.ts';
import { type Place, type Port, type Translator } from './place.ts';
import { routeTableOfSubnet, tableOfPort } from './routes.ts';

/** A translator whose table leads back to itself. */
export function loopDrops(account: Account, place: Place, book: DropBook): readonly string[] {
  return place.translators.map((port) => {
    const ids = [port.meaning.id, tableOfPort(account, place, port)?.RouteTableId ?? ''];
    return `  iifname "${port.device}" oifname "${port.device}" ${book.statement({ kind: 'loop', ids, rule: null })}`;
  });
}

/** Packets without a way: routing leads them to a device that says why, and the table that did so is named. */
export function sinkDrops(
  account: Account,
  place: Place,
  ports: readonly Port[],
  book: DropBook,
): readonly string[] {
  const ofTables = ports.flatMap((port) => {
    if (port.subnetId === null) return [];
    const { RouteTableId: id } = routeTableOfSubnet(account, place, port.subnetId);
    const say = (
      sink: string,
      kind: 'route-missing' | 'route-blackhole' | 'target-gone' | 'zone-not-attached',
    ) => `  iifname "${port.device}" oifname "${sink}" ${book.statement({ kind, ids: [id], rule: null })}`;
    return [
      say('missing', 'route-missing'),
      say('blackhole', 'route-blackhole'),
      say('gone', 'target-gone'),
      say('nozone', 'zone-not-attached'),
    ];
  });
  const regional = account.NatGateways.flatMap(({ NatGatewayId: id, RouteTableId: tableId }) => {
    const device = place.translators.find(({ meaning }) => meaning.id === id)?.device;
    if (tableId === null || device === undefined) return [];
    const say = (sink: string, kind: 'route-missing' | 'route-blackhole' | 'target-gone') =>
      `  iifname "${device}" oifname "${sink}" ${book.statement({ kind, ids: [tableId], rule: null })}`;
    return [say('missing', 'route-missing'), say('blackhole', 'route-blackhole'), say('gone', 'target-gone')];
  });
  return [
    ...ofTables,
    ...regional,
    `  oifname "nobody" ${book.statement({ kind: 'nobody-there', ids: [place.vpc.VpcId], rule: null })}`,
    `  iifname "p0" oifname "missing" ${book.statement({ kind: 'peering-transit', ids: [place.vpc.VpcId], rule: null })}`,
    `  oifname { "missing", "blackhole", "gone", "nozone" } ${book.statement({ kind: 'not-understood', ids: [place.vpc.VpcId], rule: null })}`,
  ];
}

/** A NAT gateway translates IPv6 for NAT64 alone, whatever the filters on the way to it say. */
export function ipv6Drops({ translators }: Place, book: DropBook): readonly string[] {
  return translators
    .filter(({ kind }) => kind === 'nat-gateway')
    .map(({ device, meaning }) => {
      const drop = book.statement({ kind: 'translator-ipv6', ids: [meaning.id], rule: null });
      return `  oifname "${device}" meta nfproto ipv6 ${drop}`;
    });
}

/**
 * A gateway endpoint serves its own VPC: what comes by a transit gateway cannot use it.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export function foreignDrops(place: Place, attachments: readonly Port[], book: DropBook): readonly string[] {
  return [...place.gatewayEndpoints].flatMap(([id, device]) => {
    const drop = book.statement({ kind: 'endpoint-of-another-vpc', ids: [id], rule: null });
    return attachments.map((port) => `  iifname "${port.device}" oifname "${device}" ${drop}`);
  });
}

/**
 * Block Public Access acts at the internet gateway and the egress-only one, for the subnet that a packet comes from.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
export function leavingDrops(place: Place, ports: readonly Port[], book: DropBook): readonly string[] {
  const modeOf = ({ subnetId }: Port) =>
    place.subnets.find(({ SubnetId: id }) => id === subnetId)?.InternetGatewayBlockMode ??
    place.vpc.InternetGatewayBlockMode;
  const isNat = ({ meaning }: Port): boolean => meaning.kind === 'nat-gateway';
  const say = (port: Port, exit: string) =>
    `  iifname "${port.device}" oifname "${exit}" ${book.statement({ kind: 'block-public-access', ids: [place.vpc.VpcId, port.subnetId ?? ''], rule: null })}`;
  return ports.flatMap((port) => {
    const mode = modeOf(port);
    const isStopped = mode === 'block-bidirectional' || (mode === 'block-ingress' && !isNat(port));
    return [
      ...(isStopped ? [say(port, 'i0')] : []),
      ...(mode === 'block-bidirectional' ? [say(port, 'e0')] : []),
    ];
  });
}

/** Endpoints and translators that are not in service, and what a translator never takes. */
export function stateDrops(account: Account, place: Place, book: DropBook): readonly string[] {
  const ofEndpoints = account.VpcEndpoints.filter(
    ({ VpcId: id, State: state }) => id === place.vpc.VpcId && state !== 'available',
  ).flatMap((endpoint) => {
    const devices = [
      ...place.interfaces
        .filter(({ item }) => endpoint.NetworkInterfaceIds.includes(item.NetworkInterfaceId))
        .map(({ device }) => device),
      ...[place.gatewayEndpoints.get(endpoint.VpcEndpointId) ?? []].flat(),
    ];
    const drop = book.statement({ kind: 'endpoint-state', ids: [endpoint.VpcEndpointId], rule: null });
    return devices.map((device) => `  oifname "${device}" ${drop}`);
  });
  return [
    ...ofEndpoints,
    ...place.translators.flatMap((translator) => translatorDrops(account, translator, book)),
  ];
}

function translatorDrops(account: Account, translator: Translator, book: DropBook): readonly string[] {
  const { device, meaning, own } = translator;
  const say = (match: string, kind: 'translator-state' | 'source-check', id: string) =>
    `  oifname "${device}" ${match} ${book.statement({ kind, ids: [id], rule: null })}`;
  // A translator knows the connections that it translated; answers of others, which a route sends to it, it drops.
  const notOwn = `  oifname "${device}" ip daddr != ${own} ct direction reply ${book.statement({ kind: 'answer-to-another', ids: [meaning.id], rule: null })}`;
  const nat = account.NatGateways.find(({ NatGatewayId: id }) => id === meaning.id);
  if (nat !== undefined) {
    const isUp = nat.State === 'available';
    return [notOwn, ...(isUp ? [] : [say('', 'translator-state', nat.NatGatewayId)])];
  }
  const item = account.NetworkInterfaces.find(({ NetworkInterfaceId: id }) => id === meaning.id);
  const instance = account.Instances.find(({ InstanceId: id }) => id === item?.InstanceId);
  return [
    notOwn,
    // An interface that checks takes only what is addressed to itself.
    ...(item?.SourceDestCheck === true ? [say(`ip daddr != ${own}`, 'source-check', meaning.id)] : []),
    ...(instance?.State === 'running'
      ? []
      : [say('', 'translator-state', instance?.InstanceId ?? meaning.id)]),
  ];
}
