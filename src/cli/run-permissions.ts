import { permissionsPolicy } from '../sources/permissions.ts';
import { callerPolicy } from '../deploy/caller-policy.ts';
import { commercial, partitionOf } from '../targets/partition.ts';
import { type PermissionsOptions } from './command-options.ts';
import { exitCodes } from './exit-code.ts';
import { type Outcome } from './outcome.ts';
import { parseRegionFlag } from './region-flag.ts';

/** Prints the policy that a task needs. */
export async function runPermissions({ region, task }: PermissionsOptions): Promise<Outcome> {
  const named = parseRegionFlag(region) ?? 'us-east-1';
  const policy =
    task === 'audit' ? permissionsPolicy(named) : callerPolicy(task, (partitionOf(named) ?? commercial).id);
  return { text: `${JSON.stringify(policy, null, 2)}\n`, remarks: '', exitCode: exitCodes.done };
}
