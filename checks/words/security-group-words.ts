import { type FilterData, type StepCode } from '../../src/path/step-code.ts';
import { type StepOf } from '../../src/path/step.ts';
import { sayList } from './list-words.ts';
import { sayRemote } from './remote-words.ts';

/** The codes of security groups that refuse packets, at any place. */
export type GroupRefusal = Extract<StepCode, `${string}-group-refuses${'' | '-some-public'}`>;

/** The codes of security groups that admit by reference to a group that the client may or may not carry. */
export type GroupReference = Extract<StepCode, `${string}-group-admits-by-reference`>;

/** What the security groups of an interface keep out, or in. */
export function sayGroupRefusal({ data, hop }: StepOf<GroupRefusal>): string {
  const { direction, dropped } = data;
  const owner = hop.type === 'client' ? '' : sayOwner(data.groups, hop.id);
  const part =
    dropped === null
      ? ''
      : ` (a part of ${direction === 'in' ? 'those that ask' : "the target's addresses"})`;
  return `${sayGroups(data.groups)}${owner} ${sayRefuses(data)} ${saySide(data, (dropped ?? data).remote)}${part}`;
}

/** Groups that let connections out to a part of the public addresses only. */
export function sayGroupRefusesSomePublic({ data }: StepOf<GroupRefusal>): string {
  const allows = data.groups.length === 1 ? 'allows' : 'allow';
  return `${sayList(data.groups)} ${allows} outbound ${sayPort(data)} to some public addresses only: calls fail where the service answers at another`;
}

/** Groups that admit clients by a group of theirs. */
export function sayGroupReference({ data, hop }: StepOf<GroupReference>): string {
  const admit = data.groups.length === 1 ? 'admits' : 'admit';
  const carried = data.admitted.length === 1 ? 'that group' : 'one of these groups';
  return `${sayList(data.groups)}${sayOwner(data.groups, hop.id)} ${admit} ${sayPort(data)} by reference to ${sayList(data.admitted, 'or')}: a client without ${carried} may be kept out`;
}

function sayGroups(groups: readonly string[]): string {
  return groups.length === 1 ? sayList(groups) : `none of ${sayList(groups)}`;
}

function sayOwner(groups: readonly string[], owner: string): string {
  return `, the security ${groups.length === 1 ? 'group' : 'groups'} of ${owner},`;
}

function sayRefuses({
  direction,
  groups,
  ...data
}: FilterData & { readonly groups: readonly string[] }): string {
  const [one, many] = direction === 'in' ? ['does not admit', 'admits'] : ['does not allow', 'allows'];
  return `${groups.length === 1 ? one : many} ${direction === 'out' ? 'outbound ' : ''}${sayPort(data)}`;
}

function saySide({ direction }: FilterData, remote: readonly string[]): string {
  if (direction === 'out') return `to ${sayRemote(remote)}`;
  return `from ${remote.length === 1 && remote[0] === 'client' ? 'the client' : sayRemote(remote)}`;
}

function sayPort({ protocol, ports }: Pick<FilterData, 'protocol' | 'ports'>): string {
  return `${protocol.toUpperCase()} ${ports}`;
}
