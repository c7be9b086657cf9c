import { readdir, readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { decodeText } from './aws-cli/decode-text.ts';
import { InputError } from './input-error.ts';
import { kindOfText, type TextKind } from './recognise-text.ts';
import { nextAfterSource, refuseSourceFile, refuseText } from './refuse-source.ts';

/** What reads an input: the door of the AWS CLI's saved answers, of templates (and the CDK's output), or of plans. */
export type InputKind = 'aws-cli' | 'template' | 'plan';

/** A path with what reads it. */
export interface RecognisedInput {
  readonly kind: InputKind;
  /** As given; the folder of a cloud assembly whose manifest was given. */
  readonly path: string;
}

/** A larger file is no template and no plan that could be held as one string. */
const largestFile = 512_000_000;

/**
 * Tells by its content what a file or folder is. What is nothing else, or is not there, is left to the door of the
 * AWS CLI's saved answers.
 * @throws InputError `source-code` and the like for what has to be built first, or is of no use.
 */
export async function recogniseInput(given: string): Promise<RecognisedInput> {
  const stats = await stat(given).catch(() => undefined);
  if (stats?.isDirectory() === true) {
    const manifest = await kindOfFile(join(given, 'manifest.json'));
    return { kind: manifest === 'assembly-manifest' ? 'template' : 'aws-cli', path: given };
  }
  if (stats === undefined) return { kind: 'aws-cli', path: given };
  refuseSourceFile(given);
  const kind = await kindOfFile(given);
  switch (kind) {
    case 'aws-cli':
    case 'template':
    case 'plan':
      return { kind, path: given };
    case 'assembly-manifest':
      return { kind: 'template', path: posix.dirname(given) };
    case 'yaml':
      // Much that the AWS CLI prints in the place of JSON looks so.
      if (!/\.(?:ya?ml|template)$/i.test(given)) return { kind: 'aws-cli', path: given };
      throw refuseText(kind, given);
    default:
      throw refuseText(kind, given);
  }
}

async function kindOfFile(file: string): Promise<TextKind | 'terraform-plan-file'> {
  const stats = await stat(file).catch(() => undefined);
  if (stats?.isFile() !== true || stats.size > largestFile) return 'aws-cli';
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return 'aws-cli';
  if (await isTerraformPlanFile(bytes)) return 'terraform-plan-file';
  const decoded = decodeText(bytes);
  return decoded.kind === 'binary' ? 'aws-cli' : kindOfText(decoded.text);
}

async function isTerraformPlanFile(bytes: Uint8Array): Promise<boolean> {
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') !== 'PK') return false;
  const { holdsTerraformPlan } = await import('./terraform-plan-file.ts');
  return holdsTerraformPlan(bytes);
}

const kindWords = {
  'aws-cli': 'saved output of the AWS CLI',
  template: 'a CloudFormation template',
  plan: 'a Terraform plan',
} as const satisfies Record<InputKind, string>;

/**
 * What all the paths of a command line are.
 * @throws InputError `mixed-input` where they are of several kinds; as {@link recogniseInput}.
 */
export async function recogniseInputs(
  paths: readonly string[],
): Promise<{ readonly kind: InputKind; readonly paths: readonly string[] }> {
  const found: RecognisedInput[] = [];
  for (const path of paths) found.push(await recogniseInput(path));
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const [kind = 'aws-cli', second] = kinds;
  if (second !== undefined) throw mixed(found, kind, second);
  return { kind, paths: found.map(({ path }) => path) };
}

function mixed(found: readonly RecognisedInput[], first: InputKind, second: InputKind): InputError {
  const pathOf = (kind: InputKind): string => found.find((item) => item.kind === kind)?.path ?? '';
  const say = (kind: InputKind): string => `${pathOf(kind)} is ${kindWords[kind]}`;
  const declared = first === 'aws-cli' ? second : first;
  const isOver = first === 'aws-cli' || second === 'aws-cli';
  return new InputError(
    'mixed-input',
    `${say(first)}, and ${say(second)}`,
    isOver
      ? `To lay one over the other: ${pathOf(declared)} --over ${pathOf('aws-cli')}`
      : 'Audit them one after the other.',
  );
}

/**
 * What in a folder without an answer of the AWS CLI could be read if it were named; null where there is nothing.
 * No folder of templates is read as one, as it is not said which of them belong together.
 */
export async function hintAtFolder(folder: string): Promise<string | null> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const inside = names.toSorted().map((name) => ({ name, path: posix.join(folder, name) }));
  if (names.includes('cdk.out')) return `Name what cdk synth wrote: ${posix.join(folder, 'cdk.out')}`;
  if (names.includes('cdk.json')) return nextAfterSource.cdk;
  const readable: string[] = [];
  for (const { path } of inside.slice(0, mostLooked)) {
    const kind = await kindOfFile(path);
    if (kind === 'template' || kind === 'plan') readable.push(path);
  }
  if (readable.length > 0) return `Name what is to be read together: ${readable.slice(0, 5).join(' ')}`;
  return names.some((name) => /\.(?:tf|tofu)$/.test(name)) ? nextAfterSource.terraform : null;
}

/** How many files of a folder are looked into for a hint. */
const mostLooked = 200;
