import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { written } from './written.ts';

/** All resources of the input: what a resource says often hangs on the ones that it refers to. */
export interface Plan {
  readonly byId: ReadonlyMap<string, DeclaredResource>;
  readonly byType: ReadonlyMap<string, readonly DeclaredResource[]>;
}

/** The type of a data source begins so; what it reads exists already. */
const dataPrefix = 'data.';

/**
 * Makes the maps, with what is not written left out of all resources. Of what the plan manages and reads as well, only
 * the managed resource counts; of what it reads twice, one.
 */
export function planOf(resources: readonly DeclaredResource[]): Plan {
  const isRead = (resource: DeclaredResource): boolean => resource.type.startsWith(dataPrefix);
  const managed = resources.filter((resource) => !isRead(resource));
  const managedKeys = new Set(managed.map(({ type, id }) => `${dataPrefix}${bareType(type)} ${id}`));
  const read = new Map(resources.filter(isRead).map((one) => [`${one.type} ${one.id}`, one]));
  const onlyRead = [...read].filter(([key]) => !managedKeys.has(key)).map(([, one]) => one);
  const all = [...managed, ...onlyRead].map(written);
  const byType = new Map<string, DeclaredResource[]>();
  for (const resource of all) {
    const ofType = byType.get(resource.type);
    if (ofType === undefined) byType.set(resource.type, [resource]);
    else ofType.push(resource);
  }
  // What is managed is put last, as it is to be found by an id that a data source has too.
  return { byId: new Map(all.toReversed().map((resource) => [resource.id, resource])), byType };
}

// `aws_default_vpc` manages a VPC just as `aws_vpc` does.
function bareType(type: string): string {
  return type.replace(/^aws_default_/, 'aws_');
}

/** The resources of some types. */
export function ofTypes({ byType }: Plan, ...types: readonly string[]): readonly DeclaredResource[] {
  return types.flatMap((type) => byType.get(type) ?? []);
}

/** The resource of one of the types with this id. */
export function findResource(
  plan: Plan,
  id: string | null,
  ...types: readonly string[]
): DeclaredResource | undefined {
  return ofTypes(plan, ...types).find((resource) => resource.id === id);
}
