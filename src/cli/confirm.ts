import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { InputError } from '../sources/input-error.ts';
import { UnableError } from '../sources/unable-error.ts';
import { type World } from './world.ts';
import { writeText } from './write-text.ts';

/**
 * Shows what is going to be done, and goes on only where somebody agrees: by --yes, or at a terminal.
 * @throws InputError `flag` where nobody can be asked; UnableError `not-confirmed` where the answer is no.
 */
export async function confirm(
  command: string,
  shown: string,
  yes: boolean,
  { stdin, stderr }: World,
): Promise<void> {
  await writeText(stderr, shown);
  if (yes) return;
  if (stdin.isTTY !== true || stderr.isTTY !== true)
    throw new InputError(
      'flag',
      `${command} changes the account, and there is no terminal to ask at`,
      'Look at what it is going to do, and add --yes.',
    );
  // Not as a terminal: there, Ctrl-C would be a key like any other.
  const reader = createInterface({ input: stdin, output: stderr, terminal: false });
  const answer = await Promise.race([
    reader.question('Go on? [y/N] '),
    // Ctrl-D: nobody answers any more.
    once(reader, 'close').then(() => ''),
  ]);
  reader.close();
  if (/^y(?:es)?$/i.test(answer.trim())) return;
  throw new UnableError('not-confirmed', 'nothing was changed', 'Answer y to go on, or give --yes.');
}
