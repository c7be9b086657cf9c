import { isVisibleText, visibleText } from './safe-text.ts';

/** Where newlines are the report's own: the lines of a fix and of a command. */
const linesOf: ReadonlySet<string> = new Set(['fix', 'command']);

/**
 * The report with every string as text that does nothing to a terminal or a CI's log. It is the one place where
 * the terminal's formats escape, so that nothing after it can forget to.
 */
export function visibleReport<Value extends object>(report: Value): Value {
  if (isVisible(report, '')) return report;
  const copy = structuredClone(report);
  makeVisible(copy);
  return copy;
}

function isVisible(value: unknown, key: string): boolean {
  if (typeof value === 'string') return escapeField(key, value) === value;
  if (Array.isArray(value)) return value.every((member) => isVisible(member, key));
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, member]) => isVisibleText(name) && isVisible(member, name));
}

function makeVisible(value: object): void {
  const members: [string, unknown][] = Object.entries(value);
  for (const [key, member] of members) {
    if (typeof member === 'string') Reflect.set(value, key, escapeField(key, member));
    else if (typeof member === 'object' && member !== null) makeVisible(member);
  }
}

function escapeField(key: string, text: string): string {
  return linesOf.has(key) ? text.split('\n').map(visibleText).join('\n') : visibleText(text);
}
