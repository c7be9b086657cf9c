import { type Network } from '../network/network.ts';
import { type LoadedConfiguration } from './aws-cli/to-configuration.ts';
import { type DeclaredInput, type DeclaredResource, type DoorOptions } from './declared/declared-resource.ts';
import { type Declaration, type Drafts } from './declared/draft.ts';
import { type TakenAway, withoutTakenAway } from './declared/taken-away.ts';
import { type DeclaredConfigurationOptions } from './declared/to-configuration.ts';

/** A door for what people write before anything is deployed: it reads files, and says what each resource declares. */
interface DeclaredDoor {
  /** @throws InputError where a file is not what it seems to be. */
  readonly load: (paths: readonly string[], options: DoorOptions) => Promise<DeclaredInput>;
  readonly draftsOf: (resources: readonly DeclaredResource[]) => Drafts;
}

/** The doors for templates and plans, and what all of them need. Each is loaded when it is needed. */
export interface DeclaredDoors {
  /** CloudFormation templates and cloud assemblies of the CDK. */
  readonly template: () => Promise<DeclaredDoor>;
  /** Terraform's plans and states. */
  readonly plan: () => Promise<DeclaredDoor>;
  /** Puts a declaration together, over what exists where that is given. */
  readonly configure: () => Promise<
    (declaration: Declaration, options: DeclaredConfigurationOptions) => LoadedConfiguration
  >;
  /**
   * The parameters of a parameter file, by name.
   * @throws InputError where it is none.
   */
  readonly parameterFile: () => Promise<(text: string, file: string) => ReadonlyMap<string, string>>;
}

/** What is to be read through one of the doors. */
export interface DeclaredRequest {
  readonly door: 'template' | 'plan';
  readonly paths: readonly string[];
  /** What to call it in reports. */
  readonly label: string;
  readonly options: DoorOptions;
  /** What exists already; null where nothing is given. */
  readonly over: LoadedConfiguration | null;
}

/**
 * Reads templates or plans, over what exists where that is given.
 * @throws InputError what the door throws.
 */
export async function loadDeclared(
  doors: DeclaredDoors,
  { door, paths, label, options, over }: DeclaredRequest,
): Promise<LoadedConfiguration> {
  const { load, draftsOf } = await doors[door]();
  const { resources, lacks, takenAway, ...input } = await load(paths, options);
  const own = draftsOf(resources);
  const configure = await doors.configure();
  const declaration = { ...input, ...own, lacks: [...lacks, ...own.lacks], label };
  const loaded = configure(declaration, {
    over: over === null ? null : afterPlan(over.network, takenAway),
    strict: options.strict,
  });
  if (over === null) return loaded;
  return {
    ...loaded,
    sources: [...loaded.sources, ...over.sources],
    notes: [...loaded.notes, ...over.notes],
    assumed: [...new Set([...loaded.assumed, ...over.assumed])],
  };
}

function afterPlan(network: Network, taken: TakenAway | null): Network {
  return taken === null ? network : withoutTakenAway(network, taken);
}
