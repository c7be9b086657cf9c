import { formatCidr } from '../network/address-range.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { sameScope, type Scope } from '../network/scope.ts';
import { type Subnet } from '../network/subnet.ts';
import { serves, type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { defaultVantages } from './choose-vantages.ts';
import { fixOf } from './endpoint-commands.ts';
import {
  type ServicesEndpoint,
  type ServicesOffer,
  type ServicesRow,
  type ServicesVpc,
  type ServicesZone,
} from './services-report.ts';
import { cellOf, zoneKey } from './zone-standing.ts';

/**
 * The grid of each VPC that has private subnets (or subnets that may be) in an account and region: the zones of these
 * subnets and the endpoint services asked about.
 * @param vpcIds only these VPCs; empty: all.
 */
export function gridsOf(
  index: NetworkIndex,
  offers: readonly ServicesOffer[],
  scope: Scope,
  vpcIds: readonly string[],
): readonly ServicesVpc[] {
  const subnets = privateSubnets(index).filter(
    ({ vpcId, scope: own }) => sameScope(own, scope) && (vpcIds.length === 0 || vpcIds.includes(vpcId)),
  );
  const ids = [...new Set(subnets.map(({ vpcId }) => vpcId))].toSorted();
  return ids.map((id) => {
    const own = subnets.filter(({ vpcId }) => vpcId === id);
    return gridOf(index, offers, { id, scope, zones: zonesOf(own) });
  });
}

function privateSubnets(index: NetworkIndex): readonly Subnet[] {
  return defaultVantages(index).flatMap(({ kind, subnet }) => (kind === 'subnet' ? [subnet] : []));
}

function zonesOf(subnets: readonly Subnet[]): readonly ServicesZone[] {
  const byKey = new Map(subnets.map((subnet) => [zoneKey(subnet) ?? '~', subnet]));
  return [...byKey]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { availabilityZone, availabilityZoneId }]) => {
      const own = subnets.filter((subnet) => zoneKey(subnet) === (availabilityZone ?? availabilityZoneId));
      return { availabilityZone, availabilityZoneId, subnetIds: own.map(({ id }) => id).toSorted() };
    });
}

/** A VPC as far as its grid is made from it. */
interface GridVpc {
  readonly id: string;
  readonly scope: Scope;
  readonly zones: readonly ServicesZone[];
}

function gridOf(index: NetworkIndex, offers: readonly ServicesOffer[], vpc: GridVpc): ServicesVpc {
  const { id, scope, zones } = vpc;
  const read = index.byId.vpcs.get(id);
  return {
    id,
    name: read?.name ?? null,
    accountId: scope.accountId,
    region: scope.region,
    cidrs: read?.cidrs.map(formatCidr) ?? [],
    zones,
    rows: offers.map((offer) => rowOf(index, offer, vpc)),
  };
}

function rowOf(index: NetworkIndex, offer: ServicesOffer, vpc: GridVpc): ServicesRow {
  const endpoints = (index.endpointsOfVpc.get(vpc.id) ?? []).filter(
    ({ serviceName, state }) => serves(serviceName, offer.endpointService) && state !== 'deleted',
  );
  const cells = vpc.zones.map((zone) =>
    cellOf(index, { vpcId: vpc.id, scope: vpc.scope, zone, endpoints, offer }),
  );
  return {
    endpointService: offer.endpointService,
    endpoints: endpoints.map((endpoint) => toEndpoint(index, endpoint)),
    cells,
    fix: fixOf(index, { vpcId: vpc.id, region: vpc.scope.region, zones: vpc.zones, offer, endpoints, cells }),
  };
}

function toEndpoint(index: NetworkIndex, endpoint: VpcEndpoint): ServicesEndpoint {
  const { id, type, state, privateDnsEnabled, subnetIds, routeTableIds } = endpoint;
  const subnets = subnetIds.flatMap((subnetId) => index.byId.subnets.get(subnetId) ?? []);
  const zones = [...new Set(subnets.flatMap((subnet) => zoneKey(subnet) ?? []))].toSorted();
  return { id, type, state, privateDnsEnabled, zones, routeTableIds };
}
