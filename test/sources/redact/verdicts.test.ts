import { expect, test } from 'vitest';
import { type Network } from '../../../src/network/network.ts';
import { redactSnapshot } from '../../../src/sources/redact/redact-snapshot.ts';
import { type Snapshot } from '../../../src/sources/aws-cli/snapshot.ts';
import { serviceTargets } from '../../../src/targets/services.ts';
import { pathsById } from '../../laws/forgetting-law.ts';
import { configurationOf, folders, snapshotOf } from './snapshots.ts';

const key = new TextEncoder().encode('a key of sixteen');

/** What is predicted of each path, without the names of functions; ids stay as they are. */
function verdictsOf(snapshot: Snapshot): readonly string[] {
  const { network, sources } = configurationOf(snapshot);
  const regions = [...new Set(sources.flatMap((source) => source.regions))];
  const targets = regions.flatMap((region) =>
    ['apigateway', 's3'].flatMap((service) => serviceTargets(service, null, region)),
  );
  return pathTexts(network, targets).toSorted();
}

function pathTexts(network: Network, targets: Parameters<typeof pathsById>[1]['targets']): readonly string[] {
  return [...pathsById(network, { targets, strict: false }).values()].map(
    ({ vantage, target, family, decision }) => {
      const { steps, via, viaResource } = decision.trace;
      const decisive = steps
        .filter(({ outcome }) => outcome !== 'pass')
        .map(({ code, resource, outcome }) => `${outcome} ${code} ${resource.id}`);
      const way = `${via} ${viaResource?.id ?? ''}`;
      return [vantage.subnet.id, target.id, family, decision.prediction, way, ...decisive].join(' | ');
    },
  );
}

test('there are examples and scenarios enough', () => {
  expect(folders.length).toBeGreaterThan(300);
});

test.each(folders)('%s: redacted, the verdicts stay', async (folder) => {
  const snapshot = await snapshotOf(folder);
  expect(verdictsOf(redactSnapshot(snapshot, key))).toEqual(verdictsOf(snapshot));
});
