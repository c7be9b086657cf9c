import { type Client } from '../build/fabric.ts';
import { type Home } from '../build/turn.ts';
import { type Account } from '../network/account.ts';

/** Finds addresses for machines in their subnets that nobody else has: one for each in turn. */
export function homesOf(account: Account, clients: readonly Client[]): ReadonlyMap<Client, Home> {
  const taken = new Set([
    ...account.NetworkInterfaces.flatMap((item) => [item.PrivateIpAddress, ...item.Ipv6Addresses]),
    ...account.NatGateways.flatMap(({ NatGatewayAddresses: own }) =>
      own.flatMap(({ PrivateIp }) => PrivateIp ?? []),
    ),
  ]);
  const take = (addresses: readonly string[]): string => {
    const free = addresses.find((address) => !taken.has(address));
    if (free === undefined) throw new Error(`nothing is free of ${addresses[0]} and after`);
    taken.add(free);
    return free;
  };
  return new Map(
    clients.map((client) => {
      const subnet = account.Subnets.find(({ SubnetId }) => SubnetId === client.subnetId);
      if (subnet === undefined) throw new Error(`no subnet ${client.subnetId}`);
      const [block6] = subnet.Ipv6CidrBlocks;
      return [
        client,
        {
          ipv4: take(addressesOf(subnet.CidrBlock)),
          ipv6: block6 === undefined || !client.usesIpv6 ? null : take(addressesOf6(block6)),
        },
      ];
    }),
  );
}

// AWS keeps the first four addresses of every subnet for itself.
// https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
const offsets = Array.from({ length: 12 }, (_, index) => 4 + index);

function addressesOf(block: string): readonly string[] {
  const [base = ''] = block.split('/');
  const parts = base.split('.');
  const last = Number(parts.pop());
  return offsets.map((offset) => [...parts, last + offset].join('.'));
}

// A subnet's block is a /64, of which the second half is all zeros.
function addressesOf6(block: string): readonly string[] {
  const [prefix = ''] = block.split('::/');
  return offsets.map((offset) => `${prefix}::${offset.toString(16)}`);
}
