import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isNestedStack, locationProperty } from './nested-type.ts';
import { readAssets, type TemplateAssets } from './template-assets.ts';
import { readText } from './read-text.ts';
import { readTemplate, type Template } from './template.ts';
import { memberOf, sourceError, type TemplateNode, textOf } from './template-node.ts';

/** A template with those of its nested stacks, by logical id, as far as they are local files that are there. */
export interface TemplateTree {
  readonly template: Template;
  readonly nested: ReadonlyMap<string, TemplateTree>;
}

interface OuterStack {
  /** The files of the stacks around. */
  readonly around: readonly string[];
  readonly assets: TemplateAssets;
}

/** A template that stands in the tree several times counts each time. */
const mostTemplates = 2000;

/** Reads templates, each file once. */
export function makeTreeReader() {
  const templates = new Map<string, Promise<Template>>();
  let count = 0;

  /**
   * @param file the name of the file as messages have it.
   * @param outer what the stack that it is nested in knows.
   * @throws InputError `template`, `path-not-found`, `unreadable`, `file-too-large`, `binary-file`.
   */
  async function read(location: string, file: string, outer?: OuterStack): Promise<TemplateTree> {
    const text = await readText(location, file);
    const real = await realpath(location);
    const known = templates.get(real) ?? Promise.resolve(readTemplate(text, file));
    templates.set(real, known);
    const template = await known;
    const around = [...(outer?.around ?? []), real];
    const assets = outer?.assets ?? (await readAssets(location));
    const nested = new Map<string, TemplateTree>();
    for (const [logicalId, { keyAt, node }] of template.section('Resources')?.entries ?? []) {
      const relative = localTemplate(node, assets);
      if (relative === undefined) continue;
      count += 1;
      if (count > mostTemplates) {
        throw sourceError(template.source, keyAt, 'too many nested stacks', 'Name fewer templates at once.');
      }
      const inner = path.join(path.dirname(location), relative);
      const innerReal = await realPathOf(inner);
      if (innerReal === undefined) continue;
      if (around.includes(innerReal)) {
        throw sourceError(
          template.source,
          keyAt,
          `the nested stack ${logicalId} has the template ${relative}, which it is itself part of`,
          'A stack cannot be nested in itself: name another template.',
        );
      }
      nested.set(logicalId, await read(inner, path.join(path.dirname(file), relative), { around, assets }));
    }
    return { template, nested };
  }

  return { read };
}

async function realPathOf(location: string): Promise<string | undefined> {
  try {
    return await realpath(location);
  } catch {
    return undefined;
  }
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
function localTemplate(resource: TemplateNode, assets: TemplateAssets): string | undefined {
  const type = textOf(memberOf(resource, 'Type')) ?? '';
  if (!isNestedStack(type)) return undefined;
  // The CDK uploads nested templates and says beside the address which file it is, unless it is told not to.
  const asset = textOf(memberOf(memberOf(resource, 'Metadata'), 'aws:asset:path'));
  const address = memberOf(memberOf(resource, 'Properties'), locationProperty(type) ?? '');
  const location = asset ?? textOf(address);
  if (location !== undefined && location !== '' && !location.includes('://')) return location;
  return address === undefined ? undefined : assets.find(address);
}
