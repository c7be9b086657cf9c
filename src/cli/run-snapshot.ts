import { randomBytes } from 'node:crypto';
import { type SnapshotOptions } from './command-options.ts';
import { exitCodes } from './exit-code.ts';
import { askAws } from './live-input.ts';
import { type Outcome } from './outcome.ts';
import { refuseExisting, writeSnapshot } from './write-snapshot.ts';
import { type World } from './world.ts';
import { type Snapshot } from '../sources/aws-cli/snapshot.ts';

/**
 * Saves what AWS tells of an account.
 * @throws InputError where the output is there already; UnableError where AWS cannot be asked.
 */
export async function runSnapshot(options: SnapshotOptions, world: World): Promise<Outcome> {
  await refuseExisting(options.output);
  const taken = await askAws(options, world);
  const { redactSnapshot } = await import('../sources/redact/redact-snapshot.ts');
  const snapshot = options.redact ? redactSnapshot(taken, randomBytes(32)) : taken;
  await writeSnapshot(snapshot, options.output);
  return { text: summaryOf(snapshot, options.output), remarks: '', exitCode: exitCodes.done };
}

function summaryOf({ manifest: { accountId, region, calls } }: Snapshot, output: string): string {
  const without = calls.flatMap(({ call, refused, unanswered, failed }) => {
    if (refused !== null) return [`  ${call} was refused (${refused.code})`];
    if (unanswered !== null) return [`  ${call}: ${unanswered.host} did not answer`];
    return failed === null ? [] : [`  ${call} failed (${failed.code})`];
  });
  const whose = accountId === null ? region : `account ${accountId}, ${region}`;
  const lines = [`${output}: ${whose}: ${calls.length} requests, ${without.length} without an answer`];
  return [...lines, ...new Set(without), `Audit it: planecheck audit ${output}`, ''].join('\n');
}
