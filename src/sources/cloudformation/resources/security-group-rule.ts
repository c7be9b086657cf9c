import { type PortRange } from '../../../network/ports.ts';
import { type SecurityGroupRule } from '../../../network/security-group.ts';
import { hasPorts, toProtocol } from '../../aws-cli/shapes/security-group-rule.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Draft } from '../../declared/draft.ts';
import { cidrAt, needed, neededText, numberAt, textAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { unknownRange } from '../../declared/unknown-range.ts';
import { type ValueObject } from '../../declared/value.ts';
import { groupNamed } from './security-group-name.ts';
import { type Template } from './template.ts';
import { neededId } from './stated-ids.ts';

/** Which way a rule lets connections. */
export type Direction = 'ingress' | 'egress';

/** A rule as it is written, inline or as a resource of its own. */
interface WrittenRule {
  readonly direction: Direction;
  readonly properties: ValueObject;
  readonly way: readonly (string | number)[];
}

type Peer = SecurityGroupRule['peer'];

interface PeerProperties {
  readonly list: string;
  readonly group: string;
  /** In a default VPC, the source may be named; null where there is no such property. */
  readonly name: string | null;
  readonly owner: string | null;
}

const peerProperties: Readonly<Record<Direction, PeerProperties>> = {
  ingress: {
    list: 'SourcePrefixListId',
    group: 'SourceSecurityGroupId',
    name: 'SourceSecurityGroupName',
    owner: 'SourceSecurityGroupOwnerId',
  },
  egress: {
    list: 'DestinationPrefixListId',
    group: 'DestinationSecurityGroupId',
    name: null,
    owner: null,
  },
};

/** Rules, and the ranges that stand for what is not known of them. */
export interface DeclaredRules {
  readonly rules: readonly SecurityGroupRule[];
  readonly drafts: readonly Draft[];
}

/**
 * The rules that one written rule stands for, one a peer. A peer that is not known is a range of addresses that is not
 * known.
 */
export function declaredRules(
  resource: DeclaredResource,
  { direction, properties, way }: WrittenRule,
  template: Template,
): DeclaredRules {
  const traffic = trafficOf(properties);
  if (!traffic.known) return rulesNotKnown(resource, traffic.expression, way);
  const peers = peersOf({ direction, properties, way }, template);
  if (peers.length === 0) return rulesNotKnown(resource, 'a rule without a peer', way);
  const drafts: Draft[] = [];
  const rules = peers.map((peer) => {
    if (peer.known) return { ...traffic.value, peer: peer.value };
    const range = unknownRange(peer.expression, resource.scope, resource.placeOf(...way));
    drafts.push(range.draft);
    return { ...traffic.value, peer: range.peer };
  });
  return { rules, drafts };
}

/**
 * Rules of which too little is known: they may let pass anything or nothing, to which addresses ever. So it is one rule
 * for all protocols and ports with a range that is not known: no address is certain to pass by it or not to, and what
 * the group's other rules let pass is certain as before.
 */
export function rulesNotKnown(
  resource: DeclaredResource,
  expression: string,
  way: WrittenRule['way'],
): DeclaredRules {
  const { peer, draft } = unknownRange(expression, resource.scope, resource.placeOf(...way));
  return { rules: [{ protocol: 'all', ports: null, peer }], drafts: [draft] };
}

type Traffic = Pick<SecurityGroupRule, 'protocol' | 'ports'>;

// Protocols other than TCP and UDP have no ports; ICMP keeps its type and code in the same properties.
function trafficOf(properties: ValueObject): Stated<Traffic> {
  return thenStated(neededText('IpProtocol', properties), (word): Stated<Traffic> => {
    const protocol = toProtocol(word);
    if (!hasPorts(protocol)) return stated({ protocol, ports: null });
    return mapStated(declaredPorts(properties, 'FromPort', 'ToPort'), (ports) => ({ protocol, ports }));
  });
}

/** The ports from one property to the other; null for all, which -1 stands for. */
export function declaredPorts(properties: ValueObject, from: string, to: string): Stated<PortRange | null> {
  const ends = allStated<PortRange>({
    first: needed(from, numberAt(properties, from)),
    last: needed(to, numberAt(properties, to)),
  });
  return thenStated(ends, ({ first, last }): Stated<PortRange | null> => {
    if (first === -1) return stated(null);
    const isRange = 0 <= first && first <= last && last <= 65535;
    return isRange ? stated({ first, last }) : unstated(`ports ${first} to ${last}`);
  });
}

function peersOf({ direction, properties }: WrittenRule, template: Template): readonly Stated<Peer>[] {
  const { list, group, name, owner } = peerProperties[direction];
  const isWritten = (property: string): boolean => (properties[property] ?? null) !== null;
  const peers: Stated<Peer>[] = ['CidrIp', 'CidrIpv6']
    .filter(isWritten)
    .map((property) =>
      mapStated(needed(property, cidrAt(properties, property)), (cidr): Peer => ({ kind: 'cidr', cidr })),
    );
  if (isWritten(list))
    peers.push(
      mapStated(neededId(list, properties), (id): Peer => ({ kind: 'prefix-list', prefixListId: id })),
    );
  const ownerId = owner === null ? stated(null) : textAt(properties, owner);
  if (isWritten(group)) peers.push(groupPeer(neededId(group, properties), ownerId));
  else if (name !== null && isWritten(name))
    peers.push(groupPeer(groupNamed(name, properties, template), ownerId));
  return peers;
}

function groupPeer(groupId: Stated<string>, ownerId: Stated<string | null>): Stated<Peer> {
  return mapStated(groupId, (id): Peer => ({
    kind: 'security-group',
    reference: { groupId: id, accountId: ownerId.known ? ownerId.value : null },
  }));
}
