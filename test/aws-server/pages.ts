import { randomBytes } from 'node:crypto';
import { type JsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { type ServedCall, type TokenPaging } from './served-call.ts';
import { type Fault } from './wire/wire.ts';

/** Where in a list a page begins. */
interface Position {
  readonly offset: number;
  /** From 1. */
  readonly page: number;
}

/** A part of an answer's items with what the answer says of the rest, or the fault of a token. */
export type Page =
  | { readonly kind: 'page'; readonly start: number; readonly end: number; readonly members: JsonObject }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** Cuts lists into pages and remembers the tokens that it gave out. */
export class Pages {
  // By what the token was given for: a token of another request is as wrong as one that never was.
  readonly #given = new Map<string, Position>();
  readonly #pageSize: number;

  constructor(pageSize: number) {
    this.#pageSize = pageSize;
  }

  /** Which page a request asks for, from 1; 1 for a token that nobody gave out. */
  pageOf(call: string, served: ServedCall, parameters: JsonObject): number {
    const place = placeOf(served, parameters);
    return place === undefined ? 1 : (this.#given.get(keyOf(call, served, parameters, place))?.page ?? 1);
  }

  /** The page that a request asks for. */
  cut(call: string, served: ServedCall, parameters: JsonObject, items: readonly unknown[]): Page {
    if (served.paging === 'none') return { kind: 'page', start: 0, end: items.length, members: {} };
    const place = placeOf(served, parameters);
    const from =
      place === undefined ? { offset: 0, page: 1 } : this.#given.get(keyOf(call, served, parameters, place));
    if (from === undefined) return invalidToken();
    const sizeName = served.paging === 'records' ? 'MaxItems' : served.paging.size;
    const asked = parameters[sizeName];
    const size = Math.min(this.#pageSize, asked === undefined ? Infinity : Number(asked));
    const end = Math.min(from.offset + size, items.length);
    const give = (next: string): void => {
      this.#given.set(keyOf(call, served, parameters, next), { offset: end, page: from.page + 1 });
    };
    const members =
      served.paging === 'records'
        ? recordMembers(items[end], asked, give)
        : tokenMembers(served.paging, end < items.length, asked, give);
    return { kind: 'page', start: from.offset, end, members };
  }
}

function tokenMembers(
  { next, truncated, echoesSize }: TokenPaging,
  hasMore: boolean,
  asked: unknown,
  give: (token: string) => void,
): JsonObject {
  // With characters that have to be escaped on every way.
  const token = `${randomBytes(24).toString('base64')}+/=`;
  if (hasMore) give(token);
  return {
    ...(hasMore ? { [next]: token } : {}),
    ...(truncated === undefined ? {} : { [truncated]: hasMore }),
    ...(echoesSize === true ? { MaxItems: asked ?? 100 } : {}),
  };
}

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
function recordMembers(next: unknown, asked: unknown, give: (place: string) => void): JsonObject {
  const shared = { MaxItems: asked ?? 300, IsTruncated: next !== undefined };
  if (typeof next !== 'object' || next === null) return shared;
  const record: JsonObject = { ...next };
  const identifier = record['SetIdentifier'];
  give(recordPlace(record['Name'], record['Type'], identifier));
  return {
    ...shared,
    NextRecordName: record['Name'],
    NextRecordType: record['Type'],
    ...(identifier === undefined ? {} : { NextRecordIdentifier: identifier }),
  };
}

function recordPlace(...names: readonly unknown[]): string {
  return JSON.stringify(names.map((name) => name ?? null));
}

function placeOf({ paging }: ServedCall, parameters: JsonObject): string | undefined {
  if (paging === 'none') return undefined;
  if (paging === 'records') {
    const { StartRecordName: name, StartRecordType: type, StartRecordIdentifier: identifier } = parameters;
    return name === undefined ? undefined : recordPlace(name, type, identifier);
  }
  const token = parameters[paging.token];
  return typeof token === 'string' ? token : undefined;
}

const placeParameters = ['StartRecordName', 'StartRecordType', 'StartRecordIdentifier', 'MaxItems'];

function keyOf(call: string, { paging }: ServedCall, parameters: JsonObject, place: string): string {
  const own = typeof paging === 'string' ? placeParameters : [paging.token, paging.size];
  const others = Object.entries(parameters).filter(([name]) => !own.includes(name));
  return JSON.stringify([call, others.toSorted(([a], [b]) => (a < b ? -1 : 1)), place]);
}

function invalidToken(): Page {
  const message = 'The token is invalid: it was not given out for this request.';
  return { kind: 'fault', fault: { kind: 'invalid-token', message } };
}
