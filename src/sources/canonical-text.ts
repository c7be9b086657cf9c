/**
 * One text for equal values whatever the order of their keys: JSON with sorted keys, big integers as strings.
 * Only for plain data.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isObject(value)) return 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const member of value) text += text === '' ? canonicalText(member) : `,${canonicalText(member)}`;
    return `[${text}]`;
  }
  for (const key of Object.keys(value).toSorted()) {
    text += `${text === '' ? '' : ','}"${key}":${canonicalText(value[key])}`;
  }
  return `{${text}}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
