/** The ways of writing that a scenario is printed in; all are met over the scenarios. */
export interface Style {
  /** Rules, entries and routes inside what they belong to, or as resources of their own. */
  readonly rules: 'inline' | 'separate';
  /** Whether what is as the form's own default is written all the same. */
  readonly defaults: 'written' | 'left-out';
  /** How a Terraform plan is laid out. */
  readonly layout: 'flat' | 'module' | 'for-each';
  /** The older or the newer of two kinds of resources for the same. */
  readonly kinds: 'older' | 'newer';
}

/** The style of a scenario, always the same for a name. */
export function styleOf(name: string): Style {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return {
    rules: pick(hash, ['inline', 'separate']),
    defaults: pick(hash / 2, ['written', 'left-out']),
    layout: pick(hash / 4, ['flat', 'module', 'for-each']),
    kinds: pick(hash / 12, ['older', 'newer']),
  };
}

function pick<const T>(number: number, ways: readonly [T, ...T[]]): T {
  return ways[Math.floor(number) % ways.length] ?? ways[0];
}
