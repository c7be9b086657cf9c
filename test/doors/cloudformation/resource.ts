import { type FormProperties, type FormValue, Reference, written } from '../form-value.ts';

/** A resource of a template. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: `AWS::${string}::${string}`;
  /** AWS's id of it in the saved network; null for what has none that anybody would name. */
  readonly savedId: string | null;
  readonly dependsOn: readonly string[];
  readonly properties: Readonly<Record<string, FormValue>>;
}

/** The logical id made from an id: `vpc-0a1` is `Vpc0a1`. */
export function logicalId(id: string): string {
  return id
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

/** A resource that stands for something saved. */
export function resource(
  type: TemplateResource['type'],
  savedId: string,
  properties: FormProperties,
): TemplateResource {
  return {
    logicalId: logicalId(savedId),
    type,
    savedId,
    dependsOn: [],
    properties: written(properties),
  };
}

/** A resource that ties others together: a route, a rule, an attachment. */
export function tie(
  type: TemplateResource['type'],
  name: string,
  properties: FormProperties,
  dependsOn: readonly string[] = [],
): TemplateResource {
  return { logicalId: logicalId(name), type, savedId: null, dependsOn, properties: written(properties) };
}

/** References to several things. */
export function referTo(ids: readonly string[]): readonly Reference[] {
  return ids.map((id) => new Reference(id));
}
