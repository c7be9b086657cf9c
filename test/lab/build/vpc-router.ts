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
import { type Place, type Port, portsOf } from './place.ts';
import { attachedZones, carries } from './routes.ts';
import { foreignDrops, ipv6Drops, leavingDrops, loopDrops, sinkDrops, stateDrops } from './vpc-drops.ts';

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
    ...loopDrops(account, place, book),
    ...jumps(
      'iifname',
      ports.filter(({ groupIds }) => groupIds !== null),
      ({ device }) => `group_${device}_out`,
    ),
    ...sinkDrops(account, place, [...ports, ...attachments], book),
    ...ipv6Drops(place, book),
    ...foreignDrops(place, attachments, book),
    ...stayingPairs(ports, attachments),
    ...leavingDrops(place, [...ports, ...attachments], book),
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
