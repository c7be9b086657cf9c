import { readDocument } from './read-document.ts';
import {
  isEmptyNode,
  type MapNode,
  memberOf,
  type SourceFile,
  sourceError,
  type TemplateNode,
  textOf,
} from './template-node.ts';

/** A macro that a template is run through. */
interface Transform {
  readonly name: string;
  readonly at: number;
}

/** A template as read; what its sections say is looked at when it is needed. */
export interface Template {
  readonly source: SourceFile;
  readonly transforms: readonly Transform[];
  /** @returns undefined where the section is not there, or empty. */
  readonly section: (name: SectionName) => MapNode | undefined;
}

/** The sections that are read. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
const sectionNames = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs', 'Globals'] as const;

/** One of the sections that are read. */
export type SectionName = (typeof sectionNames)[number];

/** The transform that brings Fn::ForEach, Fn::Length, Fn::ToJsonString and the default of Fn::FindInMap. */
export const languageExtensions = 'AWS::LanguageExtensions';

/**
 * Reads a template.
 * @throws InputError `template` with line and column.
 */
export function readTemplate(text: string, file: string): Template {
  const { source, root } = readDocument(text, file, 'template');
  if (root.kind !== 'map') throw sourceError(source, root.at, 'no template: it is no object', noTemplate);
  const sections = new Map<SectionName, MapNode>();
  for (const name of sectionNames) {
    const node = memberOf(root, name);
    if (node === undefined || isEmptyNode(node)) continue;
    if (node.kind !== 'map') {
      throw sourceError(source, node.at, `${name} must be an object`, `Write ${name} as names and values.`);
    }
    sections.set(name, node);
  }
  if (!sections.has('Resources')) {
    const at = memberOf(root, 'Resources')?.at ?? root.at;
    throw sourceError(source, at, 'the template has no Resources', noTemplate);
  }
  return {
    source,
    transforms: transformsOf(memberOf(root, 'Transform'), source),
    section: (name) => sections.get(name),
  };
}

const noTemplate = 'Name a CloudFormation template: an object with Resources.';

// A name, an object with a name and parameters, or a list of both.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html
function transformsOf(node: TemplateNode | undefined, source: SourceFile): readonly Transform[] {
  if (node === undefined || isEmptyNode(node)) return [];
  if (node.kind === 'list') return node.items.flatMap((item) => transformsOf(item, source));
  const name =
    textOf(node) ??
    textOf(memberOf(node, 'Name')) ??
    textOf(memberOf(memberOf(node, 'Fn::Transform'), 'Name'));
  if (name === undefined) {
    throw sourceError(
      source,
      node.at,
      'a transform without a name',
      'Write Transform as a name or a list of names.',
    );
  }
  return [{ name, at: node.at }];
}
