import fc from 'fast-check';
import { someCase } from '../generate/case.ts';
import { questionOf } from '../proof/ask.ts';
import { measure } from './measure.ts';
import { mutations } from './mutations.ts';
import { rareMutations } from './rare-mutations.ts';

/**
 * Prints in how many generated cases each mutation shows: by a prediction, only by what blocks or the way, only by
 * a witness, by a failure.
 *
 *     npx tsx test/lab/mutation/print-measured.ts [cases] [seed] [expression for file and name]
 */
async function printMeasured(numRuns: number, seed: number, part: string): Promise<void> {
  const cases = fc.sample(someCase, { numRuns, seed }).map(questionOf);
  const chosen = [...mutations, ...rareMutations].filter(({ name, file }) =>
    new RegExp(part).test(`${file} ${name}`),
  );
  for await (const { mutation, counts } of measure(chosen, cases)) {
    const numbers = [counts.prediction, counts['blocks or via'], counts.witness, counts.failure];
    const columns = numbers.map((count) => String(count).padStart(5)).join('');
    process.stdout.write(`${columns}  ${mutation.file.padEnd(26)} ${mutation.name}\n`);
  }
}

const [numRuns = '1000', seed = '20261101', part = ''] = process.argv.slice(2);
await printMeasured(Number(numRuns), Number(seed), part);
