import { posix } from 'node:path';
import { parseAst } from 'vitest/node';

/** One import of a source file, static or not. */
export interface Import {
  /** Path from the project's root for our own files; else the name as it is written (`node:fs`, `zod`). */
  readonly target: string;
  readonly ours: boolean;
  /** Only types are taken: nothing of it is left at run time. */
  readonly typesOnly: boolean;
  /** Loaded when the code gets there, by `import()`. */
  readonly lazy: boolean;
}

/** What a source file uses, as far as the architecture cares. */
export interface SourceFacts {
  readonly imports: readonly Import[];
  /** `async`, `await`, `import()` or `Promise` is somewhere in it. */
  readonly isAsync: boolean;
  /** Names it uses that may be globals (property names are none). */
  readonly names: ReadonlySet<string>;
}

interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Reads a TypeScript source; `path` is its path from the project's root. */
export function sourceFacts(path: string, source: string): SourceFacts {
  const program: unknown = parseAst(source, { lang: 'ts' });
  const nodes = isNode(program) ? [...walk(program)] : [];
  const names = new Set(nodes.flatMap((node) => (node.type === 'Identifier' ? [String(node['name'])] : [])));
  return {
    imports: nodes.flatMap((node) => importsOf(path, node)),
    isAsync: names.has('Promise') || names.has('PromiseLike') || nodes.some(waits),
    names,
  };
}

function waits(node: SyntaxNode): boolean {
  return (
    node.type === 'AwaitExpression' ||
    node.type === 'ImportExpression' ||
    node['async'] === true ||
    node['await'] === true
  );
}

function importsOf(path: string, node: SyntaxNode): Import[] {
  // `import('x').T` in a type names its module in `source` too; `export const` has none.
  const { source } = node;
  if (!isNode(source) || typeof source['value'] !== 'string') return [];
  const ours = source['value'].startsWith('.');
  const target = ours ? posix.join(posix.dirname(path), source['value']) : source['value'];
  return [{ target, ours, typesOnly: takesTypesOnly(node), lazy: node.type === 'ImportExpression' }];
}

function takesTypesOnly(node: SyntaxNode): boolean {
  if (node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type')
    return true;
  const specifiers = Array.isArray(node['specifiers']) ? node['specifiers'].filter(isNode) : [];
  return (
    specifiers.length > 0 &&
    specifiers.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type')
  );
}

/** The node and all below it, but for names that only name a property. */
function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const [field, value] of Object.entries(node)) {
    if ((field === 'property' || field === 'key') && node['computed'] !== true) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
