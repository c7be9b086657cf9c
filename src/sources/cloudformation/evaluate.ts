import { Unresolved } from '../declared/value.ts';
import { type Evaluation, type TemplateFunction, type ValueFunctionName } from './evaluation.ts';
import { unrollLoops } from './for-each.ts';
import { isFunctionName } from './function-names.ts';
import { choose, findInMap, getStackOutput, importValue } from './functions/choices.ts';
import { cidr } from './functions/cidr.ts';
import { getAttribute, reference } from './functions/references.ts';
import { getZones, length, select } from './functions/lists.ts';
import { substitute } from './functions/substitute.ts';
import { base64, join, split, toJsonString } from './functions/texts.ts';
import { type MapNode, memberOf, type SourceFile, type TemplateNode, textOf } from './template-node.ts';
import { ListTerm, MapTerm, type Term } from './term.ts';

const functions = {
  Base64: base64,
  Cidr: cidr,
  FindInMap: findInMap,
  GetAtt: getAttribute,
  GetAZs: getZones,
  If: choose,
  GetStackOutput: getStackOutput,
  ImportValue: importValue,
  Join: join,
  Length: length,
  Select: select,
  Split: split,
  Sub: substitute,
  ToJsonString: toJsonString,
  Transform: (argument) => transformed(argument),
} satisfies Record<ValueFunctionName, TemplateFunction>;

/**
 * What a node comes to; undefined for AWS::NoValue.
 * @throws InputError where a function is unknown or written wrongly, or a name is of nothing.
 */
export function evaluateNode(
  node: TemplateNode,
  evaluation: Evaluation,
  source: SourceFile,
): Term | undefined {
  return evaluation.work.step(source, node.at, () => {
    if (node.kind === 'scalar') return node.value;
    if (node.kind === 'map') return evaluateMap(node, evaluation, source);
    const items: Term[] = [];
    const written: TemplateNode[] = [];
    for (const item of node.items) {
      const term = evaluation.value(item);
      if (term === undefined) continue;
      items.push(term);
      written.push(item);
    }
    return new ListTerm(items, written);
  });
}

function evaluateMap(node: MapNode, evaluation: Evaluation, source: SourceFile): Term | undefined {
  // A macro may change all that stands beside it.
  const macro = node.entries.get('Fn::Transform');
  if (macro !== undefined) return transformed(macro.node);
  const [first] = node.entries;
  if (first !== undefined && node.entries.size === 1) {
    const [key, { node: argument }] = first;
    if (key === 'Ref') return reference(argument, evaluation, node.at);
    if (key.startsWith('Fn::') && !key.startsWith('Fn::ForEach::')) {
      return call(key.slice('Fn::'.length), argument, evaluation, node);
    }
  }
  const entries = unrollLoops(node.entries, evaluation, source);
  if (entries instanceof Unresolved) return entries;
  const terms = new Map<string, Term>();
  for (const [key, entry] of entries) {
    if (key.startsWith('Fn::')) throw misplaced(key, entry.keyAt, evaluation);
    const term = evaluation.value(entry.node);
    if (term !== undefined) terms.set(key, term);
  }
  return new MapTerm(terms, entries);
}

function call(name: string, argument: TemplateNode, evaluation: Evaluation, node: MapNode): Term | undefined {
  if (!isFunctionName(name)) {
    throw evaluation.error(
      node.at,
      `no function Fn::${name} in CloudFormation`,
      'Correct the name of the function.',
    );
  }
  if (name !== 'And' && name !== 'Or' && name !== 'Not' && name !== 'Equals')
    return functions[name](argument, evaluation, node.at);
  const truth = evaluation.truth(node);
  return typeof truth === 'boolean' ? truth : new Unresolved(`Fn::${name} (depends on ${truth.depends})`);
}

function misplaced(key: string, at: number, evaluation: Evaluation): Error {
  return evaluation.error(at, `${key} must stand alone`, 'Take the function out of the object beside it.');
}

function transformed(argument: TemplateNode): Unresolved {
  return new Unresolved(`Fn::Transform ${textOf(memberOf(argument, 'Name')) ?? '(no name)'}`);
}
