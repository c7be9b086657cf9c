import { type Scope } from '../../network/scope.ts';
import { type DoorOptions } from '../declared/declared-resource.ts';
import { InputError } from '../input-error.ts';
import { type StackSource } from './labels.ts';

/**
 * Where a stack goes: what the CDK knows of its environment, else what is said beside it.
 * @throws InputError `no-region`.
 */
export function scopeOfSource({ file, region, accountId }: StackSource, options: DoorOptions): Scope {
  const known = region ?? options.region;
  if (known !== undefined) return { accountId: accountId ?? options.account ?? null, region: known };
  throw new InputError(
    'no-region',
    `${file}: a template does not say which region it is for`,
    'Say it with --region.',
  );
}

/** @throws InputError `regions-disagree` where all stacks have a region, and none of them the one that is said. */
export function refuseOtherRegion(sources: readonly StackSource[], region: string | undefined): void {
  const [first] = sources;
  const isWanted = sources.some((source) => source.region === null || source.region === region);
  if (region === undefined || first === undefined || isWanted) return;
  throw new InputError(
    'regions-disagree',
    `${first.file}: its stack is for ${first.region ?? ''}, --region says ${region}`,
    'Leave --region out: the stacks know their region.',
  );
}
