import { InputError, type InputErrorCode } from '../input-error.ts';

/** A file that people write, and where its lines begin. */
export interface SourceFile {
  readonly file: string;
  /** The code of what is wrong in it. */
  readonly code: SourceCode;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** What a file is, as errors have it. */
export type SourceCode = Extract<InputErrorCode, 'template' | 'parameter' | 'manifest'>;

/** A text, number, switch or nothing. `at` is the offset in the file, here and below. */
interface ScalarNode {
  readonly kind: 'scalar';
  readonly at: number;
  readonly value: string | number | boolean | null;
  /** The text that is written, without quotes: a name stays one, even `No` or `1.0`. */
  readonly text: string;
}

/** A list. */
interface ListNode {
  readonly kind: 'list';
  readonly at: number;
  readonly items: readonly TemplateNode[];
}

/** A value under a key, and where the key is written. */
export interface MapEntry {
  readonly keyAt: number;
  readonly node: TemplateNode;
}

/** Keys and values; a call of a function is one too (`{ 'Fn::Sub': … }`), however it is written. */
export interface MapNode {
  readonly kind: 'map';
  readonly at: number;
  readonly entries: ReadonlyMap<string, MapEntry>;
}

/** A template as read, with all short tags in their long form and before anything is resolved. */
export type TemplateNode = ScalarNode | ListNode | MapNode;

/** Line and column of an offset, both counted from 1. */
export function lineAndColumn(source: SourceFile, at: number): { line: number; column: number } {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((source.lineStarts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (source.lineStarts[low] ?? 0) + 1 };
}

/** What is wrong with a file, with file, line and column. */
export function sourceError(source: SourceFile, at: number, what: string, next: string): InputError {
  const { line, column } = lineAndColumn(source, at);
  return new InputError(source.code, `${source.file}:${line}:${column}: ${what}`, next);
}

/** The value under a key of a map; undefined where there is none, or the node is no map. */
export function memberOf(node: TemplateNode | undefined, key: string): TemplateNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.node : undefined;
}

/** The text of a scalar as it is written; undefined where the node is none, or says nothing. */
export function textOf(node: TemplateNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
}

/** Whether a node says nothing: it is not written, or `null`. */
export function isEmptyNode(node: TemplateNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}
