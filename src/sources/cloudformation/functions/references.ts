import { Unresolved } from '../../declared/value.ts';
import { type Evaluation, type TemplateFunction } from '../evaluation.ts';
import { type TemplateNode, textOf } from '../template-node.ts';
import { expressionOf, knownText, partsOf, type Term } from '../term.ts';
import { argumentsOf, neededArgument, wrongArguments } from './arguments.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html */
export const reference: TemplateFunction = (argument, evaluation) => {
  const name = nameIn('Ref', argument, evaluation);
  return typeof name === 'string' ? evaluation.reference(name, argument.at) : name;
};

/**
 * A list of a name and an attribute, or both in one text with a dot between them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html
 */
export const getAttribute: TemplateFunction = (argument, evaluation): Term => {
  if (argument.kind === 'scalar') {
    const { text } = argument;
    const dot = text.indexOf('.');
    if (dot === -1) throw wrongArguments('GetAtt', argument, 'takes a name and an attribute', evaluation);
    return evaluation.attribute(text.slice(0, dot), text.slice(dot + 1), argument.at);
  }
  // The list may have further members: they are the attribute's parts (Outputs, Name).
  const nodes = argumentsOf('GetAtt', argument, [2, 5], evaluation);
  const names: string[] = [];
  for (const node of nodes) {
    const name = nameIn('GetAtt', node, evaluation);
    if (typeof name !== 'string') return name;
    names.push(name);
  }
  const [logicalId = '', ...attribute] = names;
  return evaluation.attribute(logicalId, attribute.join('.'), argument.at);
};

function nameIn(name: string, node: TemplateNode, evaluation: Evaluation): string | Unresolved {
  const written = textOf(node);
  if (written !== undefined) return written;
  const term = neededArgument(name, node, evaluation);
  const text = knownText(term);
  if (text !== undefined) return text;
  const parts = partsOf(term);
  if (parts !== undefined) return new Unresolved(`Fn::${name} of ${expressionOf(parts)}`);
  throw evaluation.error(node.at, `${name} takes a name`, 'Give the name of a parameter or resource.');
}
