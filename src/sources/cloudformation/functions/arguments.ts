import { type Evaluation } from '../evaluation.ts';
import { type TemplateNode } from '../template-node.ts';
import { knownText, ListTerm, type Term } from '../term.ts';

/** The arguments of a function that takes a list of them. @throws InputError where their number is wrong. */
export function argumentsOf(
  name: string,
  node: TemplateNode,
  [least, most]: readonly [number, number],
  evaluation: Evaluation,
): readonly TemplateNode[] {
  if (node.kind === 'list' && node.items.length >= least && node.items.length <= most) return node.items;
  const count = least === most ? String(least) : `${least} to ${most}`;
  throw wrongArguments(name, node, `takes a list of ${count}`, evaluation);
}

/** The error for arguments of a wrong shape. */
export function wrongArguments(
  name: string,
  node: TemplateNode,
  what: string,
  evaluation: Evaluation,
): Error {
  return evaluation.error(node.at, `Fn::${name} ${what}`, `Correct the arguments of Fn::${name}.`);
}

/** An argument that may not be left out. @throws InputError where it comes to AWS::NoValue. */
export function neededArgument(name: string, node: TemplateNode | undefined, evaluation: Evaluation): Term {
  const term = node === undefined ? undefined : evaluation.value(node);
  if (term !== undefined) return term;
  throw evaluation.error(node?.at ?? 0, `Fn::${name}: an argument is AWS::NoValue`, 'Give it a value.');
}

/** A whole number that is known; undefined for everything else. */
export function wholeNumber(term: Term): number | undefined {
  const text = knownText(term);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The members of a list; undefined where the term is none. */
export function membersOf(term: Term): readonly Term[] | undefined {
  return term instanceof ListTerm ? term.items : undefined;
}

/** @throws InputError where the template does not ask for the transform that brings the function. */
export function needLanguageExtensions(name: string, at: number, evaluation: Evaluation): void {
  if (evaluation.hasLanguageExtensions) return;
  throw evaluation.error(
    at,
    `${name} needs the transform AWS::LanguageExtensions`,
    "Add 'Transform: AWS::LanguageExtensions' to the template.",
  );
}
