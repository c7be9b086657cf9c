import { type Place } from '../../network/place.ts';
import { type SourceAssumption } from '../../network/source.ts';
import {
  type DeclaredInput,
  type DeclaredResource,
  type DoorOptions,
} from '../declared/declared-resource.ts';
import { type DeclarationNote } from '../declared/draft.ts';
import { type TakenAway } from '../declared/taken-away.ts';
import { labelOfPaths } from '../given-path.ts';
import { InputError } from '../input-error.ts';
import { blockKey, type PlanIndex } from './follow.ts';
import { type Instance, instancesOf, type ModuleInstance } from './instances.ts';
import { type PlanChange, type PlanDocument } from './plan-document.ts';
import { scopesOf } from './plan-scope.ts';
import { readPlan } from './read-plan.ts';
import { resolveValues } from './resolve-values.ts';
import { staleAttributes } from './separate-rules.ts';
import { takenAwayBy } from './taken-away.ts';

/**
 * Reads plans and states of Terraform (`terraform show -json`): the network as it is after apply. What only apply knows
 * is followed to the resource that it comes from, as far as the configuration's references tell.
 * @throws InputError `plan`, `no-region`, `not-json`, `unreadable`, `binary-file`, `too-deep`.
 */
export async function loadPlans(paths: readonly string[], options: DoorOptions): Promise<DeclaredInput> {
  const resources: DeclaredResource[] = [];
  const notes: DeclarationNote[] = [];
  const assumed = new Set<SourceAssumption>();
  const taken: TakenAway[] = [];
  for (const path of paths) {
    const file = labelOfPaths([path]);
    const plan = await readPlan(path);
    const own = resourcesOf(plan, file, options, assumed);
    resources.push(...own);
    notes.push(...notesOf(plan, file));
    taken.push(takenAwayBy(plan, new Set(own.map(({ id }) => id))));
  }
  const scopes = resources.map(({ scope }) => scope);
  return {
    kind: 'terraform-plan',
    resources,
    accounts: distinct(scopes.flatMap(({ accountId }) => accountId ?? [])),
    regions: distinct(scopes.map(({ region }) => region)),
    lacks: [],
    notes,
    assumed: [...assumed],
    takenAway: {
      ids: taken.flatMap(({ ids }) => ids),
      parts: taken.flatMap(({ parts }) => parts),
      touched: taken.flatMap(({ touched }) => touched),
    },
  };
}

function resourcesOf(
  plan: PlanDocument,
  file: string,
  options: DoorOptions,
  assumed: Set<SourceAssumption>,
): readonly DeclaredResource[] {
  const instances = instancesOf(plan);
  if (instances.length === 0) {
    // A plan that destroys all that it knows leaves nothing, which says something of what it is laid over.
    if (plan.resource_changes.some(isDestroyed)) return [];
    throw new InputError(
      'plan',
      `${file}: holds no resource of the provider hashicorp/aws`,
      'Give the plan of what makes the network.',
    );
  }
  const index = indexOf(instances, assumed, options.strict);
  const scopeOf = scopesOf(plan, instances, file, options);
  return instances.map((instance): DeclaredResource => {
    const { address, id, type } = instance;
    const placeOf = (...way: readonly (string | number)[]): Place => placeIn(file, address, way);
    const stale = staleAttributes(instance, plan.resource_changes);
    const properties = resolveValues(index, instance, stale);
    return { id, type, scope: scopeOf(instance), properties, place: placeOf(), placeOf };
  });
}

function isDestroyed({ mode, type, change }: PlanChange): boolean {
  return mode !== 'data' && type.startsWith('aws_') && change.actions.includes('delete');
}

// The lines of the JSON are nobody's: who looks for a resource goes by its address.
function placeIn(file: string, address: string, way: readonly (string | number)[]): Place {
  const path = way.reduce<string>(
    (text, one) => (typeof one === 'number' ? `${text}[${one}]` : `${text}.${one}`),
    address,
  );
  return { file, line: null, column: null, path, construct: null };
}

function indexOf(instances: readonly Instance[], assumed: Set<SourceAssumption>, strict: boolean): PlanIndex {
  const byBlock = new Map<string, Instance[]>();
  const modules = new Set<ModuleInstance>();
  for (const instance of instances) {
    const { type, name } = instance;
    const key = blockKey(instance.module.address, type, name);
    const ofBlock = byBlock.get(key);
    if (ofBlock === undefined) byBlock.set(key, [instance]);
    else ofBlock.push(instance);
    for (let at: ModuleInstance | null = instance.module; at !== null; at = at.parent) modules.add(at);
  }
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  return { byBlock, byId, all: instances, modules: [...modules], assumed, strict };
}

function notesOf(plan: PlanDocument, file: string): readonly DeclarationNote[] {
  const notes: DeclarationNote[] = [];
  if (plan.errored === true)
    notes.push({ file, text: 'the plan ended with an error and may lack resources' });
  if (plan.complete === false)
    notes.push({ file, text: 'the plan is not complete: a further one will follow it' });
  return notes;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}
