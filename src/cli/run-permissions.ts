import { permissionsPolicy } from '../sources/permissions.ts';
import { type PermissionsOptions } from './command-options.ts';
import { exitCodes } from './exit-code.ts';
import { type Outcome } from './outcome.ts';
import { parseRegionFlag } from './region-flag.ts';

/** Prints the policy that reading an account needs. */
export async function runPermissions({ region }: PermissionsOptions): Promise<Outcome> {
  const policy = permissionsPolicy(parseRegionFlag(region) ?? 'us-east-1');
  return { text: `${JSON.stringify(policy, null, 2)}\n`, remarks: '', exitCode: exitCodes.done };
}
