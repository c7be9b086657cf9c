import { readDocument } from './read-document.ts';
import { memberOf, type SourceFile, sourceError, type TemplateNode, textOf } from './template-node.ts';

const shapes =
  'Write [{"ParameterKey": …, "ParameterValue": …}], {"Parameters": {name: value}} or {name: value}.';

/**
 * Values of parameters from a file, as the AWS CLI writes them (a list of keys and values, or of texts `Key=Value`), as
 * CodePipeline and Git sync do (an object under Parameters) or plainly as names and values; in JSON or YAML. Values that
 * the file does not tell (`UsePreviousValue`, an artifact's attribute) are left out.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/ (--parameter-overrides)
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-cfn-artifacts.html
 * @throws InputError `parameter` with line and column.
 */
export function parseParameterFile(text: string, file: string): ReadonlyMap<string, string> {
  const { root, source } = readDocument(text, file, 'parameter');
  const values = new Map<string, string>();
  const inner = memberOf(root, 'Parameters') ?? memberOf(root, 'parameters');
  const holder = inner?.kind === 'map' || inner?.kind === 'list' ? inner : root;
  if (holder.kind === 'list') for (const item of holder.items) addItem(item, values, source);
  else if (holder.kind === 'map') {
    for (const [name, { node }] of holder.entries) add(name, node, values, source);
  } else throw sourceError(source, holder.at, 'no parameters', shapes);
  return values;
}

function addItem(item: TemplateNode, values: Map<string, string>, source: SourceFile): void {
  if (item.kind === 'scalar' && typeof item.value === 'string') {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(item.value) ?? [];
    if (name === undefined || value === undefined) throw sourceError(source, item.at, 'no KEY=VALUE', shapes);
    add(name, { kind: 'scalar', at: item.at, value, text: value }, values, source);
    return;
  }
  const key = textOf(memberOf(item, 'ParameterKey'));
  if (key === undefined) throw sourceError(source, item.at, 'a parameter without ParameterKey', shapes);
  const value = memberOf(item, 'ParameterValue');
  if (textOf(memberOf(item, 'UsePreviousValue'))?.toLowerCase() === 'true') return;
  if (value === undefined)
    throw sourceError(source, item.at, `the parameter ${key} has no ParameterValue`, shapes);
  add(key, value, values, source);
}

function add(name: string, node: TemplateNode, values: Map<string, string>, source: SourceFile): void {
  if (values.has(name)) {
    throw sourceError(source, node.at, `the parameter ${name} is there twice`, 'Remove one of the two.');
  }
  // CodePipeline fills these in while it runs.
  const isFunction = node.kind === 'map' && [...node.entries.keys()].some((key) => key.startsWith('Fn::'));
  if (isFunction) return;
  const value = node.kind === 'list' ? listText(node.items) : textOf(node);
  if (value === undefined)
    throw sourceError(source, node.at, `the parameter ${name} has no text as its value`, shapes);
  values.set(name, value);
}

// Parameters of list types are texts with commas.
function listText(items: readonly TemplateNode[]): string | undefined {
  const texts = items.map(textOf);
  return texts.includes(undefined) ? undefined : texts.join(',');
}
