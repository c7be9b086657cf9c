import { type FoundProbes } from './deployed-probe.ts';

/** What is to be deleted of one probe, whole or in parts. */
export interface DestroyPlan {
  readonly name: string;
  readonly hasFunction: boolean;
  readonly hasLogGroup: boolean;
  readonly hasRole: boolean;
  /** Not where its network interface serves other functions too, and stays with them. */
  readonly waitsForInterfaces: boolean;
  readonly sharesInterfaceWith: readonly string[];
  /** The CloudFormation stack that it belongs to, which is to be deleted in its place; null for none. */
  readonly stack: string | null;
}

/** All that there is of probes, by name: of those too whose function is gone already. */
export function planDestroy({ probes, roles, logGroups }: FoundProbes): readonly DestroyPlan[] {
  const names = new Set([...probes.map(({ name }) => name), ...roles, ...logGroups]);
  return [...names].toSorted().map((name) => {
    const probe = probes.find((one) => one.name === name);
    const sharing = probe?.sharesInterfaceWith ?? [];
    return {
      name,
      hasFunction: probe !== undefined,
      hasLogGroup: logGroups.includes(name),
      hasRole: roles.includes(name),
      waitsForInterfaces: sharing.length === 0,
      sharesInterfaceWith: sharing,
      stack: probe?.stack ?? null,
    };
  });
}
