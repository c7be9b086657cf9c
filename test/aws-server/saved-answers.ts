import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { identifierOf } from '../../src/sources/aws-cli/identify.ts';
import { isJsonObject, type JsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { type Manifest, manifestFileName, parseManifest } from '../../src/sources/aws-cli/manifest.ts';
import { recogniseCalls } from '../../src/sources/aws-cli/recognise.ts';
import { readSavedFile, type SavedDocument } from '../../src/sources/aws-cli/saved-file.ts';
import { servedCalls } from './served-calls.ts';

/**
 * Where the answers come from: a folder, or the texts of its files by name. With a manifest it is a snapshot;
 * without one the files are recognised by what they hold.
 */
export type SnapshotSource = string | ReadonlyMap<string, string>;

/** One answer, or one page of it, as the AWS CLI prints it. */
interface SavedAnswer {
  readonly call: string;
  /** The thing that the answer is about, for calls that ask about one. */
  readonly about: string | null;
  readonly body: JsonObject;
}

/** A call that failed when the snapshot was taken. */
interface FailedCall {
  readonly call: string;
  readonly about: string | null;
  readonly failure:
    | { readonly kind: 'refused'; readonly code: string; readonly message: string }
    | { readonly kind: 'unanswered' };
}

/** What there is to answer from. */
export interface SavedAnswers {
  readonly accountId: string | null;
  /** The region that the answers are of; null where only the answers could tell. */
  readonly region: string | null;
  readonly answers: readonly SavedAnswer[];
  readonly failed: readonly FailedCall[];
}

/**
 * Reads a snapshot, or AWS CLI output without a manifest.
 * @throws Error for two snapshots in one folder: one session sees one account and region.
 */
export async function readSavedAnswers(source: SnapshotSource): Promise<SavedAnswers> {
  const texts = typeof source === 'string' ? await readTexts(source) : source;
  const documents = [...texts].flatMap(([file, text]) => {
    return readSavedFile({ path: file, bytes: new TextEncoder().encode(text), named: true }).documents;
  });
  const manifests = documents.filter(({ file }) => path.posix.basename(file) === manifestFileName);
  if (manifests.length > 1) throw new Error('more than one snapshot: give the folder of one');
  const [found] = manifests;
  if (found !== undefined) return ofManifest(parseManifest(found.body, found.file), documents);
  return { accountId: null, region: null, answers: documents.flatMap(recognised), failed: [] };
}

async function readTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const json = names.filter((name) => name.endsWith('.json')).toSorted();
  const entries = json.map(async (name): Promise<[string, string]> => {
    return [name.split(path.sep).join('/'), await readFile(path.join(folder, name), 'utf8')];
  });
  return new Map(await Promise.all(entries));
}

function ofManifest(manifest: Manifest, documents: readonly SavedDocument[]): SavedAnswers {
  const answers: SavedAnswer[] = [];
  const failed: FailedCall[] = [];
  for (const { call, parameters, files, refused, unanswered } of manifest.calls) {
    const about = aboutOf(call, parameters);
    const bodies = documents.filter(({ file }) => files.includes(file));
    answers.push(...bodies.map(({ body }) => ({ call, about, body })));
    if (refused !== null) failed.push({ call, about, failure: { kind: 'refused', ...refused } });
    if (unanswered !== null) failed.push({ call, about, failure: { kind: 'unanswered' } });
  }
  return { accountId: manifest.accountId, region: manifest.region, answers, failed };
}

function recognised({ file, body }: SavedDocument): readonly SavedAnswer[] {
  return recogniseCalls(body, file).map((call) => {
    const told = aboutOf(call, body) ?? aboutOf(call, innerObject(body)) ?? identifierOf(call, body, file);
    return { call, about: shortZoneId(told), body };
  });
}

// GetHostedZone and GetFunction answer with the thing one level down.
function innerObject(body: JsonObject): JsonObject {
  const inner = body['HostedZone'] ?? body['Configuration'];
  return isJsonObject(inner) ? inner : {};
}

/** What a call is about, from its parameters; null where it is not about one thing, or they do not say. */
export function aboutOf(call: string, parameters: JsonObject): string | null {
  const parameter = servedCalls[call]?.about;
  const value = parameter === undefined ? undefined : parameters[parameter];
  return typeof value === 'string' ? shortZoneId(value) : null;
}

// Answers have /hostedzone/Z…, requests mostly Z…
function shortZoneId<T extends string | null>(id: T): T | string {
  return id === null ? id : id.replace(/^\/hostedzone\//, '');
}
