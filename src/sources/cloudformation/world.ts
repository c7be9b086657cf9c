import { type Scope } from '../../network/scope.ts';
import { type Lack } from '../declared/draft.ts';
import { type Term } from './term.ts';
import { type Work } from './work.ts';

/** What the stacks of one input share. */
export interface World {
  readonly work: Work;
  /** What another stack of the scope exports; undefined where none does. */
  readonly imported: (name: Term, scope: Scope) => Term | undefined;
  /** The value of an output of a stack by its name; of any account where the scope's is not known. */
  readonly outputOfStack: (stack: string, output: string, scope: Scope) => Term | undefined;
  /** What a stack of another region hands to one of this scope. */
  readonly handedOver: (name: string, scope: Scope) => Term | undefined;
  /** The place of a VPC among all of the input by id, from 0. */
  readonly nthVpc: (id: string) => number;
  readonly lack: (lack: Lack) => void;
  /** Something that may add to any collection. */
  readonly lackAll: (scope: Scope, expression: string) => void;
  readonly note: (file: string, text: string) => void;
}
