import { type Records } from '../agent/messages.ts';
import { type Account, type HostedZoneRecord, type VpcEndpoint } from '../network/account.ts';
import { type Place } from './place.ts';

/** Addresses of one name, by record type. */
export interface Addresses {
  readonly A: readonly string[];
  readonly AAAA: readonly string[];
}

/** What public DNS says of the names that are asked for. */
export type PublicNames = ReadonlyMap<string, Addresses>;

interface Zone {
  readonly name: string;
  readonly records: readonly HostedZoneRecord[];
}

/** What Amazon DNS answers in a VPC, for the names that are asked for. */
export function recordsOf(
  account: Account,
  place: Place,
  hosts: readonly string[],
  internet: PublicNames,
): Records {
  return Object.fromEntries(
    hosts.flatMap((host) => {
      const found = answer({ account, zones: zonesOf(account, place), internet }, host.toLowerCase(), 0);
      return found === null ? [] : [[host.toLowerCase(), found]];
    }),
  );
}

/** The addresses of Amazon DNS in a VPC: the second after the base of its first range. */
export function amazonDnsAddress({ vpc }: Place): string {
  const [base = ''] = vpc.CidrBlock.split('/');
  const parts = base.split('.').map(Number);
  return [...parts.slice(0, 3), (parts[3] ?? 0) + 2].join('.');
}

/** Whether a name server of the DHCP options is Amazon DNS, by whichever of its names and addresses. */
export function isAmazonDns(place: Place, server: string): boolean {
  return ['AmazonProvidedDNS', '169.254.169.253', amazonDnsAddress(place)].includes(server);
}

interface Known {
  readonly account: Account;
  readonly zones: readonly Zone[];
  readonly internet: PublicNames;
}

/** The addresses of a name; null where it does not exist. */
function answer(known: Known, host: string, depth: number): Addresses | null {
  // The most specific zone answers for the name, with what it has: there is no going on to public DNS.
  const [zone] = known.zones
    .filter(({ name }) => host === name || host.endsWith(`.${name}`))
    .toSorted((x, y) => y.name.length - x.name.length);
  if (zone === undefined) return publicAnswer(known, host);
  const name = nameIn(zone, host);
  if (name === undefined) return null;
  const records = zone.records.filter((record) => record.Name.toLowerCase() === name);
  const alias = records.find(({ Type: type }) => type === 'CNAME');
  const [target] = alias?.Values ?? [];
  if (target !== undefined && depth < 8) return answer(known, target.toLowerCase(), depth + 1);
  return {
    A: records.filter(({ Type: type }) => type === 'A').flatMap((record) => valuesOf(known, record, 'A')),
    AAAA: records
      .filter(({ Type: type }) => type === 'AAAA')
      .flatMap((record) => valuesOf(known, record, 'AAAA')),
  };
}

// A wildcard stands for every name below it for which the zone has nothing nearer.
function nameIn({ name, records }: Zone, host: string): string | undefined {
  const names = new Set(records.map((record) => record.Name.toLowerCase()));
  if (names.has(host)) return host;
  let parent = host;
  while (parent !== name) {
    parent = parent.slice(parent.indexOf('.') + 1);
    if (names.has(`*.${parent}`)) return `*.${parent}`;
    if (names.has(parent)) return undefined;
  }
  return undefined;
}

function valuesOf(known: Known, record: HostedZoneRecord, type: 'A' | 'AAAA'): readonly string[] {
  if (record.AliasDnsName === null) return record.Values;
  return publicAnswer(known, record.AliasDnsName.toLowerCase())?.[type] ?? [];
}

// An endpoint's own names stand in public DNS, with private addresses.
function publicAnswer({ account, internet }: Known, host: string): Addresses | null {
  const endpoint = account.VpcEndpoints.find(({ DnsNames: names }) =>
    names.some((name) => isOwnName(name) && name.toLowerCase() === host),
  );
  return endpoint === undefined ? (internet.get(host) ?? null) : addressesOf(account, endpoint);
}

function isOwnName(name: string): boolean {
  return /\.vpce\.amazonaws\.com$/i.test(name);
}

function addressesOf(account: Account, endpoint: VpcEndpoint): Addresses {
  const items = account.NetworkInterfaces.filter((item) =>
    endpoint.NetworkInterfaceIds.includes(item.NetworkInterfaceId),
  );
  return {
    A: items.map(({ PrivateIpAddress: address }) => address),
    AAAA: endpoint.IpAddressType === 'dualstack' ? items.flatMap(({ Ipv6Addresses: own }) => own) : [],
  };
}

// Private names, an endpoint's as well as a hosted zone's, need both DNS attributes of the VPC.
// https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
function zonesOf(account: Account, { vpc }: Place): readonly Zone[] {
  if (!vpc.EnableDnsSupport || !vpc.EnableDnsHostnames) return [];
  const hosted = account.HostedZones.filter(({ VpcIds: ids }) => ids.includes(vpc.VpcId)).map((zone) => ({
    name: zone.Name.toLowerCase(),
    records: zone.Records,
  }));
  return [
    ...hosted,
    ...account.VpcEndpoints.flatMap((endpoint) => endpointZones(account, endpoint, vpc.VpcId)),
  ];
}

function endpointZones(account: Account, endpoint: VpcEndpoint, vpcId: string): readonly Zone[] {
  const isUp = endpoint.State === 'available' || endpoint.State === 'partial';
  if (endpoint.VpcId !== vpcId || !endpoint.PrivateDnsEnabled || !isUp) return [];
  const addresses = addressesOf(account, endpoint);
  const names = endpoint.DnsNames.filter((name) => !isOwnName(name));
  const zones = new Set(names.map((name) => name.toLowerCase().replace(/^\*\./, '')));
  return [...zones].map((zone) => ({
    name: zone,
    records: names
      .filter((name) => name.toLowerCase().replace(/^\*\./, '') === zone)
      .flatMap((name) =>
        (['A', 'AAAA'] as const).map((type) => ({
          Name: name.toLowerCase(),
          Type: type,
          Values: addresses[type],
          AliasDnsName: null,
        })),
      ),
  }));
}
