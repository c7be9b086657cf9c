import { Unresolved } from '../declared/value.ts';
import { needLanguageExtensions } from './functions/arguments.ts';
import { type Evaluation } from './evaluation.ts';
import { type SourceFile, type MapEntry, type TemplateNode, textOf } from './template-node.ts';
import { settle } from './settle.ts';
import { knownText, ListTerm } from './term.ts';

const loopKey = 'Fn::ForEach::';
type Entries = ReadonlyMap<string, MapEntry>;

/**
 * The entries of an object or section with its loops rolled out, inner ones too.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 * @returns what is not known where a loop runs over what only deployment knows.
 * @throws InputError where a loop is written wrongly, or makes a key twice.
 */
export function unrollLoops(
  entries: Entries,
  evaluation: Evaluation,
  source: SourceFile,
): Entries | Unresolved {
  if (![...entries.keys()].some((key) => key.startsWith(loopKey))) return entries;
  const unrolled = new Map<string, MapEntry>();
  for (const [key, entry] of entries) {
    const made = key.startsWith(loopKey) ? unroll(key, entry, evaluation, source) : new Map([[key, entry]]);
    if (made instanceof Unresolved) return made;
    for (const [name, one] of made) {
      if (unrolled.has(name)) throw wrongLoop(key, entry, evaluation, `makes ${JSON.stringify(name)} twice`);
      unrolled.set(name, one);
    }
  }
  return unrolled;
}

/**
 * The entries that are names, without macros and loops that stay open.
 * @throws InputError where another function stands among them.
 */
export function withoutCalls(entries: Entries, evaluation: Evaluation): Entries {
  const call = [...entries].find(
    ([key]) => key.startsWith('Fn::') && key !== 'Fn::Transform' && !key.startsWith(loopKey),
  );
  if (call !== undefined) {
    const [key, { keyAt }] = call;
    throw evaluation.error(keyAt, `${key} cannot stand here`, 'Use it in a value.');
  }
  return new Map([...entries].filter(([key]) => !key.startsWith('Fn::')));
}

function unroll(
  key: string,
  entry: MapEntry,
  evaluation: Evaluation,
  source: SourceFile,
): Entries | Unresolved {
  needLanguageExtensions('Fn::ForEach', entry.keyAt, evaluation);
  const [nameNode, collection, body] = entry.node.kind === 'list' ? entry.node.items : [];
  const identifier = textOf(nameNode);
  if (identifier === undefined || collection === undefined || body?.kind !== 'map') {
    throw wrongLoop(key, entry, evaluation, 'takes an identifier, a list and an object');
  }
  const over = evaluation.value(collection) ?? new ListTerm([]);
  if (!(over instanceof ListTerm)) {
    const value = settle(over, null);
    if (value instanceof Unresolved) return new Unresolved(`${key} over ${value.expression}`);
    throw wrongLoop(key, entry, evaluation, 'runs over a list');
  }
  const made = new Map<string, MapEntry>();
  for (const item of over.items) {
    const value = knownText(item);
    if (value === undefined) return new Unresolved(`${key} over a list with values that are not known`);
    const round = { identifier, value, evaluation, source };
    const bound = unrollLoops(boundEntries(body.entries, round), evaluation, source);
    if (bound instanceof Unresolved) return bound;
    for (const [name, one] of bound) {
      if (made.has(name)) throw wrongLoop(key, entry, evaluation, `makes ${JSON.stringify(name)} twice`);
      made.set(name, one);
    }
  }
  return made;
}

function wrongLoop(key: string, { keyAt }: MapEntry, evaluation: Evaluation, what: string): Error {
  return evaluation.error(keyAt, `${key} ${what}`, 'Correct the loop.');
}

/** One round of a loop: what its identifier stands for. */
interface Round {
  readonly identifier: string;
  readonly value: string;
  readonly evaluation: Evaluation;
  readonly source: SourceFile;
}

function boundEntries(entries: Entries, round: Round): Entries {
  return new Map(
    [...entries].map(([key, { keyAt, node }]) => [boundText(key, round), { keyAt, node: bind(node, round) }]),
  );
}

function bind(node: TemplateNode, round: Round): TemplateNode {
  const { evaluation, source, identifier, value } = round;
  return evaluation.work.step(source, node.at, () => {
    if (node.kind === 'list') return { ...node, items: node.items.map((item) => bind(item, round)) };
    if (node.kind === 'map') {
      const isIdentifier = node.entries.size === 1 && textOf(node.entries.get('Ref')?.node) === identifier;
      if (isIdentifier) return { kind: 'scalar', at: node.at, value, text: value };
      return { ...node, entries: boundEntries(node.entries, round) };
    }
    if (typeof node.value !== 'string') return node;
    const text = boundText(node.value, round);
    return { ...node, value: text, text };
  });
}

/** `&{Name}` leaves out what a logical id may not have. */
function boundText(text: string, { identifier, value }: Round): string {
  return text
    .replaceAll(`\${${identifier}}`, () => value)
    .replaceAll(`&{${identifier}}`, () => value.replace(/[^A-Za-z0-9]/g, ''));
}
