import { type PortRange } from '../../../network/ports.ts';
import { type SecurityGroupRule } from '../../../network/security-group.ts';
import { hasPorts, toProtocol } from '../../aws-cli/shapes/security-group-rule.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Draft, type Drafts, type Link } from '../../declared/draft.ts';
import { cidrAt, flagAt, listAt, needed, neededText, numberAt, textAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { unknownRange } from '../../declared/unknown-range.ts';
import { type ValueObject } from '../../declared/value.ts';
import { said, statedIds } from './said.ts';

/** Which way a rule lets connections. */
export type Direction = 'ingress' | 'egress';

type Peer = SecurityGroupRule['peer'];
type Traffic = Pick<SecurityGroupRule, 'protocol' | 'ports'>;

/** One rule as it is written: whose, which way, where, and to or from which peers. */
export interface WrittenRule {
  readonly securityGroupId: Stated<string>;
  readonly direction: Direction;
  readonly way: readonly (string | number)[];
  readonly traffic: Stated<Traffic>;
  readonly peers: readonly Stated<Peer>[];
}

/**
 * The links of a written rule, one a peer. A peer that only apply knows is a range of addresses that is not known. Where
 * even less is known the rule may let pass anything or nothing: it is one for all protocols and ports with such a range,
 * so that what the group's other rules let pass is certain as before.
 */
export function ruleLinks(resource: DeclaredResource, rule: WrittenRule): Drafts {
  const { traffic, peers, securityGroupId, direction } = rule;
  const place = resource.placeOf(...rule.way);
  const drafts: Draft[] = [];
  const links = (traffic.known ? peers : [traffic]).map((peer): Link => {
    const known = peer.known ? peer.value : rangeIn(drafts, peer.expression, { ...resource, place });
    const data = { securityGroupId, direction, rule: stated({ ...trafficOrAny(traffic), peer: known }) };
    return { scope: resource.scope, place, kind: 'security-group-rule', data };
  });
  return said({ drafts, links });
}

function trafficOrAny(traffic: Stated<Traffic>): Traffic {
  return traffic.known ? traffic.value : { protocol: 'all', ports: null };
}

function rangeIn(drafts: Draft[], expression: string, { scope, place }: DeclaredResource): Peer {
  const { peer, draft } = unknownRange(expression, scope, place);
  drafts.push(draft);
  return peer;
}

/** The protocol under `name`, and the ports. Protocols other than TCP and UDP have none; ICMP keeps its type there. */
export function trafficOf(properties: ValueObject, name: 'protocol' | 'ip_protocol'): Stated<Traffic> {
  return thenStated(neededText(name, properties), (word): Stated<Traffic> => {
    // The provider takes `all` for -1.
    const protocol = word.toLowerCase() === 'all' ? 'all' : toProtocol(word);
    if (!hasPorts(protocol)) return stated({ protocol, ports: null });
    return mapStated(declaredPorts(properties), (ports) => ({ protocol, ports }));
  });
}

/** The ports from `from_port` to `to_port`; null for all, which -1 stands for. */
export function declaredPorts(properties: ValueObject): Stated<PortRange | null> {
  const ends = allStated<PortRange>({
    first: needed('from_port', numberAt(properties, 'from_port')),
    last: needed('to_port', numberAt(properties, 'to_port')),
  });
  return thenStated(ends, ({ first, last }): Stated<PortRange | null> => {
    if (first === -1) return stated(null);
    const isRange = 0 <= first && first <= last && last <= 65535;
    return isRange ? stated({ first, last }) : unstated(`ports ${first} to ${last}`);
  });
}

/** The blocks of a list, one by one. */
export function blockPeers(properties: ValueObject, name: string): readonly Stated<Peer>[] {
  const members = listAt(properties, name);
  if (!members.known) return [members];
  return members.value.map((member) => blockPeer({ [name]: member }, name));
}

/** The block that an attribute is. */
export function blockPeer(properties: ValueObject, name: string): Stated<Peer> {
  return mapStated(needed(name, cidrAt(properties, name)), (cidr): Peer => ({ kind: 'cidr', cidr }));
}

/** The prefix lists of a list, one by one. */
export function listPeers(properties: ValueObject, name: string): readonly Stated<Peer>[] {
  return statedIds(properties, name).map(listPeer);
}

/** A prefix list. */
export function listPeer(id: Stated<string>): Stated<Peer> {
  return mapStated(id, (prefixListId): Peer => ({ kind: 'prefix-list', prefixListId }));
}

/** A group, which in another account is written ACCOUNT/GROUP. */
export function groupPeer(id: Stated<string>): Stated<Peer> {
  return mapStated(id, (text): Peer => {
    const [, accountId = null, groupId = text] = /^(\d{12})\/(.+)$/.exec(text) ?? [];
    return { kind: 'security-group', reference: { groupId, accountId } };
  });
}

/** The group itself, where the rule's `self` says so. */
export function selfPeers(properties: ValueObject, groupId: Stated<string>): readonly Stated<Peer>[] {
  const self = flagAt(properties, 'self');
  if (!self.known) return [self];
  return self.value === true ? [groupPeer(groupId)] : [];
}

/** A text that may be missing, as the direction that it names. */
export function directionAt(properties: ValueObject): Stated<Direction> {
  return thenStated(textAt(properties, 'type'), (word) =>
    word === 'ingress' || word === 'egress' ? stated(word) : unstated(`type: ${word}`),
  );
}
