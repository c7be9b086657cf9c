import { type SecurityGroupRule } from '../../network/security-group.ts';
import { type Assembly, ownId } from './assembly.ts';

/** Writes the ids by which things go wherever another id of the same thing stands. */
export function unifyIds(assembly: Assembly): void {
  if (assembly.aliases.size === 0) return;
  const { vpcEndpoints, networkInterfaces, functions, securityGroups } = assembly.tables;
  const ids = (all: readonly string[]): readonly string[] =>
    [...new Set(all.map((id) => ownId(assembly, id)))].toSorted();
  for (const [id, item] of vpcEndpoints)
    vpcEndpoints.set(id, {
      ...item,
      securityGroupIds: ids(item.securityGroupIds),
      routeTableIds: ids(item.routeTableIds),
    });
  for (const [id, item] of networkInterfaces)
    networkInterfaces.set(id, { ...item, securityGroupIds: ids(item.securityGroupIds) });
  for (const [id, item] of functions)
    functions.set(id, { ...item, securityGroupIds: ids(item.securityGroupIds) });
  const rule = (one: SecurityGroupRule): SecurityGroupRule => {
    if (one.peer.kind !== 'security-group') return one;
    const { reference } = one.peer;
    const groupId = ownId(assembly, reference.groupId);
    return { ...one, peer: { kind: 'security-group', reference: { ...reference, groupId } } };
  };
  for (const [id, item] of securityGroups)
    securityGroups.set(id, { ...item, ingress: item.ingress.map(rule), egress: item.egress.map(rule) });
}
