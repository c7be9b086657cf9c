import { type AddressRange, type Cidr, parseCidr } from './address-range.ts';
import { type AddressSet, subtractSet, unionOf } from './address-set.ts';
import { type AddressFamily } from './family.ts';

function block(text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`not a CIDR block: ${text}`);
  return cidr;
}

// https://www.iana.org/assignments/iana-ipv4-special-registry (globally reachable: false), multicast and reserved
const notGlobalIpv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
].map(block);

// https://www.iana.org/assignments/ipv6-address-space: 2000::/3 is all that is allocated as global unicast
const globalIpv6: AddressRange = block('2000::/3');

/** All addresses that a public service may have, by family. */
export const globalAddresses = {
  ipv4: subtractSet([block('0.0.0.0/0')], unionOf(notGlobalIpv4)),
  ipv6: [globalIpv6],
} as const satisfies Record<AddressFamily, AddressSet>;

/** Addresses that nobody routes on the internet, so that an internet gateway drops what is sent to them. */
export const neverOnInternet: AddressSet = unionOf(
  [
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    'fc00::/7',
    'fe80::/10',
  ].map(block),
);
