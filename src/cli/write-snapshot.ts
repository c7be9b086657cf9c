import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Snapshot, snapshotFiles } from '../sources/aws-cli/snapshot.ts';
import { InputError } from '../sources/input-error.ts';
import { OutputError } from './write-text.ts';

/**
 * Makes sure that nothing is written over.
 * @throws InputError `output-exists`, and where the folder around it is not there.
 */
export async function refuseExisting(output: string): Promise<void> {
  const around = path.dirname(path.resolve(output));
  const outside = await stat(around).catch(() => undefined);
  if (outside?.isDirectory() !== true)
    throw new InputError('path-not-found', `--output ${output}: ${around} is no folder`, 'Make it first.');
  const found = await stat(output).catch(() => undefined);
  if (found === undefined) return;
  if (found.isDirectory() && (await readdir(output)).length === 0 && !isZip(output)) return;
  throw new InputError(
    'output-exists',
    `--output ${output} is there already`,
    'Name another, or remove it first: a snapshot is never written over.',
  );
}

/**
 * Writes a snapshot, whole or not at all: beside its place first, then moved there.
 * @throws OutputError
 */
export async function writeSnapshot(snapshot: Snapshot, output: string): Promise<void> {
  const around = path.dirname(path.resolve(output));
  try {
    const temporary = await mkdtemp(path.join(around, '.planecheck-'));
    try {
      await writeInto(snapshot, temporary, output);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OutputError(`--output ${output} cannot be written (${reason})`, { cause: error });
  }
}

async function writeInto(snapshot: Snapshot, temporary: string, output: string): Promise<void> {
  const files = snapshotFiles(snapshot);
  if (isZip(output)) {
    const { zip } = await import('./zip.ts');
    const file = path.join(temporary, 'snapshot.zip');
    await writeFile(file, zip(files));
    await rename(file, output);
    return;
  }
  const folder = path.join(temporary, 'snapshot');
  await mkdir(folder);
  for (const [name, text] of files) await writeFile(path.join(folder, name), text);
  await rename(folder, output);
}

function isZip(output: string): boolean {
  return /\.zip$/i.test(output);
}
