import { expect } from 'vitest';

// vitest gives its matchers the type `any`; a test of ours shall not.

/** Any text with this in it. */
export function containing(text: string): unknown {
  return expect.stringContaining(text);
}

/** Any text of this form. */
export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** Any text. */
export function anyText(): unknown {
  return expect.any(String);
}

/** Any object that has at least these fields. */
export function objectWith(fields: object): unknown {
  return expect.objectContaining(fields);
}
