/**
 * A function that is run once for each key, and never inside itself for the same one.
 * @param circle gives the error for keys that need each other, in their order.
 */
export function once<V>(
  run: (key: string) => V,
  circle: (keys: readonly string[]) => Error,
): (key: string) => V {
  const done = new Map<string, { readonly value: V }>();
  const running = new Set<string>();
  return (key) => {
    const known = done.get(key);
    if (known !== undefined) return known.value;
    if (running.has(key)) {
      const keys = [...running];
      throw circle([...keys.slice(keys.indexOf(key)), key]);
    }
    running.add(key);
    try {
      const value = run(key);
      done.set(key, { value });
      return value;
    } finally {
      running.delete(key);
    }
  };
}
