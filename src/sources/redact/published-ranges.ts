import { type AddressRange, parseCidr } from '../../network/address-range.ts';
import { isJsonObject, type JsonObject } from '../aws-cli/json-documents.ts';
import { type Snapshot } from '../aws-cli/snapshot.ts';

/** The addresses that AWS publishes of its services: the entries of the prefix lists that are its own. */
export function publishedRanges({ manifest, files }: Snapshot): readonly AddressRange[] {
  const bodies = [...files.values()];
  const lists = bodies.flatMap((body) => listsOf(body, 'PrefixLists'));
  const own = new Set(lists.filter(isOfAws).map(({ PrefixListId: id }) => id));
  const ofEntries = manifest.calls
    .filter(
      ({ call, parameters }) =>
        call === 'ec2:GetManagedPrefixListEntries' && own.has(parameters['PrefixListId']),
    )
    .flatMap(({ files: names }) => names.map((name): JsonObject => files.get(name) ?? {}))
    .flatMap((body) => listsOf(body, 'Entries'))
    .map(({ Cidr: cidr }) => cidr);
  // DescribePrefixLists lists services of AWS alone, and their entries with them.
  const ofLists = lists.flatMap(({ Cidrs: cidrs }): readonly unknown[] =>
    Array.isArray(cidrs) ? cidrs : [],
  );
  return [...ofEntries, ...ofLists].flatMap((text) =>
    typeof text === 'string' ? (parseCidr(text) ?? []) : [],
  );
}

function isOfAws({ OwnerId: owner, PrefixListName: name }: JsonObject): boolean {
  return owner === 'AWS' || (typeof name === 'string' && name.startsWith('com.amazonaws.'));
}

function listsOf(body: JsonObject, key: string): readonly JsonObject[] {
  const value: unknown = body[key];
  const members: readonly unknown[] = Array.isArray(value) ? value : [];
  return members.filter(isJsonObject);
}
