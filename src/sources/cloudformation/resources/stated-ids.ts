import { listAt, neededText } from '../../declared/fields.ts';
import { type Stated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';

/** The ids of a list one by one; the one that is not known where the whole list is not. */
export function statedIds(properties: ValueObject, name: string): readonly Stated<string>[] {
  const members = listAt(properties, name);
  if (!members.known) return [members];
  return members.value.map((member) => neededText(name, { [name]: member }));
}
