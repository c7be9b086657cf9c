import { Unresolved } from '../declared/value.ts';
import { type MapEntry, type TemplateNode } from './template-node.ts';

/** The id of a resource, or the symbol of a zone, before it becomes a plain text: inside a longer text it is not real. */
export class Reference {
  readonly id: string;
  readonly type: string;

  constructor(id: string, type: string) {
    this.id = id;
    this.type = type;
  }
}

/** A text some of whose parts only deployment knows. */
export class MixedText {
  readonly parts: readonly TextPart[];

  constructor(parts: readonly TextPart[]) {
    this.parts = parts;
  }
}

/** All zones of a region, which only the account knows. */
export class ZoneList {
  /** Null for the region of the stack itself. */
  readonly region: string | null;

  constructor(region: string | null) {
    this.region = region;
  }
}

/** A list, and the nodes of its members where it is written as one. */
export class ListTerm {
  readonly items: readonly Term[];
  readonly written: readonly TemplateNode[] | null;

  constructor(items: readonly Term[], written: readonly TemplateNode[] | null = null) {
    this.items = items;
    this.written = written;
  }
}

/** An object, and the entries of it where it is written as one. */
export class MapTerm {
  readonly entries: ReadonlyMap<string, Term>;
  readonly written: ReadonlyMap<string, MapEntry> | null;

  constructor(entries: ReadonlyMap<string, Term>, written: ReadonlyMap<string, MapEntry> | null = null) {
    this.entries = entries;
    this.written = written;
  }
}

/** A part of a {@link MixedText}. */
export type TextPart = string | Reference | Unresolved;

/** A value while it is resolved. */
export type Term =
  string | number | boolean | null | Unresolved | Reference | MixedText | ZoneList | ListTerm | MapTerm;

/** The largest text that functions may make: CloudFormation's own limit of a whole template. */
const longestText = 1_000_000;

/** A term as parts of a text; undefined where it is no text (a list, an object, nothing). */
export function partsOf(term: Term): readonly TextPart[] | undefined {
  if (term instanceof MixedText) return term.parts;
  if (term instanceof Reference || term instanceof Unresolved || typeof term === 'string') return [term];
  return typeof term === 'number' || typeof term === 'boolean' ? [String(term)] : undefined;
}

/** The term that parts make: a plain text where all of them are, one part alone as it is. */
export function joinParts(parts: readonly TextPart[]): Term {
  const joined: TextPart[] = [];
  let length = 0;
  for (const part of parts) {
    const last = joined.at(-1);
    length += typeof part === 'string' ? part.length : partName(part).length;
    if (length > longestText) return new Unresolved('a text of more than a million characters');
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  const [first = '', ...more] = joined;
  return more.length === 0 ? first : new MixedText(joined);
}

/** A text with what is not known written as `${…}`, cut where it is long. */
export function expressionOf(parts: readonly TextPart[]): string {
  const text = parts.map((part) => (typeof part === 'string' ? part : `\${${partName(part)}}`)).join('');
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

function partName(part: Reference | Unresolved): string {
  return part instanceof Reference ? part.id : part.expression;
}

/** The text of a term that is wholly known; undefined for every other one. */
export function knownText(term: Term | undefined): string | undefined {
  if (typeof term === 'string') return term;
  return typeof term === 'number' || typeof term === 'boolean' ? String(term) : undefined;
}
