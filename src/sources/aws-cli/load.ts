import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../input-error.ts';
import { labelOfPaths, reading, shownPath } from '../given-path.ts';
import { manifestFileName } from './manifest.ts';
import { type FileContent, readSavedFile } from './saved-file.ts';
import {
  type LoadedConfiguration,
  type SavedConfigurationOptions,
  toConfiguration,
} from './to-configuration.ts';

/** A larger file is refused: Node.js cannot hold its text in one string. */
const largestFile = 512_000_000;

interface Candidate {
  readonly path: string;
  readonly named: boolean;
}

/**
 * Reads saved AWS CLI output from files and folders (searched at any depth).
 * @throws InputError when a path or a file is wrong; see {@link toConfiguration} for what else.
 */
export async function loadSavedConfiguration(
  paths: readonly string[],
  options: SavedConfigurationOptions = {},
): Promise<LoadedConfiguration> {
  const candidates = new Map<string, Candidate>();
  for (const given of paths) {
    for (const candidate of await candidatesAt(given)) await addOnce(candidates, candidate);
  }
  const sorted = [...candidates.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const contents: FileContent[] = [];
  for (const candidate of sorted) contents.push(...(await readCandidate(candidate)));
  return toConfiguration(contents, labelOfPaths(paths), options);
}

async function candidatesAt(given: string): Promise<readonly Candidate[]> {
  const isFolder = (await statOf(given)).isDirectory();
  // A manifest speaks of the files beside it.
  const folder = isFolder
    ? given
    : path.basename(given) === manifestFileName
      ? path.dirname(given)
      : undefined;
  if (folder === undefined) return [{ path: shownPath(given), named: true }];
  const found: Candidate[] = [];
  await walk(shownPath(folder), new Set(), found);
  return found;
}

async function walk(folder: string, visited: Set<string>, found: Candidate[]): Promise<void> {
  const real = await realpath(folder);
  // A link that leads back up would never end.
  if (visited.has(real)) return;
  visited.add(real);
  const names = await reading(folder, () => readdir(folder));
  for (const name of names.toSorted()) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const inside = folder === '.' ? name : `${folder === '/' ? '' : folder}/${name}`;
    const stats = await stat(inside).catch(() => undefined);
    if (stats?.isDirectory() === true) await walk(inside, visited, found);
    else if (stats?.isFile() === true) found.push({ path: inside, named: false });
  }
}

async function addOnce(candidates: Map<string, Candidate>, candidate: Candidate): Promise<void> {
  const real = await realpath(candidate.path);
  const present = candidates.get(real);
  const named = candidate.named || present?.named === true;
  const first = present === undefined || candidate.path < present.path ? candidate : present;
  candidates.set(real, { path: first.path, named });
}

async function readCandidate({ path: file, named }: Candidate): Promise<readonly FileContent[]> {
  if (!named && !(await looksLikeJson(file))) return [];
  const { size } = await statOf(file);
  if (size > largestFile) {
    throw new InputError(
      'file-too-large',
      `${file}: ${Math.round(size / 1e6)} MB, the limit is ${largestFile / 1e6} MB`,
      'Save the answer in pages (--max-items), one file each.',
    );
  }
  const bytes = await reading(file, () => readFile(file));
  if (!isZip(bytes)) return [readSavedFile({ path: file, bytes, named })];
  const { unpack } = await import('./unpack.ts');
  return unpack(file, bytes, largestFile).map((inside) => readSavedFile({ ...inside, named: false }));
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT: each file in it begins so, and so does it.
function isZip(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004';
}

// In a folder, a file is of interest by its name or when it begins as JSON does, in any of the encodings. A zip file
// there may be anybody's: one is read where it is named.
async function looksLikeJson(file: string): Promise<boolean> {
  if (/\.(?:json|jsonl|ndjson)$/i.test(file)) return true;
  const start = await reading(file, () => readStart(file));
  return /^[^\x21-\x7e]*[{[]/.test(start);
}

async function readStart(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await handle.close();
  }
}

function statOf(file: string) {
  return reading(file, () => stat(file));
}
