import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checks } from '../../checks/index.ts';
import { audit } from '../../src/audit/audit.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type Network } from '../../src/network/network.ts';
import { type Source } from '../../src/network/source.ts';
import { renderJson } from '../../src/report/json.ts';
import { type FileContent, readSavedFile } from '../../src/sources/aws-cli/saved-file.ts';
import { toConfiguration } from '../../src/sources/aws-cli/to-configuration.ts';
import { type Target } from '../../src/targets/target.ts';
import { manyPaths, manyTargets, manyVantages, randomNetwork } from '../kit/random-network.ts';
import { everyService, placeOf, savedFolders } from './folders.ts';
import { lawTimeout, runs } from './runs.ts';
import { makeShuffle, type Shuffle, shuffleCollections, shuffleInside, shuffleJson } from './shuffle.ts';

function reportOf(network: Network, targets: readonly Target[], sources: readonly Source[] = []): string {
  const index = indexNetwork(network);
  const report = audit({
    index,
    sources,
    places: new Map(),
    version: '0.0.0',
    checks,
    vantages: manyVantages(index),
    targets,
    observed: [],
    strict: false,
    assumed: [],
    failOn: 'error',
    exitZero: false,
  });
  return renderJson(report);
}

/** All that is decided, without what follows the order of a list in an item: the order of steps, and of rules. */
function decisionsOf(network: Network): readonly unknown[] {
  return manyPaths(network).map(({ id, decision }) => {
    const { trace, prediction, witness, assumptions, addresses, resolution } = decision;
    const steps = trace.steps.map(({ code, hop, resource, outcome, way }) =>
      JSON.stringify([code, hop, resource, outcome, way]),
    );
    const { left, via, viaResource } = trace;
    const by = resolution?.by;
    const set = [...new Set(steps)].toSorted();
    return { id, prediction, witness, assumptions, addresses, by, left, via, viaResource, steps: set };
  });
}

describe('the order of a network', { timeout: lawTimeout }, () => {
  test('of its collections does not show in the report', () => {
    fc.assert(
      fc.property(randomNetwork, fc.integer(), ({ network }, seed) => {
        const other = shuffleCollections(network, makeShuffle(seed));
        expect(reportOf(other, manyTargets)).toBe(reportOf(network, manyTargets));
      }),
      runs(10),
    );
  });

  test('of the lists in its items changes no prediction', () => {
    fc.assert(
      fc.property(randomNetwork, fc.integer(), ({ network }, seed) => {
        const other = shuffleInside(network, makeShuffle(seed));
        expect(decisionsOf(other)).toStrictEqual(decisionsOf(network));
      }),
      runs(10),
    );
  });
});

interface SavedText {
  readonly path: string;
  readonly text: string;
}

function textsOf(folder: string): readonly SavedText[] {
  return readdirSync(placeOf(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && file !== 'expected.json')
    .map((file) => ({
      path: `${folder}/${file.replaceAll('\\', '/')}`,
      text: readFileSync(path.join(placeOf(folder), file), 'utf8'),
    }));
}

function contentsOf(texts: readonly SavedText[]): readonly FileContent[] {
  return texts.map(({ path: file, text }) =>
    readSavedFile({ path: file, bytes: new TextEncoder().encode(text), named: true }),
  );
}

function shuffleContents(contents: readonly FileContent[], shuffle: Shuffle): readonly FileContent[] {
  const again = ({ documents, ...rest }: FileContent): FileContent => ({
    ...rest,
    documents: shuffle(documents).map(({ file, body }) => {
      const text = JSON.stringify(shuffleJson(body, shuffle));
      const read = readSavedFile({ path: file, bytes: new TextEncoder().encode(text), named: true });
      return read.documents[0] ?? { file, body };
    }),
  });
  return shuffle(contents).map(again);
}

/** Every how many folders one is tried. */
const stride = Math.max(1, Math.round(8 / Number(process.env['LAW_RUNS'] ?? '1')));

describe(
  'the order of saved files, of their documents and of every list in them',
  { timeout: lawTimeout },
  () => {
    test.each(savedFolders.filter((_, at) => at % stride === 0))('%s', (folder) => {
      const contents = contentsOf(textsOf(folder));
      const load = (files: readonly FileContent[]): string => {
        const { network, sources } = toConfiguration(files, folder, {});
        return reportOf(network, everyService(network), sources);
      };
      const expected = load(contents);
      for (const seed of [1, 2]) expect(load(shuffleContents(contents, makeShuffle(seed)))).toBe(expected);
    });
  },
);
