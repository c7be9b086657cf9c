import { known, unknown } from '../../../src/network/fact.ts';
import { type HostedZoneAnswer, type HostedZoneRecord } from '../../../src/network/names.ts';
import { type Network } from '../../../src/network/network.ts';
import { type ChangeNetwork } from './changes.ts';
import { gapAbout } from './choices.ts';
import { add, editAt, pick } from './edit.ts';
import { address, home, region } from './parts.ts';

const servers: readonly [readonly string[], ...(readonly string[])[]] = [
  ['10.0.1.53'],
  ['10.1.1.53', '10.1.2.53'],
  ['8.8.8.8'],
  ['10.0.0.2'],
  ['169.254.169.253'],
  ['192.168.0.53'],
  ['10.0.1.50'],
];

const zoneNames: readonly [string, ...string[]] = [
  `apigateway.${region}.amazonaws.com`,
  `execute-api.${region}.amazonaws.com`,
  `${region}.amazonaws.com`,
  'amazonaws.com',
  'example.com',
];

const answers: readonly [HostedZoneAnswer, ...HostedZoneAnswer[]] = [
  { kind: 'addresses', addresses: [address('10.0.1.10')] },
  { kind: 'addresses', addresses: [address('10.0.9.10'), address('10.0.10.10')] },
  { kind: 'addresses', addresses: [address('10.1.1.10'), address('10.1.2.10')] },
  { kind: 'addresses', addresses: [address('10.0.1.200')] },
  { kind: 'addresses', addresses: [address('52.1.2.3')] },
  { kind: 'name', name: `vpce-0e1-abc.execute-api.${region}.vpce.amazonaws.com` },
  { kind: 'name', name: `execute-api.${region}.amazonaws.com` },
  { kind: 'name', name: 'elsewhere.example.com' },
  { kind: 'other' },
];

function recordsFor(zone: string, b: number, c: number): readonly HostedZoneRecord[] {
  const answer = pick(answers, b);
  const name = pick([`*.${zone}`, zone, `other.${zone}`], c);
  return [{ name, type: answer.kind === 'name' ? 'CNAME' : 'A', answer }];
}

// A zone cannot stand beside an endpoint's private zone of the same name, nor two for one name in one VPC: but for
// what a Profile brings, which yields.
function addZone(network: Network, a: number, b: number, c: number): Network {
  const name = pick(zoneNames, a);
  const isTaken =
    network.hostedZones.items.some((zone) => zone.name === name && zone.profileVpcIds.length === 0) ||
    network.vpcEndpoints.items.some(
      ({ privateDnsEnabled, serviceName }) =>
        privateDnsEnabled && name.startsWith(`${serviceName.split('.').at(-1)}.`),
    );
  const isByProfile = c % 5 === 4;
  const id = isByProfile ? `Z-${a % 5}-${b % 2}` : `Z-${a % 5}`;
  const isThere = network.hostedZones.items.some((zone) => zone.id === id);
  if (isThere || (isTaken && !isByProfile)) return network;
  return add(network, 'hostedZones', {
    id,
    scope: home,
    ownerId: home.accountId,
    name,
    ...(isByProfile ? byProfile : ownOfVpc),
    records: known(recordsFor(name, b, c)),
  });
}

const ownOfVpc = { vpcIds: ['vpc-a'], profileVpcIds: [] };
const byProfile = { vpcIds: [], profileVpcIds: ['vpc-a'] };

/** Changes of DNS: the VPC's attributes, DHCP options, hosted zones and resolver rules. */
export const nameChanges = {
  'dns-support-off': (network, { a }) =>
    editAt(network, 'vpcs', a, (item) => ({ ...item, enableDnsSupport: known(false) })),
  'dns-hostnames-off': (network, { a }) =>
    editAt(network, 'vpcs', a, (item) => ({ ...item, enableDnsHostnames: known(false) })),
  'dns-attributes-not-read': (network, { a, b }) =>
    editAt(network, 'vpcs', a, (item) => ({
      ...item,
      enableDnsSupport: unknown(gapAbout('enableDnsSupport', b)),
      enableDnsHostnames: unknown(gapAbout('enableDnsHostnames', b)),
    })),
  'custom-dns': (network, { b }) =>
    editAt(network, 'dhcpOptions', 0, (options) => ({
      ...options,
      domainNameServers: pick(servers, b).map(address),
    })),
  'dhcp-options-unset': (network, { a, b }) =>
    editAt(network, 'vpcs', a, (item) => ({
      ...item,
      dhcpOptionsId: pick([null, 'default', 'dopt-gone'], b),
    })),
  'zone-added': (network, { a, b, c }) => addZone(network, a, b, c),
  'zone-records': (network, { a, b, c }) =>
    editAt(network, 'hostedZones', a, (zone) => ({ ...zone, records: known(recordsFor(zone.name, b, c)) })),
  'zone-not-read': (network, { a, b }) =>
    editAt(network, 'hostedZones', a, (zone) => ({
      ...zone,
      records: unknown(gapAbout('hostedZoneRecords', b)),
    })),
  'zone-elsewhere': (network, { a }) => {
    const other = network.vpcs.items.find(({ id }) => id === 'vpc-b');
    if (other === undefined) return network;
    return editAt(network, 'hostedZones', a, (zone) => ({ ...zone, scope: other.scope, vpcIds: ['vpc-b'] }));
  },
  'resolver-rule': (network, { a, b, c }) =>
    add(network, 'resolverRules', {
      id: `rslvr-rr-${a % 5}`,
      scope: home,
      name: null,
      domainName: pick([...zoneNames, ''], a),
      type: pick(['forward', 'forward', 'system', 'other'], b),
      vpcIds:
        c % 4 === 3 ? unknown(gapAbout('resolverRuleAssociations', b)) : known(c % 4 === 2 ? [] : ['vpc-a']),
      profileVpcIds: c % 4 === 2 ? ['vpc-a'] : [],
    }),
  'profile-not-read': (network, { a }) =>
    add(network, 'resolverRules', {
      id: `rp-${a % 5}`,
      scope: home,
      name: null,
      domainName: '',
      type: 'profile',
      vpcIds: known([]),
      profileVpcIds: ['vpc-a'],
    }),
} as const satisfies Record<string, ChangeNetwork>;
