import { type Cidr, parseCidr } from '../../network/address-range.ts';
import { quoteValue } from '../quote-value.ts';
import { listStated, mapStated, type Stated, stated, thenStated, unstated } from './stated.ts';
import { isValueList, isValueObject, Unresolved, type Value, type ValueObject } from './value.ts';

/**
 * Readers of properties. A property that is not written is null (or an empty list): what stands in its place is the
 * door's own table of defaults to say. A value of a wrong type is not known, and quoted.
 */

/** A text. Numbers count as texts, as templates write ports and account ids either way. */
export function textAt(properties: ValueObject, name: string): Stated<string | null> {
  const value = properties[name] ?? null;
  if (value instanceof Unresolved) return unstated(value.expression);
  if (value === null || typeof value === 'string') return stated(value);
  return typeof value === 'number' ? stated(String(value)) : wrong(name, value);
}

/** A switch; templates write it as a text as well. */
export function flagAt(properties: ValueObject, name: string): Stated<boolean | null> {
  const value = properties[name] ?? null;
  if (value instanceof Unresolved) return unstated(value.expression);
  if (value === null || typeof value === 'boolean') return stated(value);
  if (typeof value === 'string' && /^(?:true|false)$/i.test(value))
    return stated(value.toLowerCase() === 'true');
  return wrong(name, value);
}

/** A whole number; templates write it as a text as well. */
export function numberAt(properties: ValueObject, name: string): Stated<number | null> {
  const value = properties[name] ?? null;
  if (value instanceof Unresolved) return unstated(value.expression);
  if (value === null) return stated(null);
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? stated(number) : wrong(name, value);
}

/** A CIDR block of either family. */
export function cidrAt(properties: ValueObject, name: string): Stated<Cidr | null> {
  return thenStated(textAt(properties, name), (text) => {
    if (text === null) return stated(null);
    const cidr = parseCidr(text);
    return cidr === undefined ? wrong(name, text) : stated(cidr);
  });
}

/** A list as it stands; the members may be not known one by one. */
export function listAt(properties: ValueObject, name: string): Stated<readonly Value[]> {
  const value = properties[name] ?? null;
  if (value instanceof Unresolved) return unstated(value.expression);
  if (value === null) return stated([]);
  return isValueList(value) ? stated(value) : wrong(name, value);
}

/** A list of texts. A member that is not known makes the list not known. */
export function textsAt(properties: ValueObject, name: string): Stated<readonly string[]> {
  return thenStated(listAt(properties, name), (members) =>
    listStated(members.map((member) => neededText(name, { [name]: member }))),
  );
}

/** A list of objects. A member that is not known makes the list not known. */
export function objectsAt(properties: ValueObject, name: string): Stated<readonly ValueObject[]> {
  return thenStated(listAt(properties, name), (members) =>
    listStated(members.map((member) => asObject(name, member))),
  );
}

/** An object; null where it is not written. */
export function objectAt(properties: ValueObject, name: string): Stated<ValueObject | null> {
  const value = properties[name] ?? null;
  return value === null ? stated(null) : asObject(name, value);
}

/** A text that must be there. */
export function neededText(name: string, properties: ValueObject): Stated<string> {
  return needed(name, textAt(properties, name));
}

/** What must be there: a property that is not written is not known. */
export function needed<T>(name: string, field: Stated<T | null>): Stated<T> {
  return thenStated(field, (value) => (value === null ? unstated(`${name} is not given`) : stated(value)));
}

/** What is not written is the given default. */
export function orElse<T>(field: Stated<T | null>, instead: T): Stated<T> {
  return mapStated(field, (value) => value ?? instead);
}

function asObject(name: string, value: Value): Stated<ValueObject> {
  if (value instanceof Unresolved) return unstated(value.expression);
  return isValueObject(value) ? stated(value) : wrong(name, value);
}

function wrong(name: string, value: Value): Stated<never> {
  return unstated(`${name}: ${quoteValue(value)}`);
}
