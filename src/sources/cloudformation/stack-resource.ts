import { Unresolved } from '../declared/value.ts';
import { type Truth } from './evaluation.ts';
import { withGlobals } from './serverless-globals.ts';
import { type Template } from './template.ts';
import {
  isEmptyNode,
  type MapEntry,
  memberOf,
  sourceError,
  type TemplateNode,
  textOf,
} from './template-node.ts';

/** A resource of a stack, before its properties are told. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** Where its logical id is written. */
  readonly at: number;
  readonly properties: ReadonlyMap<string, MapEntry>;
  /** The parts of it beside type and properties. */
  readonly node: TemplateNode;
  readonly construct: string | null;
  /** Whether the stack has it, which its condition says. */
  readonly exists: () => Truth;
}

/** Asks for the value of a condition. */
type AskCondition = (name: string, at: number) => Truth;

/**
 * Reads a resource of the section.
 * @throws InputError `template` where it has no type, or its properties are no object.
 */
export function readResource(
  logicalId: string,
  { keyAt, node }: MapEntry,
  template: Template,
  condition: AskCondition,
): StackResource {
  const { source } = template;
  if (node.kind !== 'map') {
    throw sourceError(source, keyAt, `the resource ${logicalId} is no object`, 'Give it a Type.');
  }
  const type = textOf(memberOf(node, 'Type'));
  if (type === undefined) {
    throw sourceError(source, keyAt, `the resource ${logicalId} has no Type`, 'Give it a Type.');
  }
  const properties = withGlobals(type, memberOf(node, 'Properties'), template.section('Globals'));
  if (properties !== undefined && properties.kind !== 'map' && !isEmptyNode(properties)) {
    const what = `the Properties of ${logicalId} are no object`;
    throw sourceError(source, properties.at, what, 'Write them as names and values.');
  }
  const conditionNode = memberOf(node, 'Condition');
  const conditionName = textOf(conditionNode);
  return {
    logicalId,
    type,
    at: keyAt,
    properties: properties?.kind === 'map' ? properties.entries : new Map<string, MapEntry>(),
    node,
    construct: textOf(memberOf(memberOf(node, 'Metadata'), 'aws:cdk:path')) ?? null,
    exists: () => (conditionName === undefined ? true : condition(conditionName, conditionNode?.at ?? keyAt)),
  };
}

/** What a resource that is not there, or in doubt, comes to where something refers to it. */
export function absence(expression: string, exists: Truth): Unresolved | undefined {
  return exists === false ? new Unresolved(`${expression} (its condition does not hold)`) : undefined;
}
