import { type Route, type RouteDestination } from '../../../network/route-table.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Draft } from '../../declared/draft.ts';
import { cidrAt, textAt } from '../../declared/fields.ts';
import { mapStated, type Stated, stated, unstated } from '../../declared/stated.ts';
import { unknownRange } from '../../declared/unknown-range.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { declaredTarget } from './route-target.ts';
import { linkOf, said } from './said.ts';
import { neededId } from './stated-ids.ts';

/** Where a route or rule says which addresses it is about, and the range that stands for what is not known. */
interface Destination {
  readonly property: string;
  readonly destination: Stated<RouteDestination>;
  readonly drafts: readonly Draft[];
}

/**
 * AWS::EC2::Route.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html
 */
export const mapRoute: ResourceMapper = (resource, template) => {
  const { property, destination, drafts } = routeDestination(resource, [
    'DestinationCidrBlock',
    'DestinationIpv6CidrBlock',
    'DestinationPrefixListId',
  ]);
  const route = mapStated(destination, (where): Route => ({
    destination: where,
    target: declaredTarget(resource.properties, template),
    state: 'active',
    propagated: false,
  }));
  const routeTableId = neededId('RouteTableId', resource.properties);
  return said({
    drafts,
    links: [{ ...linkOf(resource, property), kind: 'route', data: { routeTableId, route } }],
  });
};

/** The destination that is written under one of the properties, the last of which names a prefix list. */
export function routeDestination(resource: DeclaredResource, names: readonly string[]): Destination {
  const { properties, scope } = resource;
  const property = names.find((name) => (properties[name] ?? null) !== null);
  if (property === undefined)
    return { property: '', destination: unstated('a route without a destination'), drafts: [] };
  const place = resource.placeOf(property);
  const written = property.endsWith('PrefixListId')
    ? mapStated(textAt(properties, property), (id) => listDestination(id))
    : mapStated(cidrAt(properties, property), (cidr): RouteDestination | null =>
        cidr === null ? null : { kind: 'cidr', cidr },
      );
  if (written.known && written.value !== null)
    return { property, destination: stated(written.value), drafts: [] };
  const { peer, draft } = unknownRange(written.known ? property : written.expression, scope, place);
  return { property, destination: stated(peer), drafts: [draft] };
}

function listDestination(prefixListId: string | null): RouteDestination | null {
  return prefixListId === null ? null : { kind: 'prefix-list', prefixListId };
}
