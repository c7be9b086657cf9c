import { type FormValue, isList, Reference } from '../form-value.ts';
import { attributesOf, type TerraformType } from './attributes.ts';
import { type PlanResource } from './resource.ts';

/** A value of a plan's JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

interface Planned {
  /** Undefined where it is known after apply only. */
  readonly value: Json | undefined;
  /** As `after_unknown` shows it: true, or where in it something is; false for nothing. */
  readonly unknown: Json;
}

/** The attributes of a resource as a plan has them: those that are known, and those that are known after apply. */
export function plannedAttributes(item: PlanResource, region: string | null) {
  const { written, defaults = {}, computed, blocks = {}, isGlobal } = attributesOf(item.type);
  const values: Record<string, Json> = {};
  const unknown: Record<string, Json> = {};
  for (const [name, value] of Object.entries(item.attributes)) {
    const planned = plan(filled(item.type, name, value));
    if (planned.value !== undefined) values[name] = planned.value;
    if (planned.unknown !== false) unknown[name] = planned.unknown;
  }
  const isSet = (name: string): boolean => name in item.attributes;
  for (const name of computed) if (!isSet(name)) unknown[name] = true;
  for (const [name, value] of Object.entries(defaults)) if (!isSet(name)) values[name] = value;
  for (const name of [...written, ...Object.keys(blocks)]) {
    if (isSet(name) || name in unknown || name in values) continue;
    values[name] = name in blocks ? [] : null;
  }
  if (region !== null && isGlobal !== true) values['region'] = region;
  return { values, unknown };
}

// A block that is an attribute to Terraform has all its fields.
function filled(type: TerraformType, name: string, value: FormValue): FormValue {
  const fields = attributesOf(type).attributeBlocks?.[name];
  if (fields === undefined || !isList(value)) return value;
  return value.map((block) =>
    typeof block === 'object' && !isList(block) && !(block instanceof Reference)
      ? { ...fields, ...block }
      : block,
  );
}

function plan(value: FormValue): Planned {
  if (value instanceof Reference) return { value: undefined, unknown: true };
  if (isList(value)) {
    // A set with a member that is not known is not known as a whole.
    if (value.some((member) => member instanceof Reference)) return { value: undefined, unknown: true };
    const members = value.map(plan);
    const isAllKnown = members.every(({ unknown }) => unknown === false);
    return {
      value: members.map((member) => member.value ?? null),
      unknown: isAllKnown ? false : members.map(({ unknown }) => (unknown === false ? {} : unknown)),
    };
  }
  if (typeof value !== 'object') return { value, unknown: false };
  const fields = Object.entries(value).map(([name, inside]) => [name, plan(inside)] as const);
  const known = fields.flatMap(([name, { value: inside }]) => (inside === undefined ? [] : [[name, inside]]));
  const open = fields.flatMap(([name, { unknown }]) => (unknown === false ? [] : [[name, unknown]]));
  return {
    value: Object.fromEntries(known) as Json,
    unknown: open.length === 0 ? false : (Object.fromEntries(open) as Json),
  };
}
