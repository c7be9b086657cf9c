import { isJsonObject, type JsonObject } from '../aws-cli/json-documents.ts';

// What a policy says, in AWS's own words.
const ownWords: readonly string[] = ['Version', 'Effect', 'Action', 'NotAction'];

/**
 * A policy document in which who may and what they may is renamed; null for a text that is none.
 * @param redact renames one text of it
 */
export function redactPolicy(document: string, redact: (text: string) => string): string | null {
  try {
    const policy: unknown = JSON.parse(document);
    return isJsonObject(policy) ? JSON.stringify(redactObject(policy, redact)) : null;
  } catch {
    return null;
  }
}

function redactObject(object: JsonObject, redact: (text: string) => string): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      ownWords.includes(key) ? value : redactValue(value, redact),
    ]),
  );
}

function redactValue(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return value === '*' ? value : redact(value);
  if (Array.isArray(value)) return value.map((member: unknown) => redactValue(member, redact));
  return isJsonObject(value) ? redactObject(value, redact) : value;
}
