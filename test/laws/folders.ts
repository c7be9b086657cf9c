import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Network } from '../../src/network/network.ts';
import { serviceNames, serviceTargets } from '../../src/targets/services.ts';
import { type Target } from '../../src/targets/target.ts';

const root = path.join(import.meta.dirname, '../..');

function foldersIn(parent: string, file: string): readonly string[] {
  return readdirSync(path.join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, parent, entry.name, file)))
    .map((entry) => `${parent}/${entry.name}`)
    .toSorted();
}

/** Every example and every scenario, as paths from the project's root. */
export const savedFolders: readonly string[] = [
  ...foldersIn('examples', 'planecheck-snapshot.json'),
  ...foldersIn('test/scenarios', 'expected.json'),
];

/** Where the folder is. */
export function placeOf(folder: string): string {
  return path.join(root, folder);
}

/** Every service in the region of a network. */
export function everyService(network: Network): readonly Target[] {
  const [vpc] = network.vpcs.items;
  const region = vpc?.scope.region ?? 'eu-west-1';
  return serviceNames.flatMap((service) => serviceTargets(service, null, region));
}
