import * as z from 'zod';
import { type Cidr, formatCidr } from '../../../network/address-range.ts';
import { itemReader } from '../read-items.ts';
import { cidr, optionalText, text } from './fields.ts';

/** A prefix list as one of the two calls lists it; only DescribePrefixLists carries the entries. */
export interface ListedPrefixList {
  readonly id: string;
  readonly name: string | null;
  readonly entries: readonly Cidr[] | null;
}

const shape = z.object({ PrefixListId: text, PrefixListName: optionalText, Cidrs: z.array(cidr).nullish() });

/**
 * Reads a member of DescribeManagedPrefixLists or DescribePrefixLists.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html
 */
export const readPrefixList = itemReader(shape, (fields): ListedPrefixList => ({
  id: fields.PrefixListId,
  name: fields.PrefixListName,
  entries: fields.Cidrs ? sortedCidrs(fields.Cidrs) : null,
}));

/** Reads a member of GetManagedPrefixListEntries. */
export const readPrefixListEntry = itemReader(z.object({ Cidr: cidr }), (fields) => fields.Cidr);

/** The blocks in one order, each once. */
export function sortedCidrs(cidrs: readonly Cidr[]): readonly Cidr[] {
  const distinct = [...new Map(cidrs.map((one) => [formatCidr(one), one])).values()];
  return distinct.toSorted((a, b) => {
    if (a.family !== b.family) return a.family === 'ipv4' ? -1 : 1;
    return a.first === b.first ? a.length - b.length : a.first < b.first ? -1 : 1;
  });
}
