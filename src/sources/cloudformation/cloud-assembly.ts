import path from 'node:path';
import { readDocument } from './read-document.ts';
import { readText } from './read-text.ts';
import { memberOf, type SourceFile, sourceError, type TemplateNode, textOf } from './template-node.ts';

/** A stack that a cloud assembly of the CDK holds. */
export interface AssembledStack {
  /** The template, and its name as messages have it. */
  readonly location: string;
  readonly file: string;
  /** The name of its artifact, the only one of its kind in the assembly. */
  readonly artifact: string;
  readonly stackName: string;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly parameters: ReadonlyMap<string, string>;
}

/** The file that says what is in a cloud assembly. */
export const manifestName = 'manifest.json';
/** Stages within stages; the CDK itself allows no more than a few. */
const deepest = 20;

/**
 * The stacks of a `cdk.out` folder, those of its stages too.
 * https://docs.aws.amazon.com/cdk/v2/guide/deploy.html#deploy-how-synth-cloud-assembly
 * @throws InputError `manifest` with line; `path-not-found`, `unreadable`.
 */
export async function readAssembly(
  folder: string,
  file: string,
  depth = 0,
): Promise<readonly AssembledStack[]> {
  const manifestFile = path.join(file, manifestName);
  const text = await readText(path.join(folder, manifestName), manifestFile);
  const { root, source } = readDocument(text, manifestFile, 'manifest');
  const artifacts = memberOf(root, 'artifacts');
  if (textOf(memberOf(root, 'version')) === undefined || artifacts?.kind !== 'map' || depth > deepest) {
    throw sourceError(
      source,
      root.at,
      'no manifest of a cloud assembly',
      'Name the folder cdk.out of cdk synth.',
    );
  }
  const stacks: AssembledStack[] = [];
  for (const [artifact, { node }] of artifacts.entries) {
    const type = textOf(memberOf(node, 'type'));
    if (type === 'aws:cloudformation:stack')
      stacks.push(assembledStack(artifact, node, folder, file, source));
    if (type !== 'cdk:cloud-assembly') continue;
    const directory = textOf(memberOf(memberOf(node, 'properties'), 'directoryName'));
    if (directory === undefined) throw missing(source, node.at, artifact, 'directoryName');
    stacks.push(...(await readAssembly(path.join(folder, directory), path.join(file, directory), depth + 1)));
  }
  return stacks;
}

function assembledStack(
  artifact: string,
  node: TemplateNode,
  folder: string,
  file: string,
  source: SourceFile,
): AssembledStack {
  const properties = memberOf(node, 'properties');
  const templateFile = textOf(memberOf(properties, 'templateFile'));
  if (templateFile === undefined) throw missing(source, node.at, artifact, 'templateFile');
  const [, account, region] =
    /^aws:\/\/([^/]+)\/([^/]+)$/.exec(textOf(memberOf(node, 'environment')) ?? '') ?? [];
  const parameters = memberOf(properties, 'parameters');
  const given = parameters?.kind === 'map' ? [...parameters.entries] : [];
  return {
    location: path.join(folder, templateFile),
    file: path.join(file, templateFile),
    artifact,
    stackName: textOf(memberOf(properties, 'stackName')) ?? artifact,
    accountId: unlessUnknown(account),
    region: unlessUnknown(region),
    parameters: new Map(given.flatMap(([name, entry]) => texts(name, textOf(entry.node)))),
  };
}

function texts(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value === undefined ? [] : [[name, value]];
}

// A stack that may go anywhere has the environment aws://unknown-account/unknown-region.
function unlessUnknown(part: string | undefined): string | null {
  return part === undefined || part.startsWith('unknown-') ? null : part;
}

function missing(source: SourceFile, at: number, artifact: string, field: string) {
  return sourceError(source, at, `the artifact ${artifact} has no ${field}`, 'Run cdk synth again.');
}
