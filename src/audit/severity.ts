/**
 * How bad a finding is without any stated intent: `error` is built but broken, `warning` works at a risk,
 * `note` is nothing built, or worth knowing.
 */
export type Severity = 'error' | 'warning' | 'note';

/** From the worst to the least. */
export const severities = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** The worst of some severities; undefined of none. */
export function worstSeverity(list: readonly Severity[]): Severity | undefined {
  return severities.find((severity) => list.includes(severity));
}

/** Whether a severity is at least as bad as another. */
export function isAtLeast(severity: Severity, than: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(than);
}
