import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditPath, judgePaths } from '../../src/audit/judge-paths.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type Vantage } from '../../src/path/vantage.ts';
import { loadSavedConfiguration } from '../../src/sources/aws-cli/load.ts';
import { manyTargets, manyVantages, networkOf, randomNetwork } from '../kit/random-network.ts';
import { type Topology } from '../kit/random-network/topology.ts';
import { everyService, placeOf, savedFolders } from './folders.ts';
import { type Forgetting, forgettings } from './forget.ts';
import { type Asked, pathsById, wrongChange, wrongChanges } from './forgetting-law.ts';
import { lawTimeout, runs } from './runs.ts';

function expectSafe(forgetting: Forgetting, before: ReadonlyMap<string, AuditPath>, asked: Asked): void {
  expect(wrongChanges(before, forgetting, asked), forgetting.what).toStrictEqual([]);
}

describe('forgetting a fact', { timeout: lawTimeout }, () => {
  test('never turns one verdict into another, in random networks', () => {
    const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(randomNetwork, fc.boolean(), picks, ({ network }, strict, choices) => {
        const asked: Asked = { targets: manyTargets, strict };
        const before = pathsById(network, asked);
        const all = forgettings(network);
        for (const choice of choices) {
          const forgetting = all[choice % all.length];
          if (forgetting !== undefined) expectSafe(forgetting, before, asked);
        }
      }),
      runs(30),
    );
  });

  test("of a client's groups changes a verdict only with that assumption named", () => {
    fc.assert(
      fc.property(randomNetwork, fc.boolean(), ({ network }, strict) => {
        const index = indexNetwork(network);
        const named = manyVantages(index).filter(({ securityGroupIds }) => securityGroupIds !== null);
        const decide = (vantages: readonly Vantage[]): readonly AuditPath[] =>
          judgePaths(index, vantages, manyTargets, strict).paths;
        const unnamed = new Map(
          decide(named.map((vantage) => ({ ...vantage, securityGroupIds: null }))).map((found) => [
            found.id,
            found,
          ]),
        );
        const wrong = decide(named).flatMap((before) => {
          const after = unnamed.get(before.id);
          if (after === undefined) return [`${before.id}: gone`];
          return wrongChange(before, after, { assumable: ['client-groups-allow-egress'] }) ?? [];
        });
        expect(wrong).toStrictEqual([]);
      }),
      runs(30),
    );
  });
});

/** Counterexamples of old, which random networks meet rarely. */
describe('forgetting what once changed a verdict', { timeout: lawTimeout }, () => {
  const plain: Topology = {
    privateSubnets: 3,
    tables: 'shared',
    egress: 'zonal-nat',
    ipv6: true,
    acls: 'default',
    groups: 'by-block',
    executeApi: 'private-dns',
    controlEndpoint: true,
    s3Endpoint: true,
    other: 'transit-gateway',
    otherAccount: true,
    centralZone: 'addresses',
    services: true,
  };

  test.each([
    [
      'the endpoint of an interface',
      { executeApi: 'own-name' },
      [['endpoint-state', 0, 0, 0]],
      /^vpcEndpoints/,
    ],
    [
      'the zones of attachment subnets',
      { egress: 'central' },
      [['acl-block-narrowed', 37, 0, 33]],
      /availabilityZone/,
    ],
    [
      'the zones of attachment subnets, with tight ACLs',
      { egress: 'central', acls: 'tight' },
      [
        ['acl-ports-narrowed', 9, 7, 31],
        ['acl-ports-narrowed', 4, 26, 4],
      ],
      /availabilityZone/,
    ],
    ['the name of a prefix list', { egress: 'none' }, [['dns-support-off', 1, 0, 0]], /^prefixLists/],
    [
      'whether private names answer',
      { controlEndpoint: true },
      [
        ['endpoint-other-groups', 0, 0, 0],
        ['dns-hostnames-off', 0, 0, 0],
      ],
      /enableDnsHostnames/,
    ],
    ['Block Public Access of a subnet', {}, [['public-access-excluded', 0, 0, 0]], /blockPublicAccess/],
    ['the addresses of a NAT gateway', { acls: 'tight' }, [['acl-block-narrowed', 2, 2, 2]], /natGateways/],
  ] as const)('%s', (_, topology, changes, what) => {
    const { network } = networkOf(
      { ...plain, ...topology },
      changes.map(([kind, a, b, c]) => ({ kind, a, b, c })),
    );
    const chosen = forgettings(network).filter((forgetting) => what.test(forgetting.what));
    expect(chosen.length).toBeGreaterThan(0);
    for (const strict of [false, true]) {
      const asked: Asked = { targets: manyTargets, strict };
      const before = pathsById(network, asked);
      for (const forgetting of chosen) expectSafe(forgetting, before, asked);
    }
  });
});

const isSoak = Number(process.env['LAW_RUNS'] ?? '1') >= 10;
/** Of each folder every how many forgettings are tried; all with LAW_RUNS=10 and above. */
const stride = isSoak ? 1 : 12;

describe('forgetting a fact of a saved folder', { timeout: lawTimeout }, () => {
  test.each(savedFolders)('%s', async (folder) => {
    const { network } = await loadSavedConfiguration([placeOf(folder)]);
    const chosen = forgettings(network).filter((_, at) => (at + folder.length) % stride === 0);
    const modes = isSoak ? [false, true] : [folder.length % 2 === 0];
    for (const strict of modes) {
      const asked: Asked = { targets: everyService(network), strict };
      const before = pathsById(network, asked);
      for (const forgetting of chosen) expectSafe(forgetting, before, asked);
    }
  });
});
