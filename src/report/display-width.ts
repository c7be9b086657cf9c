const printableAscii = /^[\x20-\x7e]*$/;

/** The codes that a style wraps text in: colours, and links with their addresses. */
// eslint-disable-next-line no-control-regex
const styleCodes = /\u001b\[[\d;]*m|\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)/g;

/** A grapheme without a glyph of its own: controls, joiners, marks that stand without a base. */
const zeroWidth = /^(?:\p{Default_Ignorable_Code_Point}|\p{Control}|\p{Format}|\p{Mark}|\p{Surrogate})+$/u;

/** East Asian wide and full-width characters, and symbols that terminals draw as emoji. */
const doubleWidth =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|^\p{Emoji}\ufe0f/u;

let segmenter: Intl.Segmenter | undefined;

/** The number of terminal columns that a text takes: colours take none, full-width characters two. */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  const visible = text.replace(styleCodes, '');
  if (printableAscii.test(visible)) return visible.length;
  // Creating one takes some 35 ms, so only text beyond ASCII and the report's own marks pays for it.
  if (ownMarks.test(visible)) return visible.length;
  segmenter ??= new Intl.Segmenter();
  return [...segmenter.segment(visible)].reduce((width, { segment }) => width + graphemeWidth(segment), 0);
}

const ownMarks = /^[\x20-\x7e…·✓✗→←×–—’─│┌┐└┘├┤▶◀▼]*$/;

/** A text with spaces at its end, up to a width. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function graphemeWidth(grapheme: string): number {
  if (zeroWidth.test(grapheme)) return 0;
  return doubleWidth.test(grapheme) ? 2 : 1;
}
