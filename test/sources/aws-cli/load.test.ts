import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectionNames } from '../../../src/network/gap.ts';
import { loadSavedConfiguration } from '../../../src/sources/aws-cli/load.ts';
import { manifestFileName } from '../../../src/sources/aws-cli/manifest.ts';
import { account, accountId, ids, region } from './kit/account.ts';
import { accountFiles, snapshotFiles } from './kit/files.ts';
import { anyText, containing } from './kit/expecting.ts';

let root = '';

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'planecheck-load-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

let folders = 0;

/** Writes files into a new folder and gives its path. */
function folderWith(files: Readonly<Record<string, unknown>>): string {
  folders += 1;
  const folder = path.join(root, `${folders}`);
  mkdirSync(folder);
  for (const [name, value] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    const content = typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value);
    writeFileSync(file, content);
  }
  return folder;
}

describe('reads', () => {
  test('a snapshot folder, by its folder or its manifest', async () => {
    const folder = folderWith(snapshotFiles());
    const byFolder = await loadSavedConfiguration([folder], { label: 'mine' });
    const byManifest = await loadSavedConfiguration([path.join(folder, manifestFileName)], { label: 'mine' });
    expect(byManifest).toEqual(byFolder);
    expect(byFolder.sources).toMatchObject([{ label: 'mine', accounts: [accountId], regions: [region] }]);
    for (const name of collectionNames) expect(byFolder.network[name].missing).toEqual([]);
  });

  test('folders at any depth, and files given one by one, in any order', async () => {
    const folder = folderWith(accountFiles({}, 'a/b'));
    const files = readdirSync(path.join(folder, 'a/b')).map((name) => path.join(folder, 'a/b', name));
    const byFolder = await loadSavedConfiguration([folder], { label: 'x' });
    expect(await loadSavedConfiguration(files, { label: 'x' })).toEqual(byFolder);
    expect(await loadSavedConfiguration([...files.toReversed(), folder], { label: 'x' })).toEqual(byFolder);
  });

  test('a path however it is written', async () => {
    const folder = folderWith(accountFiles());
    const plain = await loadSavedConfiguration([folder]);
    expect(await loadSavedConfiguration([`${folder}/./`, folder])).toEqual(plain);
    expect(plain.sources).toMatchObject([{ label: folder.split(path.sep).join('/') }]);
  });

  test('answers by their content, whatever the file is called, in the encodings of PowerShell', async () => {
    const vpcs = Buffer.from(`\uFEFF${JSON.stringify(account()['ec2:DescribeVpcs'])}`, 'utf16le');
    const folder = folderWith({
      ...accountFiles({ 'ec2:DescribeVpcs': null }),
      'my vpcs.txt': vpcs,
      'notes.txt': 'these are my notes',
      'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]),
      '.git/x.json': '{"broken',
      'node_modules/x/package.json': '{"name":"x"}',
    });
    const { network, notes } = await loadSavedConfiguration([folder]);
    expect(network.vpcs.items.map(({ id }) => id)).toEqual([ids.vpc]);
    expect(notes).toEqual([]);
  });

  test('several answers appended to one file', async () => {
    const answers = Object.values(accountFiles()).slice(0, 4);
    const folder = folderWith({
      'all.json': answers.map((answer) => JSON.stringify(answer, null, 2)).join('\n'),
    });
    const { network } = await loadSavedConfiguration([folder]);
    expect([network.vpcs, network.subnets, network.dhcpOptions].map(({ items }) => items.length)).toEqual([
      1, 1, 1,
    ]);
  });

  test('a folder that links to itself', async () => {
    const folder = folderWith(accountFiles());
    symlinkSync(folder, path.join(folder, 'again'));
    expect((await loadSavedConfiguration([folder])).network.vpcs.items).toHaveLength(1);
  });
});

describe('refuses', () => {
  test.each([
    ['a path that is not there', 'path-not-found', () => path.join(root, 'nowhere')],
    ['a file that is no JSON', 'not-json', () => path.join(folderWith({ 'x.yaml': 'a: b' }), 'x.yaml')],
    [
      'a binary file that is named',
      'binary-file',
      () => path.join(folderWith({ b: Buffer.from([1, 0, 0, 0, 9, 0, 0]) }), 'b'),
    ],
    ['an empty folder', 'nothing-recognised', () => folderWith({})],
    ['a cut-off answer in a folder', 'not-json', () => folderWith({ 'x.json': '{"Vpcs":[' })],
  ])('%s', async (_, code, given) => {
    await expect(loadSavedConfiguration([given()])).rejects.toMatchObject({ name: 'InputError', code });
  });

  test('a file that is too large, without reading it', async () => {
    const folder = folderWith({ 'x.json': '{' });
    truncateSync(path.join(folder, 'x.json'), 600_000_000);
    await expect(loadSavedConfiguration([folder])).rejects.toMatchObject({
      code: 'file-too-large',
      message: containing('600 MB'),
    });
  });
});

describe('the examples', () => {
  const examples = path.join(import.meta.dirname, '../../../examples');
  const names = readdirSync(examples, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && readdirSync(path.join(examples, entry.name)).includes(manifestFileName),
    )
    .map(({ name }) => name);

  test.each(names)('%s', async (name) => {
    const { network, notes, assumed, sources } = await loadSavedConfiguration([path.join(examples, name)]);
    expect({ notes, assumed }).toEqual({ notes: [], assumed: [] });
    expect(sources).toMatchObject([{ takenAt: anyText() }]);
    expect(network.vpcs.items).not.toEqual([]);
    expect(network.subnets.items).not.toEqual([]);
    for (const collection of collectionNames) {
      // What an example leaves out is whole calls and endpoint services; nothing in it fails to fit.
      const details = network[collection].missing.map((gap) =>
        gap.kind === 'not-in-source' ? gap.detail : gap.kind,
      );
      const others = details.filter(
        (detail) => detail !== null && !detail.includes('filtered (ServiceNames='),
      );
      expect(others).toEqual([]);
    }
  });
});
