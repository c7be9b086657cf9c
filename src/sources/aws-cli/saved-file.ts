import { InputError } from '../input-error.ts';
import { decodeText } from './decode-text.ts';
import { isDeeperThan, isJsonObject, type JsonObject, parseJsonDocuments } from './json-documents.ts';

/** A file as it was found. Its path is written with `/`, as it is to be shown. */
export interface SavedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Given by the user itself, and not only a folder around it. */
  readonly named: boolean;
}

/** One JSON object of a file. */
export interface SavedDocument {
  readonly file: string;
  readonly body: JsonObject;
}

/** An error message of the AWS CLI that was saved in the place of an answer. */
export interface SavedError {
  readonly file: string;
  readonly code: string;
  readonly operation: string;
}

/** Something worth saying of a file that is not used. */
export interface Note {
  readonly file: string;
  readonly text: string;
}

/** What a file holds. */
export interface FileContent {
  readonly documents: readonly SavedDocument[];
  readonly errors: readonly SavedError[];
  readonly notes: readonly Note[];
}

const deepest = 200;

/**
 * Reads a file: one JSON document or several.
 * @throws InputError `not-json`, `too-deep`, and `binary-file` where the user named the file.
 */
export function readSavedFile(file: SavedFile): FileContent {
  const decoded = decodeText(file.bytes);
  if (decoded.kind === 'binary') {
    if (file.named) {
      throw new InputError(
        'binary-file',
        `${file.path} is a binary file`,
        'Give files of AWS CLI JSON output, or folders of them.',
      );
    }
    return noteOf(file, 'binary file');
  }
  // `aws … > file` leaves an empty file where the call was refused: the message went to the terminal.
  if (decoded.text.trim() === '') return noteOf(file, 'empty: the call that was to fill it may have failed');
  const errors = savedErrors(decoded.text, file.path);
  if (errors.length > 0) return { documents: [], errors, notes: [] };
  return parseDocuments(decoded.text, file);
}

function parseDocuments(text: string, file: SavedFile): FileContent {
  const parsed = parseJsonDocuments(text);
  if (parsed.kind === 'fault') {
    const { line, column, cutOff } = parsed.fault;
    // A folder may hold JSON-like files of other programs; an answer that breaks off is nobody else's.
    if (!file.named && !(cutOff && /\.json$/i.test(file.path)))
      return noteOf(file, `not JSON: line ${line}, column ${column}`);
    throw new InputError(
      'not-json',
      `${file.path}: line ${line}, column ${column}: ${cutOff ? 'the JSON ends here, it may be cut off' : 'not JSON'}`,
      cutOff ? 'Save the answer again.' : 'Correct the file, or leave it out.',
    );
  }
  if (parsed.documents.some((document) => isDeeperThan(document, deepest))) {
    throw new InputError(
      'too-deep',
      `${file.path}: nested deeper than ${deepest} levels`,
      'AWS answers are not: leave the file out.',
    );
  }
  const documents = parsed.documents.filter(isJsonObject).map((body) => ({ file: file.path, body }));
  const others = parsed.documents.length - documents.length;
  const notes = others === 0 ? [] : [{ file: file.path, text: 'not recognised (no JSON object)' }];
  return { documents, errors: [], notes };
}

function noteOf(file: SavedFile, text: string): FileContent {
  return { documents: [], errors: [], notes: [{ file: file.path, text }] };
}

// Only where the text starts with it: an answer may well quote an error message.
const cliError = /^\s*(?:aws: \[ERROR\]: )?An error occurred \((\w+)\) when calling the (\w+) operation/;

function savedErrors(text: string, file: string): readonly SavedError[] {
  const match = cliError.exec(text);
  const [, code, operation] = match ?? [];
  return code === undefined || operation === undefined ? [] : [{ file, code, operation }];
}
