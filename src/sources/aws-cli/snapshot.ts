import { type JsonObject } from './json-documents.ts';
import { type Manifest, manifestFileName } from './manifest.ts';
import { type FileContent } from './saved-file.ts';

/** A saved configuration: the manifest, and the answers by the names of their files. */
export interface Snapshot {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, JsonObject>;
}

/** The files of a snapshot as they are written: names and texts, the manifest last. */
export function snapshotFiles({ manifest, files }: Snapshot): readonly (readonly [string, string])[] {
  const all = [...files, [manifestFileName, manifest] as const];
  return all.map(([name, body]) => [name, `${JSON.stringify(body, null, 2)}\n`]);
}

/** A snapshot as if its files had been read. */
export function snapshotContents({ manifest, files }: Snapshot): readonly FileContent[] {
  const documents = [...files, [manifestFileName, { ...manifest }] as const].map(([file, body]) => {
    return { file, body };
  });
  return [{ documents, errors: [], notes: [] }];
}
