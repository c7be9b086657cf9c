import { posix } from 'node:path';
import { type CallName, callNames, callNamed, callOf } from '../calls.ts';
import { identifierOf, needsIdentifier } from './identify.ts';
import { type JsonObject } from './json-documents.ts';
import { type Manifest, manifestFileName, parseManifest } from './manifest.ts';
import { recogniseCalls } from './recognise.ts';
import { type FileContent, type Note, type SavedDocument, type SavedError } from './saved-file.ts';

/** A manifest and the folder whose files it describes. */
export interface FoundManifest {
  readonly folder: string;
  readonly file: string;
  readonly manifest: Manifest;
}

/** A document with the calls that it answers. */
export interface RecognisedDocument extends SavedDocument {
  readonly calls: readonly CallName[];
}

/** A refusal or another error that was saved in the place of an answer. */
export interface FailedCall extends SavedError {
  readonly call: CallName;
}

/** Everything that was read, sorted by what it is. */
export interface InputDocuments {
  readonly manifests: readonly FoundManifest[];
  /** All documents by file, for the manifests, which say themselves what a file answers. */
  readonly byFile: ReadonlyMap<string, readonly SavedDocument[]>;
  /** Documents that no manifest lists. */
  readonly loose: readonly RecognisedDocument[];
  readonly failed: readonly FailedCall[];
  readonly notes: readonly Note[];
}

/** The folder of a path; the empty text for a file without one. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === -1 ? '' : path.slice(0, end);
}

/** A path inside a folder. */
export function inFolder(folder: string, name: string): string {
  return posix.normalize(folder === '' ? name : `${folder}/${name}`);
}

/** Whether a file is in a folder or further down; the folder of the empty name is the current one. */
export function isInFolder(file: string, folder: string): boolean {
  if (folder !== '') return file.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
  return !/^(?:\/|\.\.\/|[A-Za-z]:)/.test(file);
}

/**
 * Tells manifests, answers and what is neither apart.
 * @throws InputError `manifest` for a manifest that cannot be read.
 */
export function sortDocuments(contents: readonly FileContent[]): InputDocuments {
  const documents = contents.flatMap((content) => content.documents);
  const manifests = documents.filter(isManifest).map(({ file, body }) => {
    return { folder: folderOf(file), file, manifest: parseManifest(body, file) };
  });
  const listed = new Set(
    manifests.flatMap(({ folder, manifest }) =>
      manifest.calls.flatMap(({ call, files }) =>
        callNamed(call) === undefined ? [] : files.map((name) => inFolder(folder, name)),
      ),
    ),
  );
  const loose = documents
    .filter((document) => !isManifest(document) && !listed.has(document.file))
    .map((document) => ({ ...document, calls: recogniseCalls(document.body, document.file) }));
  const errors = contents.flatMap((content) => content.errors);
  const failed = errors.flatMap((error) => failedCalls(error));
  return {
    manifests,
    byFile: groupByFile(documents),
    loose: loose.filter(({ calls }) => calls.length > 0),
    failed,
    notes: [
      ...contents.flatMap((content) => content.notes),
      ...loose.filter(({ calls }) => calls.length === 0).map(unrecognised),
      ...loose.flatMap(unidentified),
      ...manifests.flatMap(unknownCalls),
      ...errors.filter((error) => failedCalls(error).length === 0).map(unknownError),
    ],
  };
}

function isManifest({ file, body }: SavedDocument): boolean {
  const schema = body['schema'];
  return (
    file === manifestFileName ||
    file.endsWith(`/${manifestFileName}`) ||
    (typeof schema === 'string' && schema.startsWith('planecheck/snapshot/'))
  );
}

function groupByFile(documents: readonly SavedDocument[]): ReadonlyMap<string, readonly SavedDocument[]> {
  const groups = new Map<string, SavedDocument[]>();
  for (const document of documents) {
    const group = groups.get(document.file);
    if (group === undefined) groups.set(document.file, [document]);
    else group.push(document);
  }
  return groups;
}

function failedCalls(error: SavedError): readonly FailedCall[] {
  const call = callNames.find((name) => name.endsWith(`:${error.operation}`));
  return call === undefined ? [] : [{ ...error, call }];
}

function unrecognised({ file, body }: SavedDocument): Note {
  return { file, text: `not recognised (top-level keys: ${keysOf(body)})` };
}

function unidentified({ file, body, calls }: RecognisedDocument): readonly Note[] {
  const nameless = calls.filter((call) => needsIdentifier(call) && identifierOf(call, body, file) === null);
  return nameless.map((call) => ({ file, text: `not used: ${missingIdentifier(call)}` }));
}

/** What a document that cannot be used does not say. */
export function missingIdentifier(call: CallName): string {
  const { identifiedBy } = callOf(call);
  return `neither the file nor its name says of which ${identifiedBy ?? 'thing'} it is`;
}

function keysOf(body: JsonObject): string {
  const keys = Object.keys(body).map((key) => JSON.stringify(key.slice(0, 40)));
  if (keys.length === 0) return 'none';
  return keys.length > 6 ? `${keys.slice(0, 6).join(', ')}, …` : keys.join(', ');
}

function unknownCalls({ file, manifest }: FoundManifest): readonly Note[] {
  const unknown = manifest.calls.filter(({ call }) => callNamed(call) === undefined);
  return unknown.map(({ call }) => ({
    file,
    text: `call ${JSON.stringify(call)} is not known and left out`,
  }));
}

function unknownError({ file, operation }: SavedError): Note {
  return { file, text: `an error of the AWS CLI (${operation})` };
}

/** Whether anything of a call's answer is read; the other calls only say whose the documents are. */
export function isRead(call: CallName): boolean {
  return callOf(call).facts.length > 0 || readBesideFacts.includes(call);
}

const readBesideFacts: readonly CallName[] = [
  'ec2:DescribeAddresses',
  'lambda:GetFunctionConfiguration',
  'lambda:GetFunction',
  'route53:GetHostedZone',
  'route53profiles:ListProfileAssociations',
  'route53profiles:ListProfileResourceAssociations',
];
