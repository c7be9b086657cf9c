import { readFile } from 'node:fs/promises';
import { decodeText } from '../sources/aws-cli/decode-text.ts';
import { type DeclaredDoors } from '../sources/doors.ts';
import { reading } from '../sources/given-path.ts';
import { InputError } from '../sources/input-error.ts';
import { type DeclaredOptions } from './command-options.ts';

/**
 * The parameters of a command line, by name or `STACK:NAME`: those of files in their order, then those that stand in
 * the command line itself.
 * @throws InputError `flag`, and where a file cannot be read or is none of parameters.
 */
export async function readParameters(
  { parameters, parameterFiles }: Pick<DeclaredOptions, 'parameters' | 'parameterFiles'>,
  doors: Pick<DeclaredDoors, 'parameterFile'>,
): Promise<ReadonlyMap<string, string>> {
  const own = parameters.map(parseParameter);
  const all: (readonly [string, string])[] = [];
  for (const file of parameterFiles) all.push(...(await readParameterFile(file, doors)));
  return new Map([...all, ...own]);
}

async function readParameterFile(
  file: string,
  { parameterFile }: Pick<DeclaredDoors, 'parameterFile'>,
): Promise<ReadonlyMap<string, string>> {
  const decoded = decodeText(await reading(file, () => readFile(file)));
  if (decoded.kind === 'binary') {
    throw new InputError('binary-file', `--parameter-file ${file}: a binary file`, 'Give a file of JSON.');
  }
  const parse = await parameterFile();
  return parse(decoded.text, file);
}

// Names of parameters have letters and digits only, and names of stacks hyphens beside them; a stage of the CDK puts
// a slash between its own name and the stack's.
const written = /^((?:[A-Za-z][\w/-]*:)?[A-Za-z0-9]+)=(.*)$/s;

function parseParameter(text: string): readonly [string, string] {
  const [, name, value] = written.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new InputError(
    'flag',
    `--parameter ${text}: not KEY=VALUE`,
    'Write --parameter Stage=prod, or for one stack of several --parameter Network:Stage=prod.',
  );
}
