/** What decides about colours. */
export interface ColourWish {
  /** What the command line says; null for nothing. */
  readonly flag: boolean | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}

/**
 * Whether to use colours. The command line decides; else FORCE_COLOR; else a NO_COLOR that is not empty
 * forbids them (https://no-color.org), as does a terminal that cannot show them.
 */
export function usesColour({ flag, env, isTerminal }: ColourWish): boolean {
  if (flag !== null) return flag;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  return isTerminal && env['TERM'] !== 'dumb';
}
