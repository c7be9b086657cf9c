import { isJsonObject, type JsonObject } from './json-documents.ts';

/** A field as text; undefined where it is none, or empty. */
export function textAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list; empty where there is none. */
export function textsAt(object: JsonObject, key: string): readonly string[] {
  return membersAt(object, key).filter((member) => typeof member === 'string');
}

/** The objects of a list; empty where there is none. */
export function objectsAt(object: JsonObject, key: string): readonly JsonObject[] {
  return membersAt(object, key).filter(isJsonObject);
}

/** The objects of all lists that an answer holds. */
export function itemsOf(answer: JsonObject): readonly JsonObject[] {
  return Object.keys(answer).flatMap((key) => objectsAt(answer, key));
}

function membersAt(object: JsonObject, key: string): readonly unknown[] {
  const value: unknown = object[key];
  return Array.isArray(value) ? value : [];
}
