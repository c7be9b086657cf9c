import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Network } from '../../src/network/network.ts';
import { everyServiceTarget } from '../../src/targets/services.ts';
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

// Rows that differ in nothing but their names are decided alike: one of each kind stands for all.
const oneOfEachKind: ReadonlySet<string> = new Set([
  'apigateway:control',
  'apigateway:data',
  'apigateway:data:custom-domain',
  's3:all',
  'dynamodb:all',
  'logs:all',
  'sts:all:global',
]);

/** A service of every kind that the tables have, in the region of a network. */
export function everyService(network: Network): readonly Target[] {
  const [vpc] = network.vpcs.items;
  const region = vpc?.scope.region ?? 'eu-west-1';
  return everyServiceTarget(region).filter(({ id }) => oneOfEachKind.has(id));
}
