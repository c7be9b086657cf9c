import { type AddressRange } from '../network/address-range.ts';
import { type Gap } from '../network/gap.ts';
import { lookUp, type NetworkIndex } from '../network/network-index.ts';
import { type Scope } from '../network/scope.ts';
import { type TargetMember } from './member.ts';

/** The addresses of a prefix list as a rule or a route compares them with packets. */
export interface PrefixListMatch {
  /** Members that the list takes whole, or leaves whole, whatever its entries are; null: the entries decide. */
  readonly byMember: (member: number) => boolean | null;
  /** The entries; null where they are not known. */
  readonly entries: readonly AddressRange[] | null;
  /** Why the entries are not known. */
  readonly gap: Gap | null;
}

/**
 * How a prefix list compares with target addresses. AWS's own list of one service (S3, DynamoDB) holds that
 * service's addresses and no other's, so it decides by name even where its entries were not read.
 * https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
export function matchPrefixList(
  index: NetworkIndex,
  prefixListId: string,
  scope: Scope,
  members: readonly TargetMember[],
): PrefixListMatch {
  const list = lookUp(index, 'prefixLists', prefixListId, scope);
  const isService =
    isServiceList(list.known ? list.value.name : null) || servesGatewayEndpoint(index, prefixListId);
  const byMember = (at: number): boolean | null => {
    const member = members[at];
    if (member === undefined) return null;
    if (member.prefixListId === prefixListId) return true;
    return isService && member.isPublicService ? false : null;
  };
  const entries = list.known ? list.value.entries : list;
  // A list without a name may be a service's own, whose addresses no other service has.
  // Entries that only deployment knows are that more.
  const isUnresolved = !entries.known && entries.gap.kind === 'unresolved';
  const isNameless = list.known && list.value.name === null && !isService && !isUnresolved;
  if (isNameless && members.some(({ isPublicService }) => isPublicService)) {
    return { byMember, entries: null, gap: nameNotSaved(prefixListId, scope) };
  }
  return entries.known
    ? { byMember, entries: entries.value, gap: null }
    : { byMember, entries: null, gap: entries.gap };
}

function nameNotSaved(id: string, scope: Scope): Gap {
  const command = `aws ec2 describe-managed-prefix-lists --prefix-list-ids ${id} --region ${scope.region}`;
  return { kind: 'not-in-source', subject: { fact: 'prefixLists', id }, scope, command, detail: null };
}

function isServiceList(name: string | null): boolean {
  return name?.startsWith('com.amazonaws.') === true;
}

// The route that AWS writes for a gateway endpoint names the service's list, so the endpoint tells what it is.
function servesGatewayEndpoint(index: NetworkIndex, prefixListId: string): boolean {
  return index.network.routeTables.items.some((table) =>
    table.routes.some(
      ({ destination, target }) =>
        destination.kind === 'prefix-list' &&
        destination.prefixListId === prefixListId &&
        target.kind === 'vpc-endpoint' &&
        index.byId.vpcEndpoints.get(target.id)?.type === 'gateway',
    ),
  );
}
