import { type Check, type CheckPage } from '../audit/check.ts';
import { type Severity } from '../audit/severity.ts';
import { displayWidth, padToWidth } from './display-width.ts';
import { plainStyle, type Style } from './style.ts';
import { labelled } from './terminal.ts';
import { wrapText } from './wrap.ts';

/** How pages of checks are laid out. */
export interface PageOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
}

const usual: PageOptions = { width: 100, style: plainStyle };

const gap = 2;
const narrowestTitle = 30;

/** All checks, a line each: the id and what holds when all is well. */
export function renderCatalogue(
  checks: readonly Pick<CheckPage, 'id' | 'title'>[],
  { width, style }: PageOptions = usual,
): string {
  const widest = Math.max(0, ...checks.map(({ id }) => displayWidth(id))) + gap;
  const fits = width - widest >= narrowestTitle;
  const lines = checks.flatMap(({ id, title }) => {
    if (!fits) return [style.bold(id), ...wrapText(title, width - gap).map((line) => ' '.repeat(gap) + line)];
    const [first = '', ...more] = labelled(' '.repeat(widest), wrapText(title, width - widest));
    return [style.bold(id) + padToWidth(id, widest).slice(id.length) + first.slice(widest), ...more];
  });
  return `${lines.join('\n')}\n`;
}

/** One check in full. */
export function renderCheckPage(check: Check, { width, style }: PageOptions = usual): string {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['why', wrapText(check.why, width - gap)],
    ['what it does not see', wrapText(check.limits, width - gap)],
    ['says', sayings(check).flatMap((line) => wrapText(line, width - gap, gap))],
    ['more', [...check.links]],
  ];
  const blocks = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [style.bold(title), ...lines.map((line) => ' '.repeat(gap) + line)].join('\n'));
  const head = [style.bold(check.id), ...wrapText(check.title, width)].join('\n');
  return `${[head, ...blocks].join('\n\n')}\n`;
}

const severityWords = {
  error: 'error',
  warning: 'warning',
  note: 'note',
  'error-if-built': 'error where everything else on the way is built, else note',
} as const satisfies Record<Severity | 'error-if-built', string>;

/** The codes that a check says, with their severities. */
function sayings(check: Check): readonly string[] {
  if (check.kind === 'standing')
    return check.codes.map((code) => `${code}: ${severityWords[check.severity]}`);
  const said = Object.entries(check.says).map(
    ([code, saying]) => `${code}: ${severityWords[saying.severity]}`,
  );
  return [...said, ...check.cannotTell.map((code) => `${code}: cannot tell`)];
}
