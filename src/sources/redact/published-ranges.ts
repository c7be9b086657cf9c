import { type AddressRange, parseCidr } from '../../network/address-range.ts';
import { type JsonObject } from '../aws-cli/json-documents.ts';
import { objectsAt, textAt, textsAt } from '../aws-cli/json-fields.ts';
import { type Snapshot } from '../aws-cli/snapshot.ts';

/** The addresses that AWS publishes of its services: the entries of the prefix lists that are its own. */
export function publishedRanges({ manifest, files }: Snapshot): readonly AddressRange[] {
  const bodies = [...files.values()];
  const lists = bodies.flatMap((body) => objectsAt(body, 'PrefixLists'));
  const own = new Set(lists.filter(isOfAws).map(({ PrefixListId: id }) => id));
  const ofEntries = manifest.calls
    .filter(
      ({ call, parameters }) =>
        call === 'ec2:GetManagedPrefixListEntries' && own.has(parameters['PrefixListId']),
    )
    .flatMap(({ files: names }) => names.map((name): JsonObject => files.get(name) ?? {}))
    .flatMap((body) => objectsAt(body, 'Entries'))
    .flatMap((entry) => textAt(entry, 'Cidr') ?? []);
  // DescribePrefixLists lists services of AWS alone, and their entries with them.
  const ofLists = lists.flatMap((list) => textsAt(list, 'Cidrs'));
  return [...ofEntries, ...ofLists].flatMap((text) => parseCidr(text) ?? []);
}

function isOfAws({ OwnerId: owner, PrefixListName: name }: JsonObject): boolean {
  return owner === 'AWS' || (typeof name === 'string' && name.startsWith('com.amazonaws.'));
}
