import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someCase } from '../generate/case.ts';
import { readAccount } from './read-account.ts';
import { savedFiles } from './saved-files.ts';

describe('the lab’s reading of saved answers', () => {
  test('gives back what was written', () => {
    fc.assert(
      fc.property(someCase, ({ account }) => {
        expect(inOrder(readAccount(savedFiles(account)))).toStrictEqual(inOrder(account));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('takes a snapshot as it is', () => {
    const folder = join(import.meta.dirname, '../../../examples/nat-egress');
    const files = readdirSync(folder).map(
      (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
    );
    const account = readAccount(Object.fromEntries(files));
    expect(account.NatGateways).toStrictEqual([
      {
        NatGatewayId: 'nat-0b6e1c4f9d2a58730',
        VpcId: 'vpc-0c1f00d1a2b3c4d5e',
        SubnetId: 'subnet-09e4b7a1c2d53f860',
        RouteTableId: null,
        AvailabilityMode: 'zonal',
        ConnectivityType: 'public',
        State: 'available',
        FailureCode: null,
        NatGatewayAddresses: [{ PrivateIp: '10.0.0.113', PublicIp: '203.0.113.25' }],
      },
    ]);
    expect(account.Subnets).toHaveLength(4);
  });
});

// Zones that no VPC has are not listed, and those of several VPCs are listed in the order of the VPCs.
function inOrder({ HostedZones, ...rest }: ReturnType<typeof readAccount>): object {
  const zones = HostedZones.filter(({ VpcIds }) => VpcIds.length > 0)
    .map((zone) => ({ ...zone, VpcIds: zone.VpcIds.toSorted() }))
    .toSorted((x, y) => x.HostedZoneId.localeCompare(y.HostedZoneId));
  return { ...rest, HostedZones: zones };
}
