import { type CollectionName, collectionNames } from '../../network/gap.ts';
import { type Network } from '../../network/network.ts';
import { scopeKey } from '../../network/scope.ts';
import { type Assembly, type ItemOf } from './assembly.ts';

/** Starts an assembly with what exists already, gaps included. */
export function startWith(assembly: Assembly, over: Network): void {
  for (const name of collectionNames) {
    startTable(assembly, name, over);
    assembly.gaps[name].push(...over[name].missing);
  }
}

function startTable({ tables, existing }: Assembly, name: CollectionName, over: Network): void {
  const table: Map<string, ItemOf<CollectionName>> = tables[name];
  const items: readonly ItemOf<CollectionName>[] = over[name].items;
  for (const [at, item] of items.entries()) {
    const id = idOf(item, at);
    table.set(id, item);
    existing.add(`${name} ${id}`);
  }
}

// Functions are unique by ARN; endpoint services and modes are looked up by other things than an id.
function idOf(item: ItemOf<CollectionName>, at: number): string {
  if ('arn' in item) return item.arn;
  return 'id' in item ? item.id : `${scopeKey(item.scope)} ${at}`;
}

/** How AWS's own things of existing VPCs are called where a template leaves them out or names them by their VPC. */
export function aliasesOfExisting({ vpcs, routeTables, networkAcls, securityGroups }: Network) {
  const aliases = new Map<string, string>();
  const add = (names: readonly string[], vpcId: string, id: string | undefined): void => {
    if (id !== undefined) for (const name of names) aliases.set(`${vpcId}.${name}`, id);
  };
  for (const { id: vpcId } of vpcs.items) {
    const isHere = (item: { readonly vpcId: string }): boolean => item.vpcId === vpcId;
    const table = routeTables.items.find((item) => isHere(item) && item.main);
    const acl = networkAcls.items.find((item) => isHere(item) && item.isDefault);
    const group = securityGroups.items.find((item) => isHere(item) && item.groupName === 'default');
    add(['MainRouteTable', 'main_route_table_id'], vpcId, table?.id);
    add(['DefaultNetworkAcl', 'default_network_acl_id'], vpcId, acl?.id);
    add(['DefaultSecurityGroup', 'default_security_group_id'], vpcId, group?.id);
  }
  return aliases;
}

/** A declared thing in the place of the one that exists: what no template says of it stays as it is. */
export function overExisting(
  name: CollectionName,
  present: ItemOf<CollectionName>,
  declared: ItemOf<CollectionName>,
): ItemOf<CollectionName> {
  const kept: readonly string[] = keptFields[name] ?? [];
  const before = Object.entries(present).filter(([field]) => kept.includes(field));
  return { ...declared, ...Object.fromEntries(before) };
}

const keptFields: Partial<Record<CollectionName, readonly string[]>> = {
  vpcs: ['dhcpOptionsId', 'blockPublicAccess'],
  subnets: ['availabilityZone', 'availabilityZoneId', 'availableAddresses', 'blockPublicAccess'],
  routeTables: ['subnetIds', 'gatewayIds', 'main'],
  networkAcls: ['subnetIds', 'isDefault'],
  internetGateways: ['vpcIds'],
  natGateways: ['addresses', 'state', 'failureCode', 'attachedAppliances', 'routeTableId'],
  vpcEndpoints: ['networkInterfaceIds', 'dnsNames', 'state'],
  networkInterfaces: ['addresses', 'publicAddresses', 'interfaceType', 'instanceId'],
  instances: ['state'],
  peeringConnections: ['status'],
};
