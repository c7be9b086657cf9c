const wholeUpTo = 72;

/** Where a sentence turns to details; a comma only where what follows stands by itself. */
const details = /: |; | \((?![^)]*$)|, (?=and |so |which |although |but |while )/;

/** A sentence without its details where it is long: for places that name a cause that is said in full elsewhere. */
export function firstClause(text: string): string {
  if (text.length <= wholeUpTo) return text;
  const at = text.search(details);
  return at > 0 ? text.slice(0, at) : text;
}

/** A text with a capital at its start, where that is an ordinary word and no id or name. */
export function capitalize(text: string): string {
  return /^[a-z]+(?![\w.:{-])/.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}
