import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestProject } from 'vitest/node';
import { build } from '../../esbuild.config.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the built `planecheck.js`; a test reads it with `inject('builtCli')`. */
    builtCli: string;
  }
}

/**
 * Builds the CLI once for all tests, into a temporary folder laid out as the package is.
 * Where the build fails, a program that prints why stands in its place: the tests of the CLI fail with the
 * cause in their output, and all others still run.
 */
export default async function provideBuiltCli(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'planecheck-test-'));
  const outdir = join(folder, 'dist');
  const builtCli = join(outdir, 'bin', 'planecheck.js');
  // As the package's own package.json does: without it Node would take the .js files for CommonJS.
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await build(outdir, { logLevel: 'silent' }).catch(async (error: unknown) => {
    await mkdir(dirname(builtCli), { recursive: true });
    await writeFile(builtCli, failing(error instanceof Error ? error.message : String(error)));
  });
  project.provide('builtCli', builtCli);
  return () => rm(folder, { recursive: true, force: true });
}

function failing(message: string): string {
  return `console.error(${JSON.stringify(`The CLI could not be built.\n${message}`)});\nprocess.exitCode = 70;\n`;
}
