import { Document, type Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { type Attribute, type FormValue, isList, Reference } from '../form-value.ts';
import { refuse } from '../not-expressible.ts';
import { logicalId, type TemplateResource } from './resource.ts';

/** The template as a person would write it: YAML with short tags. */
export function writeTemplate(story: string, resources: readonly TemplateResource[]): string {
  const document = new Document();
  const body = new YAMLMap();
  for (const { logicalId: id, type, dependsOn, properties } of resources) {
    const entry = new YAMLMap();
    entry.set('Type', type);
    if (dependsOn.length > 0) entry.set('DependsOn', dependsOn.length === 1 ? dependsOn[0] : dependsOn);
    if (Object.keys(properties).length > 0) entry.set('Properties', toNode(properties));
    body.set(id, entry);
  }
  const root = new YAMLMap();
  root.set('AWSTemplateFormatVersion', quoted('2010-09-09'));
  root.set('Description', story);
  root.set('Resources', body);
  document.contents = root;
  return document.toString({ lineWidth: 0, singleQuote: true });
}

function toNode(value: FormValue): Node {
  if (value instanceof Reference) return referenceNode(value);
  if (isList(value)) return sequence(value.map(toNode));
  if (typeof value === 'object') {
    const map = new YAMLMap();
    for (const [name, inside] of Object.entries(value)) map.set(name, toNode(inside));
    return map;
  }
  if (typeof value !== 'string') return new Scalar(value);
  if (value === '${AWS::Region}') return tagged('!Ref', new Scalar('AWS::Region'));
  return value.includes('${AWS::') ? tagged('!Sub', new Scalar(value)) : scalarOf(value);
}

// A text that YAML would take for a number or a switch stays a text.
function scalarOf(text: string): Scalar {
  return /^[-\d.:]+$/.test(text) ? quoted(text) : new Scalar(text);
}

function quoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_SINGLE;
  return scalar;
}

function tagged<T extends Node>(tag: string, node: T): T {
  Object.assign(node, { tag });
  return node;
}

function sequence(nodes: readonly Node[], flow = false): YAMLSeq {
  const list = new YAMLSeq();
  for (const node of nodes) list.add(node);
  list.flow = flow;
  return list;
}

function referenceNode({ to, attribute }: Reference): Node {
  const id = logicalId(to);
  const words = attributeWords[attribute];
  switch (words.by) {
    case 'ref':
      return tagged('!Ref', new Scalar(id));
    case 'attribute':
      return tagged('!GetAtt', new Scalar(`${id}.${words.name}`));
    case 'part': {
      // `zone:name`, the regional name first: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
      const first = select('0', tagged('!GetAtt', new Scalar(`${id}.DnsEntries`)));
      return select(words.part, tagged('!Split', sequence([quoted(':'), first], true)));
    }
    case 'nothing':
      return refuse(`CloudFormation has no word for the ${attribute} of ${to}`);
  }
}

function select(index: string, from: Node): Node {
  return tagged('!Select', sequence([quoted(index), from], true));
}

type Words =
  | { readonly by: 'ref' }
  | { readonly by: 'attribute'; readonly name: string }
  | { readonly by: 'part'; readonly part: string }
  | { readonly by: 'nothing' };

const attributeWords = {
  id: { by: 'ref' },
  'allocation-id': { by: 'attribute', name: 'AllocationId' },
  'default-security-group': { by: 'attribute', name: 'DefaultSecurityGroup' },
  'default-network-acl': { by: 'attribute', name: 'DefaultNetworkAcl' },
  'main-route-table': { by: 'nothing' },
  'regional-name': { by: 'part', part: '1' },
  'regional-name-zone': { by: 'part', part: '0' },
  zone: { by: 'ref' },
} as const satisfies Record<Attribute, Words>;
