import { type Vpc } from '../../network/vpc.ts';
import { type Assembly, change, ownId } from './assembly.ts';
import { type Link } from './draft.ts';
import { allEgress, allTraffic, fromItself, withLocalRoutes } from './implied.ts';
import { type LinkOf } from './link-maker.ts';
import { stated } from './stated.ts';

/** Adds what AWS makes with the VPCs of the input, so that links can be about it. */
export function bringDefaults(assembly: Assembly, links: readonly Link[]): void {
  for (const link of links) {
    if (link.kind !== 'vpc-brings') continue;
    const vpc = assembly.tables.vpcs.get(link.data.vpcId);
    if (vpc !== undefined) bringWith(assembly, vpc, link);
  }
}

function bringWith(assembly: Assembly, vpc: Vpc, { data, scope }: LinkOf<'vpc-brings'>): void {
  const { tables, takenOut } = assembly;
  const common = { scope, name: null, vpcId: vpc.id } as const;
  const tableId = ownId(assembly, data.mainRouteTableId);
  if (!tables.routeTables.has(tableId) && !takenOut.has(`routeTables ${tableId}`))
    tables.routeTables.set(tableId, {
      ...common,
      id: tableId,
      main: false,
      subnetIds: [],
      gatewayIds: [],
      routes: [],
    });
  if (!assembly.mainTables.has(vpc.id)) assembly.mainTables.set(vpc.id, tableId);
  const aclId = ownId(assembly, data.networkAclId);
  if (!tables.networkAcls.has(aclId) && !takenOut.has(`networkAcls ${aclId}`)) {
    const entries = allTraffic(vpc);
    tables.networkAcls.set(aclId, {
      ...common,
      id: aclId,
      isDefault: true,
      subnetIds: [],
      inbound: entries,
      outbound: entries,
    });
  }
  const groupId = ownId(assembly, data.securityGroupId);
  if (!tables.securityGroups.has(groupId) && !takenOut.has(`securityGroups ${groupId}`))
    tables.securityGroups.set(groupId, {
      ...common,
      id: groupId,
      ownerId: scope.accountId,
      groupName: 'default',
      ingress: [fromItself(groupId)],
      egress: allEgress(vpc),
    });
}

/** What hangs on all links: which table is the main one, local routes, the ACL of subnets without one, all egress. */
export function finishDefaults(assembly: Assembly, links: readonly Link[]): void {
  for (const link of links) {
    if (link.kind === 'vpc-brings') giveDefaultAcl(assembly, link);
    if (link.kind === 'egress-unless-ruled') letOut(assembly, link);
  }
  giveAclsOfExistingVpcs(assembly);
  for (const table of assembly.tables.routeTables.values()) {
    const mainId = assembly.mainTables.get(table.vpcId);
    const main = mainId === undefined ? table.main : table.id === mainId;
    assembly.tables.routeTables.set(table.id, { ...table, main });
  }
  for (const table of assembly.tables.routeTables.values()) {
    const vpc = assembly.tables.vpcs.get(table.vpcId);
    if (vpc === undefined) continue;
    const routes = withLocalRoutes(table.routes, vpc);
    assembly.tables.routeTables.set(table.id, { ...table, routes });
  }
}

function giveDefaultAcl(assembly: Assembly, { data, scope }: LinkOf<'vpc-brings'>): void {
  const id = ownId(assembly, data.networkAclId);
  const subnetIds = [...assembly.tables.subnets.values()]
    .filter((subnet) => subnet.vpcId === data.vpcId && !assembly.subnetsWithAcl.has(subnet.id))
    .map((subnet) => subnet.id);
  change(assembly, 'networkAcls', { id: stated(id), scope }, (acl) =>
    stated({ ...acl, subnetIds: [...new Set([...acl.subnetIds, ...subnetIds])].toSorted() }),
  );
}

function letOut(assembly: Assembly, { data }: LinkOf<'egress-unless-ruled'>): void {
  const group = assembly.tables.securityGroups.get(data.securityGroupId);
  if (group === undefined || group.egress.length > 0) return;
  const vpc = assembly.tables.vpcs.get(group.vpcId) ?? null;
  assembly.tables.securityGroups.set(group.id, { ...group, egress: allEgress(vpc) });
}

// A subnet that is added to a VPC which exists already has that VPC's default ACL.
function giveAclsOfExistingVpcs({ tables, existing, subnetsWithAcl }: Assembly): void {
  for (const subnet of tables.subnets.values()) {
    if (subnetsWithAcl.has(subnet.id) || existing.has(`subnets ${subnet.id}`)) continue;
    const own = [...tables.networkAcls.values()];
    if (own.some(({ subnetIds }) => subnetIds.includes(subnet.id))) continue;
    const acl = own.find(({ vpcId, isDefault }) => vpcId === subnet.vpcId && isDefault);
    if (acl !== undefined)
      tables.networkAcls.set(acl.id, { ...acl, subnetIds: [...acl.subnetIds, subnet.id].toSorted() });
  }
}
