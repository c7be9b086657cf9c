import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as esbuild from 'esbuild';
import type * as engine from './engine.ts';
import { type Mutation, mutate } from './mutation.ts';

/** The sources under test: the functions that a replay calls. */
export type Engine = typeof engine;

const room = join(import.meta.dirname, '..', '..', '..', 'src', 'path');

/**
 * Bundles the sources with one error in them, or with none, and imports the bundle: a program of its own, which
 * shares no module with any other. Networks are plain data, so those that were loaded once serve all of them.
 * @throws when the mutation's text is not there exactly once, or the mutant is no program
 */
export async function loadMutant(mutation: Mutation | null): Promise<Engine> {
  const code = await bundle(mutation);
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  const loaded: unknown = await import(/* @vite-ignore */ url);
  if (!isEngine(loaded)) throw new Error(`${mutation?.name ?? 'no mutation'}: the bundle lacks an export`);
  return loaded;
}

async function bundle(mutation: Mutation | null): Promise<string> {
  let isApplied = mutation === null;
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(import.meta.dirname, 'engine.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
    plugins: mutation === null ? [] : [replacing(mutation, () => (isApplied = true))],
  });
  if (!isApplied) throw new Error(`${mutation?.name}: the engine does not use src/path/${mutation?.file}`);
  const [file] = outputFiles;
  if (file === undefined) throw new Error('esbuild wrote nothing');
  return file.text;
}

function replacing(mutation: Mutation, applied: () => void): esbuild.Plugin {
  return {
    name: 'mutation',
    setup(build) {
      build.onLoad({ filter: /[/\\]src[/\\]path[/\\][^/\\]+\.ts$/ }, async ({ path }) => {
        if (basename(path) !== mutation.file) return undefined;
        const contents = mutate(await readFile(join(room, mutation.file), 'utf8'), mutation);
        applied();
        return { contents, loader: 'ts' };
      });
    },
  };
}

const exported = [
  'judgePaths',
  'tracePath',
  'indexNetwork',
  'defaultVantages',
  'vantageOfSubnet',
  'vantageOfInterface',
  'vantagesOfAddress',
  'vantagesOfFunction',
] as const satisfies readonly (keyof Engine)[];

function isEngine(loaded: unknown): loaded is Engine {
  return (
    typeof loaded === 'object' &&
    loaded !== null &&
    exported.every((name) => typeof Object.getOwnPropertyDescriptor(loaded, name)?.value === 'function')
  );
}
