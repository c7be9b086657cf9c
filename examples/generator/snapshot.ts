import { accountId, caller, region, takenAt } from './account.ts';
import { cliText } from './cli-json.ts';

/** The name of a snapshot's manifest. */
export const manifestName = 'planecheck-snapshot.json';

/** The parameters of a request that narrow or identify its answer. */
type RequestParameters = Readonly<Record<string, string | readonly string[]>>;

/** One call: the prefix IAM knows its service by and the API's name of the operation. */
type CallName = `${string}:${string}`;

/** One call and the document that AWS answered. */
export interface Answer {
  readonly call: CallName;
  readonly parameters: RequestParameters;
  readonly file: string;
  readonly document: object;
}

/** One call in a manifest: it was answered, refused, or its host did not answer. */
interface ManifestCall {
  call: CallName;
  parameters: RequestParameters;
  /** One for each page, relative to the manifest. */
  files: string[];
  refused: { code: string; message: string } | null;
  unanswered: { host: string } | null;
}

/** A snapshot's manifest. */
interface Manifest {
  schema: 'planecheck/snapshot/v1';
  accountId: string;
  region: string;
  takenAt: string;
  caller: string | null;
  calls: ManifestCall[];
}

/** An answer in a file that bears the AWS CLI's name of the operation and what the request was about. */
export function answer(
  call: CallName,
  document: object,
  { parameters = {}, about = [] }: { parameters?: RequestParameters; about?: readonly string[] } = {},
): Answer {
  const command = call
    .slice(call.indexOf(':') + 1)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();
  return { call, parameters, file: [command, ...about, 'json'].join('.'), document };
}

/** The files of a snapshot folder, by name. */
export function snapshotFiles(answers: readonly Answer[]): Map<string, string> {
  const manifest: Manifest = {
    schema: 'planecheck/snapshot/v1',
    accountId,
    region,
    takenAt,
    caller,
    calls: answers.map(({ call, parameters, file }) => ({
      call,
      parameters,
      files: [file],
      refused: null,
      unanswered: null,
    })),
  };
  return new Map([
    [manifestName, cliText(manifest)],
    ...answers.map(({ file, document }): [string, string] => [file, cliText(document)]),
  ]);
}
