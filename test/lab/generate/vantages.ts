import { type Account } from '../network/account.ts';

/** Kinds of clients: a bare subnet, a function in one, an interface, one outside, one in the other VPC. */
export type VantageKind = 'subnet' | 'function' | 'interface' | 'public-interface' | 'other-interface';

/** The order in which kinds are turned to where a change prefers none. */
const vantageKinds: readonly VantageKind[] = [
  'function',
  'interface',
  'subnet',
  'public-interface',
  'other-interface',
];

function candidates(account: Account, kind: VantageKind): readonly string[] {
  const interfaces = (...ids: readonly string[]): readonly string[] =>
    account.NetworkInterfaces.map(({ NetworkInterfaceId }) => NetworkInterfaceId).filter((id) =>
      ids.includes(id),
    );
  switch (kind) {
    case 'subnet':
      return namesGroups(account) ? [] : (account.Functions[0]?.SubnetIds ?? []);
    case 'function':
      return account.Functions.flatMap(({ FunctionName, SubnetIds }) =>
        SubnetIds.map((id) => `${FunctionName}@${id}`),
      );
    case 'interface':
      return interfaces('eni-0c1', 'eni-0c2');
    case 'public-interface':
      return interfaces('eni-0c3', 'eni-0c4');
    case 'other-interface':
      // Answers to another VPC by a NAT instance, or to IPv6, may take ways that nobody can tell.
      return account.NetworkInterfaces.some(({ NetworkInterfaceId }) => NetworkInterfaceId === 'eni-0a6')
        ? []
        : interfaces('eni-0b5');
  }
}

// Whether a bare subnet's client carries the group that a rule names, nobody can tell.
function namesGroups({ SecurityGroups }: Account): boolean {
  return SecurityGroups.some(({ IpPermissions }) =>
    IpPermissions.some(({ GroupIds }) => GroupIds.length > 0),
  );
}

/** Some clients of the account, one of each preferred kind before any other. */
export function chooseVantages(
  account: Account,
  preferred: readonly VantageKind[],
  numbers: readonly number[],
): readonly string[] {
  const chosen = numbers.flatMap((number, at) => {
    const kind = preferred[at] ?? vantageKinds[number % vantageKinds.length] ?? 'function';
    const own = candidates(account, kind);
    const list = own.length > 0 ? own : candidates(account, 'function');
    return list[(number >> 3) % Math.max(list.length, 1)] ?? [];
  });
  return [...new Set(chosen)];
}
