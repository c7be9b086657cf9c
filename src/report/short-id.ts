/** What AWS's ids begin with; a function may be called `worker-0a1b2c3d`, and its name stays whole. */
const prefixes = [
  'acl',
  'cagw',
  'dopt',
  'eigw',
  'eni',
  'i',
  'igw',
  'lgw',
  'nat',
  'pcx',
  'pl',
  'rslvr-rr',
  'rtb',
  'sg',
  'subnet',
  'tgw',
  'tgw-attach',
  'tgw-rtb',
  'vgw',
  'vpc',
  'vpce',
  'vpce-svc',
];

/** An id of AWS's: a prefix, then 17 hexadecimal digits, or 8 of the old kind. */
const anyId = new RegExp(`(?<![\\w-])((?:${prefixes.join('|')})-)([0-9a-f]{17}|[0-9a-f]{8})(?![\\w-])`, 'g');

const fewest = 4;

/** Shortens the ids in texts. */
export type Shorten = (text: string) => string;

/**
 * Makes a function that shortens ids in text: each to the fewest digits, four at least, by which no other id of
 * the same kind in these texts begins, and `ellipsis`.
 */
export function shortIds(texts: Iterable<string>, ellipsis: string): Shorten {
  const digitsByPrefix = new Map<string, Set<string>>();
  for (const text of texts) {
    for (const [, prefix = '', digits = ''] of text.matchAll(anyId)) {
      const known = digitsByPrefix.get(prefix);
      if (known === undefined) digitsByPrefix.set(prefix, new Set([digits]));
      else known.add(digits);
    }
  }
  const lengths = new Map<string, number>();
  for (const [prefix, known] of digitsByPrefix) {
    const sorted = [...known].toSorted();
    for (const [at, digits] of sorted.entries()) {
      const shared = Math.max(sharedLength(digits, sorted[at - 1]), sharedLength(digits, sorted[at + 1]));
      lengths.set(prefix + digits, Math.max(fewest, shared + 1));
    }
  }
  return (text) =>
    text.replace(anyId, (id, prefix: string, digits: string) => {
      const length = lengths.get(id) ?? digits.length;
      return length + 1 >= digits.length ? id : prefix + digits.slice(0, length) + ellipsis;
    });
}

function sharedLength(a: string, b: string | undefined): number {
  if (b === undefined) return 0;
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
