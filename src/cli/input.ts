import { indexNetwork, type NetworkIndex } from '../network/network-index.ts';
import { type Places } from '../network/place.ts';
import { type Source, type SourceAssumption } from '../network/source.ts';
import { loadSavedConfiguration } from '../sources/aws-cli/load.ts';
import { type LoadedConfiguration } from '../sources/aws-cli/to-configuration.ts';
import { type DeclaredDoors } from '../sources/doors.ts';
import { labelOfPaths } from '../sources/given-path.ts';
import { InputError } from '../sources/input-error.ts';
import { hintAtFolder, recogniseInputs } from '../sources/recognise-input.ts';
import { type InputOptions } from './command-options.ts';
import { declaredDoors } from './declared-doors.ts';
import { readDeclared, refuseDeclaredFlags } from './declared-input.ts';
import { findExample } from './examples.ts';
import { parseRegionFlag } from './region-flag.ts';
import { type World } from './world.ts';

/** A network, and what is to be said of how it was read. */
export interface Input {
  readonly index: NetworkIndex;
  readonly sources: readonly Source[];
  readonly assumed: readonly SourceAssumption[];
  /** Files and resources that were passed over, and why. */
  readonly notes: readonly { readonly file: string; readonly text: string }[];
  readonly places: Places;
}

/**
 * Reads what a command line names: files, an example, or else the account that AWS's own settings lead to.
 * @throws InputError when a file or setting is wrong; UnableError when AWS cannot be asked.
 */
export async function readInput(
  options: InputOptions,
  world: World,
  doors: DeclaredDoors = declaredDoors,
): Promise<Input> {
  const loaded = await load(options, world, doors);
  return {
    index: indexNetwork(loaded.network),
    sources: loaded.sources,
    assumed: loaded.assumed,
    notes: loaded.notes,
    places: loaded.places,
  };
}

async function load(options: InputOptions, world: World, doors: DeclaredDoors): Promise<LoadedConfiguration> {
  const { paths, example, profile, strict, declared } = options;
  const [first] = paths;
  if (first === undefined && example === undefined) {
    refuseDeclaredFlags(declared, { words: 'none is given', isPlan: false });
    const { readLiveInput } = await import('./live-input.ts');
    return readLiveInput({ region: options.region, profile, strict }, world);
  }
  const instead = example === undefined ? first : '--example';
  if (profile !== undefined) {
    throw new InputError(
      'flag',
      `--profile chooses whom to ask AWS as, and ${instead ?? ''} is read instead`,
      'Leave one of them out.',
    );
  }
  if (example === undefined) return loadPaths(options, doors);
  if (first !== undefined) {
    throw new InputError(
      'flag',
      `--example takes the place of PATH, and ${first} is given too`,
      'Leave one of them out.',
    );
  }
  refuseDeclaredFlags(declared, { words: '--example is a snapshot', isPlan: false });
  const { name, folder } = await findExample(example, world.examples);
  const region = parseRegionFlag(options.region);
  return loadSavedConfiguration([folder], { region, strict, label: `${name} example` });
}

async function loadPaths(options: InputOptions, doors: DeclaredDoors): Promise<LoadedConfiguration> {
  const { kind, paths } = await recogniseInputs(options.paths);
  if (kind !== 'aws-cli') return readDeclared({ kind, paths }, options, doors);
  const words = `${labelOfPaths(paths)} is read as saved output of the AWS CLI`;
  refuseDeclaredFlags(options.declared, { words, isPlan: false });
  const region = parseRegionFlag(options.region);
  try {
    return await loadSavedConfiguration(paths, { region, strict: options.strict });
  } catch (error) {
    throw await withHint(error, paths);
  }
}

/** An error that there is nothing to read, with what could be read there if it were named. */
async function withHint(error: unknown, paths: readonly string[]): Promise<unknown> {
  if (!(error instanceof InputError) || error.code !== 'nothing-recognised') return error;
  for (const path of paths) {
    const hint = await hintAtFolder(path);
    if (hint !== null) return new InputError(error.code, error.message, hint);
  }
  return error;
}
