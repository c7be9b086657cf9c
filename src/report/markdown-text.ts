/** Characters that Markdown or HTML acts on wherever they are in a line. */
const acting = /[\\`*_~[\]<>|$&]/g;

/** What GitHub and others make a notification or a link of, even in escaped text: `@name`, `#12`. */
const references = /(?<![\w&])[@#](?=[A-Za-z0-9])/g;

/** What makes a heading, a list or a rule of a line that begins with it. */
const leading = /^(\d+(?=[.)]\s))?([#+=-](?=[\s#+=-])|(?<=\d)[.)])/;

/** A word joiner, which nobody sees and no reference contains. */
const joiner = '&#8288;';

/** Text of one line as Markdown shows it unchanged, in a table's cell too. */
export function markdownText(text: string): string {
  return text
    .replace(acting, (character) =>
      character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`,
    )
    .replace(references, (character) => character + joiner)
    .replace(leading, (_, digits: string | undefined, mark: string) => `${digits ?? ''}\\${mark}`);
}

/** Lines as a block of code; its fence is longer than any in the lines. */
export function codeBlock(lines: readonly string[], language: string): readonly string[] {
  const longest = Math.max(0, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [fence + language, ...lines, fence];
}
