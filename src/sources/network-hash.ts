import { createHash } from 'node:crypto';
import { collectionNames } from '../network/gap.ts';
import { type Network } from '../network/network.ts';
import { canonicalText } from './canonical-text.ts';

/** `sha256:…` of a network whose items are sorted: the same for the same content, whatever file it came from. */
export function networkHash(network: Network): string {
  const hash = createHash('sha256');
  for (const name of collectionNames) {
    const { items, missing } = network[name];
    hash.update(`${name} ${items.length} ${missing.length}\n`);
    // Item by item: the text of a large network as a whole is a hundred megabytes.
    for (const member of [...items, ...missing]) hash.update(`${canonicalText(member)}\n`);
  }
  return `sha256:${hash.digest('hex')}`;
}
