import { visibleText } from '../report/safe-text.ts';
import { type Input } from './input.ts';
import { type SelectedVantages } from './selected-vantages.ts';

const mostListed = 5;

/** What is said on stderr of the files that were passed over; all of them on request. */
export function remarksOnFiles({ notes }: Pick<Input, 'notes'>, debug: boolean): string {
  const shown = debug ? notes : notes.slice(0, mostListed);
  const more = notes.length - shown.length;
  const lines = shown.map(({ file, text }) => `${file}: ${text}`);
  return remarks(more > 0 ? [...lines, `${more} more of the kind; --debug lists them`] : lines);
}

/** What is said on stderr where nothing could be judged because no subnet was read. */
export function remarkOnNothing({ index }: Input, { vantages }: SelectedVantages): string {
  const [gap] = index.network.subnets.missing;
  if (vantages.length > 0 || gap === undefined) return '';
  const next =
    gap.kind === 'not-in-source'
      ? `; save the output of: ${gap.command}`
      : gap.kind === 'unresolved'
        ? `: they depend on ${gap.expression}`
        : '';
  return remarks([`the subnets were not read${next}`]);
}

function remarks(lines: readonly string[]): string {
  return lines.map((line) => `planecheck: ${visibleText(line)}\n`).join('');
}
