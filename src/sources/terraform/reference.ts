/** A reference of an expression, in its parts: `module.vpc.private[0]`, `aws_subnet.a["x"].id`, `each.value`. */
export interface Reference {
  readonly text: string;
  readonly root: 'resource' | 'var' | 'module' | 'local' | 'each' | 'count' | 'other';
  /** The type of a resource, `data.` before that of a data source. */
  readonly type: string;
  /** Of the resource, variable, module or local value. */
  readonly name: string;
  /** Which instance of it; null where the reference does not say. */
  readonly index: string | number | null;
  /** What is taken of it: attributes and indexes. */
  readonly rest: readonly (string | number)[];
}

const part = /([\w-]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g;

function partsOf(text: string): readonly (string | number)[] {
  return [...text.matchAll(part)].map(([, name, number, key]) =>
    number === undefined ? (name ?? key ?? '') : Number(number),
  );
}

/** Reads a reference as Terraform writes it into a plan. */
function parseReference(text: string): Reference {
  const [first = '', ...others] = partsOf(text);
  const make = (
    root: Reference['root'],
    type: string,
    [name = '', ...more]: readonly (string | number)[],
    isIndexed: boolean,
  ): Reference => {
    const [index, ...rest] = more;
    const hasIndex = isIndexed && isIndexOf(text, index);
    return {
      text,
      root,
      type,
      name: String(name),
      index: hasIndex && index !== undefined ? index : null,
      rest: hasIndex ? rest : more,
    };
  };
  switch (first) {
    case 'var':
    case 'local':
    case 'each':
    case 'count':
      return make(first, '', others, false);
    case 'module':
      return make('module', '', others, true);
    case 'path':
    case 'terraform':
    case 'self':
      return make('other', '', others, false);
    case 'data': {
      const [type = '', ...more] = others;
      return make('resource', `data.${type}`, more, true);
    }
    default:
      return make('resource', String(first), others, true);
  }
}

// `aws_subnet.a["id"]` has a key, `aws_subnet.a.id` an attribute.
function isIndexOf(text: string, index: string | number | undefined): boolean {
  if (index === undefined) return false;
  return typeof index === 'number' || text.includes(`["${index}"]`);
}

/** The references of an expression, without those that are only the beginning of another. */
export function referencesOf(expression: unknown): readonly Reference[] {
  const texts = textsIn(expression);
  const longest = texts.filter((text) => !texts.some((other) => other !== text && isBeginning(text, other)));
  return [...new Set(longest)].map(parseReference);
}

function isBeginning(text: string, other: string): boolean {
  return other.startsWith(`${text}.`) || other.startsWith(`${text}[`);
}

function textsIn(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(textsIn);
  if (typeof expression !== 'object' || expression === null) return [];
  if ('references' in expression && Array.isArray(expression.references))
    return expression.references.filter((one): one is string => typeof one === 'string');
  return Object.values(expression).flatMap(textsIn);
}
