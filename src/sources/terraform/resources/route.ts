import { type Route, type RouteDestination } from '../../../network/route-table.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Draft, type Drafts } from '../../declared/draft.ts';
import { cidrAt, listAt, neededText, objectAt, textAt } from '../../declared/fields.ts';
import { mapStated, type Stated, stated, unstated } from '../../declared/stated.ts';
import { unknownRange } from '../../declared/unknown-range.ts';
import { type ValueObject } from '../../declared/value.ts';
import { ofTypes, type Plan } from './plan.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { declaredTarget } from './route-target.ts';
import { isGiven, knownText, linkOf, nothing, said, saidTogether } from './said.ts';

const separateDestinations = [
  'destination_cidr_block',
  'destination_ipv6_cidr_block',
  'destination_prefix_list_id',
] as const;

const inlineDestinations = ['cidr_block', 'ipv6_cidr_block', 'destination_prefix_list_id'] as const;

/**
 * aws_route. One in the state says of itself whether its target is gone.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route
 */
export const mapRoute: ResourceMapper = (resource, plan) => {
  const { properties } = resource;
  const { way, destination, drafts } = destinationOf(resource, {
    properties,
    names: separateDestinations,
    way: [],
  });
  const state = knownText(resource, 'state') === 'blackhole' ? 'blackhole' : 'active';
  const target = declaredTarget(properties, plan);
  const route = mapStated(destination, (where): Route => ({
    destination: where,
    target,
    state,
    propagated: false,
  }));
  const routeTableId = neededText('route_table_id', properties);
  return said({
    drafts,
    links: [{ ...linkOf(resource, ...way), kind: 'route', data: { routeTableId, route } }],
  });
};

/**
 * The inline blocks `route` of a table. A table that is in the state lists the routes of separate resources there as
 * well: where such a resource is planned, it is what apply writes.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table
 */
export function inlineRoutes(resource: DeclaredResource, plan: Plan): Drafts {
  const blocks = listAt(resource.properties, 'route');
  const routeTableId = stated(resource.id);
  if (!blocks.known)
    return said({
      links: [{ ...linkOf(resource, 'route'), kind: 'route', data: { routeTableId, route: blocks } }],
    });
  const separate = ofTypes(plan, 'aws_route').filter(
    ({ properties }) => properties['route_table_id'] === resource.id,
  );
  return saidTogether(
    blocks.value.map((member, position) => {
      const block = objectAt({ route: member }, 'route');
      const written = block.known ? block.value : null;
      return written !== null && separate.some((one) => isSame(one, written))
        ? nothing
        : inlineRoute(resource, { block, position }, plan);
    }),
  );
}

function inlineRoute(
  resource: DeclaredResource,
  { block, position }: { readonly block: Stated<ValueObject | null>; readonly position: number },
  plan: Plan,
): Drafts {
  const routeTableId = stated(resource.id);
  const own = ['route', position] as const;
  if (!block.known)
    return said({
      links: [{ ...linkOf(resource, ...own), kind: 'route', data: { routeTableId, route: block } }],
    });
  const properties = block.value ?? {};
  const { way, destination, drafts } = destinationOf(resource, {
    properties,
    names: inlineDestinations,
    way: own,
  });
  const target = declaredTarget(properties, plan);
  const route = mapStated(destination, (where): Route => ({
    destination: where,
    target,
    state: 'active',
    propagated: false,
  }));
  return said({
    drafts,
    links: [{ ...linkOf(resource, ...way), kind: 'route', data: { routeTableId, route } }],
  });
}

function isSame({ properties }: DeclaredResource, block: ValueObject): boolean {
  return inlineDestinations.some((name, position) => {
    const there = properties[separateDestinations[position] ?? name];
    return typeof there === 'string' && there === block[name];
  });
}

interface Written {
  readonly properties: ValueObject;
  readonly names: readonly string[];
  readonly way: readonly (string | number)[];
}

interface Destination {
  readonly way: readonly (string | number)[];
  readonly destination: Stated<RouteDestination>;
  readonly drafts: readonly Draft[];
}

/** The destination under one of the names; a range that is not known stands for one that only apply knows. */
export function destinationOf(resource: DeclaredResource, { properties, names, way }: Written): Destination {
  const name = names.find((candidate) => isGiven(properties, candidate));
  if (name === undefined) return { way, destination: unstated('a route without a destination'), drafts: [] };
  const whole = [...way, name];
  const field: Stated<RouteDestination | null> = name.endsWith('prefix_list_id')
    ? mapStated(textAt(properties, name), (id) =>
        id === null ? null : { kind: 'prefix-list', prefixListId: id },
      )
    : mapStated(cidrAt(properties, name), (cidr) => (cidr === null ? null : { kind: 'cidr', cidr }));
  if (field.known && field.value !== null)
    return { way: whole, destination: stated(field.value), drafts: [] };
  const expression = field.known ? name : field.expression;
  const { peer, draft } = unknownRange(expression, resource.scope, resource.placeOf(...whole));
  return { way: whole, destination: stated(peer), drafts: [draft] };
}
