import { type Gap } from '../../../../src/network/gap.ts';
import { type Network } from '../../../../src/network/network.ts';
import { type CallName, callOf } from '../../../../src/sources/calls.ts';
import { account } from './account.ts';
import { accountFiles, configurationOf } from './files.ts';

type CollectionName = keyof Network;

/** A collection's items when a call's answer has the given members, and nothing of it is amiss. */
export function itemsFrom<K extends CollectionName>(
  collection: K,
  call: CallName,
  members: readonly object[],
): readonly Network[K]['items'][number][] {
  const { items, missing } = readWith({ [call]: { [callOf(call).topLevelKey ?? '']: members } })[collection];
  const details = missing.flatMap((gap: Gap) => (gap.kind === 'not-in-source' ? (gap.detail ?? []) : []));
  if (details.length > 0) throw new Error(details.join('\n'));
  return items;
}

/** As {@link itemsFrom}, for the first member of the account's own answer with some fields changed. */
export function itemWith<K extends CollectionName>(
  collection: K,
  call: CallName,
  change: object,
): Network[K]['items'][number] | undefined {
  const members = account()[call][callOf(call).topLevelKey ?? ''];
  const first: unknown = Array.isArray(members) ? members[0] : undefined;
  if (typeof first !== 'object' || first === null) throw new Error(`${call} has no member`);
  return itemsFrom(collection, call, [{ ...first, ...change }])[0];
}

/** The network of the account with some answers replaced. */
export function readWith(replaced: Partial<Record<CallName, unknown>>): Network {
  return configurationOf(accountFiles(replaced)).network;
}
