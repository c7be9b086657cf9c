import { plainStyle, type Style } from '../report/style.ts';
import { type ColourWish, usesColour } from './colour.ts';

/** How text is dressed on this run's output; chalk is loaded only where there are colours. */
export async function dress(wish: ColourWish): Promise<Style> {
  const ascii = isAsciiOnly(wish.env);
  if (!usesColour(wish)) return { ...plainStyle, ascii };
  const { Chalk } = await import('chalk');
  // Its own guess ignores NO_COLOR, and the sixteen colours are all that is used.
  const chalk = new Chalk({ level: 1 });
  // Chalk prints every argument it gets, and `lines.map(style.dim)` gives it more than the line.
  return {
    error: (text) => chalk.bold.red(text),
    warning: (text) => chalk.bold.yellow(text),
    note: (text) => chalk.bold.cyan(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    unsure: (text) => chalk.yellow(text),
    dim: (text) => chalk.dim(text),
    bold: (text) => chalk.bold(text),
    ascii,
  };
}

// https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html#tag_08_02
function isAsciiOnly(env: ColourWish['env']): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  if (locale === undefined) return false;
  const [, charset] = locale.split('.');
  if (charset !== undefined) return !/^utf-?8/i.test(charset);
  return locale === 'C' || locale === 'POSIX';
}
