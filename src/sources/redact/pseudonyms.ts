/** Gives the same text the same name in place of its own, whenever it comes. */
export interface Pseudonyms {
  /** In the place of an account id: twelve digits again. */
  readonly account: (id: string) => string;
  /** In the place of a name, a tag or one label of a host name. */
  readonly name: (text: string) => string;
}

/** Pseudonyms that are numbered as their texts come. */
export function makePseudonyms(): Pseudonyms {
  const accounts = new Map<string, string>();
  const names = new Map<string, string>();
  return {
    account: (id) => numbered(accounts, id, (number) => `${100_000_000_000 + number}`),
    name: (text) => (text === '' ? '' : numbered(names, text, (number) => `name-${number}`)),
  };
}

function numbered(known: Map<string, string>, text: string, nameOf: (number: number) => string): string {
  const name = known.get(text) ?? nameOf(known.size + 1);
  known.set(text, name);
  return name;
}
