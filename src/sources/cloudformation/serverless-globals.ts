import { type MapEntry, type MapNode, memberOf, type TemplateNode } from './template-node.ts';

const typePrefix = 'AWS::Serverless::';

/**
 * The properties of a SAM resource with those of the section Globals for its type: single values are replaced, objects
 * merged, lists follow the global ones. A function (`Ref`, `Fn::If`) counts as a single value.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(
  type: string,
  properties: TemplateNode | undefined,
  globals: MapNode | undefined,
): TemplateNode | undefined {
  if (!type.startsWith(typePrefix)) return properties;
  const shared = memberOf(globals, type.slice(typePrefix.length));
  if (shared?.kind !== 'map') return properties;
  return properties?.kind === 'map' ? merged(shared, properties) : (properties ?? shared);
}

function merged(global: TemplateNode, own: TemplateNode): TemplateNode {
  if (isCall(global) || isCall(own)) return own;
  if (global.kind === 'list' && own.kind === 'list')
    return { ...own, items: [...global.items, ...own.items] };
  if (global.kind !== 'map' || own.kind !== 'map') return own;
  const entries = new Map<string, MapEntry>(global.entries);
  for (const [key, entry] of own.entries) {
    const other = entries.get(key);
    entries.set(key, other === undefined ? entry : { ...entry, node: merged(other.node, entry.node) });
  }
  return { ...own, entries };
}

function isCall(node: TemplateNode): boolean {
  if (node.kind !== 'map' || node.entries.size !== 1) return false;
  return [...node.entries.keys()].every((key) => key === 'Ref' || key.startsWith('Fn::'));
}
