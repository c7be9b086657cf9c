import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditPath, judgePaths } from '../../../src/audit/judge-paths.ts';
import { parseTarget } from '../../../src/cli/explain-target.ts';
import { vantagesFrom } from '../../../src/cli/named-vantages.ts';
import { type Collection } from '../../../src/network/collection.ts';
import { indexNetwork } from '../../../src/network/network-index.ts';
import { readSavedFile } from '../../../src/sources/aws-cli/saved-file.ts';
import { type LoadedConfiguration, toConfiguration } from '../../../src/sources/aws-cli/to-configuration.ts';
import { serviceTargets } from '../../../src/targets/services.ts';
import { type Target } from '../../../src/targets/target.ts';
import { type CaseTarget, type LabCase } from '../network/case.ts';
import { savedFiles } from '../network/saved-files.ts';
import { changeKinds, markedChangeKinds, someCase } from './case.ts';

const region = 'eu-west-1';

function load({ account }: LabCase): LoadedConfiguration {
  const contents = Object.entries(savedFiles(account)).map(([path, text]) =>
    readSavedFile({ path, bytes: Buffer.from(text), named: true }),
  );
  return toConfiguration(contents, 'random', {});
}

function targetsOf(target: CaseTarget): readonly Target[] {
  if (target.kind === 'service') {
    const [service = ''] = target.id.split(':');
    return serviceTargets(service, null, region).filter(({ id }) => id === target.id);
  }
  const host = target.kind === 'host' ? target.host : target.address;
  return parseTarget(host.includes(':') ? `[${host}]:${target.port}` : `${host}:${target.port}`, {
    region,
    offered: [],
  });
}

function pathsOf(one: LabCase): readonly AuditPath[] {
  const index = indexNetwork(load(one).network);
  const vantages = one.vantages.flatMap((name) =>
    vantagesFrom(index, name.split('@')[0] ?? name, '--from').filter(({ id }) => id === name),
  );
  return judgePaths(index, vantages, one.targets.flatMap(targetsOf), false).paths;
}

describe('random cases of the lab', () => {
  test('hold every fact', () => {
    fc.assert(
      fc.property(someCase, (one) => {
        const { network, notes } = load(one);
        const collections: Readonly<Record<string, Collection<unknown>>> = { ...network };
        const missing = Object.entries(collections).filter(([, { missing: gaps }]) => gaps.length > 0);
        // What AWS offers decides nothing where the endpoints say their names themselves, no single API is asked
        // for, and logs change nothing.
        expect(missing.map(([name]) => name)).toEqual([
          'endpointServices',
          'apis',
          'flowLogs',
          'queryLogAssociations',
        ]);
        expect(notes).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('leave nothing to guess unless they are marked', () => {
    fc.assert(
      fc.property(someCase, (one) => {
        const doubtful = pathsOf(one).filter(
          ({ decision: { prediction, witness } }) =>
            prediction === 'unknown' ||
            (prediction === 'conditional' && (witness.passes === null || witness.fails === null)),
        );
        if (!one.isMarked) expect(doubtful.map(({ id }) => id)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('tell their changes by names that are listed', () => {
    const names = new Set([...changeKinds, ...markedChangeKinds]);
    fc.assert(
      fc.property(someCase, ({ story }) => {
        for (const line of story.slice(1)) expect(names).toContain(line.split(' ')[0]);
      }),
      { numRuns: 100 },
    );
  });
});
