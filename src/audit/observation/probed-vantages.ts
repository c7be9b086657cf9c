import { type Vantage } from '../../path/vantage.ts';

/** Where a probe stands. */
export interface ProbeStand {
  readonly subnetId: string;
  readonly securityGroupIds: readonly string[];
}

/** A vantage, and the probe that stands for it; null where there is none. */
export interface ProbedVantage<Stand extends ProbeStand> {
  readonly vantage: Vantage;
  readonly probe: Stand | null;
}

/**
 * The vantages with their probes: one in the same subnet with the same groups. A subnet of which no groups are given
 * is judged with the groups of the probe in it, and where several with different groups are there, with those of each:
 * the packets of a probe pass its own groups, whatever another client's would say.
 */
export function probedVantages<Stand extends ProbeStand>(
  vantages: readonly Vantage[],
  probes: readonly Stand[],
): readonly ProbedVantage<Stand>[] {
  return vantages.flatMap((vantage): readonly ProbedVantage<Stand>[] => {
    const here = probes.filter(({ subnetId }) => subnetId === vantage.subnet.id);
    if (vantage.securityGroupIds !== null) {
      const groups = keyOf(vantage.securityGroupIds);
      return [{ vantage, probe: here.find((probe) => keyOf(probe.securityGroupIds) === groups) ?? null }];
    }
    const byGroups = new Map(here.map((probe) => [keyOf(probe.securityGroupIds), probe]));
    const sorted = [...byGroups].toSorted(([a], [b]) => (a < b ? -1 : 1));
    if (sorted.length === 0) return [{ vantage, probe: null }];
    return sorted.map(([groups, probe], at) => ({
      vantage: {
        ...vantage,
        id: at === 0 ? vantage.id : `${vantage.id} ${groups}`,
        securityGroupIds: probe.securityGroupIds.toSorted(),
      },
      probe,
    }));
  });
}

function keyOf(groups: readonly string[]): string {
  return groups.toSorted().join(' ');
}
