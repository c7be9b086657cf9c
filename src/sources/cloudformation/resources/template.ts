import { type DeclaredResource } from '../../declared/declared-resource.ts';

/** All resources of the input: what a resource says often hangs on the ones that it refers to. */
export interface Template {
  readonly byId: ReadonlyMap<string, DeclaredResource>;
  readonly byType: ReadonlyMap<string, readonly DeclaredResource[]>;
}

/** Makes the maps. */
export function templateOf(resources: readonly DeclaredResource[]): Template {
  const byType = new Map<string, DeclaredResource[]>();
  for (const resource of resources) {
    const others = byType.get(resource.type);
    if (others === undefined) byType.set(resource.type, [resource]);
    else others.push(resource);
  }
  return { byId: new Map(resources.map((resource) => [resource.id, resource])), byType };
}

/** The resources of some types. */
export function ofTypes({ byType }: Template, ...types: readonly string[]): readonly DeclaredResource[] {
  return types.flatMap((type) => byType.get(type) ?? []);
}

/** The resource with this id, if it is of this type. */
export function ofType({ byId }: Template, type: string, id: string): DeclaredResource | undefined {
  const resource = byId.get(id);
  return resource?.type === type ? resource : undefined;
}
