import { describe, expect, test } from 'vitest';
import { probedVantages } from '../../../src/audit/observation/probed-vantages.ts';
import { type Vantage } from '../../../src/path/vantage.ts';
import { vantageIn } from '../../checks/facts.ts';
import { subnet } from '../../checks/network.ts';

const subnetA = subnet('subnet-a', '10.0.1.0/24');
const subnetC = subnet('subnet-c', '10.0.2.0/24');

const probeIn = (subnetId: string, ...securityGroupIds: readonly string[]) => ({
  subnetId,
  securityGroupIds,
});

function tell(vantages: readonly Vantage[], probes: readonly ReturnType<typeof probeIn>[]) {
  return probedVantages(vantages, probes).map(({ vantage, probe }) => [
    vantage.id,
    vantage.securityGroupIds,
    probe?.securityGroupIds ?? null,
  ]);
}

describe('a subnet of which no groups are given', () => {
  const vantage = vantageIn(subnetA);

  test('without a probe is judged as before', () => {
    expect(tell([vantage], [probeIn(subnetC.id, 'sg-1')])).toEqual([[subnetA.id, null, null]]);
  });

  test('is judged with the groups of the probe in it', () => {
    expect(tell([vantage], [probeIn(subnetA.id, 'sg-2', 'sg-1')])).toEqual([
      [subnetA.id, ['sg-1', 'sg-2'], ['sg-2', 'sg-1']],
    ]);
  });

  test('is judged once for each set of groups, whatever the order of the probes', () => {
    const probes = [
      probeIn(subnetA.id, 'sg-2'),
      probeIn(subnetA.id, 'sg-1', 'sg-3'),
      probeIn(subnetA.id, 'sg-2'),
    ];
    const expected = [
      [subnetA.id, ['sg-1', 'sg-3'], ['sg-1', 'sg-3']],
      [`${subnetA.id} sg-2`, ['sg-2'], ['sg-2']],
    ];
    expect(tell([vantage], probes)).toEqual(expected);
    expect(tell([vantage], probes.toReversed())).toEqual(expected);
  });
});

describe('a function', () => {
  const vantage: Vantage = {
    ...vantageIn(subnetA),
    id: 'f@a',
    securityGroupIds: ['sg-1', 'sg-2'],
    functionName: 'f',
  };

  test('has the probe with the same groups in the same subnet', () => {
    const probes = [
      probeIn(subnetA.id, 'sg-1'),
      probeIn(subnetA.id, 'sg-2', 'sg-1'),
      probeIn(subnetC.id, 'sg-1', 'sg-2'),
    ];
    expect(tell([vantage], probes)).toEqual([['f@a', ['sg-1', 'sg-2'], ['sg-2', 'sg-1']]]);
  });

  test('has no probe with other groups', () => {
    expect(tell([vantage], [probeIn(subnetA.id, 'sg-1')])).toEqual([['f@a', ['sg-1', 'sg-2'], null]]);
  });
});
