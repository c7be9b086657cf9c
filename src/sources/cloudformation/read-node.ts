import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { keyOfTag } from './function-names.ts';
import { plainScalar } from './plain-scalar.ts';
import { type MapEntry, type SourceFile, sourceError, type TemplateNode } from './template-node.ts';

/** Deeper than any template is: CDK's are nested about ten deep. */
const deepest = 150;
/** How many values may come from aliases: enough for repeated blocks, too few to fill the memory. */
const mostFromAliases = 100_000;
const yamlTag = 'tag:yaml.org,2002:';
const plainTags = ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => yamlTag + name);

/** What reading a document keeps in mind. */
interface Reading {
  readonly document: Document;
  readonly source: SourceFile;
  /** The anchors that are being followed. */
  readonly within: Set<Node>;
  fromAliases: number;
}

/**
 * Makes template nodes of a parsed document. Anchors, aliases and `<<` are followed: CloudFormation itself refuses them,
 * but `aws cloudformation package` and the SAM CLI expand them before they upload
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html).
 * @throws InputError with line and column.
 */
export function readNodes(document: Document, source: SourceFile): TemplateNode {
  return read(document.contents, 0, { document, source, within: new Set(), fromAliases: 0 });
}

function read(node: unknown, depth: number, reading: Reading): TemplateNode {
  if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node))
    return { kind: 'scalar', at: 0, value: null, text: '' };
  const { source } = reading;
  const at = node.range?.[0] ?? 0;
  if (depth > deepest) throw sourceError(source, at, `nested more than ${deepest} deep`, 'Flatten it.');
  if (reading.within.size > 0) reading.fromAliases += 1;
  if (reading.fromAliases > mostFromAliases) {
    throw sourceError(source, at, 'its aliases stand for too many values', 'Write the repeated parts out.');
  }
  if (isAlias(node)) return readAlias(node, at, depth, reading);
  const { tag } = node;
  if (tag === undefined || plainTags.includes(tag)) return readUntagged(node, at, depth, tag, reading);
  const key = keyOfTag(tag);
  if (key === undefined) {
    const what = `the tag ${tag} is no function of CloudFormation`;
    throw sourceError(source, at, what, 'Correct the name of the function.');
  }
  // A text behind a tag is a name or a text, never a number or a switch.
  const argument = readUntagged(node, at, depth + 1, `${yamlTag}str`, reading);
  return { kind: 'map', at, entries: new Map([[key, { keyAt: at, node: argument }]]) };
}

function readAlias(alias: Alias, at: number, depth: number, reading: Reading): TemplateNode {
  const { document, source, within } = reading;
  const target = alias.resolve(document);
  if (target === undefined) {
    throw sourceError(source, at, `no anchor &${alias.source}`, 'Correct the name of the alias.');
  }
  if (within.has(target)) {
    throw sourceError(
      source,
      at,
      `the alias *${alias.source} is inside what it stands for`,
      'Write the part out.',
    );
  }
  within.add(target);
  const node = read(target, depth + 1, reading);
  within.delete(target);
  return node;
}

function readUntagged(
  node: Node,
  at: number,
  depth: number,
  tag: string | undefined,
  reading: Reading,
): TemplateNode {
  if (isSeq(node))
    return { kind: 'list', at, items: node.items.map((item) => read(item, depth + 1, reading)) };
  if (isMap(node)) return { kind: 'map', at, entries: readEntries(node, at, depth, reading) };
  if (!isScalar(node)) return { kind: 'scalar', at, value: null, text: '' };
  return { kind: 'scalar', at, value: scalarValue(node, tag), text: textIn(node) };
}

function readEntries(
  map: YAMLMap,
  at: number,
  depth: number,
  reading: Reading,
): ReadonlyMap<string, MapEntry> {
  const { source } = reading;
  const entries = new Map<string, MapEntry>();
  const merged: Pair[] = [];
  for (const pair of map.items) {
    const { key } = pair;
    if (!isScalar(key)) throw sourceError(source, at, 'a key that is no text', 'Use texts as keys.');
    const keyAt = key.range?.[0] ?? 0;
    const name = textIn(key);
    if (name === '<<' && key.type === 'PLAIN') {
      merged.push(pair);
      continue;
    }
    if (entries.has(name)) {
      throw sourceError(source, keyAt, `${JSON.stringify(name)} is there twice`, 'Remove one of the two.');
    }
    entries.set(name, { keyAt, node: read(pair.value, depth + 1, reading) });
  }
  for (const { value } of merged) mergeInto(entries, read(value, depth + 1, reading));
  return entries;
}

// Keys that are written win over merged ones, and the first of several over the later (https://yaml.org/type/merge.html).
function mergeInto(entries: Map<string, MapEntry>, from: TemplateNode): void {
  if (from.kind === 'list') for (const item of from.items) mergeInto(entries, item);
  if (from.kind !== 'map') return;
  for (const [name, entry] of from.entries) if (!entries.has(name)) entries.set(name, entry);
}

function scalarValue(scalar: Scalar, tag: string | undefined): string | number | boolean | null {
  const text = textIn(scalar);
  const isText = scalar.type !== 'PLAIN' || tag === `${yamlTag}str`;
  return isText ? text : plainScalar(text);
}

// The schema makes all scalars texts.
function textIn({ value }: Scalar): string {
  return typeof value === 'string' ? value : '';
}
