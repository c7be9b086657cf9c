/** Where a JSON document ends, where its first fault is, or that the text ends inside it. */
export type DocumentEnd = { readonly kind: 'end' | 'fault' | 'cut-off'; readonly offset: number };

// What may come next: a value, the first member of an object or array (or its end), a member behind a comma,
// a colon, or what stands behind a value.
type Expected = 'value' | 'first-value' | 'first-name' | 'name' | 'colon' | 'behind';

const space = /[ \t\r\n]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
// What the text may break off with in the middle of a word or number.
const brokenScalar = /(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-|-?\d+\.|-?\d+(?:\.\d+)?[eE][+-]?)$/y;

/**
 * Reads one JSON document from `from` without building it. Used only where JSON.parse has refused a text, to
 * find the end of each document or the fault: its own messages differ from one Node.js version to the next.
 */
export function documentEnd(text: string, from: number): DocumentEnd {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let offset = from;
  for (;;) {
    offset = endOfMatch(space, text, offset) ?? offset;
    if (offset >= text.length) return { kind: 'cut-off', offset: text.length };
    const step = readToken(text, offset, expected, open);
    if (step.kind !== 'token') return { kind: step.kind, offset: step.offset };
    offset = step.offset;
    expected = step.expected;
    if (open.length === 0 && expected === 'behind') return { kind: 'end', offset };
  }
}

type Token =
  | { readonly kind: 'token'; readonly offset: number; readonly expected: Expected }
  | { readonly kind: 'fault' | 'cut-off'; readonly offset: number };

function readToken(text: string, offset: number, expected: Expected, open: ('{' | '[')[]): Token {
  const character = text.charAt(offset);
  const next = (after: Expected): Token => ({ kind: 'token', offset: offset + 1, expected: after });
  if (expected === 'colon') return character === ':' ? next('value') : { kind: 'fault', offset };
  if (expected === 'behind' && character === ',') return next(open.at(-1) === '{' ? 'name' : 'value');
  if (closes(character, expected, open)) {
    open.pop();
    return next('behind');
  }
  if (expected === 'name' || expected === 'first-name') {
    return character === '"' ? readString(text, offset, 'colon') : { kind: 'fault', offset };
  }
  if (expected === 'behind') return { kind: 'fault', offset };
  if (character === '{' || character === '[') {
    open.push(character);
    return next(character === '{' ? 'first-name' : 'first-value');
  }
  return character === '"' ? readString(text, offset, 'behind') : readScalar(text, offset);
}

function closes(character: string, expected: Expected, open: readonly ('{' | '[')[]): boolean {
  if (character === '}') return open.at(-1) === '{' && (expected === 'first-name' || expected === 'behind');
  if (character === ']') return open.at(-1) === '[' && (expected === 'first-value' || expected === 'behind');
  return false;
}

function readString(text: string, start: number, expected: Expected): Token {
  let offset = start + 1;
  while (offset < text.length) {
    const character = text.charAt(offset);
    if (character === '"') return { kind: 'token', offset: offset + 1, expected };
    if (character < ' ') return { kind: 'fault', offset };
    const end = character === '\\' ? endOfMatch(escape, text, offset) : offset + 1;
    if (end === undefined) return { kind: text.length - offset < 6 ? 'cut-off' : 'fault', offset };
    offset = end;
  }
  return { kind: 'cut-off', offset };
}

function readScalar(text: string, offset: number): Token {
  // Asked first: what is left of 1e-7 may be a number by itself.
  if (endOfMatch(brokenScalar, text, offset) !== undefined) return { kind: 'cut-off', offset: text.length };
  const end = endOfMatch(scalar, text, offset);
  return end === undefined ? { kind: 'fault', offset } : { kind: 'token', offset: end, expected: 'behind' };
}

function endOfMatch(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
