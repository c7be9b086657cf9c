import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadTemplates } from '../../../src/sources/cloudformation/load.ts';
import { type DeclaredInput, type DoorOptions } from '../../../src/sources/declared/declared-resource.ts';
import { Unresolved, type Value } from '../../../src/sources/declared/value.ts';

/** What a test says beside the files; eu-west-1 where it says no region. */
export interface Said {
  readonly region?: string | null;
  readonly account?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Which of the files are named; all of them, if nothing is said. */
  readonly named?: readonly string[];
}

/** Loads files (texts by their names) from a folder of their own, which is gone afterwards. */
export async function loadFiles(
  files: Readonly<Record<string, string>>,
  said: Said = {},
): Promise<DeclaredInput> {
  const folder = mkdtempSync(path.join(tmpdir(), 'planecheck-templates-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const named = said.named ?? Object.keys(files);
    return await loadTemplates(
      named.map((name) => path.join(folder, name)),
      optionsOf(said),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function optionsOf({ region, account, parameters }: Said): DoorOptions {
  return {
    region: region === null ? undefined : (region ?? 'eu-west-1'),
    account,
    parameters: new Map(Object.entries(parameters ?? {})),
    strict: false,
  };
}

/** Loads one template. */
export function loadText(text: string, said: Said = {}): Promise<DeclaredInput> {
  return loadFiles({ 'template.yaml': text }, said);
}

/** A property of a resource; what is not known as `{ unknown: expression }`. */
export function propertyOf(input: DeclaredInput, id: string, name: string): unknown {
  const resource = input.resources.find((one) => one.id === id);
  if (resource === undefined) throw new Error(`no resource ${id}`);
  return shown(resource.properties[name]);
}

function shown(value: Value | undefined): unknown {
  if (value instanceof Unresolved) return { unknown: value.expression };
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shown(member)]));
}
