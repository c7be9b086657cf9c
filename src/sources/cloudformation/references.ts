import { commercial, partitionOf } from '../../targets/partition.ts';
import { standInBlock } from '../declared/stand-in-block.ts';
import { standInName } from '../declared/stand-in-name.ts';
import { Unresolved } from '../declared/value.ts';
import { type Attribute, attributeOf } from './attributes.ts';
import { readerType } from './cross-region-exports.ts';
import { type Dependencies } from './dependencies.ts';
import { type Evaluation } from './evaluation.ts';
import { parameterValue } from './parameters.ts';
import { type Properties } from './properties.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import { type Sections } from './sections.ts';
import { absence, type StackResource } from './stack-resource.ts';
import { type Stack, type StackOptions } from './stack.ts';
import { isNestedStack } from './nested-type.ts';
import { languageExtensions } from './template.ts';
import { sourceError } from './template-node.ts';
import { knownText, ListTerm, Reference, type Term } from './term.ts';

/** The stacks that a stack's resources make, by logical id; those whose template is not read are missing. */
export type NestedStacks = ReadonlyMap<string, Stack>;

/** What names stand for. */
export interface References {
  readonly reference: (name: string, at: number, owner: string | null) => Term | undefined;
  readonly attribute: (logicalId: string, attribute: string, at: number, owner: string | null) => Term;
}

interface ReferencesOptions {
  readonly options: StackOptions;
  readonly sections: Sections;
  readonly properties: Properties;
  readonly evaluationFor: (owner: string | null) => Evaluation;
  readonly dependencies: Dependencies;
}

/** Resolves names within one stack. */
export function makeReferences(own: ReferencesOptions): References {
  const { template, given } = own.options;
  const parameters = template.section('Parameters')?.entries;
  return {
    reference: (name, at, owner) => {
      const pseudo = pseudoParameters.get(name);
      if (pseudo !== undefined) return pseudo(own.options);
      const declaration = parameters?.get(name);
      if (declaration !== undefined) return parameterValue(name, declaration.node, given);
      const resource = resourceNamed(name, `Ref ${name}`, at, owner, own);
      return resource instanceof Unresolved ? resource : ownId(resource, own);
    },
    attribute: (logicalId, name, at, owner) => {
      const expression = `Fn::GetAtt ${logicalId}.${name}`;
      const resource = resourceNamed(logicalId, expression, at, owner, own);
      if (resource instanceof Unresolved) return resource;
      if (isNestedStack(resource.type)) return outputOf(resource, name, at, own);
      const { world, scope } = own.options;
      if (resource.type === readerType) return world.handedOver(name, scope) ?? new Unresolved(expression);
      const attribute = attributeOf(resource.type, name);
      const told = attribute === undefined ? undefined : tell(attribute, resource, name, own);
      return told ?? new Unresolved(expression);
    },
  };
}

function ownId({ logicalId, type }: StackResource, { options }: ReferencesOptions): Reference {
  return new Reference(options.prefix + logicalId, type);
}

function resourceNamed(
  name: string,
  expression: string,
  at: number,
  owner: string | null,
  own: ReferencesOptions,
): StackResource | Unresolved {
  const { source, transforms } = own.options.template;
  const resource = own.sections.resources().get(name);
  if (resource !== undefined) {
    if (owner !== null) own.dependencies.add(owner, name, at);
    return absence(expression, resource.exists()) ?? resource;
  }
  // Macros make resources that are not written: SAM a role and a stage for each function and API.
  const macro = transforms.find((transform) => transform.name !== languageExtensions)?.name;
  const maker = macro ?? own.sections.openReason('Resources');
  if (maker !== null && maker !== undefined) return new Unresolved(`${expression} (made by ${maker})`);
  throw sourceError(
    source,
    at,
    `${expression}: the template has no parameter and no resource ${JSON.stringify(name)}`,
    'Correct the name, or add what it refers to.',
  );
}

function outputOf(resource: StackResource, name: string, at: number, own: ReferencesOptions): Term {
  const { logicalId } = resource;
  const stack = own.options.nested.get(logicalId);
  const output = /^Outputs\.(.+)$/s.exec(name)?.[1];
  if (stack === undefined || output === undefined) {
    return new Unresolved(
      `Fn::GetAtt ${logicalId}.${name}${stack === undefined ? ' (template not read)' : ''}`,
    );
  }
  const value = outputValue(stack, output);
  if (value !== undefined) return value;
  throw sourceError(
    own.options.template.source,
    at,
    `${stack.template.source.file} has no output ${JSON.stringify(output)}`,
    'Correct the name, or add the output.',
  );
}

/** The value of an output; undefined where there is none of the name. */
export function outputValue(stack: Stack, name: string): Term | undefined {
  const entry = stack.outputs().get(name);
  const node = entry?.node.kind === 'map' ? entry.node.entries.get('Value')?.node : undefined;
  return node === undefined ? undefined : stack.evaluationFor(null).value(node);
}

function tell(
  attribute: Attribute,
  resource: StackResource,
  name: string,
  own: ReferencesOptions,
): Term | undefined {
  const { property } = own.properties;
  switch (attribute.kind) {
    case 'own-id':
      return ownId(resource, own);
    case 'property':
      return property(resource, attribute.name);
    case 'list-of-property': {
      const term = property(resource, attribute.name);
      return term === undefined ? undefined : new ListTerm([term]);
    }
    case 'made-with-it':
      return new Reference(`${ownId(resource, own).id}.${name}`, attribute.type);
    case 'ipv6-blocks':
      return ipv6Blocks(ownId(resource, own).id, own);
    case 'endpoint-names':
      return endpointNames(ownId(resource, own).id, property(resource, 'ServiceName'), own.options);
    case 'function-arn':
      return functionArn(property(resource, 'FunctionName'), own.options);
  }
}

// The first is the regional name, for which a name with the endpoint's id here stands; the zones' own come after it.
function endpointNames(
  id: string,
  serviceName: Term | undefined,
  { scope: { region } }: StackOptions,
): Term | undefined {
  const name = standInName(id, knownText(serviceName) ?? '', region);
  return name === undefined ? undefined : new ListTerm([`HOSTED_ZONE_ID:${name}`]);
}

// A name that is not written is made up on deployment.
function functionArn(name: Term | undefined, { scope }: StackOptions): Term | undefined {
  const text = knownText(name);
  if (text === undefined || scope.accountId === null) return undefined;
  const partition = (partitionOf(scope.region) ?? commercial).id;
  return `arn:${partition}:lambda:${scope.region}:${scope.accountId}:function:${text}`;
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpccidrblock.html
function ipv6Blocks(vpcId: string, own: ReferencesOptions): Term | undefined {
  const blocks: Term[] = [];
  for (const resource of own.sections.resources().values()) {
    if (resource.type !== 'AWS::EC2::VPCCidrBlock' || resource.exists() === false) continue;
    const of = own.properties.property(resource, 'VpcId');
    if (!(of instanceof Reference) || of.id !== vpcId) continue;
    if (resource.exists() !== true) return undefined;
    const written = own.properties.property(resource, 'Ipv6CidrBlock');
    const isAmazons = own.properties.property(resource, 'AmazonProvidedIpv6CidrBlock') ?? false;
    if (written !== undefined) blocks.push(written);
    else if (knownText(isAmazons) === 'true') blocks.push(standInBlock(own.options.world.nthVpc(vpcId)));
  }
  return blocks.length === 0 ? undefined : new ListTerm(blocks);
}
