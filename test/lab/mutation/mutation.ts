/** A deliberate error: one text in one file of `src/path` replaced by another. */
export interface Mutation {
  /** Unique; says what an author would have got wrong. */
  readonly name: string;
  /** A file of `src/path`, with its ending. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly from: string;
  readonly to: string;
}

/** The mutated text of a mutation's file. @throws when the text to replace is not there exactly once */
export function mutate(source: string, { name, file, from, to }: Mutation): string {
  const [before, after, ...more] = source.split(from);
  if (before === undefined || after === undefined) throw new Error(`${name}: src/path/${file} lacks ${from}`);
  if (more.length > 0) throw new Error(`${name}: src/path/${file} has ${more.length + 1} times ${from}`);
  return before + to + after;
}
