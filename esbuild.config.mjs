import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';

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
    minifyIdentifiers: true,
    legalComments: 'linked',
    define: defines,
    // Its own module creates an `Intl.Segmenter` on import, the dearest part of the start.
    alias: { 'string-width': './src/cli/string-width.ts' },
    banner: { js: requireBanner },
    metafile: true,
  });
  await buildProbe(outdir, logLevel);
  await makeExecutable(join(outdir, 'bin', 'planecheck.js'));
  await writeFile(join(outdir, 'THIRD_PARTY_LICENSES.txt'), await thirdPartyLicences(metafile));
  await copyExamples(join(root, 'examples'), join(outdir, 'examples'));
  for (const schema of ['report.schema.json', 'services.schema.json', 'probe-runs.schema.json'])
    await copyIfPresent(join(root, 'src', 'report', schema), join(outdir, schema));
}

/**
 * Builds what a Lambda function runs: one module that needs nothing but Node, `lambda-handler.mjs`, and the same as
 * `lambda-handler.cjs`, as small as can be, for CloudFormation's templates.
 * @param {string} outdir
 * @param {esbuild.LogLevel} logLevel
 */
async function buildProbe(outdir, logLevel) {
  /** @type {esbuild.BuildOptions} */
  const options = {
    absWorkingDir: root,
    logLevel,
    entryPoints: { 'probe/lambda-handler': 'src/probe/lambda-handler.ts' },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node22',
    minifySyntax: true,
    minifyWhitespace: true,
    define: defines,
  };
  // A function has no package.json that would make modules of its .js files.
  await esbuild.build({ ...options, format: 'esm', outExtension: { '.js': '.mjs' } });
  await esbuild.build({
    ...options,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    minifyIdentifiers: true,
    charset: 'ascii',
  });
}

/** @param {string} file */
async function makeExecutable(file) {
  const text = await readFile(file, 'utf8');
  if (!text.startsWith('#!')) await writeFile(file, `#!/usr/bin/env node\n${text}`);
  await chmod(file, 0o755);
}

/**
 * Copies the examples' snapshots: the JSON files of folders beside the generator and the templates.
 * @param {string} from
 * @param {string} to
 */
async function copyExamples(from, to) {
  if (!(await exists(from))) return;
  const files = await readdir(from, { recursive: true });
  const copied = files.filter(
    (file) => file.endsWith('.json') && dirname(dirname(file)) === '.' && dirname(file) !== '.',
  );
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

/** Licences that let the bundle be passed on as it is, with their texts beside it. */
const accepted = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/**
 * The text of THIRD_PARTY_LICENSES.txt: each package of which code is in the bundle, with its licence.
 * Packages that share a text, to the letter, share a section.
 * @param {import('esbuild').Metafile} metafile
 * @throws when a package's licence is not one of the accepted, or its text is nowhere
 */
async function thirdPartyLicences(metafile) {
  const apache = await readFile(join(root, 'LICENSE'), 'utf8');
  const packages = await Promise.all(
    bundledPackages(metafile).map((folder) => licenceOf(join(root, folder), apache)),
  );
  /** @type {Map<string, string[]>} */
  const namesByText = new Map();
  for (const { name, text } of packages) namesByText.set(text, [...(namesByText.get(text) ?? []), name]);
  const sections = [...namesByText].map(
    ([text, names]) => `${[...new Set(names)].toSorted().join('\n')}\n\n${text}`,
  );
  const head = 'planecheck contains code of the packages below, each under the licence named with it.\n';
  return [head, ...sections.toSorted()].join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * Folders of the packages that brought at least one byte into an output.
 * @param {import('esbuild').Metafile} metafile
 */
function bundledPackages(metafile) {
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = files.map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined);
}

/**
 * @param {string} folder
 * @param {string} apache the text of the Apache License, for packages that name it and leave it out
 */
async function licenceOf(folder, apache) {
  const { license = 'none', ...manifest } = await readManifest(folder);
  const name = `${manifest.name} ${manifest.version} (${license})`;
  if (!accepted.includes(license))
    throw new Error(`${name} cannot be bundled: accepted are ${accepted.join(', ')}`);
  const files = (await readdir(folder))
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .toSorted();
  if (files.length === 0 && license === 'Apache-2.0') return { name, text: apache };
  // Other licences ask for their author's copyright line, which only the package can tell.
  if (files.length === 0) throw new Error(`${name} cannot be bundled: its package holds no licence text`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return { name, text: texts.map((text) => `${text.trim()}\n`).join('\n') };
}

/**
 * @param {string} folder
 * @returns {Promise<{ name: string, version: string, license?: string }>}
 */
async function readManifest(folder) {
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  return /** @type {{ name: string, version: string, license?: string }} */ (JSON.parse(text));
}

const calledDirectly =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename;
if (calledDirectly) await build(join(root, 'dist'));
