import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';
import { thirdPartyLicences } from './scripts/third-party-licences.mjs';

const root = import.meta.dirname;

const { version } = /** @type {{ version: string }} */ (
  JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
);

/** What the sources take from the build: constants by name, each as the JavaScript expression put in its place. */
export const defines = { PLANECHECK_VERSION: JSON.stringify(version) };

/** CommonJS packages in the bundle ask for Node's own modules by `require`, which an ES module does not have. */
const requireBanner =
  "import { createRequire as planecheckCreateRequire } from 'node:module';" +
  'const require = planecheckCreateRequire(import.meta.url);';

/**
 * Builds the package's whole `dist` into a folder, which is emptied first.
 * Code splitting keeps what few runs need (the AWS SDK above all) out of every run's start.
 * @param {string} outdir
 * @param {{ logLevel?: esbuild.LogLevel }} [options]
 */
export async function build(outdir, { logLevel = 'warning' } = {}) {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    logLevel,
    entryPoints: { 'bin/planecheck': 'bin/planecheck.ts' },
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The packages' ES modules before their CommonJS: less is loaded at the start.
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    define: defines,
    // Its own module creates an `Intl.Segmenter` on import, the dearest part of the start.
    alias: { 'string-width': './src/cli/string-width.ts' },
    banner: { js: requireBanner },
    metafile: true,
  });
  await makeExecutable(join(outdir, 'bin', 'planecheck.js'));
  await writeFile(join(outdir, 'THIRD_PARTY_LICENSES.txt'), await thirdPartyLicences(root, metafile));
  await copyExamples(join(root, 'examples'), join(outdir, 'examples'));
  await copyIfPresent(join(root, 'src', 'report', 'report.schema.json'), join(outdir, 'report.schema.json'));
}

/** @param {string} file */
async function makeExecutable(file) {
  const text = await readFile(file, 'utf8');
  if (!text.startsWith('#!')) await writeFile(file, `#!/usr/bin/env node\n${text}`);
  await chmod(file, 0o755);
}

/**
 * Copies the examples' folders: those that hold JSON files, and of them these files only.
 * @param {string} from
 * @param {string} to
 */
async function copyExamples(from, to) {
  if (!(await exists(from))) return;
  const files = await readdir(from, { recursive: true });
  const copied = files.filter((file) => file.endsWith('.json') && dirname(file) !== '.');
  await Promise.all(copied.map((file) => copyIfPresent(join(from, file), join(to, file))));
}

/**
 * @param {string} from
 * @param {string} to
 */
async function copyIfPresent(from, to) {
  if (!(await exists(from))) return;
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}

/** @param {string} path */
async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}

const calledDirectly =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename;
if (calledDirectly) await build(join(root, 'dist'));
