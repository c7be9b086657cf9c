import { collectionNames } from '../../network/gap.ts';
import { type Scope, scopeKey } from '../../network/scope.ts';
import { type DeclarationNote, type Lack } from '../declared/draft.ts';
import { Unresolved } from '../declared/value.ts';
import { vpcIdsOf } from './collect.ts';
import { makeExports, makeOutputs } from './exports.ts';
import { type LabelledSource } from './labels.ts';
import { once } from './once.ts';
import { makeCrossRegionExports } from './cross-region-exports.ts';
import { circularError } from './dependencies.ts';
import { type GivenParameters } from './parameters.ts';
import { makeStack, type Stack } from './stack.ts';
import { type TemplateTree } from './template-tree.ts';
import { MapTerm, type Term } from './term.ts';
import { makeWork } from './work.ts';
import { type World } from './world.ts';

/** A template, and where it goes. */
interface StackPlan {
  readonly source: LabelledSource;
  readonly tree: TemplateTree;
  readonly scope: Scope;
}

/** Stacks that know each other, and what was found to say of them once they are evaluated. */
export interface MadeStacks {
  readonly stacks: readonly Stack[];
  readonly lacks: () => readonly Lack[];
  readonly notes: () => readonly DeclarationNote[];
}

/** Makes the stacks of an input, with those nested in them. */
export function makeStacks(
  plans: readonly StackPlan[],
  given: ReadonlyMap<LabelledSource, GivenParameters>,
): MadeStacks {
  const lacks = new Map<string, Lack>();
  const notes = new Map<string, DeclarationNote>();
  const all: Stack[] = [];
  const stacks: Stack[] = [];
  let vpcIds: readonly string[] | undefined;
  const lack = (one: Lack) => {
    const scope = one.scope === null ? '' : scopeKey(one.scope);
    lacks.set([one.fact, one.id ?? '', scope, one.expression].join('\0'), one);
  };
  const world: World = {
    work: makeWork(),
    imported: makeExports(all),
    outputOfStack: makeOutputs(all),
    handedOver: makeCrossRegionExports(all),
    nthVpc: (id) => {
      vpcIds ??= stacks.flatMap(vpcIdsOf).toSorted();
      return vpcIds.indexOf(id);
    },
    lack,
    lackAll: (scope, expression) => {
      for (const fact of collectionNames) lack({ fact, id: null, scope, expression });
    },
    note: (file, text) => notes.set(`${file}\0${text}`, { file, text }),
  };
  for (const { source, tree, scope } of plans) {
    const name = source.stackName;
    const own = given.get(source) ?? new Map();
    stacks.push(withNested({ name, prefix: source.prefix, scope, given: own, world }, tree, all));
  }
  return { stacks, lacks: () => [...lacks.values()], notes: () => [...notes.values()] };
}

type Identity = Pick<Stack, 'name' | 'prefix' | 'scope' | 'given' | 'world'>;

function withNested(identity: Identity, { template, nested }: TemplateTree, all: Stack[]): Stack {
  const inner = new Map<string, Stack>();
  const stack = makeStack({ ...identity, template, nested: inner });
  all.push(stack);
  for (const [logicalId, tree] of nested) {
    const prefix = `${identity.prefix}${logicalId}/`;
    inner.set(
      logicalId,
      withNested({ ...identity, name: null, prefix, given: passed(stack, logicalId, tree) }, tree, all),
    );
  }
  return stack;
}

// What the resource of the nested stack says under Parameters; ids of the outer stack pass through.
function passed(outer: Stack, logicalId: string, { template }: TemplateTree): GivenParameters {
  const names = [...(template.section('Parameters')?.entries.keys() ?? [])];
  const value = once(
    (name): Term | undefined => {
      const resource = outer.resources().get(logicalId);
      const parameters = resource === undefined ? undefined : outer.property(resource, 'Parameters');
      if (parameters instanceof MapTerm) return parameters.entries.get(name);
      return parameters instanceof Unresolved ? parameters : undefined;
    },
    (keys) => circularError(outer.template.source, outer.resources().get(logicalId)?.at ?? 0, keys),
  );
  return new Map(names.map((name) => [name, () => value(name)]));
}
