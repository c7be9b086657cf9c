import { Unresolved } from '../../declared/value.ts';
import { type Evaluation, type TemplateFunction } from '../evaluation.ts';
import { memberOf, type TemplateNode } from '../template-node.ts';
import { joinParts, partsOf, type Term, type TextPart } from '../term.ts';
import { argumentsOf, wrongArguments } from './arguments.ts';

const placeholder = /\$\{([^{}]*)\}/g;

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 *
 * `${!Name}` is the text `${Name}`; names of the second argument come before those of the template.
 */
export const substitute: TemplateFunction = (argument, evaluation) => {
  if (memberOf(argument, 'Fn::Transform') !== undefined) return new Unresolved('Fn::Sub of Fn::Transform');
  const { text, own } = readArguments(argument, evaluation);
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(placeholder)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    const name = match[1] ?? '';
    if (name.startsWith('!')) {
      parts.push(`\${${name.slice(1)}}`);
      continue;
    }
    for (const part of filling(name.trim(), own, argument, evaluation)) parts.push(part);
  }
  parts.push(text.slice(from));
  return joinParts(parts);
};

function readArguments(argument: TemplateNode, evaluation: Evaluation) {
  const [textNode, ownNode] =
    argument.kind === 'scalar' ? [argument] : argumentsOf('Sub', argument, [2, 2], evaluation);
  if (textNode?.kind !== 'scalar' || textNode.value === null)
    throw wrongArguments('Sub', argument, 'takes a text, or a list of a text and names', evaluation);
  if (ownNode !== undefined && ownNode.kind !== 'map')
    throw wrongArguments('Sub', argument, 'takes names and values as its second argument', evaluation);
  return { text: textNode.text, own: ownNode?.entries };
}

function filling(
  name: string,
  own: ReadonlyMap<string, { readonly node: TemplateNode }> | undefined,
  argument: TemplateNode,
  evaluation: Evaluation,
): readonly TextPart[] {
  const term = valueOf(name, own?.get(name)?.node, argument, evaluation);
  const parts = term === undefined ? [''] : partsOf(term);
  if (parts !== undefined) return parts;
  throw wrongArguments('Sub', argument, `has no text for \${${name}}`, evaluation);
}

function valueOf(
  name: string,
  own: TemplateNode | undefined,
  argument: TemplateNode,
  evaluation: Evaluation,
): Term | undefined {
  if (own !== undefined) return evaluation.value(own);
  const dot = name.indexOf('.');
  if (dot === -1) return evaluation.reference(name, argument.at);
  return evaluation.attribute(name.slice(0, dot), name.slice(dot + 1), argument.at);
}
