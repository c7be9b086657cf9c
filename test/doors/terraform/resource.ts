import { type FormProperties, type FormValue, written } from '../form-value.ts';
import { type TerraformType } from './attributes.ts';

/** A resource of a plan. */
export interface PlanResource {
  readonly type: TerraformType;
  readonly name: string;
  /** AWS's id of it in the saved network; null for what has none that anybody would name. */
  readonly savedId: string | null;
  /** Which of several resources of one block it is; null where the block makes one. */
  readonly key: string | number | null;
  /** In the module `network`, or in the root. */
  readonly inModule: boolean;
  readonly attributes: Readonly<Record<string, FormValue>>;
}

/** The name made from an id: `vpc-0a1` is `vpc_0a1`. */
export function blockName(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9]+/g, '_');
}

/** A resource that stands for something saved. */
export function resource(type: TerraformType, savedId: string, attributes: FormProperties): PlanResource {
  return { ...tie(type, savedId, attributes), savedId };
}

/** A resource that ties others together: a route, a rule, an association. */
export function tie(type: TerraformType, name: string, attributes: FormProperties): PlanResource {
  return {
    type,
    name: blockName(name),
    savedId: null,
    key: null,
    inModule: false,
    attributes: written(attributes),
  };
}

/** The address within its module. */
export function localAddress({ type, name, key }: PlanResource): string {
  return key === null ? `${type}.${name}` : `${type}.${name}[${JSON.stringify(key)}]`;
}

/** The address in the whole plan. */
export function addressOf(item: PlanResource): string {
  return `${item.inModule ? 'module.network.' : ''}${localAddress(item)}`;
}
