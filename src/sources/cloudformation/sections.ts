import { type Scope } from '../../network/scope.ts';
import { Unresolved } from '../declared/value.ts';
import { circularError } from './dependencies.ts';
import { type Evaluation, type Truth } from './evaluation.ts';
import { unrollLoops, withoutCalls } from './for-each.ts';
import { once } from './once.ts';
import { readResource, type StackResource } from './stack-resource.ts';
import { type SectionName, type Template } from './template.ts';
import { type MapEntry, sourceError } from './template-node.ts';
import { type World } from './world.ts';

/** The sections of a stack, with their loops rolled out. All of it throws InputError `template`. */
export interface Sections {
  readonly resources: () => ReadonlyMap<string, StackResource>;
  readonly outputs: () => ReadonlyMap<string, MapEntry>;
  readonly condition: (name: string, at: number) => Truth;
  /** Why a section may have more in it than is written; null where it has not. */
  readonly openReason: (section: SectionName) => string | null;
}

interface Section {
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly open: string | null;
}

/** The sections of one stack. A loop over what is not known, or a macro, leaves its section open. */
export function makeSections(
  template: Template,
  scope: Scope,
  world: World,
  evaluation: Evaluation,
): Sections {
  const { source } = template;
  const circle = (keys: readonly string[]) => circularError(source, 0, keys);
  const sectionAt = once((name) => readSection(sectionNamed(name), template, evaluation), circle);

  const circleOfConditions = (keys: readonly string[]) =>
    circularError(source, sectionAt('Conditions').entries.get(keys[0] ?? '')?.keyAt ?? 0, keys);
  const conditionAt = once((name): Truth => {
    const entry = sectionAt('Conditions').entries.get(name);
    return entry === undefined ? false : evaluation.truth(entry.node);
  }, circleOfConditions);
  const condition = (name: string, at: number): Truth => {
    const { entries, open } = sectionAt('Conditions');
    if (entries.has(name)) return conditionAt(name);
    if (open !== null) return { depends: open };
    throw sourceError(source, at, `no condition ${name}`, 'Add it to Conditions, or correct the name.');
  };

  const resources = once((): ReadonlyMap<string, StackResource> => {
    const { entries, open } = sectionAt('Resources');
    if (open !== null) world.lackAll(scope, open);
    return new Map([...entries].map(([id, entry]) => [id, readResource(id, entry, template, condition)]));
  }, circle);

  return {
    resources: () => resources('Resources'),
    outputs: () => sectionAt('Outputs').entries,
    condition,
    openReason: (section) => sectionAt(section).open,
  };
}

function readSection(name: SectionName, template: Template, evaluation: Evaluation): Section {
  const written = template.section(name)?.entries ?? new Map<string, MapEntry>();
  const unrolled = unrollLoops(written, evaluation, template.source);
  const isOpen = unrolled instanceof Unresolved;
  const entries = withoutCalls(isOpen ? written : unrolled, evaluation);
  const hasMacro = written.has('Fn::Transform');
  return { entries, open: isOpen ? unrolled.expression : hasMacro ? `Fn::Transform in ${name}` : null };
}

function sectionNamed(name: string): SectionName {
  return name === 'Conditions' || name === 'Outputs' ? name : 'Resources';
}
