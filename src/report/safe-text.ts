/**
 * Characters that act on a terminal, change the direction of text, cannot be seen, or are halves of none:
 * controls, separators of lines, bidirectional and invisible formatting, tags, variation selectors without
 * base, lone surrogates.
 */
const acting =
  /[\p{Control}\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Surrogate}]/gu;

/** Commands to a CI in its log: `::error …::` at a line's start, and `##[…]`, `##vso[…]` anywhere. */
const commands = /(?<=^|\s):(?=:[A-Za-z][\w-]*(?:\s|::|$))|#(?=#\w*\[)/g;

/** Text that shows what is in it and does nothing: ESC becomes `\x1b`, a newline `\n`. */
export function visibleText(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(acting, escapeCharacter).replace(commands, escapeCharacter);
}

/** Whether {@link visibleText} would change anything. */
export function isVisibleText(text: string): boolean {
  return visibleText(text) === text;
}

const printableAscii = /^[\x20-\x7e]*$/;

// Nearly all text is, and large reports have much of it.
function isPlain(text: string): boolean {
  return printableAscii.test(text) && !text.includes('::') && !text.includes('##');
}

const short: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

function escapeCharacter(character: string): string {
  const named = short[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits}}`;
}
