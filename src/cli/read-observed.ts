import { readFile } from 'node:fs/promises';
import { type ProbeRuns, readProbeRuns } from '../probe/run-document.ts';
import { InputError } from '../sources/input-error.ts';

const next = 'Give a file that planecheck probe run --format json wrote.';

/**
 * Reads what probes saw from a file.
 * @throws InputError `path-not-found`, `not-json`, `observations`.
 */
export async function readObserved(file: string): Promise<ProbeRuns> {
  const read = readProbeRuns(parse(await contentOf(file), file));
  if (read.ok) return read.value;
  const { field, reason } = read.problem;
  throw new InputError('observations', `${file}: ${field === '' ? '' : `${field}: `}${reason}`, next);
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new InputError('path-not-found', `${file} cannot be read`, next);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    throw new InputError('not-json', `${file} is not JSON: ${told}`, next);
  }
}
