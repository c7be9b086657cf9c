import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { InputError } from '../sources/input-error.ts';
import { didYouMean } from './did-you-mean.ts';

const usualExample = 'nat-egress';

/** A folder of the examples is one that holds a snapshot. */
const snapshotFile = 'planecheck-snapshot.json';

/** An example that the package brings. */
export interface Example {
  readonly name: string;
  readonly folder: string;
}

/**
 * Finds an example by its name; the usual one for an empty name.
 * @throws InputError `unknown-id`, with the names that there are.
 */
export async function findExample(name: string, examples: URL): Promise<Example> {
  const wanted = name === '' ? usualExample : name;
  const names = await exampleNames(examples);
  if (names.includes(wanted)) return { name: wanted, folder: fileURLToPath(new URL(`${wanted}/`, examples)) };
  throw new InputError(
    'unknown-id',
    `--example ${wanted}: there is no such example`,
    `${didYouMean(wanted, names)}There is ${names.join(', ')}.`,
  );
}

async function exampleNames(examples: URL): Promise<readonly string[]> {
  const files = await readdir(examples, { recursive: true });
  return files
    .map((file) => file.replaceAll('\\', '/').split('/'))
    .filter((parts) => parts.length === 2 && parts[1] === snapshotFile)
    .flatMap(([folder]) => folder ?? [])
    .toSorted();
}
