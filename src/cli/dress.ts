import { plainStyle, type Style } from '../report/style.ts';
import { type ColourWish, usesColour } from './colour.ts';

/** How text is dressed on this run's output; chalk is loaded only where there are colours. */
export async function dress(wish: ColourWish): Promise<Style> {
  const ascii = isAsciiOnly(wish.env);
  if (!usesColour(wish)) return { ...plainStyle, ascii };
  const { Chalk } = await import('chalk');
  // Its own guess ignores NO_COLOR, and the sixteen colours are all that is used.
  const chalk = new Chalk({ level: 1 });
  return {
    error: chalk.bold.red,
    warning: chalk.bold.yellow,
    note: chalk.bold.cyan,
    good: chalk.green,
    bad: chalk.red,
    unsure: chalk.yellow,
    dim: chalk.dim,
    bold: chalk.bold,
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
