import { loadSavedConfiguration } from '../sources/aws-cli/load.ts';
import { type LoadedConfiguration } from '../sources/aws-cli/to-configuration.ts';
import { type DeclaredDoors, loadDeclared } from '../sources/doors.ts';
import { labelOfPaths } from '../sources/given-path.ts';
import { InputError } from '../sources/input-error.ts';
import { type InputKind, recogniseInput } from '../sources/recognise-input.ts';
import { parseAccountFlag } from './account-flag.ts';
import { type DeclaredOptions, type InputOptions } from './command-options.ts';
import { readParameters } from './parameter-flags.ts';
import { parseRegionFlag } from './region-flag.ts';

/** What a command line reads in the place of a template or plan, in words, and whether that is a plan. */
export interface ReadInstead {
  readonly words: string;
  readonly isPlan: boolean;
}

/**
 * Refuses flags that say something of a template or plan where none is read.
 * @throws InputError `flag`.
 */
export function refuseDeclaredFlags(declared: DeclaredOptions, { words, isPlan }: ReadInstead): void {
  const [flag, what] = isPlan ? (templateFlag(declared) ?? []) : (declaredFlag(declared) ?? []);
  if (flag === undefined || what === undefined) return;
  throw new InputError(
    'flag',
    `${flag} ${what}, and ${words}`,
    isPlan
      ? 'A plan holds the values of its variables: leave it out.'
      : `Leave it out, or give the ${what.includes('plan') ? 'template or plan' : 'template'} as what is to be read.`,
  );
}

type FlagWords = readonly [flag: string, what: string];

function templateFlag({ parameters, parameterFiles }: DeclaredOptions): FlagWords | undefined {
  const what = 'fills in a CloudFormation template';
  if (parameters.length > 0) return ['--parameter', what];
  return parameterFiles.length > 0 ? ['--parameter-file', what] : undefined;
}

function declaredFlag(declared: DeclaredOptions): FlagWords | undefined {
  if (declared.over.length > 0) return ['--over', 'is what a template or plan is laid over'];
  if (declared.account !== undefined) return ['--account', 'says whose a template or plan is'];
  return templateFlag(declared);
}

/**
 * Reads templates or plans, over what exists where that is named.
 * @throws InputError when a flag, a file or what is in it is wrong.
 */
export async function readDeclared(
  { kind, paths }: { readonly kind: Exclude<InputKind, 'aws-cli'>; readonly paths: readonly string[] },
  options: InputOptions,
  doors: DeclaredDoors,
): Promise<LoadedConfiguration> {
  const { declared, strict } = options;
  const label = labelOfPaths(options.paths);
  if (kind === 'plan') refuseDeclaredFlags(declared, { words: `${label} is a Terraform plan`, isPlan: true });
  const region = parseRegionFlag(options.region);
  const account = parseAccountFlag(declared.account);
  const parameters = await readParameters(declared, doors);
  const over = await readExisting(declared.over, { region, strict });
  return loadDeclared(doors, {
    door: kind,
    paths,
    label,
    over,
    options: {
      region: region ?? onlyOne(over?.sources.flatMap(({ regions }) => regions)),
      account: account ?? onlyOne(over?.sources.flatMap(({ accounts }) => accounts)),
      parameters,
      strict,
    },
  });
}

async function readExisting(
  paths: readonly string[],
  options: { readonly region: string | undefined; readonly strict: boolean },
): Promise<LoadedConfiguration | null> {
  if (paths.length === 0) return null;
  for (const path of paths) {
    const { kind } = await recogniseInput(path);
    if (kind === 'aws-cli') continue;
    throw new InputError(
      'flag',
      `--over ${path}: a template or plan, which does not tell what exists`,
      'Give it as what is to be read, and behind --over a snapshot of the account it goes to.',
    );
  }
  return loadSavedConfiguration(paths, options);
}

/** What all say alike; undefined where they do not, or none says it. */
function onlyOne(values: readonly string[] | undefined): string | undefined {
  const [first, ...others] = new Set(values);
  return others.length === 0 ? first : undefined;
}
