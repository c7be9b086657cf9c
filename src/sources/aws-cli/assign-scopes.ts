import { type Scope } from '../../network/scope.ts';
import { callOf } from '../calls.ts';
import { InputError } from '../input-error.ts';
import {
  folderOf,
  type FoundManifest,
  isInFolder,
  isRead,
  type RecognisedDocument,
} from './input-documents.ts';
import { evidenceOf, isAccountId, isRegionName, type ScopeEvidence } from './scope-evidence.ts';

/** Says which accounts and regions the documents of a folder belong to. */
export interface ScopeAssignment {
  /** For a document: one scope, or for an answer that holds in all regions every scope of the input. */
  scopesOf(document: Pick<RecognisedDocument, 'file' | 'calls'>): readonly Scope[];
}

type Evidence = readonly (ReadonlySet<string> | undefined)[];
interface FolderEvidence {
  readonly regions: Set<string>[];
  readonly accounts: Set<string>[];
}

/**
 * Assigns documents to accounts and regions: by manifest, else by `region`, else by what the documents of the
 * same folder agree on, the names of the folders, and what the folders further up agree on.
 * @throws InputError `regions-disagree` where one folder says two regions, or another one than `region`.
 */
export function assignScopes(
  documents: readonly RecognisedDocument[],
  manifests: readonly FoundManifest[],
  region: string | undefined,
): ScopeAssignment {
  checkManifests(manifests, region);
  const { own, subtree } = collectEvidence(documents);
  const regionOf = memoised((folder) => region ?? folderRegion(folder, own, subtree));
  const accountOf = memoised((folder) => folderAccount(folder, own, subtree));
  if (region !== undefined) for (const [folder, evidence] of own) checkAgainst(folder, evidence, region);
  const direct = (file: string): Scope | undefined => {
    const folder = folderOf(file);
    const manifest = manifestAbove(file, manifests);
    if (manifest !== undefined)
      return { accountId: manifest.manifest.accountId, region: manifest.manifest.region };
    const found = regionOf(folder);
    return found === undefined ? undefined : { accountId: accountOf(folder) ?? null, region: found };
  };
  const everywhere = (): readonly Scope[] => {
    const read = documents.filter(({ calls }) => calls.some(isRead));
    return [
      ...read.flatMap(({ file }) => direct(file) ?? []),
      ...manifests.map(({ manifest }) => ({ accountId: manifest.accountId, region: manifest.region })),
    ];
  };
  return {
    scopesOf: ({ file, calls }) => {
      const scope = direct(file);
      if (scope !== undefined) return [scope];
      const scopes = calls.every((call) => callOf(call).global) ? everywhere() : [];
      if (scopes.length === 0) throw noRegion(file);
      return scopes;
    },
  };
}

function noRegion(file: string): InputError {
  return new InputError(
    'no-region',
    `${file}: nothing in it or beside it says which region it is of`,
    'Say it with --region, or put the files of each region into a folder named after it.',
  );
}

function checkManifests(manifests: readonly FoundManifest[], region: string | undefined): void {
  const other = manifests.find(({ manifest }) => region !== undefined && manifest.region !== region);
  if (other === undefined) return;
  throw new InputError(
    'regions-disagree',
    `${other.file}: the snapshot is of ${other.manifest.region}, --region says ${region ?? ''}`,
    'Leave --region out: a snapshot knows its region.',
  );
}

function checkAgainst(folder: string, evidence: FolderEvidence, region: string): void {
  const zones = [...(evidence.regions[0] ?? [])];
  if (zones.length === 0 || zones.includes(region)) return;
  throw new InputError(
    'regions-disagree',
    `${folder === '' ? '.' : folder}: the zones in it are of ${zones.join(', ')}, --region says ${region}`,
    'Correct --region, or leave it out.',
  );
}

function collectEvidence(documents: readonly RecognisedDocument[]) {
  const own = new Map<string, FolderEvidence>();
  const subtree = new Map<string, FolderEvidence>();
  for (const { file, body, calls } of documents) {
    const folder = folderOf(file);
    for (const call of calls) {
      const evidence = evidenceOf(call, body);
      add(own, folder, evidence);
      for (const above of ['', ...foldersUpFrom(folder)]) add(subtree, above, evidence);
    }
  }
  return { own, subtree };
}

function add(to: Map<string, FolderEvidence>, folder: string, evidence: ScopeEvidence): void {
  const present = to.get(folder) ?? {
    regions: evidence.regions.map(() => new Set<string>()),
    accounts: evidence.accounts.map(() => new Set<string>()),
  };
  addAll(present.regions, evidence.regions);
  addAll(present.accounts, evidence.accounts);
  to.set(folder, present);
}

function addAll(to: readonly Set<string>[], values: readonly (readonly string[])[]): void {
  for (const [strength, set] of to.entries()) {
    for (const value of values[strength] ?? []) set.add(value);
  }
}

// A folder itself and those around it, the nearest first.
function foldersUpFrom(folder: string): readonly string[] {
  const parts = folder.split('/');
  return parts
    .map((_, index) => parts.slice(0, parts.length - index).join('/'))
    .filter((name) => name !== '');
}

// What the strongest evidence there is says: nothing, one value, or several where it disagrees.
function strongest(evidence: Evidence): readonly string[] {
  return [...(evidence.find((values) => values !== undefined && values.size > 0) ?? [])];
}

type FolderMap = ReadonlyMap<string, FolderEvidence>;

function folderRegion(folder: string, own: FolderMap, subtree: FolderMap): string | undefined {
  const here = strongest(own.get(folder)?.regions ?? []);
  if (here.length > 1) {
    throw new InputError(
      'regions-disagree',
      `${folder === '' ? '.' : folder}: its files are of several regions (${here.toSorted().join(', ')})`,
      'Put the files of each region into a folder of its own.',
    );
  }
  const named = folder.split('/').toReversed().find(isRegionName);
  return here[0] ?? named ?? firstAgreed(folder, subtree, (evidence) => evidence.regions);
}

function folderAccount(folder: string, own: FolderMap, subtree: FolderMap): string | undefined {
  const strong = (evidence: FolderEvidence) => evidence.accounts.slice(0, 2);
  const weak = (evidence: FolderEvidence) => evidence.accounts.slice(2);
  const evidence = own.get(folder);
  const here = strongest(evidence === undefined ? [] : strong(evidence));
  // Files of several accounts in one folder cannot be told apart.
  if (here.length > 1) return undefined;
  const named = folder.split('/').toReversed().find(isAccountId);
  const owners = strongest(evidence === undefined ? [] : weak(evidence));
  const owner = owners.length === 1 ? owners[0] : undefined;
  // Further up, one account's word on who asked says nothing of another one's folders.
  const above = firstAgreed(folder, subtree, ({ accounts }) => [
    new Set(accounts.slice(0, 2).flatMap((values) => [...values])),
  ]);
  // Several owners: one of them is the account, the others share with it.
  const confirmed =
    owners.length === 0 || (above !== undefined && owners.includes(above)) ? above : undefined;
  return here[0] ?? named ?? owner ?? confirmed ?? firstAgreed(folder, subtree, weak);
}

// What the nearest folder with any evidence in or under it says, unless it says several things.
function firstAgreed(folder: string, from: FolderMap, pick: (evidence: FolderEvidence) => Evidence) {
  for (const above of [...foldersUpFrom(folder), '']) {
    const evidence = from.get(above);
    const values = evidence === undefined ? [] : strongest(pick(evidence));
    if (values.length > 0) return values.length > 1 ? undefined : values[0];
  }
  return undefined;
}

// The manifest of the innermost folder that has one.
function manifestAbove(file: string, manifests: readonly FoundManifest[]): FoundManifest | undefined {
  const around = manifests.filter(({ folder }) => isInFolder(file, folder));
  return around.toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

function memoised<T>(compute: (folder: string) => T): (folder: string) => T {
  const computed = new Map<string, { readonly value: T }>();
  return (folder) => {
    const entry = computed.get(folder) ?? { value: compute(folder) };
    computed.set(folder, entry);
    return entry.value;
  };
}
