import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { decodeText } from '../aws-cli/decode-text.ts';
import { isDeeperThan, parseJsonDocuments } from '../aws-cli/json-documents.ts';
import { InputError } from '../input-error.ts';
import { planDocument, type PlanDocument } from './plan-document.ts';

const deepest = 200;

const next = 'Write it with: terraform show -json plan.tfplan > plan.json';

/**
 * Reads a plan or a state as JSON.
 * @throws InputError `plan` for what is none, or of a version that is not known; `unreadable`, `not-json`, `too-deep`.
 */
export async function readPlan(file: string): Promise<PlanDocument> {
  const text = await textOf(file);
  const parsed = parseJsonDocuments(text);
  if (parsed.kind === 'fault') {
    const { line, column } = parsed.fault;
    throw new InputError('not-json', `${file}: line ${line}, column ${column}: not JSON`, next);
  }
  const [document] = parsed.documents;
  if (isDeeperThan(document, deepest))
    throw new InputError('too-deep', `${file}: nested deeper than ${deepest} levels`, next);
  const read = planDocument.safeParse(document);
  if (!read.success) {
    const [issue] = z.prettifyError(read.error).split('\n');
    throw new InputError('plan', `${file}: not a plan or state as Terraform writes it: ${issue ?? ''}`, next);
  }
  checkVersion(read.data, file);
  return read.data;
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new InputError('unreadable', `${file}: cannot be read (${code})`, 'Check who may read it.');
  });
  const decoded = decodeText(bytes);
  if (decoded.kind === 'text') return decoded.text;
  throw new InputError('binary-file', `${file} is a binary file`, next);
}

function checkVersion({ format_version: version }: PlanDocument, file: string): void {
  if (/^[01]\./.test(version)) return;
  throw new InputError(
    'plan',
    `${file}: format_version ${version.slice(0, 20)} is not known (1.x is)`,
    'Write it with a version of Terraform whose plans are of format 1, or update planecheck.',
  );
}
