import { canonicalText } from '../../canonical-text.ts';
import { Unresolved } from '../../declared/value.ts';
import { type Evaluation, type TemplateFunction } from '../evaluation.ts';
import { settle } from '../settle.ts';
import { memberOf, type TemplateNode, textOf } from '../template-node.ts';
import { expressionOf, knownText, ListTerm, MapTerm, partsOf, type Term } from '../term.ts';
import { argumentsOf, neededArgument, needLanguageExtensions, wrongArguments } from './arguments.ts';

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html#intrinsic-function-reference-conditions-if
 *
 * Where the condition is not known, both values are looked at: if they are the same, that is the value.
 */
export const choose: TemplateFunction = (argument, evaluation) => {
  const [nameNode, thenNode, elseNode] = argumentsOf('If', argument, [3, 3], evaluation);
  const name = textOf(nameNode);
  if (nameNode === undefined || thenNode === undefined || elseNode === undefined || name === undefined)
    throw wrongArguments('If', argument, 'needs the name of a condition', evaluation);
  const truth = evaluation.condition(name, nameNode.at);
  if (typeof truth === 'boolean') return evaluation.value(truth ? thenNode : elseNode);
  const [first, second] = [evaluation.value(thenNode), evaluation.value(elseNode)];
  if (sameTerm(first, second)) return first;
  return new Unresolved(`Fn::If ${name} (depends on ${truth.depends})`);
};

function sameTerm(a: Term | undefined, b: Term | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalText(settle(a, null)) === canonicalText(settle(b, null));
}

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html
 * and, for DefaultValue, intrinsic-function-reference-findinmap-enhancements.html beside it.
 */
export const findInMap: TemplateFunction = (argument, evaluation, at) => {
  const [nameNode, topNode, secondNode, defaultsNode] = argumentsOf(
    'FindInMap',
    argument,
    [3, 4],
    evaluation,
  );
  if (defaultsNode !== undefined) needLanguageExtensions('DefaultValue of Fn::FindInMap', at, evaluation);
  const instead = memberOf(defaultsNode, 'DefaultValue');
  const keys: string[] = [];
  for (const node of [nameNode, topNode, secondNode]) {
    const term = neededArgument('FindInMap', node, evaluation);
    const key = knownText(term);
    if (key === undefined) return new Unresolved(`Fn::FindInMap by ${expressionOf(partsOf(term) ?? [])}`);
    keys.push(key);
  }
  const [name = '', top = '', second = ''] = keys;
  const found = memberOf(memberOf(evaluation.mapping(name), top), second);
  if (found !== undefined) return literal(found);
  if (instead !== undefined) return evaluation.value(instead);
  throw evaluation.error(
    argument.at,
    `no value in Mappings for ${name}.${top}.${second}`,
    'Add it to the mapping, or correct the keys.',
  );
};

/** What a node says as it stands, with no functions in it. */
function literal(node: TemplateNode): Term {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return new ListTerm(node.items.map(literal));
  return new MapTerm(new Map([...node.entries].map(([key, entry]) => [key, literal(entry.node)])));
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html */
export const importValue: TemplateFunction = (argument, evaluation: Evaluation) => {
  const name = neededArgument('ImportValue', argument, evaluation);
  const parts = partsOf(name);
  if (parts === undefined) throw wrongArguments('ImportValue', argument, 'takes a name', evaluation);
  return evaluation.imported(name) ?? new Unresolved(`Fn::ImportValue ${expressionOf(parts)}`);
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html */
export const getStackOutput: TemplateFunction = (argument, evaluation: Evaluation) => {
  const textAt = (name: string): string | undefined => {
    const node = memberOf(argument, name);
    return node === undefined ? undefined : knownText(evaluation.value(node));
  };
  if (memberOf(argument, 'StackName') === undefined || memberOf(argument, 'OutputName') === undefined)
    throw wrongArguments('GetStackOutput', argument, 'takes StackName and OutputName', evaluation);
  const [stack, output] = [textAt('StackName'), textAt('OutputName')];
  const region = memberOf(argument, 'Region') === undefined ? evaluation.region : textAt('Region');
  const untold = new Unresolved(`Fn::GetStackOutput ${stack ?? '?'}.${output ?? '?'}`);
  if (stack === undefined || output === undefined || region === undefined) return untold;
  return evaluation.outputOfStack(stack, output, region) ?? untold;
};
