import { type Collection } from '../../../src/network/collection.ts';
import { type CollectionName, type Gap } from '../../../src/network/gap.ts';
import { type Network } from '../../../src/network/network.ts';

/** One kind of thing of the model, by the name of its collection. */
export type ItemOf<Name extends CollectionName> = Network[Name]['items'][number];

type Collections = { readonly [Name in CollectionName]: Collection<ItemOf<Name>> };

/** A collection of a network; the same as `network[name]`, and typed also where the name is not fixed. */
export function collectionOf<Name extends CollectionName>(
  network: Network,
  name: Name,
): Collection<ItemOf<Name>> {
  const collections: Collections = network;
  return collections[name];
}

/** The network with another collection in the place of one of its own. */
export function withCollection<Name extends CollectionName>(
  network: Network,
  name: Name,
  collection: Collection<ItemOf<Name>>,
): Network {
  return { ...network, [name]: collection };
}

/** The network with other items in one of its collections. */
function withItems<Name extends CollectionName>(
  network: Network,
  name: Name,
  items: readonly ItemOf<Name>[],
): Network {
  return withCollection(network, name, { items, missing: collectionOf(network, name).missing });
}

/** The network with one item more. */
export function add<Name extends CollectionName>(
  network: Network,
  name: Name,
  ...more: readonly ItemOf<Name>[]
): Network {
  return withItems(network, name, [...collectionOf(network, name).items, ...more]);
}

/** The network with one item changed, `at` counted round the collection; unchanged where there is no item. */
export function editAt<Name extends CollectionName>(
  network: Network,
  name: Name,
  at: number,
  change: (item: ItemOf<Name>) => ItemOf<Name>,
): Network {
  const { items } = collectionOf(network, name);
  const chosen = at % Math.max(items.length, 1);
  return withItems(
    network,
    name,
    items.map((item, index) => (index === chosen ? change(item) : item)),
  );
}

/** The network with some of its items changed. */
export function editWhere<Name extends CollectionName>(
  network: Network,
  name: Name,
  isMeant: (item: ItemOf<Name>) => boolean,
  change: (item: ItemOf<Name>) => ItemOf<Name>,
): Network {
  const { items } = collectionOf(network, name);
  return withItems(
    network,
    name,
    items.map((item) => (isMeant(item) ? change(item) : item)),
  );
}

/** The network without one item; with `gap`, it says that something is missing. */
export function removeAt(
  network: Network,
  name: CollectionName,
  at: number,
  gap: Gap | null = null,
): Network {
  const { items, missing } = collectionOf(network, name);
  const chosen = at % Math.max(items.length, 1);
  return withCollection(network, name, {
    items: items.filter((_, index) => index !== chosen),
    missing: gap === null ? missing : [...missing, gap],
  });
}

/** The member of a list at a number counted round it. */
export function pick<T>(list: readonly [T, ...T[]], at: number): T {
  return list[at % list.length] ?? list[0];
}
