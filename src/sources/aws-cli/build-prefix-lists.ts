import { type Cidr } from '../../network/address-range.ts';
import { type Fact, known, unknown } from '../../network/fact.ts';
import { type PrefixList } from '../../network/prefix-list.ts';
import { answersTo, gapsOf, isAnswered, reasonsFor, type ScopeAnswers } from './answers.ts';
import { type Found, readFrom, readItems, type Reading } from './read-items.ts';
import {
  type ListedPrefixList,
  readPrefixList,
  readPrefixListEntry,
  sortedCidrs,
} from './shapes/prefix-list.ts';

/**
 * The prefix lists of an account. DescribePrefixLists knows only AWS's lists, but with their entries;
 * DescribeManagedPrefixLists knows all, and GetManagedPrefixListEntries the entries of one.
 */
export function buildPrefixLists(answers: ScopeAnswers): Reading<PrefixList> {
  const managed = readItems(answers, { call: 'ec2:DescribeManagedPrefixLists', reader: readPrefixList });
  const carried = readItems(answers, { call: 'ec2:DescribePrefixLists', reader: readPrefixList });
  const onlyEntries = answersTo(answers, 'ec2:GetManagedPrefixListEntries').flatMap(
    ({ identifier, file }) => {
      return identifier === null ? [] : [{ item: { id: identifier, name: null, entries: null }, file }];
    },
  );
  const entries = entriesByList(carried.found);
  const found = distinct([...managed.found, ...carried.found, ...onlyEntries]).map(({ item, file }) => ({
    item: {
      id: item.id,
      scope: answers.scope,
      name: item.name,
      entries: entriesOf(answers, item.id, entries),
    },
    file,
  }));
  return {
    found,
    gaps: [...gapsOf(answers, 'ec2:DescribeManagedPrefixLists'), ...managed.gaps, ...carried.gaps],
  };
}

function distinct(found: readonly Found<ListedPrefixList>[]): readonly Found<ListedPrefixList>[] {
  const byId = new Map<string, Found<ListedPrefixList>>();
  for (const one of found.toSorted((a, b) => ((a.item.name ?? '') > (b.item.name ?? '') ? -1 : 1))) {
    if (!byId.has(one.item.id)) byId.set(one.item.id, one);
  }
  return [...byId.values()];
}

function entriesByList(found: readonly Found<ListedPrefixList>[]): ReadonlyMap<string, readonly Cidr[]> {
  const entries = new Map<string, Cidr[]>();
  for (const { item } of found) {
    if (item.entries !== null) entries.set(item.id, [...(entries.get(item.id) ?? []), ...item.entries]);
  }
  return entries;
}

function entriesOf(
  answers: ScopeAnswers,
  id: string,
  carried: ReadonlyMap<string, readonly Cidr[]>,
): Fact<readonly Cidr[]> {
  const call = 'ec2:GetManagedPrefixListEntries';
  const subject = { fact: 'prefixListEntries', id } as const;
  const reading = readFrom(answersTo(answers, call, id), answers.scope, {
    call,
    reader: readPrefixListEntry,
  });
  const [misfit] = reading.gaps;
  if (misfit !== undefined) return unknown(misfit);
  if (isAnswered(answers, call, id)) return known(sortedCidrs(reading.found.map(({ item }) => item)));
  const entries = carried.get(id);
  if (entries !== undefined) return known(sortedCidrs(entries));
  const [reason] = reasonsFor(answers, call, subject);
  if (reason === undefined) throw new Error('what is not answered has a reason');
  return unknown(reason);
}
