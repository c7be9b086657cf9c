import { documentEnd } from './json-scanner.ts';

/** A JSON object as read, before anything is known of it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Where a text stops being JSON; line and column count from 1. */
interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** Whether the text ends inside a document. */
  readonly cutOff: boolean;
}

/** The documents of one file in the order of the file, or where the first fault is. */
export type JsonDocuments =
  | { readonly kind: 'documents'; readonly documents: readonly unknown[] }
  | { readonly kind: 'fault'; readonly fault: JsonFault };

/** One JSON document, or several one behind the other (JSON Lines, or files that `>>` appended to). */
export function parseJsonDocuments(text: string): JsonDocuments {
  const single = parse(text);
  if (single !== undefined) return { kind: 'documents', documents: [single.value] };
  const documents: unknown[] = [];
  let offset = skipSpace(text, 0);
  while (offset < text.length) {
    const end = documentEnd(text, offset);
    const parsed = end.kind === 'end' ? parse(text.slice(offset, end.offset)) : undefined;
    if (end.kind !== 'end' || parsed === undefined) {
      const at = end.kind === 'end' ? offset : end.offset;
      return { kind: 'fault', fault: { ...position(text, at), cutOff: end.kind === 'cut-off' } };
    }
    documents.push(parsed.value);
    offset = skipSpace(text, end.offset);
  }
  return { kind: 'documents', documents };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

function skipSpace(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && ' \t\r\n\uFEFF'.includes(text.charAt(offset))) offset += 1;
  return offset;
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** Whether arrays and objects are nested deeper than `limit`. Looks no deeper than that itself. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    if (isDeeperThan(member, limit - 1)) return true;
  }
  return false;
}

/** Whether a value is a JSON object, and no array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
