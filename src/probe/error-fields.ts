import { type ErrorFields, messageFields } from './contract.ts';

/** The bytes of an error that are kept, its type and its message together. */
const mostBytes = 512;
const mostBytesOfType = 128;

/**
 * An error's own words from the body of an answer, JSON or XML, and nothing else of it. Null when it has none.
 * JSON: `{"message": …}` or `{"Message": …}`, the type in `__type`, `code` or `Code`. XML: `<Code>` and `<Message>`,
 * as S3 and the services of the query protocol answer.
 */
export function errorFieldsOf(body: Buffer): ErrorFields | null {
  const text = body.toString('utf8');
  const found = fieldsOfJson(text) ?? fieldsOfXml(text);
  if (found === null || (found.type === null && found.message === null)) return null;
  const type = found.type === null ? null : cutToBytes(found.type, mostBytesOfType);
  const left = mostBytes - Buffer.byteLength(type ?? '');
  const { message } = found;
  return { type, message: message === null ? null : { ...message, text: cutToBytes(message.text, left) } };
}

function fieldsOfJson(text: string): ErrorFields | null {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const textAt = (name: string): string | null => {
    const at = fields.get(name);
    return typeof at === 'string' ? at : null;
  };
  const field = messageFields.find((name) => textAt(name) !== null);
  return {
    type: textAt('__type') ?? textAt('code') ?? textAt('Code'),
    message: field === undefined ? null : { field, text: textAt(field) ?? '' },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fieldsOfXml(text: string): ErrorFields | null {
  const field = messageFields.find((name) => elementOf(text, name) !== null);
  return {
    type: elementOf(text, 'Code'),
    message: field === undefined ? null : { field, text: elementOf(text, field) ?? '' },
  };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function elementOf(text: string, name: string): string | null {
  const content = new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
  return (
    content?.replace(/&(lt|gt|quot|apos|amp);/g, (whole, entity: string) => entities[entity] ?? whole) ?? null
  );
}

/** The beginning of a text that takes so many bytes as UTF-8, whole characters only. */
function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}
