import * as z from 'zod';
import {
  type Route,
  type RouteDestination,
  type RouteState,
  type RouteTable,
} from '../../../network/route-table.ts';
import { itemReader } from '../read-items.ts';
import { ipv4Cidr, ipv6Cidr, nameTag, optionalText, text } from './fields.ts';
import { routeTarget, routeTargetShape } from './route-target.ts';

const routeShape = z.object({
  DestinationCidrBlock: ipv4Cidr.nullish(),
  DestinationIpv6CidrBlock: ipv6Cidr.nullish(),
  DestinationPrefixListId: optionalText,
  State: optionalText,
  Origin: optionalText,
  ...routeTargetShape.shape,
});

const associationShape = z.object({
  Main: z.boolean().nullish(),
  SubnetId: optionalText,
  GatewayId: optionalText,
  AssociationState: z.object({ State: z.string() }).nullish(),
});

const shape = z.object({
  RouteTableId: text,
  VpcId: text,
  Associations: z.array(associationShape),
  Routes: z.array(routeShape),
  Tags: nameTag,
});

const routeStates: readonly string[] = ['active', 'blackhole', 'filtered'] satisfies RouteState[];

/** Route.State as the model words it; a word not known here becomes `other`. */
export function routeState(word: string | null): RouteState {
  const isState = (candidate: string | null): candidate is RouteState => {
    return candidate !== null && routeStates.includes(candidate);
  };
  return isState(word) ? word : 'other';
}

// Routes that came from a virtual private gateway, and from a VPC Route Server.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html
const propagatedOrigins: readonly (string | null)[] = ['EnableVgwRoutePropagation', 'Advertisement'];

// An association that is being made already routes; the other states are on the way out or never worked.
const associatedStates: readonly string[] = ['associated', 'associating'];

/**
 * Reads a member of DescribeRouteTables.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTable.html
 */
export const readRouteTable = itemReader(shape, (fields, scope): RouteTable => {
  const associations = fields.Associations.filter(({ AssociationState: state }) => {
    return associatedStates.includes(state?.State ?? 'associated');
  });
  return {
    id: fields.RouteTableId,
    scope,
    name: fields.Tags,
    vpcId: fields.VpcId,
    main: associations.some(({ Main: main }) => main === true),
    subnetIds: associations.flatMap(({ SubnetId: id }) => id ?? []).toSorted(),
    gatewayIds: associations.flatMap(({ GatewayId: id }) => id ?? []).toSorted(),
    routes: fields.Routes.flatMap(toRoute).toSorted(byDestination),
  };
});

function toRoute(fields: z.output<typeof routeShape>): Route[] {
  const destination = destinationOf(fields);
  if (destination === undefined) return [];
  const propagated = propagatedOrigins.includes(fields.Origin);
  return [{ destination, target: routeTarget(fields), state: routeState(fields.State), propagated }];
}

function destinationOf(fields: z.output<typeof routeShape>): RouteDestination | undefined {
  const cidr = fields.DestinationCidrBlock ?? fields.DestinationIpv6CidrBlock;
  if (cidr !== null && cidr !== undefined) return { kind: 'cidr', cidr };
  const prefixListId = fields.DestinationPrefixListId;
  return prefixListId === null ? undefined : { kind: 'prefix-list', prefixListId };
}

function byDestination(a: Route, b: Route): number {
  const keys = [a, b].map((route) => sortKey(route));
  const [left = '', right = ''] = keys;
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortKey({ destination, target, propagated }: Route): string {
  const id = target.kind === 'local' ? '' : target.id;
  const where =
    destination.kind === 'cidr'
      ? `${destination.cidr.family} ${destination.cidr.first.toString(16).padStart(32, '0')} ${destination.cidr.length}`
      : `prefix-list ${destination.prefixListId}`;
  return `${where} ${propagated ? 1 : 0} ${target.kind} ${id}`;
}
