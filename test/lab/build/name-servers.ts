import { type Account } from '../network/account.ts';
import { type Client, type NameServer } from './fabric.ts';
import { amazonDnsAddress, isAmazonDns, type PublicNames, recordsOf } from './names.ts';
import { type Place } from './place.ts';

/** Whose names are to be answered. */
export interface NamesRequest {
  readonly account: Account;
  readonly clients: readonly Client[];
  /** The names that clients will ask for. */
  readonly hosts: readonly string[];
  readonly internet: PublicNames;
}

/**
 * The name servers that clients ask. Amazon DNS is there only where the VPC has it on; whatever else the DHCP options
 * name answers with public names.
 */
export function nameServersOf(
  { account, clients, hosts, internet }: NamesRequest,
  places: readonly Place[],
): readonly NameServer[] {
  const asking = places.filter(({ vpc }) => clients.some(({ vpcId }) => vpcId === vpc.VpcId));
  const amazon = asking
    .filter(({ vpc }) => vpc.EnableDnsSupport)
    .map((place) => ({
      address: amazonDnsAddress(place),
      records: recordsOf(account, place, hosts, internet),
    }));
  const others = [
    ...new Set(account.DhcpOptions.flatMap(({ DomainNameServers: servers }) => servers)),
  ].filter((server) => !places.some((place) => isAmazonDns(place, server)));
  const records = Object.fromEntries([...internet].map(([host, addresses]) => [host, addresses]));
  return [...amazon, ...others.map((address) => ({ address, records }))];
}

/** The addresses that a machine of a VPC is told to ask, in order. */
export function serversTold({ DhcpOptions }: Account, place: Place): readonly string[] {
  const options = DhcpOptions.find(({ DhcpOptionsId: id }) => id === place.vpc.DhcpOptionsId);
  const amazon = amazonDnsAddress(place);
  return (options?.DomainNameServers ?? []).map((server) => (isAmazonDns(place, server) ? amazon : server));
}
