import { Unresolved, type Value, type ValueObject } from '../declared/value.ts';
import { quoteValue } from '../quote-value.ts';
import { follow, type PlanIndex } from './follow.ts';
import { type Instance } from './instances.ts';
import { notSet } from './not-set.ts';

/**
 * The values of a resource after apply, what only apply knows followed as far as the references tell. `stale` are
 * attributes that do not count.
 */
export function resolveValues(plan: PlanIndex, instance: Instance, stale: ReadonlySet<string>): ValueObject {
  const { values, unknown, configured } = instance;
  const expression = configured?.expressions ?? null;
  const resolved = resolveObject(plan, instance, { values, unknown, expression });
  const left = [...stale].map((name) => [name, new Unresolved(notSet)] as const);
  return { ...resolved, ...Object.fromEntries(left) };
}

interface Part {
  readonly values: unknown;
  readonly unknown: unknown;
  readonly expression: unknown;
}

function resolveObject(plan: PlanIndex, instance: Instance, part: Part): ValueObject {
  const values = isObject(part.values) ? part.values : {};
  const unknown = isObject(part.unknown) ? part.unknown : {};
  const expressions = isObject(part.expression) ? part.expression : {};
  const names = [...Object.keys(values), ...Object.keys(unknown).filter((name) => unknown[name] !== false)];
  return Object.fromEntries(
    [...new Set(names)].map((name) => [
      name,
      resolveMember(plan, instance, name, {
        values: values[name],
        unknown: unknown[name],
        expression: expressions[name] ?? wholeOf(part.expression),
      }),
    ]),
  );
}

// Blocks that are attributes to the provider (the routes of a table) have one expression, of all of their fields.
function wholeOf(expression: unknown): unknown {
  return isObject(expression) && Array.isArray(expression['references']) ? expression : undefined;
}

function resolveMember(plan: PlanIndex, instance: Instance, name: string, part: Part): Value {
  const { values, unknown, expression } = part;
  if (unknown === true) return resolveUnknown(plan, instance, name, expression);
  if (Array.isArray(values) || Array.isArray(unknown)) {
    const all: readonly unknown[] = Array.isArray(values) ? values : [];
    const masks: readonly unknown[] = Array.isArray(unknown) ? unknown : [];
    const length = Math.max(all.length, masks.length);
    if (masks.length > 0 && masks.every((mask) => mask === true))
      return resolveList(plan, instance, name, { length, expression });
    return Array.from({ length }, (_, at): Value => {
      const own = { values: all[at], unknown: masks[at], expression: blockOf(expression, all[at]) };
      return resolveMember(plan, instance, name, own);
    });
  }
  if (isObject(values) || isObject(unknown)) return resolveObject(plan, instance, part);
  return toValue(values);
}

function resolveUnknown(plan: PlanIndex, instance: Instance, name: string, expression: unknown): Value {
  // Names in the plural take lists.
  const isOne = !/(?:s|_list)$/.test(name) || /(?:address|class|dns)$/.test(name);
  if (expression === undefined || expression === null)
    return name === 'id' ? instance.id : new Unresolved(notSet);
  const followed = follow(plan, instance, expression, { attribute: name, isOne, length: null });
  if (followed.kind === 'untold') return new Unresolved(followed.why);
  const [only = null] = followed.values;
  return isOne ? only : [...followed.values];
}

// All members are not known: as many values as there are members are these, in some order.
function resolveList(
  plan: PlanIndex,
  instance: Instance,
  name: string,
  { length, expression }: { readonly length: number; readonly expression: unknown },
): Value {
  if (length === 1) {
    const one = follow(plan, instance, expression, { attribute: name, isOne: true, length: null });
    return one.kind === 'values' ? [...one.values] : [new Unresolved(one.why)];
  }
  const followed = follow(plan, instance, expression, { attribute: name, isOne: false, length });
  if (followed.kind === 'values' && followed.values.length === length) return [...followed.values];
  const why = followed.kind === 'untold' ? followed.why : `${length} of ${quoteValue(followed.values)}`;
  return Array.from({ length }, () => new Unresolved(why));
}

/**
 * The block of the configuration that a member comes from. Sets are sorted otherwise than they were written: a block
 * fits where it says nothing else than what is known.
 */
function blockOf(expression: unknown, values: unknown): unknown {
  if (!Array.isArray(expression)) return expression;
  const fitting = expression.filter((block: unknown) => isFitting(block, values));
  return fitting.length === 1 ? fitting[0] : fitting;
}

function isFitting(block: unknown, values: unknown): boolean {
  if (!isObject(block) || !isObject(values)) return true;
  return Object.entries(block).every(([name, expression]) => {
    if (!isObject(expression) || !('constant_value' in expression)) return true;
    const known = values[name];
    return known === undefined || JSON.stringify(known) === JSON.stringify(expression['constant_value']);
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Plain data as values. */
function toValue(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toValue);
  if (!isObject(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toValue(member)]));
}
