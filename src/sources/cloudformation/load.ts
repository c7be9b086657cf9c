import { stat } from 'node:fs/promises';
import path from 'node:path';
import { scopeKey } from '../../network/scope.ts';
import { type DeclaredInput, type DoorOptions } from '../declared/declared-resource.ts';
import { InputError } from '../input-error.ts';
import { manifestName, readAssembly } from './cloud-assembly.ts';
import { collectResources } from './collect.ts';
import { labelled, type StackSource } from './labels.ts';
import { makeStacks } from './make-stacks.ts';
import { givenParameters } from './given-parameters.ts';
import { scopeOfSource, refuseOtherRegion } from './stack-scope.ts';
import { makeTreeReader } from './template-tree.ts';

/**
 * Reads templates (YAML or JSON) and `cdk.out` folders, and resolves all that can be told offline. With several stacks
 * the ids of resources begin with the stack's name, or that of its file.
 * @throws InputError `template`, `parameter`, `manifest`, `no-region`, `regions-disagree`, `nothing-recognised`,
 * `path-not-found`, `unreadable`, `file-too-large`, `binary-file`.
 */
export async function loadTemplates(paths: readonly string[], options: DoorOptions): Promise<DeclaredInput> {
  const found: StackSource[] = [];
  for (const one of paths) found.push(...(await sourcesOf(one)));
  const sources = labelled(found);
  refuseOtherRegion(sources, options.region);
  const reader = makeTreeReader();
  const plans = [];
  for (const source of sources) {
    const tree = await reader.read(source.location, source.file);
    plans.push({ source, tree, scope: scopeOfSource(source, options) });
  }
  const given = givenParameters(plans, options.parameters);
  const { stacks, lacks, notes } = makeStacks(plans, given);
  const resources = stacks.flatMap(collectResources);
  const scopes = new Map(stacks.map(({ scope }) => [scopeKey(scope), scope]));
  return {
    kind: sources.some(({ stackName }) => stackName !== null) ? 'cdk' : 'cloudformation',
    resources,
    accounts: distinct([...scopes.values()].flatMap(({ accountId }) => accountId ?? [])),
    regions: distinct([...scopes.values()].map(({ region }) => region)),
    lacks: lacks(),
    notes: notes(),
    assumed: [],
    takenAway: null,
  };
}

async function sourcesOf(given: string): Promise<readonly StackSource[]> {
  const isFolder = await isDirectory(given);
  const folder = isFolder ? given : path.dirname(given);
  if (!isFolder && path.basename(given) !== manifestName) {
    const plain = { stackName: null, accountId: null, region: null, parameters: new Map<string, string>() };
    return [{ ...plain, location: given, file: given, artifact: null }];
  }
  try {
    return await readAssembly(folder, folder);
  } catch (error) {
    if (
      isFolder &&
      error instanceof InputError &&
      error.code === 'path-not-found' &&
      error.message.startsWith(path.join(folder, manifestName))
    ) {
      throw new InputError(
        'nothing-recognised',
        `${given}: a folder without ${manifestName}`,
        'Name template files, or the folder cdk.out of cdk synth.',
      );
    }
    throw error;
  }
}

async function isDirectory(given: string): Promise<boolean> {
  try {
    return (await stat(given)).isDirectory();
  } catch {
    throw new InputError('path-not-found', `${given}: no such file or folder`, 'Correct the path.');
  }
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}
