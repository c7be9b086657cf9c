import { type Account } from '../network/account.ts';

/**
 * The account with addresses that can be sent from: moto gives Elastic IP addresses of 127.0.0.0/8, which no machine
 * takes from another. They become addresses for documentation, in the order in which they are met.
 */
export function withPublicAddresses(account: Account): Account {
  const given = new Map<string, string>();
  const real = (address: string | null): string | null => {
    if (address?.startsWith('127.') !== true) return address;
    const own = given.get(address) ?? `198.51.100.${given.size + 1}`;
    given.set(address, own);
    return own;
  };
  return {
    ...account,
    NatGateways: account.NatGateways.map((nat) => ({
      ...nat,
      NatGatewayAddresses: nat.NatGatewayAddresses.map((pair) => ({
        ...pair,
        PublicIp: real(pair.PublicIp),
      })),
    })),
    NetworkInterfaces: account.NetworkInterfaces.map((item) => ({ ...item, PublicIp: real(item.PublicIp) })),
  };
}
