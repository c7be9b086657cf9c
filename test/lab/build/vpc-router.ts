import { type Account } from '../network/account.ts';
import { circleDrops, type DropBook, evidence, recordWays, returning, table, waveChain } from './drops.ts';
import {
  aclChain,
  aclChains,
  aclOfSubnet,
  aclsOf,
  groupChains,
  groupSet,
  referredGroups,
} from './filters.ts';
import { type Place, type Port, portsOf, type Translator } from './place.ts';
import { attachedZones, carries, routeTableOfSubnet, tableOfPort } from './routes.ts';

/** The device of a transit gateway's attachment in each zone, as a port in the attachment's subnet. */
export function attachmentPorts(account: Account, place: Place): readonly Port[] {
  const attachment = account.TransitGatewayVpcAttachments.find(
    ({ VpcId: id, State: state }) => id === place.vpc.VpcId && carries(state),
  );
  if (attachment === undefined) return [];
  return [...attachedZones(account, attachment.SubnetIds)].map(([zone, subnetId]) => ({
    device: `t${zone}`,
    meaning: { kind: 'transit-gateway', id: attachment.TransitGatewayId },
    subnetId,
    groupIds: null,
    addresses: [],
  }));
}

/** The packet filter of a VPC's router. */
export function filterVpc(account: Account, places: readonly Place[], place: Place, book: DropBook): string {
  const ports = portsOf(place);
  const attachments = attachmentPorts(account, place);
  return table([
    evidence,
    ...referredGroups(account).flatMap((id) => [
      ` set ${groupSet(id, 4)} {\n  type ipv4_addr\n }`,
      ` set ${groupSet(id, 6)} {\n  type ipv6_addr\n }`,
    ]),
    ...aclsOf(account, place).flatMap((acl) => aclChains(acl, book)),
    ...ports.flatMap((port) => groupChains(account, port, book)),
    ' chain arriving {',
    ...stateDrops(account, place, book),
    ...jumps(
      'oifname',
      ports.filter(({ groupIds }) => groupIds !== null),
      ({ device }) => `group_${device}_in`,
    ),
    '  accept',
    ' }',
    waveChain,
    ...returnToSender(places, place),
    ' chain output {\n  type filter hook output priority 0; policy drop;\n }',
    ' chain forward {',
    '  type filter hook forward priority 0; policy drop;',
    ...recordWays,
    ...circleDrops(book),
    '  iifname "d0" accept',
    '  oifname "d0" accept',
    ...place.translators.map((port) => {
      const ids = [port.meaning.id, tableOfPort(account, place, port)?.RouteTableId ?? ''];
      return `  iifname "${port.device}" oifname "${port.device}" ${book.statement({ kind: 'loop', ids, rule: null })}`;
    }),
    ...jumps(
      'iifname',
      ports.filter(({ groupIds }) => groupIds !== null),
      ({ device }) => `group_${device}_out`,
    ),
    ...sinkDrops(account, place, [...ports, ...attachments], book),
    ...ipv6Drops(place, book),
    ...foreignDrops(place, attachments, book),
    ...stayingPairs(ports, attachments),
    ...leavingDrops(account, place, book),
    ...jumps('iifname', inSubnets([...ports, ...attachments]), (port) =>
      aclChain(aclOfPort(account, port), 'out'),
    ),
    ...jumps('oifname', inSubnets([...ports, ...attachments]), (port) =>
      aclChain(aclOfPort(account, port), 'in'),
    ),
    '  goto arriving',
    ' }',
  ]);
}

function aclOfPort(account: Account, { subnetId }: Port) {
  return aclOfSubnet(account, subnetId ?? '');
}

function inSubnets(ports: readonly Port[]): readonly Port[] {
  return ports.filter(({ subnetId }) => subnetId !== null);
}

function jumps(
  side: 'iifname' | 'oifname',
  ports: readonly Port[],
  chainOf: (port: Port) => string,
): readonly string[] {
  if (ports.length === 0) return [];
  const elements = ports.map((port) => `"${port.device}" : jump ${chainOf(port)}`);
  return [`  ${side} vmap { ${elements.join(', ')} }`];
}

// Packets that stay in a subnet meet no network ACL; what goes to a transit gateway's attachment does, also in the
// attachment's own subnet, and what comes from it there does not.
// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
function stayingPairs(ports: readonly Port[], attachments: readonly Port[]): readonly string[] {
  const pairs = inSubnets([...ports, ...attachments]).flatMap((from) =>
    inSubnets(ports)
      .filter(({ subnetId }) => subnetId === from.subnetId)
      .map((to) => `"${from.device}" . "${to.device}"`),
  );
  return pairs.length === 0 ? [] : [`  iifname . oifname { ${pairs.join(', ')} } goto arriving`];
}

function sinkDrops(
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

// A NAT gateway translates IPv6 for NAT64 alone, whatever the filters on the way to it say.
function ipv6Drops({ translators }: Place, book: DropBook): readonly string[] {
  return translators
    .filter(({ kind }) => kind === 'nat-gateway')
    .map(({ device, meaning }) => {
      const drop = book.statement({ kind: 'translator-ipv6', ids: [meaning.id], rule: null });
      return `  oifname "${device}" meta nfproto ipv6 ${drop}`;
    });
}

// Over peering, answers to a NAT gateway find their way back without a route.
// https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
function returnToSender(places: readonly Place[], place: Place): readonly string[] {
  const senders = places
    .filter((other) => other !== place)
    .flatMap(({ translators }) =>
      translators.filter(({ kind }) => kind === 'nat-gateway').map(({ own }) => own),
    );
  if (senders.length === 0) return [];
  return [
    ' chain sender {\n  type filter hook prerouting priority -150; policy accept;',
    `  iifname "p0" ip saddr { ${senders.join(', ')} } ct mark set ${returning}`,
    `  iifname != "p0" ct mark ${returning} ct direction reply meta mark set meta mark or ${returning}`,
    ' }',
  ];
}

// A gateway endpoint serves its own VPC: what comes by a transit gateway cannot use it.
// https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
function foreignDrops(place: Place, attachments: readonly Port[], book: DropBook): readonly string[] {
  return [...place.gatewayEndpoints].flatMap(([id, device]) => {
    const drop = book.statement({ kind: 'endpoint-of-another-vpc', ids: [id], rule: null });
    return attachments.map((port) => `  iifname "${port.device}" oifname "${device}" ${drop}`);
  });
}

// Block Public Access acts at the internet gateway and the egress-only one, for the subnet that a packet comes from.
// https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
function leavingDrops(account: Account, place: Place, book: DropBook): readonly string[] {
  const modeOf = ({ subnetId }: Port) =>
    place.subnets.find(({ SubnetId: id }) => id === subnetId)?.InternetGatewayBlockMode ??
    place.vpc.InternetGatewayBlockMode;
  const isNat = ({ meaning }: Port): boolean => meaning.kind === 'nat-gateway';
  const say = (port: Port, exit: string) =>
    `  iifname "${port.device}" oifname "${exit}" ${book.statement({ kind: 'block-public-access', ids: [place.vpc.VpcId, port.subnetId ?? ''], rule: null })}`;
  return [...portsOf(place), ...attachmentPorts(account, place)].flatMap((port) => {
    const mode = modeOf(port);
    const isStopped = mode === 'block-bidirectional' || (mode === 'block-ingress' && !isNat(port));
    return [
      ...(isStopped ? [say(port, 'i0')] : []),
      ...(mode === 'block-bidirectional' ? [say(port, 'e0')] : []),
    ];
  });
}

function stateDrops(account: Account, place: Place, book: DropBook): readonly string[] {
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
