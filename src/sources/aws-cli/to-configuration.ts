import { type Network } from '../../network/network.ts';
import { type Places } from '../../network/place.ts';
import { type Source, type SourceAssumption } from '../../network/source.ts';
import { callNames, callOf } from '../calls.ts';
import { InputError } from '../input-error.ts';
import { networkHash } from '../network-hash.ts';
import { type Answer, type ScopeAnswers } from './answers.ts';
import { assignScopes } from './assign-scopes.ts';
import { groupAnswers } from './group-answers.ts';
import {
  type FoundManifest,
  type InputDocuments,
  isInFolder,
  isRead,
  sortDocuments,
} from './input-documents.ts';
import { type FileContent, type Note } from './saved-file.ts';
import { toNetwork } from './to-network.ts';

/** How saved output is to be read. */
export interface SavedConfigurationOptions {
  /** The region of documents that do not say it. */
  readonly region?: string | undefined;
  /** What to call the source in reports; the paths unless given. */
  readonly label?: string | undefined;
  /** Whether the answers were just given, or saved by somebody. */
  readonly kind?: 'aws-cli' | 'live';
  /** Files that no manifest calls complete count as incomplete. */
  readonly strict?: boolean | undefined;
}

/** A network with where it came from. */
export interface LoadedConfiguration {
  readonly network: Network;
  readonly sources: readonly Source[];
  /** Files that were not used, and why; sorted. */
  readonly notes: readonly Note[];
  /** What was taken for granted about what was read. */
  readonly assumed: readonly SourceAssumption[];
  /** Where the network's resources are written; empty where nobody wrote them. */
  readonly places: Places;
}

/**
 * Turns what the files hold into a network.
 * @throws InputError `nothing-recognised`, `no-region`, `regions-disagree`, `manifest`.
 */
export function toConfiguration(
  contents: readonly FileContent[],
  label: string,
  options: SavedConfigurationOptions,
): LoadedConfiguration {
  const input = sortDocuments(contents);
  const usable = input.loose.some(({ calls }) => calls.some(isRead)) || input.failed.length > 0;
  if (!usable && input.manifests.length === 0) throw nothingRecognised(input, label);
  const assignment = assignScopes(input.loose, input.manifests, options.region);
  const answers = groupAnswers(input, assignment, options.strict === true);
  const network = toNetwork(answers);
  return {
    network,
    sources: toSources({
      input,
      answers,
      kind: options.kind ?? 'aws-cli',
      label: options.label ?? label,
      hash: networkHash(network),
    }),
    notes: sortedNotes(input.notes),
    assumed: options.strict !== true && answers.some(assumesCompleteness) ? ['saved-files-complete'] : [],
    places: new Map(),
  };
}

function assumesCompleteness({ records }: ScopeAnswers): boolean {
  const isAssumed = (answer: Answer) => answer.assumed && answer.partial === null;
  return [...records.values()].some((ofCall) =>
    ofCall.some((record) => record.kind === 'answer' && isAssumed(record)),
  );
}

interface SourceInput {
  readonly input: InputDocuments;
  readonly answers: readonly ScopeAnswers[];
  readonly kind: Source['kind'];
  readonly label: string;
  readonly hash: string;
}

// One source for each snapshot, and one for all files that belong to none.
function toSources({ input, answers, kind, label, hash }: SourceInput): readonly Source[] {
  const { manifests } = input;
  const snapshots = manifests.map(({ folder, manifest }): Source => ({
    kind,
    label: manifests.length === 1 ? label : folder,
    takenAt: manifest.takenAt,
    caller: manifest.caller,
    accounts: manifest.accountId === null ? [] : [manifest.accountId],
    regions: [manifest.region],
    hash,
  }));
  const looseFiles = new Set(
    input.loose.filter(({ file }) => !isInside(file, manifests)).map(({ file }) => file),
  );
  if (looseFiles.size === 0 && snapshots.length > 0) return snapshots;
  const scopes = answers.filter(({ records }) => {
    return [...records.values()].some((ofCall) =>
      ofCall.some((record) => record.kind !== 'answer' || record.assumed),
    );
  });
  const loose: Source = {
    kind,
    label,
    takenAt: null,
    caller: null,
    accounts: distinct(scopes.flatMap(({ scope }) => scope.accountId ?? [])),
    regions: distinct(scopes.map(({ scope }) => scope.region)),
    hash,
  };
  return [...snapshots, loose].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function isInside(file: string, manifests: readonly FoundManifest[]): boolean {
  return manifests.some(({ folder }) => isInFolder(file, folder));
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted();
}

function sortedNotes(notes: readonly Note[]): readonly Note[] {
  const keyed = new Map(notes.map((note) => [`${note.file}\n${note.text}`, note]));
  return [...keyed].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, note]) => note);
}

function nothingRecognised({ notes }: InputDocuments, label: string): InputError {
  const seen = sortedNotes(notes)
    .slice(0, 5)
    .map(({ file, text }) => `${file}: ${text}`);
  const commands = callNames
    .slice(0, 5)
    .map((call) => callOf(call).command)
    .filter((command) => !/[A-Z]/.test(command));
  return new InputError(
    'nothing-recognised',
    [`no AWS CLI output that tells of a network in ${label}`, ...seen].join('\n  '),
    `Save answers of the AWS CLI there (${commands.join(', ')} …).`,
  );
}
