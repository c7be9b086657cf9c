import { type DeclaredResource } from '../../declared/declared-resource.ts';
import {
  isValueList,
  isValueObject,
  Unresolved,
  type Value,
  type ValueObject,
} from '../../declared/value.ts';
import { notSet } from '../not-set.ts';

/**
 * The resource without the attributes that are not written: null, the empty text that stands in objects for what is
 * left out, and computed attributes that the configuration does not set. Members of lists keep their positions.
 */
export function written(resource: DeclaredResource): DeclaredResource {
  return { ...resource, properties: writtenIn(resource.properties) };
}

function writtenIn(properties: ValueObject): ValueObject {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => isWritten(value))
      .map(([name, value]) => [name, writtenValue(value)]),
  );
}

function isWritten(value: Value): boolean {
  if (value instanceof Unresolved) return value.expression !== notSet;
  return value !== null && value !== '';
}

function writtenValue(value: Value): Value {
  if (isValueList(value)) return value.map(writtenValue);
  return isValueObject(value) ? writtenIn(value) : value;
}
