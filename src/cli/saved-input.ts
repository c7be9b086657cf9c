import { indexNetwork, type NetworkIndex } from '../network/network-index.ts';
import { type Source } from '../network/source.ts';
import { loadSavedConfiguration } from '../sources/aws-cli/load.ts';
import { InputError } from '../sources/input-error.ts';
import { type InputOptions } from './command-options.ts';
import { findExample } from './examples.ts';
import { parseRegionFlag } from './region-flag.ts';

/** A network, and what is to be said of how it was read. */
export interface SavedInput {
  readonly index: NetworkIndex;
  readonly sources: readonly Source[];
  readonly assumedComplete: boolean;
  /** Files that were passed over, and why. */
  readonly notes: readonly { readonly file: string; readonly text: string }[];
}

/**
 * Reads the files that a command line names.
 * @throws InputError when it names none, or one of them is wrong.
 */
export async function readSavedInput(options: InputOptions, examples: URL): Promise<SavedInput> {
  const { strict } = options;
  const region = parseRegionFlag(options.region);
  const { paths, label } = await pathsOf(options, examples);
  const loaded = await loadSavedConfiguration(paths, { region, strict, label });
  return {
    index: indexNetwork(loaded.network),
    sources: loaded.sources,
    assumedComplete: loaded.completeAssumed,
    notes: loaded.notes,
  };
}

interface Paths {
  readonly paths: readonly string[];
  readonly label: string | undefined;
}

async function pathsOf({ command, paths, example }: InputOptions, examples: URL): Promise<Paths> {
  const [first] = paths;
  if (first === undefined && example === undefined) throw noInput(command);
  if (example === undefined) return { paths, label: undefined };
  if (first !== undefined) {
    throw new InputError(
      'flag',
      `--example takes the place of PATH, and ${first} is given too`,
      'Leave one of them out.',
    );
  }
  const found = await findExample(example, examples);
  return { paths: [found.folder], label: `${found.name} example` };
}

const toBeginWith = [
  'vpcs',
  'subnets',
  'route-tables',
  'network-acls',
  'security-groups',
  'internet-gateways',
  'nat-gateways',
  'vpc-endpoints',
];

function noInput(command: string): InputError {
  const save = `aws ec2 describe-$c > network/describe-$c.json`;
  return new InputError(
    'no-input',
    `${command} needs a PATH: files or folders with saved AWS CLI output`,
    `Save some: mkdir network; for c in ${toBeginWith.join(' ')}; do ${save}; done; or look at an example first: planecheck ${command} --example`,
  );
}
