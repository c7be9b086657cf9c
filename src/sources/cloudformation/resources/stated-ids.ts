import { listAt, neededText } from '../../declared/fields.ts';
import { type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';

/** An id that must be there. A parameter without a value is mostly an empty text, which is the id of nothing. */
export function neededId(name: string, properties: ValueObject): Stated<string> {
  return thenStated(neededText(name, properties), (id) =>
    id === '' ? unstated(`${name} is empty`) : stated(id),
  );
}

/** The ids of a list one by one; the one that is not known where the whole list is not. */
export function statedIds(properties: ValueObject, name: string): readonly Stated<string>[] {
  const members = listAt(properties, name);
  if (!members.known) return [members];
  return members.value.map((member) => neededId(name, { [name]: member }));
}
