import type { z } from 'zod';
import { type Gap, type GapSubject } from '../../network/gap.ts';
import { type Scope } from '../../network/scope.ts';
import { type CallName, callOf } from '../calls.ts';
import { type Answer, answersTo, type ScopeAnswers } from './answers.ts';
import { notInSource } from './gaps.ts';
import { quoteValue } from '../quote-value.ts';
import { needsIdentifier } from './identify.ts';
import { isJsonObject, type JsonObject } from './json-documents.ts';

/** One item of an answer turned into the model; null where the item is of no interest. */
export type ItemReader<T> = (
  value: unknown,
  scope: Scope,
) =>
  | { readonly kind: 'item'; readonly item: T | null }
  | { readonly kind: 'misfit'; readonly path: readonly PropertyKey[] };

/** An item and the file that it stands in. */
export interface Found<T> {
  readonly item: T;
  readonly file: string;
}

/** The items of the answers to a call, and a gap for each that did not fit. */
export interface Reading<T> {
  readonly found: readonly Found<T>[];
  readonly gaps: readonly Gap[];
}

/** A reader that checks the fields it reads with `schema`, and no others. */
export function itemReader<S extends z.ZodType, T>(
  schema: S,
  convert: (fields: z.output<S>, scope: Scope) => T | null,
): ItemReader<T> {
  return (value, scope) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { kind: 'item', item: convert(parsed.data, scope) };
    return { kind: 'misfit', path: parsed.error.issues[0]?.path ?? [] };
  };
}

/** One member of an answer with the path to it. */
export interface Member {
  readonly path: string;
  readonly value: unknown;
  /** There is no list where one should be: `value` is what stands in its place. */
  readonly notAList?: boolean;
}

/** The members of the list under a key. */
export function membersAt(body: JsonObject, key: string): readonly Member[] {
  const list = body[key];
  if (!Array.isArray(list)) return [{ path: key, value: list, notAList: true }];
  return list.map((value: unknown, index) => ({ path: `${key}[${index}]`, value }));
}

/** What to read: the call, how to read one item, and where the items stand if not under the call's own key. */
export interface ReadRequest<T> {
  readonly call: CallName;
  readonly reader: ItemReader<T>;
  readonly members?: (body: JsonObject) => readonly Member[];
  /** What the gap of an item that does not fit is about; the call's first fact unless given. */
  readonly fact?: GapSubject['fact'];
}

/** Reads the items of all answers to a call. An item that does not fit is left out and becomes a gap. */
export function readItems<T>(answers: ScopeAnswers, request: ReadRequest<T>): Reading<T> {
  return readFrom(answersTo(answers, request.call), answers.scope, request);
}

/** As {@link readItems}, from the given answers. */
export function readFrom<T>(from: readonly Answer[], scope: Scope, request: ReadRequest<T>): Reading<T> {
  const { topLevelKey, facts } = callOf(request.call);
  const members = request.members ?? ((body: JsonObject) => membersAt(body, topLevelKey ?? ''));
  const fact = request.fact ?? facts[0];
  const found: Found<T>[] = [];
  const gaps: Gap[] = [];
  for (const { body, file, identifier } of from) {
    for (const member of members(body)) {
      const read = readMember(member, request.reader, scope);
      if (read.kind === 'item') {
        if (read.item !== null) found.push({ item: read.item, file });
      } else if (fact !== undefined) {
        const place = `${member.path}${formatPath(read.path)}`;
        const detail = `${file}: ${place}: ${quoteValue(valueAt(member.value, read.path))}`;
        const id = needsIdentifier(request.call) ? identifier : null;
        gaps.push(notInSource({ call: request.call, scope, fact, id, detail }));
      }
    }
  }
  return { found, gaps };
}

function readMember<T>(
  { value, notAList }: Member,
  reader: ItemReader<T>,
  scope: Scope,
): ReturnType<ItemReader<T>> {
  return notAList === true ? { kind: 'misfit', path: [] } : reader(value, scope);
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((at: unknown, key) => {
    if (Array.isArray(at)) return at[Number(key)] as unknown;
    return isJsonObject(at) ? at[String(key)] : undefined;
  }, value);
}
