import { checks } from '../../checks/index.ts';
import { renderCatalogue, renderCheckPage } from '../report/check-page.ts';
import { InputError } from '../sources/input-error.ts';
import { type ChecksOptions } from './command-options.ts';
import { didYouMean } from './did-you-mean.ts';
import { exitCodes } from './exit-code.ts';
import { layoutFor } from './layout.ts';
import { type Outcome } from './outcome.ts';
import { type World } from './world.ts';

/**
 * Shows the catalogue of checks, or the page of one.
 * @throws InputError when there is no such check.
 */
export async function runChecks({ id, color }: ChecksOptions, world: World): Promise<Outcome> {
  const layout = await layoutFor(world, color);
  const text = id === undefined ? renderCatalogue(checks, layout) : renderCheckPage(checkOf(id), layout);
  return { text, remarks: '', exitCode: exitCodes.done };
}

function checkOf(id: string) {
  const check = checks.find((candidate) => candidate.id === id);
  if (check !== undefined) return check;
  const guess = didYouMean(
    id,
    checks.map((candidate) => candidate.id),
  );
  throw new InputError(
    'unknown-id',
    `checks ${id}: there is no such check`,
    `${guess}planecheck checks lists them.`,
  );
}
