/** Whether a name is a pattern's: the same name, or below it where the pattern begins with `*.`. */
export function isNamedBy(pattern: string, name: string): boolean {
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
}
