import {
  type Account,
  type HostedZone,
  type HostedZoneRecord,
  type VpcEndpoint,
} from '../network/account.ts';
import { type BlockOf, type Connection } from './block.ts';
import { changeEndpoint, changeVpc, changeWhere, freshId } from './change-account.ts';

function vpcOf(account: Account, { subnetId }: Connection): string {
  return account.Subnets.find(({ SubnetId }) => SubnetId === subnetId)?.VpcId ?? '';
}

/** Lets the VPC's own resolver answer. */
export function turnOnDnsSupport(account: Account, { resource }: BlockOf<'dns-support-off'>): Account {
  return changeVpc(account, resource.id, (vpc) => ({ ...vpc, EnableDnsSupport: true }));
}

/** Lets private names answer for sure. */
export function turnOnDnsHostnames(
  account: Account,
  { resource }: BlockOf<'private-names-without-dns-hostnames'>,
): Account {
  return changeVpc(account, resource.id, (vpc) => ({ ...vpc, EnableDnsHostnames: true }));
}

/** Gives the client's VPC Amazon's DNS instead of servers that nobody reaches; options themselves never change. */
export function askAmazonDns(account: Account, connection: Connection): Account {
  const amazon = account.DhcpOptions.find(
    ({ DomainNameServers }) => DomainNameServers.join() === 'AmazonProvidedDNS',
  );
  const made = { DhcpOptionsId: freshId(account, 'dopt'), DomainNameServers: ['AmazonProvidedDNS'] };
  const { DhcpOptionsId } = amazon ?? made;
  const DhcpOptions = amazon === undefined ? [...account.DhcpOptions, made] : account.DhcpOptions;
  const changed: Account = { ...account, DhcpOptions };
  return changeVpc(changed, vpcOf(account, connection), (vpc) => ({ ...vpc, DhcpOptionsId }));
}

/** Lets public DNS answer for what an endpoint's private zone covers and does not hold. */
export function turnOffPrivateDns(
  account: Account,
  { resource }: BlockOf<'endpoint-zone-lacks-name'>,
): Account {
  return changeEndpoint(account, resource.id, (endpoint) => ({
    ...endpoint,
    PrivateDnsEnabled: false,
    DnsNames: endpoint.DnsNames.filter(isOwnName),
  }));
}

function isOwnName(name: string): boolean {
  return name.includes('vpce-');
}

/**
 * Adds the record that a private zone lacks: the addresses of the endpoint that serves the name. Where the VPC has
 * none, the zone is taken off the VPC, so that public DNS answers.
 */
export function addRecord(
  account: Account,
  { resource, data }: BlockOf<'hosted-zone-lacks-name'>,
  connection: Connection,
): Account {
  const vpcId = vpcOf(account, connection);
  const endpoint = account.VpcEndpoints.find(
    (item) => item.VpcId === vpcId && item.VpcEndpointType === 'Interface' && serves(item, data.host),
  );
  const Values = endpoint === undefined ? [] : addressesOf(account, endpoint, connection);
  const record: HostedZoneRecord = {
    // What stands for any API is mended for all of them.
    Name: data.host.replace('{api-id}', '*'),
    Type: connection.family === 'ipv6' ? 'AAAA' : 'A',
    Values,
    AliasDnsName: null,
  };
  const change = (zone: HostedZone): HostedZone =>
    Values.length === 0
      ? { ...zone, VpcIds: zone.VpcIds.filter((id) => id !== vpcId) }
      : { ...zone, Records: [...zone.Records, record] };
  const isMeant = ({ HostedZoneId }: HostedZone): boolean => HostedZoneId === resource.id;
  return { ...account, HostedZones: changeWhere(account.HostedZones, isMeant, change) };
}

function serves({ ServiceName }: VpcEndpoint, host: string): boolean {
  const [service = '', region = ''] = ServiceName.split('.').toReversed();
  const name = `${service}.${region}.amazonaws.com`;
  return host === name || host.endsWith(`.${name}`);
}

function addressesOf(
  account: Account,
  { NetworkInterfaceIds }: VpcEndpoint,
  { family }: Connection,
): readonly string[] {
  const own = account.NetworkInterfaces.filter(({ NetworkInterfaceId }) =>
    NetworkInterfaceIds.includes(NetworkInterfaceId),
  );
  return own.flatMap(({ PrivateIpAddress, Ipv6Addresses }) =>
    family === 'ipv6' ? Ipv6Addresses : [PrivateIpAddress],
  );
}
