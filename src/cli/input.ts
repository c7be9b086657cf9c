import { indexNetwork, type NetworkIndex } from '../network/network-index.ts';
import { type Source } from '../network/source.ts';
import { loadSavedConfiguration } from '../sources/aws-cli/load.ts';
import { type LoadedConfiguration } from '../sources/aws-cli/to-configuration.ts';
import { InputError } from '../sources/input-error.ts';
import { type InputOptions } from './command-options.ts';
import { findExample } from './examples.ts';
import { parseRegionFlag } from './region-flag.ts';
import { type World } from './world.ts';

/** A network, and what is to be said of how it was read. */
export interface Input {
  readonly index: NetworkIndex;
  readonly sources: readonly Source[];
  readonly assumedComplete: boolean;
  /** Files that were passed over, and why. */
  readonly notes: readonly { readonly file: string; readonly text: string }[];
}

/**
 * Reads what a command line names: files, an example, or else the account that AWS's own settings lead to.
 * @throws InputError when a file or setting is wrong; UnableError when AWS cannot be asked.
 */
export async function readInput(options: InputOptions, world: World): Promise<Input> {
  const loaded = await load(options, world);
  return {
    index: indexNetwork(loaded.network),
    sources: loaded.sources,
    assumedComplete: loaded.completeAssumed,
    notes: loaded.notes,
  };
}

async function load(options: InputOptions, world: World): Promise<LoadedConfiguration> {
  const { paths, example, profile, strict } = options;
  const [first] = paths;
  if (first === undefined && example === undefined) {
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
  const region = parseRegionFlag(options.region);
  if (example === undefined) return loadSavedConfiguration(paths, { region, strict });
  if (first !== undefined) {
    throw new InputError(
      'flag',
      `--example takes the place of PATH, and ${first} is given too`,
      'Leave one of them out.',
    );
  }
  const { name, folder } = await findExample(example, world.examples);
  return loadSavedConfiguration([folder], { region, strict, label: `${name} example` });
}
