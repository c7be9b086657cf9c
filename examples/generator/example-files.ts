import { answersOf } from './answers.ts';
import { examples } from './example.ts';
import { snapshotFiles } from './snapshot.ts';

/** The text of every file of every example, by its path relative to `examples/`. */
export function exampleFiles(): Map<string, string> {
  return new Map(
    examples.flatMap((example) =>
      [...snapshotFiles(answersOf(example))].map(([file, text]): [string, string] => [
        `${example.name}/${file}`,
        text,
      ]),
    ),
  );
}
