import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type LoadedConfiguration, toConfiguration } from '../../../src/sources/aws-cli/to-configuration.ts';
import { manifestSchema } from '../../../src/sources/aws-cli/manifest.ts';
import { snapshotContents, type Snapshot } from '../../../src/sources/aws-cli/snapshot.ts';
import { callNamed, callOf } from '../../../src/sources/calls.ts';
import { readSavedAnswers } from '../../aws-server/saved-answers.ts';

/** Examples and scenarios of one account and region: their folders. */
export const folders: readonly string[] = [
  ...foldersIn('examples').filter((folder) => !/(?:generator|templates)$/.test(folder)),
  ...foldersIn('test/scenarios').filter((folder) => foldersIn(folder).length === 0),
];

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => path.posix.join(folder, name))
    .filter((inside) => statSync(inside).isDirectory());
}

/** What is saved in a folder, as a snapshot of it would hold it. */
export async function snapshotOf(folder: string): Promise<Snapshot> {
  const { accountId, region, answers } = await readSavedAnswers(folder);
  const files = new Map(answers.map(({ body }, at) => [`${at}.json`, body]));
  const calls = answers.map(({ call, about }, at) => {
    const name = callNamed(call);
    const identifiedBy = name === undefined ? null : callOf(name).identifiedBy;
    const parameters = identifiedBy === null || about === null ? {} : { [identifiedBy]: about };
    return { call, parameters, files: [`${at}.json`], refused: null, unanswered: null, failed: null };
  });
  const manifest = {
    schema: manifestSchema,
    accountId,
    region: region ?? 'eu-west-1',
    takenAt: null,
    caller: null,
    calls,
  };
  return { manifest, files };
}

/** The network of a snapshot. */
export function configurationOf(snapshot: Snapshot): LoadedConfiguration {
  return toConfiguration(snapshotContents(snapshot), 'test', {});
}
