import { type NormalizedSchema } from '@smithy/core/schema';
import { isJsonObject } from '../../../src/sources/aws-cli/json-documents.ts';
import { type Reply, UnsupportedRequest } from './wire.ts';
import { dateOf } from './xml.ts';

/**
 * A value as a JSON service sends it: members by their wire names, times as the schema says.
 * https://smithy.io/2.0/spec/protocol-traits.html#jsonname-trait
 * @throws UnsupportedRequest for a field that the schema does not have.
 */
export function jsonOf(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (schema.isStructSchema()) {
    if (!isJsonObject(value)) throw new UnsupportedRequest(`${schema.getName() ?? ''}: an object expected`);
    const members = new Map(schema.structIterator());
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        const memberSchema = members.get(key);
        if (memberSchema === undefined) {
          throw new UnsupportedRequest(`${schema.getName() ?? ''}: no member ${key}`);
        }
        return [memberSchema.getMergedTraits().jsonName ?? key, jsonOf(memberSchema, member)];
      }),
    );
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    return value.map((item: unknown) => jsonOf(schema.getValueSchema(), item));
  }
  if (schema.isMapSchema() && isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, jsonOf(schema.getValueSchema(), member)]),
    );
  }
  if (!schema.isTimestampSchema()) return value;
  // 5 is the date-time form; JSON services write seconds unless the schema says so.
  return schema.getSchema() === 5 ? dateOf(value).toISOString() : dateOf(value).getTime() / 1000;
}

/** An answer in JSON. */
export function jsonReply(status: number, body: unknown, headers: Readonly<Record<string, string>>): Reply {
  return { status, headers, body: JSON.stringify(body) };
}
