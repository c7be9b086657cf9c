import {
  type Account,
  type NetworkAcl,
  type NetworkAclEntry,
  type Route,
  type RouteTable,
} from '../../network/account.ts';
import { type AclLine, destinationText } from './parts.ts';

/** The lists of an account, by name. */
type ListName = {
  readonly [Name in keyof Account]: Account[Name] extends readonly unknown[] ? Name : never;
}[keyof Account];

type Lists = { readonly [Name in ListName]: readonly Account[Name][number][] };

/** The account with more members in one of its lists. */
export function add<Name extends ListName>(
  account: Account,
  name: Name,
  ...more: readonly Account[Name][number][]
): Account {
  const lists: Lists = account;
  return { ...account, [name]: [...lists[name], ...more] };
}

/** The account with some members of a list changed; the same account where none is meant. */
export function editWhere<Name extends ListName>(
  account: Account,
  name: Name,
  isMeant: (item: Account[Name][number]) => boolean,
  change: (item: Account[Name][number]) => Account[Name][number],
): Account {
  const lists: Lists = account;
  if (!lists[name].some(isMeant)) return account;
  return { ...account, [name]: lists[name].map((item) => (isMeant(item) ? change(item) : item)) };
}

/** The route table that a subnet uses. */
export function tableOf({ RouteTables, Subnets }: Account, subnetId: string): RouteTable | undefined {
  const vpcId = Subnets.find(({ SubnetId }) => SubnetId === subnetId)?.VpcId;
  const own = RouteTables.find(({ SubnetIds }) => SubnetIds.includes(subnetId));
  return own ?? RouteTables.find(({ VpcId, Main }) => Main && VpcId === vpcId);
}

/** The account with other routes in one table. */
export function editRoutes(
  account: Account,
  tableId: string | undefined,
  change: (routes: readonly Route[]) => readonly Route[],
): Account {
  return editWhere(
    account,
    'RouteTables',
    ({ RouteTableId }) => RouteTableId === tableId,
    (table) => ({ ...table, Routes: change(table.Routes) }),
  );
}

/** The routes with one more, in the place of one to the same destination: a table has one route to each. */
export function putRoute(routes: readonly Route[], item: Route): readonly Route[] {
  const destination = destinationText(item);
  const isLocal = routes.some((own) => destinationText(own) === destination && own.GatewayId === 'local');
  if (isLocal) return routes;
  return [...routes.filter((own) => destinationText(own) !== destination), item];
}

/** The routes without those to one destination. */
export function withoutRoute(routes: readonly Route[], destination: string): readonly Route[] {
  return routes.filter((own) => destinationText(own) !== destination);
}

/** The network ACL of a subnet. */
export function aclOf({ NetworkAcls }: Account, subnetId: string): NetworkAcl | undefined {
  return NetworkAcls.find(({ SubnetIds }) => SubnetIds.includes(subnetId));
}

/** The account with a network ACL that only some subnets have, made of the one that the first of them had. */
export function withOwnAcl(
  account: Account,
  subnetIds: readonly string[],
  change: (entries: readonly NetworkAclEntry[]) => readonly NetworkAclEntry[],
): Account {
  const [first = ''] = subnetIds;
  const shared = aclOf(account, first);
  if (shared === undefined) return account;
  const others = account.NetworkAcls.map((acl) => ({
    ...acl,
    SubnetIds: acl.SubnetIds.filter((id) => !subnetIds.includes(id)),
  }));
  const own: NetworkAcl = {
    ...shared,
    NetworkAclId: `acl-0c${account.NetworkAcls.length}`,
    IsDefault: false,
    SubnetIds: subnetIds,
    Entries: change(shared.Entries),
  };
  return { ...account, NetworkAcls: [...others, own] };
}

/** The entries with one more line before all others of its direction. */
export function putFirst(
  entries: readonly NetworkAclEntry[],
  Egress: boolean,
  { action, block, ports, protocol }: AclLine,
): readonly NetworkAclEntry[] {
  const numbers = entries.filter((entry) => entry.Egress === Egress).map(({ RuleNumber }) => RuleNumber);
  const RuleNumber = Math.min(...numbers, 100) - 1;
  const blocks = block.includes(':') ? { Ipv6CidrBlock: block } : { CidrBlock: block };
  const rule = { Egress, RuleNumber, ...blocks, RuleAction: action };
  const entry: NetworkAclEntry =
    ports === null
      ? { ...rule, Protocol: '-1' }
      : { ...rule, Protocol: protocol ?? '6', PortRange: { From: ports[0], To: ports[1] } };
  return [entry, ...entries];
}
