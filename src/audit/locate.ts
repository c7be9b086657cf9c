import { type NetworkIndex } from '../network/network-index.ts';
import { type Place, type Places, type ResourcePlaces } from '../network/place.ts';
import { resourceKey, type ResourceRef } from '../network/resource.ts';
import { blamedProperties } from './blamed-property.ts';
import { type Json } from './check.ts';
import { type ReportLocation } from './report.ts';

/** What a place is found by. */
export interface Blame {
  readonly code: string;
  readonly resource: ResourceRef;
  readonly rule: string | null;
  readonly data: Json;
}

/**
 * Where what a finding blames is written: its rule, else the property that its code is about, else its resource; null
 * where nobody wrote that.
 */
export function locate(places: Places, index: NetworkIndex, blame: Blame): ReportLocation | null {
  if (places.size === 0) return null;
  const own = places.get(resourceKey(blame.resource));
  const place = own === undefined ? placeOfMaker(places, index, blame.resource) : placeIn(own, blame);
  if (place === null) return null;
  const { file, line, column, path, construct } = place;
  return { file, line, column, property: path, construct };
}

function placeIn({ self, properties, rules }: ResourcePlaces, { code, rule, data }: Blame): Place {
  const direction = directionOf(data);
  const ofRule =
    rule === null
      ? undefined
      : ((direction === undefined ? undefined : rules.get(`${direction} ${rule}`)) ?? rules.get(rule));
  if (ofRule !== undefined) return ofRule;
  const [blamed] = blamedProperties(code).flatMap((property) => properties[property] ?? []);
  if (blamed !== undefined) return blamed;
  const ofDirection = direction === undefined ? undefined : properties[sideOf[direction]];
  return ofDirection ?? self;
}

const sideOf = { in: 'ingress', out: 'egress' } as const;

/** The direction in which a filter was asked; undefined where none was. */
function directionOf(data: Json): 'in' | 'out' | undefined {
  if (typeof data !== 'object' || data === null || !('direction' in data)) return undefined;
  const { direction } = data;
  return direction === 'in' || direction === 'out' ? direction : undefined;
}

/** AWS makes a main table, a default ACL and a default group with every VPC: who wrote the VPC wrote them. */
function placeOfMaker(places: Places, index: NetworkIndex, resource: ResourceRef): Place | null {
  const vpcId = vpcBringing(index, resource);
  return vpcId === undefined ? null : (places.get(resourceKey({ type: 'vpc', id: vpcId }))?.self ?? null);
}

function vpcBringing({ byId }: NetworkIndex, { type, id }: ResourceRef): string | undefined {
  if (type === 'route-table') {
    const table = byId.routeTables.get(id);
    return table?.main === true ? table.vpcId : undefined;
  }
  if (type === 'network-acl') {
    const acl = byId.networkAcls.get(id);
    return acl?.isDefault === true ? acl.vpcId : undefined;
  }
  if (type === 'security-group') {
    const group = byId.securityGroups.get(id);
    return group?.groupName === 'default' ? group.vpcId : undefined;
  }
  return undefined;
}
