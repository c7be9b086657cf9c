import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vantageOfSubnet } from '../../src/audit/choose-vantages.ts';
import { readObservedRuns } from '../../src/cli/observed-runs.ts';
import { whole } from '../../src/network/collection.ts';
import { emptyNetwork } from '../../src/network/network.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type ProbeResult } from '../../src/probe/contract.ts';
import { subnet, vpc } from '../checks/network.ts';
import { someResult } from '../probe/kit/some-result.ts';

const a = subnet('subnet-a', '10.0.1.0/24');
const b = subnet('subnet-b', '10.0.2.0/24');
const index = indexNetwork({ ...emptyNetwork, vpcs: whole([vpc()]), subnets: whole([a, b]) });
const vantages = [vantageOfSubnet(a)];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planecheck-observed-'));
});
afterAll(() => rm(folder, { recursive: true }));

const at = (startedAt: string): ProbeResult => ({ ...someResult, startedAt });
const morning = at('2026-11-01T08:00:00.000Z');
const evening = at('2026-11-01T20:00:00.000Z');

const standing = (subnetId: string, ...securityGroupIds: readonly string[]) => ({
  functionName: `planecheck-probe-${subnetId}`,
  subnetId,
  securityGroupIds,
  accountId: '111122223333',
  region: 'eu-west-1',
});

/** Files with one run each, of which null stands where the machine was the program's own. */
async function read(
  runs: readonly (readonly [vantage: ReturnType<typeof standing> | null, result: ProbeResult])[],
  place?: string,
) {
  const files = await Promise.all(
    runs.map(async ([vantage, answer], number) => {
      const file = join(folder, `${number}.json`);
      const tool = { name: 'planecheck', version: '0.1.0' };
      const document = {
        schema: 'planecheck/probe-runs/v1',
        tool,
        runs: [{ vantage, answer, notRun: null }],
      };
      await writeFile(file, JSON.stringify(document));
      return file;
    }),
  );
  const { vantages: judged, observed } = await readObservedRuns(index, vantages, { files, at: place });
  return {
    judged: judged.map(({ id, securityGroupIds }) => [id, securityGroupIds]),
    observed: observed.map(({ vantageIds, results }) => [vantageIds, results.map((one) => one.startedAt)]),
  };
}

describe('what probes saw before', () => {
  test('is of the subnet that they stood in, with their groups', async () => {
    expect(await read([[standing('subnet-a', 'sg-1'), morning]])).toEqual({
      judged: [['subnet-a', ['sg-1']]],
      observed: [[['subnet-a'], [morning.startedAt]]],
    });
  });

  test('adds the subnets that would not be judged otherwise', async () => {
    expect(await read([[standing('subnet-b', 'sg-1'), morning]])).toEqual({
      judged: [
        ['subnet-a', null],
        ['subnet-b', ['sg-1']],
      ],
      observed: [[['subnet-b'], [morning.startedAt]]],
    });
  });

  test('in several files is an occasion each, in any order', async () => {
    const probe = standing('subnet-a', 'sg-1');
    const [early, late] = [morning, evening].map((one) => [['subnet-a'], [one.startedAt]]);
    const files = [
      [probe, morning],
      [probe, evening],
    ] as const;
    expect((await read(files)).observed).toEqual([early, late]);
    expect((await read(files.toReversed())).observed).toEqual([late, early]);
    const local = files.map(([, result]) => [null, result] as const);
    expect((await read(local, 'subnet-a')).observed).toEqual([early, late]);
  });

  test('by a machine is of where that is said to have stood', async () => {
    expect(await read([[null, morning]], 'subnet-b')).toEqual({
      judged: [
        ['subnet-a', null],
        ['subnet-b', null],
      ],
      observed: [[['subnet-b'], [morning.startedAt]]],
    });
  });
});
