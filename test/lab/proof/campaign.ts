import fc from 'fast-check';
import { someCase } from '../generate/case.ts';
import { makeAuthority } from '../kernel/authority.ts';
import { type Lab } from '../kernel/lab.ts';
import { type LabPool, openLabPool } from '../kernel/pool.ts';
import { type LabCase } from '../network/case.ts';
import { certifiedNames } from './internet.ts';
import { type RanCase, runCase, type RunOptions, somethingBlocked, withPatience } from './run-case.ts';
import { repairPath, type Repaired } from './repair-path.ts';

/** A case with the repair of one of its blocked paths. */
export interface ProvedCase extends RanCase {
  readonly seed: number;
  readonly repaired: Repaired | null;
}

/** A seed whose network did otherwise than predicted. */
export interface Failure {
  readonly seed: number;
  readonly story: readonly string[];
  readonly told: readonly string[];
}

// A lab waits most of the time: two cores keep this many of them busy.
const labs = 8;

/** Opens the labs in which many networks are run. */
export async function openCampaignLabs(): Promise<LabPool> {
  return openLabPool(labs, await makeAuthority(certifiedNames));
}

/** The case of a seed. */
function caseOf(seed: number): LabCase {
  const [labCase] = fc.sample(someCase, { seed, numRuns: 1 });
  if (labCase === undefined) throw new Error(`no case for seed ${seed}`);
  return labCase;
}

/** Runs the network of a seed and repairs a path of it. */
export async function proveSeed(pool: LabPool, seed: number): Promise<ProvedCase> {
  return pool.run((lab) => proveCase(lab, caseOf(seed), seed));
}

async function proveCase(lab: Lab, labCase: LabCase, seed: number): Promise<ProvedCase> {
  const options: RunOptions = { salt: `${seed}`, edgesOfPath: 6 };
  const ran = await runCase(lab, labCase, options);
  const path = labCase.isMarked ? undefined : somethingBlocked(ran, options);
  if (path === undefined) return { ...ran, seed, repaired: null };
  const repaired = await withPatience(
    (timeout) => repairPath(lab, labCase, path, { options, timeout }),
    ({ end }) => end !== 'failed',
  );
  return { ...ran, seed, repaired };
}

/** What went otherwise than predicted in a case; undefined where nothing did. */
export function failureOf({ seed, labCase, mismatches, repaired }: ProvedCase): Failure | undefined {
  const told = mismatches.map((mismatch) => `${mismatch.what}: ${mismatch.path}: ${mismatch.told}`);
  if (repaired?.end === 'failed')
    told.push(`repair: ${repaired.path}: ${repaired.told} (${repaired.codes.join(', ')})`);
  return told.length === 0 ? undefined : { seed, story: labCase.story, told };
}

/** Makes the case of a failed seed as small as it can be with the failure still there; tells it as a text. */
export async function shrinkSeed(pool: LabPool, seed: number): Promise<string> {
  const property = fc.asyncProperty(someCase, (labCase) =>
    pool.run(async (lab) => {
      const failure = failureOf(await proveCase(lab, labCase, seed));
      if (failure !== undefined) throw new Error([...failure.story, ...failure.told].join('\n'));
    }),
  );
  const result = await fc.check(property, { seed, numRuns: 1, interruptAfterTimeLimit: 60_000 });
  const [smallest] = result.counterexample ?? [];
  if (smallest === undefined) return `seed ${seed} did not fail again`;
  const told = result.errorInstance instanceof Error ? result.errorInstance.message : '';
  return `${told}\n${JSON.stringify(smallest)}`;
}
