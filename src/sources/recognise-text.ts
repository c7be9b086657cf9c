import { isJsonObject, type JsonObject } from './aws-cli/json-documents.ts';

/** What a text file may be: something that a door reads, or what such a thing is made from or mistaken for. */
export type TextKind =
  | 'aws-cli'
  | 'template'
  | 'assembly-manifest'
  | 'plan'
  | 'terraform-state'
  | 'terraform-log'
  | 'terraform-source'
  | 'yaml';

/**
 * What a text is, by what is in it. What is nothing else is taken for saved output of the AWS CLI, whose door says
 * best what is wrong with it.
 */
export function kindOfText(text: string): TextKind {
  return /^\s*[{[]/.test(text) ? kindOfJson(text) : kindOfOtherText(text);
}

/** One of these is in all that is recognised here; answers of the AWS CLI, which may be large, are not parsed for it. */
const marks =
  /"(?:AWSTemplateFormatVersion|Resources|Transform|artifacts|format_version|terraform_version|@module)"/;

function kindOfJson(text: string): TextKind {
  if (!marks.test(text)) return 'aws-cli';
  const body = parseJson(text);
  if (body === undefined) return kindOfBrokenJson(text);
  return isJsonObject(body) ? kindOfBody(body) : 'aws-cli';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function kindOfBody(body: JsonObject): TextKind {
  // https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.cloud_assembly_schema.AssemblyManifest.html
  if (isJsonObject(body['artifacts']) && typeof body['version'] === 'string') return 'assembly-manifest';
  // https://developer.hashicorp.com/terraform/internals/json-format
  if (typeof body['format_version'] === 'string' && planKeys.some((key) => key in body)) return 'plan';
  if ('lineage' in body && typeof body['terraform_version'] === 'string') return 'terraform-state';
  return isTemplate(body) ? 'template' : 'aws-cli';
}

const planKeys = ['planned_values', 'values', 'resource_changes', 'terraform_version'];

function isTemplate(body: JsonObject): boolean {
  if ('AWSTemplateFormatVersion' in body || 'Transform' in body) return true;
  const { Resources: resources } = body;
  return (
    isJsonObject(resources) &&
    Object.values(resources).some((member) => isJsonObject(member) && typeof member['Type'] === 'string')
  );
}

// The door of what it was meant to be says where the fault is.
function kindOfBrokenJson(text: string): TextKind {
  if (/"@module"\s*:\s*"terraform\.ui"/.test(text)) return 'terraform-log';
  if (/"AWSTemplateFormatVersion"|^\s*\{\s*"Resources"\s*:\s*\{/.test(text)) return 'template';
  return /^\s*\{\s*"format_version"/.test(text) ? 'plan' : 'aws-cli';
}

/** A key of a template at the left of a line, as YAML's block style has it. */
const templateKey = /^(["']?)(?:AWSTemplateFormatVersion|Resources|Transform)\1[ \t]*:(?=[ \t\r\n]|$)/m;

/** A block of Terraform's language. */
const terraformBlock =
  /^(?:(?:resource|data)\s+"[\w-]+"\s+"[\w-]+"|(?:module|provider|variable|output)\s+"[\w-]+"|terraform|locals)\s*\{/m;

/** The first line of a mapping or a document of YAML: nothing that the AWS CLI prints as an error begins so. */
const yamlStart =
  /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:---|%YAML|["']?[\w.:/-]+["']?:(?:[ \t][^\n]*)?(?:\r?\n|$))/;

function kindOfOtherText(text: string): TextKind {
  if (templateKey.test(text)) return 'template';
  if (terraformBlock.test(text)) return 'terraform-source';
  return yamlStart.test(text) ? 'yaml' : 'aws-cli';
}
