import { type Report } from '../../../src/audit/report.ts';
import { hostile } from './hostile.ts';
import { dualStack, empty, fiveGroups, oneZoneBroken, targetsOnly, twoVpcs } from './many.ts';
import { conditional, unknown } from './partly.ts';
import { brokenNat, closed, executeApiEndpoint } from './samples.ts';

/** Every literal report, by the name of its goldens. */
export const allReports: readonly (readonly [name: string, report: Report])[] = Object.entries({
  closed,
  'execute-api-endpoint': executeApiEndpoint,
  'broken-nat': brokenNat,
  conditional,
  unknown,
  'one-zone-broken': oneZoneBroken,
  'five-groups': fiveGroups,
  'two-vpcs': twoVpcs,
  'dual-stack': dualStack,
  'targets-only': targetsOnly,
  empty,
  hostile,
});
