import { type Scope } from '../../network/scope.ts';
import { Unresolved } from '../declared/value.ts';
import { circularError } from './dependencies.ts';
import { type Evaluation } from './evaluation.ts';
import { unrollLoops, withoutCalls } from './for-each.ts';
import { once } from './once.ts';
import { type StackResource } from './stack-resource.ts';
import { type MapEntry, memberOf, type SourceFile, textOf } from './template-node.ts';
import { MapTerm, type Term } from './term.ts';
import { collectionsOfType } from './type-collections.ts';
import { type World } from './world.ts';

/** The properties of a stack's resources. All of it throws InputError `template`. */
export interface Properties {
  /** A property; undefined where the resource has none of this name. */
  readonly property: (resource: StackResource, name: string) => Term | undefined;
  readonly propertiesOf: (resource: StackResource) => MapTerm;
}

interface PropertiesOptions {
  readonly source: SourceFile;
  readonly scope: Scope;
  readonly world: World;
  readonly resources: () => ReadonlyMap<string, StackResource>;
  readonly evaluationFor: (owner: string) => Evaluation;
}

/** Tells properties, each once: others may refer to them. */
export function makeProperties(options: PropertiesOptions): Properties {
  const { source, resources, evaluationFor } = options;
  const circle = (keys: readonly string[]) =>
    circularError(
      source,
      resources().get(keys[0]?.split('\0')[0] ?? '')?.at ?? 0,
      keys.map((key) => key.split('\0').join('.')),
    );
  const entriesOf = once((logicalId): ReadonlyMap<string, MapEntry> => {
    const resource = resources().get(logicalId);
    return resource === undefined ? new Map<string, MapEntry>() : readEntries(resource, options);
  }, circle);
  const valueOf = once((key): Term | undefined => {
    const [logicalId = '', name = ''] = key.split('\0');
    const entry = entriesOf(logicalId).get(name);
    return entry === undefined ? undefined : evaluationFor(logicalId).value(entry.node);
  }, circle);
  const property = ({ logicalId }: StackResource, name: string) => valueOf(`${logicalId}\0${name}`);
  return {
    property,
    propertiesOf: (resource) => {
      const entries = entriesOf(resource.logicalId);
      const terms = new Map<string, Term>();
      for (const name of entries.keys()) {
        const term = property(resource, name);
        if (term !== undefined) terms.set(name, term);
      }
      return new MapTerm(terms, entries);
    },
  };
}

// A macro or a loop over unknown values may give the resource more properties than are written.
function readEntries(resource: StackResource, options: PropertiesOptions): ReadonlyMap<string, MapEntry> {
  const { logicalId, type } = resource;
  const chosen = choose(resource.properties, options.evaluationFor(logicalId));
  const properties = chosen instanceof Unresolved ? new Map<string, MapEntry>() : chosen;
  const macro = properties.get('Fn::Transform')?.node;
  const evaluation = options.evaluationFor(logicalId);
  const unrolled = unrollLoops(properties, evaluation, options.source);
  const reasons = [
    ...(macro === undefined ? [] : [`Fn::Transform ${textOf(memberOf(macro, 'Name')) ?? ''}`.trimEnd()]),
    ...(chosen instanceof Unresolved ? [chosen.expression] : []),
    ...(unrolled instanceof Unresolved ? [unrolled.expression] : []),
  ];
  for (const reason of reasons) {
    for (const fact of collectionsOfType(type)) {
      const expression = `${logicalId}.Properties: ${reason}`;
      options.world.lack({ fact, id: null, scope: options.scope, expression });
    }
  }
  return withoutCalls(unrolled instanceof Unresolved ? properties : unrolled, evaluation);
}

/** All properties of a resource may hang on a condition: `Properties: {Fn::If: [Name, {…}, {…}]}`. */
function choose(
  properties: ReadonlyMap<string, MapEntry>,
  evaluation: Evaluation,
): ReadonlyMap<string, MapEntry> | Unresolved {
  const call = properties.get('Fn::If')?.node;
  if (call?.kind !== 'list' || properties.size > 1) return properties;
  const [nameNode, thenNode, elseNode] = call.items;
  const name = textOf(nameNode);
  if (nameNode === undefined || name === undefined) return properties;
  const truth = evaluation.condition(name, nameNode.at);
  if (typeof truth !== 'boolean') return new Unresolved(`Fn::If ${name} (depends on ${truth.depends})`);
  const taken = truth ? thenNode : elseNode;
  const isNothing = textOf(memberOf(taken, 'Ref')) === 'AWS::NoValue';
  return taken?.kind === 'map' && !isNothing
    ? choose(taken.entries, evaluation)
    : new Map<string, MapEntry>();
}
