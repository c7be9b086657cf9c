import { InputError } from '../sources/input-error.ts';
import { type Values } from './declare-commands.ts';

/** What stands behind `--`: yargs leaves it beside the command's name. */
export function afterDashes(values: Values): readonly string[] {
  return textsOf(values, '_').slice(1);
}

/** Whether a flag without a value is given. */
export function isSet(values: Values, name: string): boolean {
  return values[name] === true;
}

/** The value of a flag or positional argument; undefined where it is not given. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The values of one that may be given several times. */
export function textsOf(values: Values, name: string): readonly string[] {
  const value = values[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}

/** The value of a flag that takes one of a few words; the first where it is not given. */
export function choiceOf<Choice extends string>(
  values: Values,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = values[name];
  return choices.find((choice) => choice === value) ?? choices[0];
}

/**
 * The value of a flag that the command cannot do without.
 * @throws InputError `flag`.
 */
export function neededText(command: string, values: Values, name: string, what: string): string {
  const value = textOf(values, name);
  if (value !== undefined) return value;
  throw new InputError('flag', `${command} needs --${name}`, `Behind it, write ${what}.`);
}
