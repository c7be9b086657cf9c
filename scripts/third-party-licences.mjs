import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Licences that let the bundle be passed on as it is, with their texts beside it. */
const accepted = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/**
 * The text of THIRD_PARTY_LICENSES.txt: each package of which code is in the bundle, with its licence.
 * Packages that share a text, to the letter, share a section.
 * @param {string} root the folder that the metafile's paths are relative to
 * @param {import('esbuild').Metafile} metafile
 * @throws when a package's licence is not one of the accepted, or its text is nowhere
 */
export async function thirdPartyLicences(root, metafile) {
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
