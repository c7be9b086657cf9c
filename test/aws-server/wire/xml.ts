import { type NormalizedSchema } from '@smithy/core/schema';
import { isJsonObject } from '../../../src/sources/aws-cli/json-documents.ts';
import { UnsupportedRequest } from './wire.ts';

/** An element with children that are XML already. */
export function element(name: string, children: string, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  return children === '' ? `<${name}${attribute}/>` : `<${name}${attribute}>${children}</${name}>`;
}

/** An element that holds a text. */
export function textElement(name: string, text: string): string {
  return element(name, escapeText(text));
}

function escapeText(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
  return text.replaceAll(/[&<>\r]/g, (character) => escapes[character] ?? character);
}

/**
 * The children of a structure's element, named as the schema says.
 * https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings
 * @throws UnsupportedRequest for a field that the schema does not have.
 */
export function structureXml(schema: NormalizedSchema, value: unknown): string {
  if (!isJsonObject(value)) throw new UnsupportedRequest(`${nameOf(schema)}: an object expected`);
  const members = new Map(schema.structIterator());
  const unknown = Object.keys(value).find((key) => !members.has(key));
  if (unknown !== undefined) throw new UnsupportedRequest(`${nameOf(schema)}: no member ${unknown}`);
  return [...members]
    .map(([name, member]) => memberXml(member.getMemberTraits().xmlName ?? name, member, value[name]))
    .join('');
}

function memberXml(name: string, schema: NormalizedSchema, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (schema.isListSchema()) return listXml(name, schema, value);
  if (schema.isStructSchema()) return element(name, structureXml(schema, value));
  if (schema.isTimestampSchema()) return textElement(name, dateOf(value).toISOString());
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return textElement(name, `${value}`);
  }
  throw new UnsupportedRequest(`${name}: a single value expected`);
}

function listXml(name: string, schema: NormalizedSchema, value: unknown): string {
  if (!Array.isArray(value)) throw new UnsupportedRequest(`${name}: a list expected`);
  const itemSchema = schema.getValueSchema();
  const flat = schema.getMergedTraits().xmlFlattened === 1;
  const itemName = flat ? name : (itemSchema.getMergedTraits().xmlName ?? 'member');
  const items = value.map((item: unknown) => memberXml(itemName, itemSchema, item)).join('');
  return flat ? items : element(name, items);
}

/** A time as the AWS CLI prints it: a text, or seconds in its first version. */
export function dateOf(value: unknown): Date {
  const date = typeof value === 'number' ? new Date(value * 1000) : new Date(String(value));
  if (Number.isNaN(date.getTime())) throw new UnsupportedRequest(`${String(value)}: a time expected`);
  return date;
}

function nameOf(schema: NormalizedSchema): string {
  return schema.getName() ?? 'structure';
}
