import { InputError } from '../input-error.ts';
import { type LabelledSource } from './labels.ts';
import { type GivenParameters } from './parameters.ts';
import { type Term } from './term.ts';
import { type TemplateTree } from './template-tree.ts';

interface Planned {
  readonly source: LabelledSource;
  readonly tree: TemplateTree;
}

/**
 * The values that stacks are given: `Stack:Name` for one of them, else `Name` for all that declare it, else what the
 * CDK says beside the stack.
 * @throws InputError `parameter` where none declares it.
 */
export function givenParameters(
  plans: readonly Planned[],
  given: ReadonlyMap<string, string>,
): ReadonlyMap<LabelledSource, GivenParameters> {
  const used = new Set<string>();
  const all = new Map<LabelledSource, GivenParameters>();
  for (const { source, tree } of plans) {
    const values = new Map<string, () => Term>();
    for (const name of tree.template.section('Parameters')?.entries.keys() ?? []) {
      const keys = [...namesOf(source).map((stack) => `${stack}:${name}`), name].filter((key) =>
        given.has(key),
      );
      for (const key of keys) used.add(key);
      const value = given.get(keys[0] ?? '') ?? source.parameters.get(name);
      if (value !== undefined) values.set(name, () => value);
    }
    all.set(source, values);
  }
  const unused = [...given.keys()].find((key) => !used.has(key));
  if (unused === undefined) return all;
  throw new InputError(
    'parameter',
    `${unused}: no template of the input has this parameter`,
    `Correct the name. ${declaredNames(plans)}`,
  );
}

function namesOf({ label, stackName, artifact }: LabelledSource): readonly string[] {
  return [label, stackName, artifact].filter((name) => name !== null);
}

function declaredNames(plans: readonly Planned[]): string {
  const names = new Set(
    plans.flatMap(({ tree }) => [...(tree.template.section('Parameters')?.entries.keys() ?? [])]),
  );
  if (names.size === 0) return 'There are no parameters.';
  const shown = [...names].toSorted().slice(0, 20);
  return `There are: ${shown.join(', ')}${names.size > shown.length ? ', …' : ''}.`;
}
