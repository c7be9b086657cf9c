import { type ZodType } from 'zod';

/** Saved answers by the commands that gave them. */
export interface SavedAnswers {
  /** The answer to a command; undefined where it was not saved. */
  readonly one: <Answer>(name: string, shape: ZodType<Answer>) => Answer | undefined;
  /** The answers to a command that was given something: by that, such as an id. */
  readonly each: <Answer>(command: string, shape: ZodType<Answer>) => ReadonlyMap<string, Answer>;
}

/** Finds answers by the names of their files. */
export function savedAnswers(files: Readonly<Record<string, string>>): SavedAnswers {
  const texts = new Map(
    Object.entries(files).map(([name, text]) => [name.replace(/\.json$/, ''), text] as const),
  );
  return {
    one: (name, shape) => {
      const text = texts.get(name);
      return text === undefined ? undefined : shape.parse(JSON.parse(text));
    },
    each: (command, shape) =>
      new Map(
        [...texts]
          .filter(([name]) => name.startsWith(`${command}.`))
          .map(([name, text]) => [name.slice(command.length + 1), shape.parse(JSON.parse(text))] as const),
      ),
  };
}
