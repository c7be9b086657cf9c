import { type FunctionName } from './function-names.ts';
import { type TemplateNode } from './template-node.ts';
import { type Term } from './term.ts';
import { type Work } from './work.ts';

/** Whether a condition holds; a text where that depends on what only deployment knows: why. */
export type Truth = boolean | { readonly depends: string };

/**
 * What a function may ask while it is evaluated: the stack around it, as one resource (or an output, or a condition)
 * sees it. Undefined in the place of a term is `AWS::NoValue`: what has it is left out.
 */
export interface Evaluation {
  readonly value: (node: TemplateNode) => Term | undefined;
  /** A condition's value, by its function or name. */
  readonly truth: (node: TemplateNode) => Truth;
  /** The condition of a name; `at` is where it is named. */
  readonly condition: (name: string, at: number) => Truth;
  readonly reference: (name: string, at: number) => Term | undefined;
  readonly attribute: (logicalId: string, attribute: string, at: number) => Term;
  readonly mapping: (name: string) => TemplateNode | undefined;
  /** The value that another template exports under this name; undefined where none is read that does. */
  readonly imported: (name: Term) => Term | undefined;
  /** The value of an output of another stack that is read, by the stack's name; undefined where none is. */
  readonly outputOfStack: (stack: string, output: string, region: string) => Term | undefined;
  readonly region: string;
  readonly work: Work;
  readonly hasLanguageExtensions: boolean;
  /** @returns the error to throw. */
  readonly error: (at: number, what: string, next: string) => Error;
}

/** One function: what a call with this argument comes to. `at` is where the call is written. */
export type TemplateFunction = (
  argument: TemplateNode,
  evaluation: Evaluation,
  at: number,
) => Term | undefined;

/** The functions that give values; conditions are told by `truth`. */
export type ValueFunctionName = Exclude<FunctionName, 'And' | 'Or' | 'Not' | 'Equals'>;
