import { type Collection, missingIn } from './collection.ts';
import { type TransitGatewayAttachment, type TransitGatewayRouteTable } from './connections.ts';
import { type Fact, known, unknown } from './fact.ts';
import { type CollectionName, type Gap } from './gap.ts';
import { type HostedZone, type ResolverRule } from './names.ts';
import { type NetworkAcl } from './network-acl.ts';
import { type NetworkInterface } from './network-interface.ts';
import { type Network } from './network.ts';
import { type RouteTable, type RouteTargetKind } from './route-table.ts';
import { type Scope } from './scope.ts';
import { type Subnet } from './subnet.ts';
import { type VpcEndpoint } from './vpc-endpoint.ts';

/** The AWS CLI option that fetches one thing by its id, for the collections that are looked up by id. */
const commandById = {
  vpcs: 'describe-vpcs --vpc-ids',
  subnets: 'describe-subnets --subnet-ids',
  routeTables: 'describe-route-tables --route-table-ids',
  internetGateways: 'describe-internet-gateways --internet-gateway-ids',
  egressOnlyInternetGateways: 'describe-egress-only-internet-gateways --egress-only-internet-gateway-ids',
  natGateways: 'describe-nat-gateways --nat-gateway-ids',
  vpcEndpoints: 'describe-vpc-endpoints --vpc-endpoint-ids',
  networkInterfaces: 'describe-network-interfaces --network-interface-ids',
  instances: 'describe-instances --instance-ids',
  securityGroups: 'describe-security-groups --group-ids',
  networkAcls: 'describe-network-acls --network-acl-ids',
  prefixLists: 'describe-managed-prefix-lists --prefix-list-ids',
  dhcpOptions: 'describe-dhcp-options --dhcp-options-ids',
  peeringConnections: 'describe-vpc-peering-connections --vpc-peering-connection-ids',
} as const satisfies Partial<Record<CollectionName, string>>;

/** A collection whose things are looked up by id. */
export type LookedUp = keyof typeof commandById;

type Item<Name extends LookedUp> = Network[Name]['items'][number];
type Maps = { readonly [Name in LookedUp]: ReadonlyMap<string, Item<Name>> };

/** A network with the maps that make looking things up quick. */
export interface NetworkIndex {
  readonly network: Network;
  readonly byId: Maps;
  readonly tableOfSubnet: ReadonlyMap<string, RouteTable>;
  readonly mainTableOfVpc: ReadonlyMap<string, RouteTable>;
  readonly tableOfGateway: ReadonlyMap<string, RouteTable>;
  readonly aclOfSubnet: ReadonlyMap<string, NetworkAcl>;
  readonly endpointsOfVpc: ReadonlyMap<string, readonly VpcEndpoint[]>;
  readonly zonesOfVpc: ReadonlyMap<string, readonly HostedZone[]>;
  readonly subnetsOfVpc: ReadonlyMap<string, readonly Subnet[]>;
  readonly interfacesOfVpc: ReadonlyMap<string, readonly NetworkInterface[]>;
  readonly attachmentById: ReadonlyMap<string, TransitGatewayAttachment>;
}

/** Builds the maps; the network itself stays as it is. */
export function indexNetwork(network: Network): NetworkIndex {
  const tables = network.routeTables.items;
  return {
    network,
    byId: mapsById(network),
    tableOfSubnet: new Map(tables.flatMap((table) => table.subnetIds.map((id) => [id, table]))),
    mainTableOfVpc: new Map(tables.filter((table) => table.main).map((table) => [table.vpcId, table])),
    tableOfGateway: new Map(tables.flatMap((table) => table.gatewayIds.map((id) => [id, table]))),
    aclOfSubnet: new Map(network.networkAcls.items.flatMap((acl) => acl.subnetIds.map((id) => [id, acl]))),
    endpointsOfVpc: groupBy(network.vpcEndpoints, (endpoint) => [endpoint.vpcId]),
    zonesOfVpc: groupBy(network.hostedZones, (zone) => [...new Set([...zone.vpcIds, ...zone.profileVpcIds])]),
    subnetsOfVpc: groupBy(network.subnets, (subnet) => [subnet.vpcId]),
    interfacesOfVpc: groupBy(network.networkInterfaces, (item) => [item.vpcId]),
    attachmentById: new Map(network.transitGatewayAttachments.items.map((item) => [item.id, item])),
  };
}

function mapsById(network: Network): Maps {
  return {
    vpcs: mapById(network.vpcs),
    subnets: mapById(network.subnets),
    routeTables: mapById(network.routeTables),
    internetGateways: mapById(network.internetGateways),
    egressOnlyInternetGateways: mapById(network.egressOnlyInternetGateways),
    natGateways: mapById(network.natGateways),
    vpcEndpoints: mapById(network.vpcEndpoints),
    networkInterfaces: mapById(network.networkInterfaces),
    instances: mapById(network.instances),
    securityGroups: mapById(network.securityGroups),
    networkAcls: mapById(network.networkAcls),
    prefixLists: mapById(network.prefixLists),
    dhcpOptions: mapById(network.dhcpOptions),
    peeringConnections: mapById(network.peeringConnections),
  };
}

function mapById<T extends { readonly id: string }>(collection: Collection<T>): ReadonlyMap<string, T> {
  return new Map(collection.items.map((item) => [item.id, item]));
}

function groupBy<T>(collection: Collection<T>, keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of collection.items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}

/** The thing with this id; else the gap that hides it, or the command that would fetch it. */
export function lookUp<Name extends LookedUp>(
  index: NetworkIndex,
  name: Name,
  id: string,
  scope: Scope,
): Fact<Item<Name>> {
  const item = index.byId[name].get(id);
  if (item !== undefined) return known(item);
  const [gap] = missingIn(index.network[name], scope);
  return unknown(gap ?? notSaved(name, id, scope));
}

function notSaved(name: LookedUp, id: string, scope: Scope): Gap {
  const command = `aws ec2 ${commandById[name]} ${id} --region ${scope.region}`;
  return { kind: 'not-in-source', subject: { fact: name, id }, scope, command, detail: null };
}

/**
 * The gaps of a collection that may hide something of this VPC: a gap that is about another VPC hides nothing of it.
 * What is not deployed yet has ids that do not say what they are of, but its VPCs are in the network.
 */
export function missingInVpc(
  { network, byId }: NetworkIndex,
  name: CollectionName,
  scope: Scope,
  vpcId: string,
): readonly Gap[] {
  const isOtherVpc = (id: string): boolean => id !== vpcId && (id.startsWith('vpc-') || byId.vpcs.has(id));
  return missingIn(network[name], scope).filter(
    (gap) => gap.kind === 'not-modelled' || gap.subject.id === null || !isOtherVpc(gap.subject.id),
  );
}

/** What kind of thing a route of a table leads to, by its id; undefined where the table has no such route. */
export function kindOfTarget(
  { byId }: NetworkIndex,
  routeTableId: string,
  targetId: string,
): RouteTargetKind | undefined {
  const routes = byId.routeTables.get(routeTableId)?.routes ?? [];
  return routes.find(({ target }) => target.kind !== 'local' && target.id === targetId)?.target.kind;
}

/**
 * The route table that decides for a subnet: the one associated with it, else the VPC's main table. The main
 * table stands in only where the tables are whole, as an unread one may be associated with the subnet.
 */
export function routeTableOf(index: NetworkIndex, subnet: Subnet): Fact<RouteTable> {
  const associated = index.tableOfSubnet.get(subnet.id);
  if (associated !== undefined) return known(associated);
  const [gap] = missingInVpc(index, 'routeTables', subnet.scope, subnet.vpcId);
  if (gap !== undefined) return unknown(gap);
  const main = index.mainTableOfVpc.get(subnet.vpcId);
  return main === undefined
    ? unknown(notSavedOfVpc('routeTables', 'describe-route-tables', subnet))
    : known(main);
}

/** The network ACL of a subnet; every subnet has exactly one. */
export function networkAclOf(index: NetworkIndex, subnet: Subnet): Fact<NetworkAcl> {
  const acl = index.aclOfSubnet.get(subnet.id);
  if (acl !== undefined) return known(acl);
  const [gap] = missingInVpc(index, 'networkAcls', subnet.scope, subnet.vpcId);
  return unknown(gap ?? notSavedOfVpc('networkAcls', 'describe-network-acls', subnet));
}

function notSavedOfVpc(fact: CollectionName, call: string, subnet: Subnet): Gap {
  const { region } = subnet.scope;
  const command = `aws ec2 ${call} --filters Name=vpc-id,Values=${subnet.vpcId} --region ${region}`;
  return {
    kind: 'not-in-source',
    subject: { fact, id: subnet.vpcId },
    scope: subnet.scope,
    command,
    detail: null,
  };
}

/** The VPC attachments of a VPC to transit gateways. */
export function attachmentsOfVpc(index: NetworkIndex, vpcId: string): readonly TransitGatewayAttachment[] {
  return index.network.transitGatewayAttachments.items.filter(
    (attachment) => attachment.kind === 'vpc' && attachment.resourceId === vpcId,
  );
}

/** The transit gateway route table that an attachment is associated with, as far as it is known. */
export function tableOfAttachment(
  index: NetworkIndex,
  attachment: TransitGatewayAttachment,
): Fact<TransitGatewayRouteTable> {
  const tables = index.network.transitGatewayRouteTables.items.filter(
    (table) => table.transitGatewayId === attachment.transitGatewayId,
  );
  for (const table of tables) {
    const associated = table.associatedAttachmentIds;
    if (associated.known && associated.value.includes(attachment.id)) return known(table);
  }
  const unread = tables.map((table) => table.associatedAttachmentIds).find((fact) => !fact.known);
  if (unread !== undefined && !unread.known) return unknown(unread.gap);
  const [gap] = missingIn(index.network.transitGatewayRouteTables, attachment.scope);
  return unknown(
    gap ?? {
      kind: 'not-in-source',
      subject: { fact: 'transitGatewayAssociations', id: attachment.id },
      scope: attachment.scope,
      command: `aws ec2 describe-transit-gateway-attachments --transit-gateway-attachment-ids ${attachment.id} --region ${attachment.scope.region}`,
      detail: null,
    },
  );
}

/** The resolver rules that are known to be in force in a VPC: its own, and those that a Profile brings. */
export function resolverRulesOf(index: NetworkIndex, vpcId: string): readonly ResolverRule[] {
  return index.network.resolverRules.items.filter(
    ({ vpcIds, profileVpcIds }) =>
      (vpcIds.known && vpcIds.value.includes(vpcId)) || profileVpcIds.includes(vpcId),
  );
}
