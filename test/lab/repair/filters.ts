import { parseAddress } from '../../../src/network/address.ts';
import { type Account, type IpPermission, type NetworkAclEntry } from '../network/account.ts';
import { defaultBlock, holds, hostBlock } from './addresses.ts';
import { type BlockOf, type Connection, type RefusingCode } from './block.ts';
import { changeWhere, permissionFor } from './change-account.ts';

type AclCode = Extract<RefusingCode, `${string}-acl-${string}`>;

type GroupCode = Extract<RefusingCode, `${string}-group-${string}`>;

/** Lets the connection's packets through a network ACL: an entry before those that deny them. */
export function allowInAcl(account: Account, block: BlockOf<AclCode>, connection: Connection): Account {
  const { data } = block;
  const Egress = data.direction === 'out';
  const made = remoteBlocks(block, connection).flatMap((remote) =>
    portsOf(block, connection).map(([From, To]): Omit<NetworkAclEntry, 'RuleNumber'> => ({
      Egress,
      Protocol: data.protocol === 'tcp' ? '6' : '17',
      PortRange: { From, To },
      ...(data.family === 'ipv6' ? { Ipv6CidrBlock: remote } : { CidrBlock: remote }),
      RuleAction: 'allow',
    })),
  );
  const NetworkAcls = changeWhere(
    account.NetworkAcls,
    ({ NetworkAclId }) => NetworkAclId === data.networkAcl,
    (acl) => ({ ...acl, Entries: made.reduce(addFirst, acl.Entries) }),
  );
  return { ...account, NetworkAcls };
}

// The lowest free number, unless an entry that denies comes before it: then that one and those behind it move up.
function addFirst(
  entries: readonly NetworkAclEntry[],
  entry: Omit<NetworkAclEntry, 'RuleNumber'>,
): readonly NetworkAclEntry[] {
  const same = entries.filter(({ Egress }) => Egress === entry.Egress);
  const taken = new Set(same.map(({ RuleNumber }) => RuleNumber));
  let free = 1;
  while (taken.has(free)) free += 1;
  const denying = same.filter(({ RuleAction }) => RuleAction === 'deny').map(({ RuleNumber }) => RuleNumber);
  const RuleNumber = Math.min(free, ...denying);
  const moves = (other: NetworkAclEntry): boolean =>
    other.Egress === entry.Egress && RuleNumber <= other.RuleNumber && other.RuleNumber < free;
  const moved = changeWhere(entries, moves, (other) => ({ ...other, RuleNumber: other.RuleNumber + 1 }));
  return [...moved, { ...entry, RuleNumber }];
}

/** Lets the connection in by, or out of, the first of an interface's groups. */
export function allowInGroup(
  account: Account,
  block: BlockOf<GroupCode>,
  connection: Connection,
): Account | null {
  const { data } = block;
  const [groupId] = data.groups;
  if (groupId === undefined) return null;
  const made = remoteBlocks(block, connection).map((remote): IpPermission =>
    permissionFor(data.protocol, connection.port, remote),
  );
  const SecurityGroups = changeWhere(
    account.SecurityGroups,
    ({ GroupId }) => GroupId === groupId,
    (group) =>
      data.direction === 'in'
        ? { ...group, IpPermissions: [...group.IpPermissions, ...made] }
        : { ...group, IpPermissionsEgress: [...group.IpPermissionsEgress, ...made] },
  );
  return { ...account, SecurityGroups };
}

/** The other side of the packets: the target, the client, or the addresses of the translator between them. */
function remoteBlocks(block: BlockOf<AclCode | GroupCode>, connection: Connection): readonly string[] {
  const isTarget = (block.data.direction === 'out') === (block.way === 'there');
  const target = connection.address ?? defaultBlock(connection.clientAddress);
  if (isTarget) return [hostBlock(target)];
  return isFromClient(block, connection)
    ? [hostBlock(connection.clientAddress)]
    : block.data.remote.map(hostBlock);
}

function isFromClient({ data }: BlockOf<AclCode | GroupCode>, { clientAddress }: Connection): boolean {
  return data.remote.some(
    (remote) => remote === 'client' || remote === clientAddress || isWithin(remote, clientAddress),
  );
}

function isWithin(range: string, address: string): boolean {
  if (range.includes('/')) return holds(range, address);
  const [first, last] = range.split('-').map((text) => parseAddress(text)?.value);
  const value = parseAddress(address)?.value;
  return first !== undefined && last !== undefined && value !== undefined && first <= value && value <= last;
}

/** The destination port that the packets have: the target's there, the client's or the translator's back. */
function portsOf(block: BlockOf<AclCode>, connection: Connection): readonly (readonly [number, number])[] {
  const { way, data, code } = block;
  const { port, clientPorts, natPort } = connection;
  if (way === 'there') return [[port, port]];
  const asked = rangesOf(data.ports);
  const translated: readonly (readonly [number, number])[] = natPort === null ? asked : [[natPort, natPort]];
  const own: readonly (readonly [number, number])[] = [[clientPorts.first, clientPorts.last]];
  if (code.startsWith('client-')) return own;
  const goesToSender = data.direction === 'out';
  if (goesToSender) return isFromClient(block, connection) ? own : translated;
  if (code.startsWith('nat')) return translated;
  const isOnlyOne = asked.every(([first, last]) => first === last);
  if (natPort === null || isOnlyOne) return asked;
  // In at an attachment's subnet: answers to the client or to the translator, which the step does not say.
  const mayBeOwn = asked.some(([first, last]) => first <= clientPorts.last && clientPorts.first <= last);
  return mayBeOwn ? [...own, ...translated] : translated;
}

function rangesOf(ports: string): readonly (readonly [number, number])[] {
  return ports.split(', ').map((text) => {
    const [first = 0, last = first] = text.split('-').map(Number);
    return [first, last];
  });
}
