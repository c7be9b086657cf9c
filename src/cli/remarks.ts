import { visibleText } from '../report/safe-text.ts';
import { type SavedInput } from './saved-input.ts';

const mostListed = 5;

/** What is said on stderr of the files that were passed over; all of them on request. */
export function remarksOn({ notes }: Pick<SavedInput, 'notes'>, debug: boolean): string {
  const shown = debug ? notes : notes.slice(0, mostListed);
  const more = notes.length - shown.length;
  const lines = shown.map(({ file, text }) => `planecheck: ${visibleText(`${file}: ${text}`)}`);
  if (more > 0) lines.push(`planecheck: ${more} more files were passed over; --debug lists them`);
  return lines.map((line) => `${line}\n`).join('');
}
