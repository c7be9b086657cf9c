import { canonicalText } from '../../canonical-text.ts';
import { Unresolved, type Value } from '../../declared/value.ts';
import { type TemplateFunction } from '../evaluation.ts';
import { settle } from '../settle.ts';
import {
  expressionOf,
  joinParts,
  knownText,
  ListTerm,
  MapTerm,
  partsOf,
  Reference,
  type Term,
  type TextPart,
} from '../term.ts';
import {
  argumentsOf,
  membersOf,
  neededArgument,
  needLanguageExtensions,
  wrongArguments,
} from './arguments.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-join.html */
export const join: TemplateFunction = (argument, evaluation) => {
  const [delimiterNode, listNode] = argumentsOf('Join', argument, [2, 2], evaluation);
  const delimiter = knownText(neededArgument('Join', delimiterNode, evaluation));
  if (delimiter === undefined)
    throw wrongArguments('Join', argument, 'needs a text to join with', evaluation);
  const list = neededArgument('Join', listNode, evaluation);
  if (list instanceof Unresolved) return list;
  const members = membersOf(list);
  if (members === undefined) return new Unresolved(`Fn::Join of ${canonicalText(settle(list, null))}`);
  const parts: TextPart[] = [];
  for (const [index, member] of members.entries()) {
    const own = partsOf(member);
    if (own === undefined) throw wrongArguments('Join', argument, 'joins texts only', evaluation);
    if (index > 0) parts.push(delimiter);
    for (const part of own) parts.push(part);
  }
  return joinParts(parts);
};

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-split.html
 *
 * A text with ids of resources in it is split between them: what is joined with commas comes apart again.
 */
export const split: TemplateFunction = (argument, evaluation) => {
  const [delimiterNode, sourceNode] = argumentsOf('Split', argument, [2, 2], evaluation);
  const delimiter = knownText(neededArgument('Split', delimiterNode, evaluation));
  if (delimiter === undefined || delimiter === '')
    throw wrongArguments('Split', argument, 'needs a text to split at', evaluation);
  const source = neededArgument('Split', sourceNode, evaluation);
  if (source instanceof Unresolved) return source;
  const parts = partsOf(source);
  if (parts === undefined) throw wrongArguments('Split', argument, 'splits a text', evaluation);
  return splitParts(parts, delimiter);
};

/** The pieces of a text; not known where a part may itself hold the delimiter. */
export function splitParts(parts: readonly TextPart[], delimiter: string): Term {
  const isSafe = parts.every((part) => typeof part === 'string' || cannotHold(part, delimiter));
  if (!isSafe) return new Unresolved(`Fn::Split of ${expressionOf(parts)}`);
  const pieces: TextPart[][] = [[]];
  for (const part of parts) {
    if (typeof part !== 'string') {
      pieces.at(-1)?.push(part);
      continue;
    }
    for (const [index, text] of part.split(delimiter).entries()) {
      if (index > 0) pieces.push([]);
      pieces.at(-1)?.push(text);
    }
  }
  return new ListTerm(pieces.map(joinParts));
}

// Ids of EC2 (vpc-0a1b) have letters, digits and hyphens; other resources are referred to by names and ARNs.
function cannotHold(part: Reference | Unresolved, delimiter: string): boolean {
  if (!(part instanceof Reference)) return false;
  return part.type.startsWith('AWS::EC2::') ? !/^[A-Za-z0-9-]+$/.test(delimiter) : /[,|]/.test(delimiter);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-base64.html */
export const base64: TemplateFunction = (argument, evaluation) => {
  const term = neededArgument('Base64', argument, evaluation);
  const text = knownText(term);
  if (text !== undefined) return Buffer.from(text, 'utf8').toString('base64');
  const parts = partsOf(term);
  if (parts === undefined) throw wrongArguments('Base64', argument, 'takes a text', evaluation);
  return new Unresolved(`Fn::Base64 of ${expressionOf(parts)}`);
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ToJsonString.html */
export const toJsonString: TemplateFunction = (argument, evaluation, at) => {
  needLanguageExtensions('Fn::ToJsonString', at, evaluation);
  const term = neededArgument('ToJsonString', argument, evaluation);
  const value = settle(term, null);
  return hasUnknown(term) ? new Unresolved(`Fn::ToJsonString of ${shown(value)}`) : JSON.stringify(value);
};

function hasUnknown(term: Term): boolean {
  if (term instanceof ListTerm) return term.items.some(hasUnknown);
  if (term instanceof MapTerm) return [...term.entries.values()].some(hasUnknown);
  return term !== null && (typeof term === 'object' || settle(term, null) instanceof Unresolved);
}

function shown(value: Value): string {
  return value instanceof Unresolved ? value.expression : canonicalText(value).slice(0, 200);
}
