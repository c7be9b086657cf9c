import { decodeText } from '../aws-cli/decode-text.ts';
import { isJsonObject } from '../aws-cli/json-documents.ts';

const topKey = /^["']?(?:AWSTemplateFormatVersion|Transform)["']?[ \t]*:/m;
const resourcesKey = /^["']?Resources["']?[ \t]*:/m;
const typeKey = /(?:^|[\s{,])["']?Type["']?[ \t]*:[ \t]*["']?[A-Za-z0-9]+::/m;
const anyKey = /["']?(?:AWSTemplateFormatVersion|Transform|Resources)["']?\s*:/;

/**
 * Whether a file is a CloudFormation template, in YAML or JSON: it says so, or has Resources with types. A template
 * that cannot be read is still one, so that reading it tells where it is wrong.
 */
export function recogniseTemplate(content: Uint8Array | string): boolean {
  const decoded =
    typeof content === 'string' ? { kind: 'text' as const, text: content } : decodeText(content);
  if (decoded.kind === 'binary' || !anyKey.test(decoded.text)) return false;
  const { text } = decoded;
  // Trimming takes a byte order mark away as well.
  if (text.trimStart().startsWith('{')) return recogniseJson(text.trimStart());
  return topKey.test(text) || (resourcesKey.test(text) && typeKey.test(text));
}

function recogniseJson(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return typeKey.test(text);
  }
  if (!isJsonObject(value)) return false;
  if (typeof value['AWSTemplateFormatVersion'] === 'string' || isTransform(value['Transform'])) return true;
  const resources = value['Resources'];
  return isJsonObject(resources) && Object.values(resources).some(hasType);
}

function isTransform(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value) || isJsonObject(value);
}

function hasType(value: unknown): boolean {
  return isJsonObject(value) && typeof value['Type'] === 'string';
}

/** Whether a parsed manifest.json is that of a cloud assembly, which `cdk synth` writes to cdk.out. */
export function isCloudAssembly(manifest: unknown): boolean {
  return (
    isJsonObject(manifest) && typeof manifest['version'] === 'string' && isJsonObject(manifest['artifacts'])
  );
}
