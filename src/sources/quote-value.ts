import { canonicalText } from './canonical-text.ts';

/** A value from a file as one short line: escaped, and cut after 80 characters. */
export function quoteValue(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = canonicalText(value);
  // JSON leaves C1 controls and the bidirectional marks as they are; a terminal does not.
  const escaped = text.replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return escaped.length > 80 ? `${escaped.slice(0, 79)}…` : escaped;
}
