/** A copy of a document with one field changed, or taken away (`undefined`), as JSON would carry it. */
export function changed(document: unknown, path: string, value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at = copy;
  for (const name of names) at = fieldOf(at, name);
  if (typeof at !== 'object' || at === null) throw new Error(`nothing at ${path}`);
  Object.assign(at, { [last]: value });
  return JSON.parse(JSON.stringify(copy));
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

/** Paths of all fields of a document, those in lists too. */
export function fieldsOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => {
    const here = path === '' ? name : `${path}.${name}`;
    return [...(Array.isArray(value) ? [] : [here]), ...fieldsOf(inside, here)];
  });
}
