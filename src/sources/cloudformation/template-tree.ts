import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isNestedStack, locationProperty } from './nested-type.ts';
import { readText } from './read-text.ts';
import { readTemplate, type Template } from './template.ts';
import { memberOf, sourceError, type TemplateNode, textOf } from './template-node.ts';

/** A template with those of its nested stacks, by logical id, as far as they are local files that are there. */
export interface TemplateTree {
  readonly template: Template;
  readonly nested: ReadonlyMap<string, TemplateTree>;
}

/** A template that stands in the tree several times counts each time. */
const mostTemplates = 2000;

/** Reads templates, each file once. */
export function makeTreeReader() {
  const templates = new Map<string, Promise<Template>>();
  let count = 0;

  /**
   * @param file the name of the file as messages have it.
   * @param around the files of the stacks that it is nested in.
   * @throws InputError `template`, `path-not-found`, `unreadable`, `file-too-large`, `binary-file`.
   */
  async function read(location: string, file: string, around: readonly string[] = []): Promise<TemplateTree> {
    const text = await readText(location, file);
    const real = await realpath(location);
    const known = templates.get(real) ?? Promise.resolve(readTemplate(text, file));
    templates.set(real, known);
    const template = await known;
    const nested = new Map<string, TemplateTree>();
    for (const [logicalId, { keyAt, node }] of template.section('Resources')?.entries ?? []) {
      const relative = localTemplate(node);
      if (relative === undefined) continue;
      count += 1;
      if (count > mostTemplates) {
        throw sourceError(template.source, keyAt, 'too many nested stacks', 'Name fewer templates at once.');
      }
      const inner = path.join(path.dirname(location), relative);
      const innerReal = await realPathOf(inner);
      if (innerReal === undefined) continue;
      if (innerReal === real || around.includes(innerReal)) {
        throw sourceError(
          template.source,
          keyAt,
          `the nested stack ${logicalId} has the template ${relative}, which it is itself part of`,
          'A stack cannot be nested in itself: name another template.',
        );
      }
      nested.set(logicalId, await read(inner, path.join(path.dirname(file), relative), [...around, real]));
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

// The CDK uploads nested templates and says beside the address in S3 which file it is.
// https://docs.aws.amazon.com/cdk/v2/guide/assets.html
function localTemplate(resource: TemplateNode): string | undefined {
  const type = textOf(memberOf(resource, 'Type')) ?? '';
  if (!isNestedStack(type)) return undefined;
  const asset = textOf(memberOf(memberOf(resource, 'Metadata'), 'aws:asset:path'));
  const property = locationProperty(type) ?? '';
  const location = asset ?? textOf(memberOf(memberOf(resource, 'Properties'), property));
  return location === undefined || location === '' || location.includes('://') ? undefined : location;
}
