import { type AddressFamily } from '../network/family.ts';
import { type EndpointOffer } from '../network/endpoint-offer.ts';
import {
  type ListedEndpointService,
  type ServicesCell,
  type ServicesEndpoint,
  type ServicesOffer,
  type ServicesPlace,
  type ServicesRow,
  type ServicesTarget,
  type ServicesVpc,
  type ZoneStanding,
} from '../audit/services-report.ts';
import { type Sign } from './signs.ts';
import { shortZone } from './vantage-names.ts';

/** A sign of the report, or the one that says that nothing is to be had. */
export type StandingSign = Sign | 'none';

/** The sign of each standing. */
export const signOfStanding = {
  'in-zone': 'good',
  gateway: 'good',
  'gateway-part': 'depends',
  elsewhere: 'depends',
  'not-available': 'depends',
  missing: 'bad',
  'not-offered': 'none',
  unknown: 'unknown',
} as const satisfies Record<ZoneStanding, StandingSign>;

/** What the signs mean. */
export const standingLegend = [
  ['good', 'endpoint for this zone'],
  ['depends', 'endpoint, but not here or not for all'],
  ['bad', 'none, though offered here'],
  ['none', 'none, and not offered here'],
  ['unknown', 'cannot tell'],
] as const satisfies readonly (readonly [StandingSign, string])[];

const planeWords = {
  control: ' control',
  data: ' data',
  all: '',
} as const satisfies Record<ServicesTarget['plane'], string>;

type NamedTarget = Pick<ServicesTarget, 'service' | 'plane' | 'label'>;

/** A target by its service, plane and label: `apigateway control`, `ecr.dkr layer bucket`. */
export function targetName({ service, plane, label }: NamedTarget): string {
  return `${service}${planeWords[plane]}${label === null ? '' : ` ${label}`}`;
}

/** An endpoint service by the target that it is of, else by what its name ends with. */
export function serviceLabel({ targets, region }: ServicesPlace, endpointService: string): string {
  const usual = targets.filter(
    (target) => target.endpointService === endpointService && target.label === null,
  );
  return usual.length > 0 ? usual.map(targetName).join(', ') : lastPart(endpointService, region);
}

/** What an endpoint service's name has behind the region; all of it where the region is not in it. */
function lastPart(endpointService: string, region: string): string {
  const at = endpointService.indexOf(`.${region}.`);
  return at < 0 ? endpointService : endpointService.slice(at + region.length + 2);
}

/** The zones that the region's answer names, sorted. */
export function zonesOf({ listed }: ServicesOffer): readonly string[] {
  return [...new Set(listed.flatMap(({ availabilityZones }) => availabilityZones))].toSorted();
}

/** Whether interface endpoints, gateway endpoints or both are offered. */
export function typesText({ listed }: ServicesOffer): string {
  const types = new Set(listed.flatMap((entry) => entry.types));
  return types.has('interface') && types.has('gateway') ? 'both' : [...types].toSorted().join(', ');
}

/** `yes`, `no`, `?`, or `part` where it is so of gateway or of interface endpoints alone. */
export function answerOf(
  { listed }: ServicesOffer,
  answer: (entry: ListedEndpointService) => boolean | null,
): string {
  const answers = new Set(listed.map(answer));
  if (answers.has(true)) return answers.size > 1 ? 'part' : 'yes';
  return answers.has(null) || answers.size === 0 ? '?' : 'no';
}

/** Whether endpoints of an entry can have a family; null where it is not said. */
export function hasFamily({ addressFamilies }: ListedEndpointService, family: AddressFamily): boolean | null {
  return addressFamilies === null ? null : addressFamilies.includes(family);
}

/** `yes`, `none` or `?`. */
export function privateDnsAnswer({ privateDnsNames }: ServicesOffer): string {
  if (privateDnsNames === null) return '?';
  return privateDnsNames.names.length > 0 ? 'yes' : 'none';
}

/** Whether something is offered, in a word. */
export const offerWords = {
  offered: 'yes',
  'not-offered': 'no',
  'not-said': 'cannot be told',
} as const satisfies Record<EndpointOffer, string>;

/** The endpoints of a row with what a person has to know of them; `none`, or `?` where that is not known. */
export function endpointsText({ region, zones }: ServicesVpc, { endpoints, cells }: ServicesRow): string {
  const texts = endpoints.map((endpoint) => endpointText(endpoint, region, zones.length));
  const notOffered = cells.filter(
    ({ standing, offer }) => offer === 'not-offered' && standing !== 'not-offered',
  );
  const names = notOffered.flatMap(({ zone }) => (zone === null ? [] : [shortZone(zone, region)]));
  if (endpoints.length === 0) return cells.every(isSurelyWithout) ? 'none' : '?';
  return [texts.join(', '), ...(names.length > 0 ? [`not offered in ${names.join(', ')}`] : [])].join('; ');
}

/** Whether it is known that a zone has no endpoint, be it that nothing tells whether it could have one. */
export function isSurelyWithout({ standing, gap }: ServicesCell): boolean {
  if (standing !== 'unknown' || gap === null) return true;
  return gap.kind !== 'not-modelled' && gap.subject.fact === 'endpointServices';
}

function endpointText(endpoint: ServicesEndpoint, region: string, zoneCount: number): string {
  const { id, type, state, privateDnsEnabled, zones, routeTableIds } = endpoint;
  const details = [
    ...(type === 'interface' ? [] : [type]),
    ...(state === 'available' ? [] : [state]),
    ...(type === 'gateway' ? [routeTableIds.length === 0 ? 'no route table' : routeTableIds.join(', ')] : []),
    ...(type === 'interface' && zones.length > 0 && zones.length < zoneCount
      ? [`in ${zones.map((zone) => shortZone(zone, region)).join(', ')}`]
      : []),
    ...(type === 'interface' && !privateDnsEnabled ? ['private DNS off'] : []),
  ];
  return details.length === 0 ? id : `${id} (${details.join(', ')})`;
}
