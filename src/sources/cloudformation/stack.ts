import { type Scope } from '../../network/scope.ts';
import { makeDependencies } from './dependencies.ts';
import { evaluateNode } from './evaluate.ts';
import { type Evaluation } from './evaluation.ts';
import { type GivenParameters } from './parameters.ts';
import { makeProperties, type Properties } from './properties.ts';
import { makeReferences, type NestedStacks } from './references.ts';
import { makeSections, type Sections } from './sections.ts';
import { languageExtensions, type Template } from './template.ts';
import { memberOf, sourceError } from './template-node.ts';
import { truthOf } from './truth.ts';
import { type World } from './world.ts';

/** A stack to be: a template with all that deployment would be told beside it. */
export interface StackOptions {
  readonly template: Template;
  /** Null where nothing says how the stack will be called. */
  readonly name: string | null;
  /** What stands before the logical ids: empty, or ending in a slash. */
  readonly prefix: string;
  readonly scope: Scope;
  readonly given: GivenParameters;
  readonly nested: NestedStacks;
  readonly world: World;
}

/** A stack, each part of it told when it is asked for. All of it throws InputError `template`. */
export interface Stack extends StackOptions, Sections, Properties {
  /** How a resource sees the stack; how outputs see it where there is none. */
  readonly evaluationFor: (owner: string | null) => Evaluation;
  readonly refuseCircles: () => void;
}

/** Makes a stack of a template. */
export function makeStack(options: StackOptions): Stack {
  const { template, world, scope } = options;
  const { source } = template;
  const dependencies = makeDependencies(source);
  const mappings = template.section('Mappings');
  const hasLanguageExtensions = template.transforms.some(({ name }) => name === languageExtensions);
  const evaluationFor = (owner: string | null): Evaluation => {
    const evaluation: Evaluation = {
      value: (node) => evaluateNode(node, evaluation, source),
      truth: (node) => truthOf(node, evaluation, source),
      condition: (name, at) => sections.condition(name, at),
      reference: (name, at) => references.reference(name, at, owner),
      attribute: (logicalId, name, at) => references.attribute(logicalId, name, at, owner),
      mapping: (name) => memberOf(mappings, name),
      imported: (name) => world.imported(name, scope),
      outputOfStack: (stack, output, region) => world.outputOfStack(stack, output, { ...scope, region }),
      region: scope.region,
      work: world.work,
      hasLanguageExtensions,
      error: (at, what, next) => sourceError(source, at, what, next),
    };
    return evaluation;
  };
  const sections = makeSections(template, scope, world, evaluationFor(null));
  const properties = makeProperties({ source, scope, world, resources: sections.resources, evaluationFor });
  const references = makeReferences({ options, sections, properties, evaluationFor, dependencies });
  return {
    ...options,
    ...sections,
    ...properties,
    evaluationFor,
    refuseCircles: dependencies.refuseCircles,
  };
}
