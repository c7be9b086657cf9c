import { type CallName } from '../calls.ts';
import { type JsonObject } from '../aws-cli/json-documents.ts';
import { itemsOf, textAt } from '../aws-cli/json-fields.ts';
import { type Clients } from './clients.ts';

/** The parameters that say what a call is about; empty for calls that list everything. */
export type Subject = Readonly<Record<string, string | readonly JsonObject[]>>;

/** The pages that earlier calls were answered with. */
export type PagesOf = (call: CallName) => Promise<readonly JsonObject[]>;

/** How a call is made. */
export interface Ask {
  /**
   * What is to be asked about: one request each.
   * @param account of the caller; null where it is not known.
   */
  readonly subjects: (pagesOf: PagesOf, account: string | null) => Promise<readonly Subject[]>;
  /** Asks for the first page, or for the one behind `previous`. */
  readonly page: (clients: Clients, subject: Subject, previous: JsonObject) => Promise<object>;
  /** What of a page is kept; all of it unless given. */
  readonly keep?: (page: JsonObject) => JsonObject;
}

/** A call that lists everything there is. */
export function askOnce(
  page: (clients: Clients, previous: JsonObject) => Promise<object>,
  keep?: Ask['keep'],
): Ask {
  return {
    subjects: () => Promise.resolve([{}]),
    page: (clients, _subject, previous) => page(clients, previous),
    ...(keep === undefined ? {} : { keep }),
  };
}

/** A call that asks about one thing at a time: those that another call listed. */
export function askEach(
  listing: CallName,
  toSubjects: (item: JsonObject, account: string | null) => readonly Subject[],
  page: Ask['page'],
): Ask {
  return {
    subjects: async (pagesOf, account) => {
      const pages = await pagesOf(listing);
      const subjects = pages.flatMap(itemsOf).flatMap((item) => toSubjects(item, account));
      return [...new Map(subjects.map((subject) => [JSON.stringify(subject), subject])).values()];
    },
    page,
  };
}

/** What a request for the page behind another one says more than that for the first. */
export function after(previous: JsonObject): { readonly NextToken?: string } {
  const token = textAt(previous, 'NextToken');
  return token === undefined ? {} : { NextToken: token };
}

/** The text of a field that a request cannot do without. */
export function neededTextAt(object: Readonly<Record<string, unknown>>, key: string): string {
  const value = textAt(object, key);
  if (value === undefined) throw new Error(`a request without ${key}`);
  return value;
}

/** Subjects by one id: none where the item does not have it. */
export function byId(parameter: string, key = parameter): (item: JsonObject) => readonly Subject[] {
  return (item) => {
    const id = textAt(item, key);
    return id === undefined ? [] : [{ [parameter]: id }];
  };
}
