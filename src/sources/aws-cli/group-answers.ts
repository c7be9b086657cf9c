import { type Scope, scopeKey } from '../../network/scope.ts';
import { type CallName, callNamed, callOf } from '../calls.ts';
import { type CallRecord, type ScopeAnswers } from './answers.ts';
import { type ScopeAssignment } from './assign-scopes.ts';
import { identifierOf, needsIdentifier } from './identify.ts';
import {
  type FailedCall,
  type FoundManifest,
  inFolder,
  type InputDocuments,
  isRead,
  missingIdentifier,
  type RecognisedDocument,
} from './input-documents.ts';
import { textAt } from './json-fields.ts';
import { type ManifestCall } from './manifest.ts';
import { narrowedBy } from './narrowing.ts';
import { moreToCome } from './recognise.ts';
import { type SavedDocument } from './saved-file.ts';
import { bareZoneId } from './shapes/names.ts';

interface ScopedRecord {
  readonly scope: Scope;
  readonly record: CallRecord;
}

/** What the input says of every call, by account and region, in the order of {@link scopeKey}. */
export function groupAnswers(
  input: InputDocuments,
  assignment: ScopeAssignment,
  strict: boolean,
): readonly ScopeAnswers[] {
  const records = [
    ...input.manifests.flatMap((manifest) => manifestRecords(manifest, input.byFile)),
    ...input.loose.flatMap((document) => looseRecords(document, assignment)),
    ...input.failed.flatMap((failed) => failedRecords(failed, assignment)),
  ];
  const groups = new Map<string, { scope: Scope; records: Map<CallName, CallRecord[]> }>();
  for (const { scope, record } of records) {
    const group = groups.get(scopeKey(scope)) ?? { scope, records: new Map<CallName, CallRecord[]>() };
    groups.set(scopeKey(scope), group);
    const ofCall = group.records.get(record.call);
    if (ofCall === undefined) group.records.set(record.call, [record]);
    else ofCall.push(record);
  }
  const sorted = [...groups.values()].toSorted((a, b) => (scopeKey(a.scope) < scopeKey(b.scope) ? -1 : 1));
  return sorted.map(({ scope, records: ofScope }) => ({
    scope,
    records: ofScope,
    strict,
    expectsAll: scope.accountId !== null || !sorted.some((other) => isKnownTwin(other.scope, scope)),
  }));
}

function isKnownTwin(other: Scope, scope: Scope): boolean {
  return other.accountId !== null && other.region === scope.region;
}

function looseRecords(document: RecognisedDocument, assignment: ScopeAssignment): readonly ScopedRecord[] {
  const calls = document.calls.filter(isRead);
  if (calls.length === 0) return [];
  const scopes = assignment.scopesOf(document);
  return calls.flatMap((call) => {
    const record = looseRecord(call, document);
    return scopes.map((scope) => ({ scope, record }));
  });
}

function looseRecord(call: CallName, { body, file }: RecognisedDocument): CallRecord {
  const identifier = identifierOf(call, body, file);
  if (identifier === null && needsIdentifier(call)) {
    const detail = `${file}: ${missingIdentifier(call)}`;
    return { kind: 'missing', call, identifier: null, attribute: null, detail };
  }
  const more = moreToCome(body);
  return { kind: 'answer', call, identifier, file, body, partial: moreDetail(file, more), assumed: true };
}

function moreDetail(file: string, more: string | null): string | null {
  return more === null ? null : `${file}: ${more} says that there is more`;
}

const refusals = /^(?:UnauthorizedOperation|UnauthorizedAccess|AccessDenied\w*|NotAuthorized\w*)$/i;

function failedRecords(
  { call, code, file }: FailedCall,
  assignment: ScopeAssignment,
): readonly ScopedRecord[] {
  if (!isRead(call)) return [];
  const identifier = identifierOf(call, {}, file);
  const about = { call, identifier, attribute: null };
  const record: CallRecord = refusals.test(code)
    ? { kind: 'refused', ...about }
    : { kind: 'missing', ...about, detail: `${file}: the call failed (${code})` };
  return assignment.scopesOf({ file, calls: [call] }).map((scope) => ({ scope, record }));
}

function manifestRecords(
  { folder, manifest }: FoundManifest,
  byFile: ReadonlyMap<string, readonly SavedDocument[]>,
): readonly ScopedRecord[] {
  const scope: Scope = { accountId: manifest.accountId, region: manifest.region };
  return manifest.calls.flatMap((entry) => {
    const call = callNamed(entry.call);
    if (call === undefined || !isRead(call)) return [];
    return callRecords(call, entry, folder, byFile).map((record) => ({ scope, record }));
  });
}

function callRecords(
  call: CallName,
  entry: ManifestCall,
  folder: string,
  byFile: ReadonlyMap<string, readonly SavedDocument[]>,
): readonly CallRecord[] {
  const about = { call, identifier: parameterIdentifier(call, entry), attribute: attributeOf(entry) };
  const pages = entry.files.map((name) => ({
    file: inFolder(folder, name),
    documents: byFile.get(inFolder(folder, name)) ?? [],
  }));
  const partial = incomplete(call, entry, pages);
  const answers = pages.flatMap(({ file, documents }) =>
    documents.map(({ body }): CallRecord => {
      const identifier = about.identifier ?? identifierOf(call, body, file);
      if (identifier === null && needsIdentifier(call)) {
        return { kind: 'missing', ...about, detail: `${file}: ${missingIdentifier(call)}` };
      }
      return { kind: 'answer', call, identifier, file, body, partial, assumed: false };
    }),
  );
  if (entry.refused !== null) return [...answers, { kind: 'refused', ...about }];
  if (entry.unanswered !== null)
    return [...answers, { kind: 'unreachable', ...about, host: entry.unanswered.host }];
  if (entry.failed !== null && answers.length === 0)
    return [{ kind: 'missing', ...about, detail: `the call failed (${entry.failed.code})` }];
  if (answers.length > 0) return answers;
  return [
    { kind: 'missing', ...about, detail: partial ?? `${folder}: the snapshot names no file for the call` },
  ];
}

interface Page {
  readonly file: string;
  readonly documents: readonly SavedDocument[];
}

// A page that is missing, a token left on the last page, a filter, a refusal half-way: one reason is enough.
function incomplete(call: CallName, entry: ManifestCall, pages: readonly Page[]): string | null {
  const missing = pages.find(({ documents }) => documents.length === 0);
  if (missing !== undefined) return `${missing.file}: the snapshot names this file, it is missing or empty`;
  const last = pages.at(-1);
  const more = last === undefined ? null : moreToCome(last.documents.at(-1)?.body ?? {});
  if (last !== undefined && more !== null) return moreDetail(last.file, more);
  const narrowed = narrowedBy(call, entry.parameters);
  if (narrowed !== null) return `${last?.file ?? call}: the answer was filtered (${narrowed})`;
  if (entry.refused !== null || entry.unanswered !== null || entry.failed !== null)
    return `${last?.file ?? call}: not all pages were answered`;
  return null;
}

function parameterIdentifier(call: CallName, { parameters }: ManifestCall): string | null {
  const { identifiedBy } = callOf(call);
  const value = identifiedBy === null ? undefined : textAt(parameters, identifiedBy);
  return value === undefined ? null : bareZoneId(value);
}

// `enableDnsSupport`, as the fields of the model are called too.
function attributeOf({ parameters }: ManifestCall): string | null {
  return textAt(parameters, 'Attribute') ?? null;
}
