import { createHash } from 'node:crypto';
import { probeNamePrefix } from '../probe/contract.ts';

/** Where a probe stands. Its one subnet pins it there: of several, Lambda would choose one at each call. */
export interface ProbePlace {
  readonly subnetId: string;
  /** One or more; their order does not matter. */
  readonly securityGroupIds: readonly string[];
}

/** Log groups of functions have their name behind this. */
export const logGroupPrefix = '/aws/lambda/';

/** The beginning of every probe's log group. */
export const probeLogGroupPrefix = `${logGroupPrefix}${probeNamePrefix}`;

/** The name of the probe of a place, and of its role: the same place has the same probe, whoever deploys it. */
export function probeName({ subnetId, securityGroupIds }: ProbePlace): string {
  const groups = [...new Set(securityGroupIds)].toSorted().join(' ');
  return `${probeNamePrefix}${subnetId}-${createHash('sha256').update(groups).digest('hex').slice(0, 8)}`;
}

const namePattern = /^planecheck-probe-(?<subnetId>subnet-[0-9a-f]+)-[0-9a-f]{8}$/;

/** Whether a function, role or log group is that of a probe by its name. */
export function isProbeName(name: string): boolean {
  return namePattern.test(name);
}

/** The subnet that a probe's name tells. */
export function subnetOfProbe(name: string): string | null {
  return namePattern.exec(name)?.groups?.['subnetId'] ?? null;
}

/** The path of the roles of a region's probes: roles belong to no region, and are found by it in one call. */
export function rolePath(region: string): string {
  return `/planecheck/${region}/`;
}
