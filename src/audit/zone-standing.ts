import { type Gap } from '../network/gap.ts';
import { lookUp, missingInVpc, type NetworkIndex, routeTableOf } from '../network/network-index.ts';
import { type Scope } from '../network/scope.ts';
import { type Subnet } from '../network/subnet.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { offerInZone } from './endpoint-offers.ts';
import { reportGap } from './gap-text.ts';
import {
  type ServicesCell,
  type ServicesOffer,
  type ServicesZone,
  type ZoneStanding,
} from './services-report.ts';

/** A zone of a VPC, and the endpoints that the VPC has for a service. */
export interface ZoneQuestion {
  readonly vpcId: string;
  readonly scope: Scope;
  readonly zone: ServicesZone;
  readonly endpoints: readonly VpcEndpoint[];
  readonly offer: ServicesOffer;
}

interface Standing {
  readonly standing: ZoneStanding;
  readonly gap: Gap | null;
}

type ZoneNames = Pick<Subnet, 'availabilityZone' | 'availabilityZoneId'>;

/** A zone by its name, else its id; null where neither is known. */
export function zoneKey({ availabilityZone, availabilityZoneId }: ZoneNames): string | null {
  return availabilityZone ?? availabilityZoneId;
}

/** Whether an endpoint is there to be used: a partial one lacks some of its subnets only. */
export function isUsable({ state }: VpcEndpoint): boolean {
  return state === 'available' || state === 'partial';
}

/** How a zone stands to an endpoint service. */
export function cellOf(index: NetworkIndex, question: ZoneQuestion): ServicesCell {
  const { zone, offer: said } = question;
  const offer = offerInZone(said, zone.availabilityZone);
  const { standing, gap } = standingWith(index, question) ?? standingWithout(question, offer);
  return {
    zone: zoneKey(zone),
    standing,
    offer,
    gap: gap !== null ? reportGap(gap) : standing === 'unknown' ? said.gap : null,
  };
}

/** By what the VPC has; null where it has nothing, for sure. */
function standingWith(index: NetworkIndex, question: ZoneQuestion): Standing | null {
  const { vpcId, scope, zone, endpoints } = question;
  const usable = endpoints.filter(isUsable);
  const places = usable.filter(({ type }) => type === 'interface').map((one) => placesOf(index, one));
  const key = zoneKey(zone);
  if (key !== null && places.some(({ zones }) => zones.includes(key)))
    return { standing: 'in-zone', gap: null };
  const gateways = usable.filter(({ type }) => type === 'gateway');
  const routed = gateways.map((gateway) => routedTo(index, gateway, zone));
  const best = routed.find(({ standing }) => standing === 'gateway') ?? routed.find(isNotElsewhere);
  if (best !== undefined) return best;
  const [gap] = [...places.flatMap(({ gaps }) => gaps), ...missingInVpc(index, 'vpcEndpoints', scope, vpcId)];
  if (gap !== undefined) return { standing: 'unknown', gap };
  // An endpoint's zones and one without a name or id cannot be compared.
  if (usable.length > 0) return { standing: key === null ? 'unknown' : 'elsewhere', gap: null };
  return endpoints.length > 0 ? { standing: 'not-available', gap: null } : null;
}

function isNotElsewhere({ standing }: Standing): boolean {
  return standing !== 'elsewhere';
}

interface EndpointPlaces {
  readonly zones: readonly (string | null)[];
  /** Of subnets that are not in the input. */
  readonly gaps: readonly Gap[];
}

function placesOf(index: NetworkIndex, { subnetIds, scope }: VpcEndpoint): EndpointPlaces {
  const subnets = subnetIds.map((id) => lookUp(index, 'subnets', id, scope));
  return {
    zones: subnets.flatMap((fact) => (fact.known ? [zoneKey(fact.value)] : [])),
    gaps: subnets.flatMap((fact) => (fact.known ? [] : [fact.gap])),
  };
}

/** Whether the route tables of a zone's private subnets lead to a gateway endpoint. */
function routedTo(index: NetworkIndex, gateway: VpcEndpoint, { subnetIds }: ServicesZone): Standing {
  const tables = subnetIds.map((id) => tableOf(index, id, gateway.scope));
  const unread = tables.flatMap((fact) => (fact.known ? [] : [fact.gap]));
  const hits = tables.filter((fact) => fact.known && gateway.routeTableIds.includes(fact.value.id));
  const [gap] = unread;
  if (hits.length === tables.length) return { standing: 'gateway', gap: null };
  if (gap !== undefined) return { standing: 'unknown', gap };
  return { standing: hits.length > 0 ? 'gateway-part' : 'elsewhere', gap: null };
}

function tableOf(index: NetworkIndex, subnetId: string, scope: Scope) {
  const subnet = lookUp(index, 'subnets', subnetId, scope);
  return subnet.known ? routeTableOf(index, subnet.value) : subnet;
}

/** By what the region offers, where the VPC has nothing. */
function standingWithout({ offer }: ZoneQuestion, inZone: ServicesCell['offer']): Standing {
  switch (inZone) {
    case 'offered':
      return { standing: 'missing', gap: null };
    case 'not-offered':
      return { standing: 'not-offered', gap: null };
    case 'not-said':
      return { standing: 'unknown', gap: offer.gap };
  }
}
