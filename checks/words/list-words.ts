/** The items as one phrase: `a`, `a and b`, `a, b and c`. */
export function sayList(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const [last = ''] = items.slice(-1);
  const others = items.slice(0, -1);
  return others.length === 0 ? last : `${others.join(', ')} ${conjunction} ${last}`;
}
