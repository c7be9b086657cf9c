import { type Place } from '../../network/place.ts';
import { type DeclaredResource } from '../declared/declared-resource.ts';
import { isValueList, isValueObject, type Value } from '../declared/value.ts';
import { type Truth } from './evaluation.ts';
import { type MemberPlaces, settle } from './settle.ts';
import { type StackResource } from './stack-resource.ts';
import { type Stack } from './stack.ts';
import { lineAndColumn, memberOf, type TemplateNode } from './template-node.ts';
import { ListTerm, MapTerm, MixedText, Reference, type Term } from './term.ts';
import { reportTransforms } from './transforms.ts';
import { collectionsOfType } from './type-collections.ts';

/** All resources of a stack and of the stacks in it, once everything that they refer to can be asked. */
export function collectResources(stack: Stack): readonly DeclaredResource[] {
  reportTransforms(stack);
  const collected: DeclaredResource[] = [];
  for (const resource of stack.resources().values()) {
    const exists = resource.exists();
    if (exists !== false) reportHidden(stack, resource);
    if (exists === true) collected.push(declare(stack, resource));
    else reportDoubt(stack, resource, exists);
    const inner = stack.nested.get(resource.logicalId);
    if (exists === true && inner !== undefined) collected.push(...collectResources(inner));
    if (exists === true && inner === undefined) reportMissing(stack, resource);
  }
  // Outputs that name nothing are wrong whether or not somebody asks for them.
  for (const { node } of stack.outputs().values()) {
    const value = memberOf(node, 'Value');
    if (value !== undefined && outputExists(stack, node)) stack.evaluationFor(null).value(value);
  }
  stack.refuseCircles();
  return collected;
}

function outputExists(stack: Stack, output: TemplateNode): boolean {
  const condition = memberOf(output, 'Condition');
  if (condition?.kind !== 'scalar') return true;
  return stack.condition(condition.text, condition.at) === true;
}

/** The ids of the VPCs of a stack and of the stacks in it. */
export function vpcIdsOf(stack: Stack): readonly string[] {
  return [...stack.resources().values()].flatMap((resource) => {
    const isMade = resource.type === 'AWS::EC2::VPC' || stack.nested.has(resource.logicalId);
    if (!isMade || resource.exists() !== true) return [];
    const inner = stack.nested.get(resource.logicalId);
    return inner === undefined ? [stack.prefix + resource.logicalId] : vpcIdsOf(inner);
  });
}

// Whether it is there depends on what is not known: then so does every collection that it would be in.
function reportDoubt(stack: Stack, resource: StackResource, exists: Truth): void {
  if (typeof exists === 'boolean') return;
  const types = typesMadeBy(stack, resource);
  for (const fact of new Set(types.flatMap(collectionsOfType))) {
    const expression = `Condition of ${stack.prefix}${resource.logicalId} (depends on ${exists.depends})`;
    stack.world.lack({ fact, id: null, scope: stack.scope, expression });
  }
}

function typesMadeBy(stack: Stack, { logicalId, type }: StackResource): readonly string[] {
  const inner = stack.nested.get(logicalId);
  if (inner === undefined) return [type];
  return [...inner.resources().values()].flatMap((resource) => typesMadeBy(inner, resource));
}

// A macro beside the type may turn the resource into anything, and a module is made of resources that are not read.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html
function reportHidden(stack: Stack, { logicalId, node, type }: StackResource): void {
  const hasMacro = memberOf(node, 'Fn::Transform') !== undefined;
  if (!hasMacro && !type.endsWith('::MODULE')) return;
  stack.world.lackAll(stack.scope, `Resources.${logicalId}: ${hasMacro ? 'Fn::Transform' : type}`);
}

/** The property by which a resource hands values to a template that is not read. */
const handedOver: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'Parameters',
  'AWS::Serverless::Application': 'Parameters',
  'AWS::ServiceCatalog::CloudFormationProvisionedProduct': 'ProvisioningParameters',
};

// A template that is not read changes this network only where it is handed something of it.
function reportMissing(stack: Stack, resource: StackResource): void {
  const name = Object.hasOwn(handedOver, resource.type) ? handedOver[resource.type] : undefined;
  if (name === undefined) return;
  const id = stack.prefix + resource.logicalId;
  stack.world.note(stack.template.source.file, `${id}: its template is not read`);
  const handed = stack.property(resource, name);
  if (handed === undefined || !holdsReference(handed)) return;
  stack.world.lackAll(stack.scope, `the template of ${id}, which is not read`);
}

function holdsReference(term: Term): boolean {
  if (term instanceof ListTerm) return term.items.some(holdsReference);
  if (term instanceof MapTerm) return [...term.entries.values()].some(holdsReference);
  return term instanceof MixedText
    ? term.parts.some((part) => part instanceof Reference)
    : term instanceof Reference;
}

function declare(stack: Stack, resource: StackResource): DeclaredResource {
  const { source } = stack.template;
  const places: MemberPlaces = new WeakMap();
  const value = settle(stack.propertiesOf(resource), places);
  const properties = isValueObject(value) ? value : {};
  const placeAt = (at: number, path: string): Place => ({
    file: source.file,
    ...lineAndColumn(source, at),
    path,
    construct: resource.construct,
  });
  const path = `Resources.${resource.logicalId}`;
  return {
    id: stack.prefix + resource.logicalId,
    type: resource.type,
    scope: stack.scope,
    properties,
    place: placeAt(resource.at, path),
    placeOf: (...way) => {
      const found = follow(properties, way, places);
      if (found === undefined) return placeAt(resource.at, path);
      return placeAt(found.at, [path, 'Properties', ...way.slice(0, found.steps)].join('.'));
    },
  };
}

// As far along the way as the properties are written in the resource itself.
function follow(properties: Value, way: readonly (string | number)[], places: MemberPlaces) {
  let value: Value | undefined = properties;
  let found: { readonly at: number; readonly steps: number } | undefined;
  for (const [index, step] of way.entries()) {
    if (!isValueObject(value) && !isValueList(value)) return found;
    const at = memberPlace(places.get(value), step);
    if (at === undefined) return found;
    found = { at, steps: index + 1 };
    value = isValueList(value) ? value[Number(step)] : value[step];
  }
  return found;
}

function memberPlace(members: ReturnType<MemberPlaces['get']>, step: string | number): number | undefined {
  if (members === undefined) return undefined;
  if ('get' in members) return members.get(String(step))?.keyAt;
  return members[Number(step)]?.at;
}
