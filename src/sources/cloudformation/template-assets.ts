import { readFile } from 'node:fs/promises';
import { isJsonObject } from '../aws-cli/json-documents.ts';
import { type TemplateNode } from './template-node.ts';

/** The templates that the CDK uploads for a stack. */
export interface TemplateAssets {
  /** The file (beside the stack's template) whose hash an address has in it; undefined where none has. */
  readonly find: (address: TemplateNode) => string | undefined;
}

const hashPattern = /[0-9a-f]{64}/g;

/**
 * Reads what stands beside a template of the CDK about its assets: `Stack.assets.json` for `Stack.template.json`. It
 * knows none where there is no such file.
 * https://github.com/aws/aws-cdk-cli/blob/main/packages/@aws-cdk/cloud-assembly-schema/lib/assets/schema.ts
 */
export async function readAssets(template: string): Promise<TemplateAssets> {
  const files = await readFiles(template.replace(/\.template\.json$/, '.assets.json'));
  return {
    find: (address) => {
      const hash = hashesIn(address).find((one) => Object.hasOwn(files, one));
      const asset = hash === undefined ? undefined : files[hash];
      const source = isJsonObject(asset) ? asset['source'] : undefined;
      const path = isJsonObject(source) ? source['path'] : undefined;
      return typeof path === 'string' ? path : undefined;
    },
  };
}

async function readFiles(file: string): Promise<Readonly<Record<string, unknown>>> {
  if (!file.endsWith('.assets.json')) return {};
  try {
    const manifest: unknown = JSON.parse(await readFile(file, 'utf8'));
    const files = isJsonObject(manifest) ? manifest['files'] : undefined;
    return isJsonObject(files) ? files : {};
  } catch {
    // Without it a nested template is one that is not read, and that is said.
    return {};
  }
}

function hashesIn(node: TemplateNode): readonly string[] {
  if (node.kind === 'scalar') return node.text.match(hashPattern) ?? [];
  if (node.kind === 'list') return node.items.flatMap(hashesIn);
  return [...node.entries.values()].flatMap((entry) => hashesIn(entry.node));
}
