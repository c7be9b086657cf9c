/**
 * Whether a line may be wider than the terminal: it is one word with its label, a command that has to be pasted,
 * or an option with its value.
 */
export function isUnbreakable(line: string): boolean {
  const text = line.trim().replace(/^(?:(?:error|warning|note|unknown|from|to)\s+)?(?:fix|ask)?\s*/, '');
  return /^(?:aws|--)/.test(text) || text.split(' ').length <= 2 || / --[\w-]+ \S+(?: \\)?$/.test(line);
}
