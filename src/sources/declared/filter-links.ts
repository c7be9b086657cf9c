import { type NetworkAcl, type NetworkAclEntry } from '../../network/network-acl.ts';
import { formatCidr } from '../../network/address-range.ts';
import { known, unknown } from '../../network/fact.ts';
import { type Assembly, change, lack, ownId, placeRule } from './assembly.ts';
import { type LinkMaker } from './link-maker.ts';
import { mapStated, type Stated, stated, thenStated, unstated } from './stated.ts';

/** A rule, in its group. */
export const makeGroupRule: LinkMaker<'security-group-rule'> = (assembly, { data, scope }) => {
  const { securityGroupId, direction, rule } = data;
  change(assembly, 'securityGroups', { id: securityGroupId, scope }, (group) =>
    mapStated(rule, (added) => ({ ...group, [direction]: [...group[direction], added] })),
  );
};

/** An entry, in its ACL. */
export const makeEntry: LinkMaker<'network-acl-entry'> = (assembly, { data, scope, place }) => {
  const { networkAclId, direction, entry } = data;
  change(assembly, 'networkAcls', { id: networkAclId, scope }, (acl) =>
    thenStated(entry, (added) => withEntry(acl, direction, added)),
  );
  if (networkAclId.known && entry.known) {
    const rule = `${direction === 'inbound' ? 'in' : 'out'} ${entry.value.number}`;
    placeRule(assembly, 'network-acl', ownId(assembly, networkAclId.value), rule, place);
  }
};

function withEntry(
  acl: NetworkAcl,
  direction: 'inbound' | 'outbound',
  added: NetworkAclEntry,
): Stated<NetworkAcl> {
  // IPv4 and IPv6 entries of one number are two.
  const present = acl[direction].find(
    ({ number, cidr }) => number === added.number && cidr.family === added.cidr.family,
  );
  if (present !== undefined)
    return wordsOf(present) === wordsOf(added)
      ? stated(acl)
      : unstated(`two ${direction} entries with number ${added.number}`);
  const entries = [...acl[direction], added].toSorted((a, b) => a.number - b.number);
  return stated({ ...acl, [direction]: entries });
}

function wordsOf({ cidr, ...entry }: NetworkAclEntry): string {
  return JSON.stringify({ ...entry, cidr: formatCidr(cidr) });
}

/** A subnet's ACL. */
export const associateAcl: LinkMaker<'network-acl-of-subnet'> = (assembly, { data, scope }) => {
  const { networkAclId, subnetId } = data;
  if (!subnetId.known) {
    lack(assembly, { fact: 'networkAcls', id: null, scope }, subnetId.expression);
    return;
  }
  assembly.subnetsWithAcl.add(subnetId.value);
  const vpcId = assembly.tables.subnets.get(subnetId.value)?.vpcId ?? null;
  if (!networkAclId.known) {
    lack(assembly, { fact: 'networkAcls', id: vpcId, scope }, networkAclId.expression);
    return;
  }
  const id = ownId(assembly, networkAclId.value);
  if (!isMade(assembly, id))
    lack(assembly, { fact: 'networkAcls', id: vpcId, scope }, `${id}, the ACL of ${subnetId.value}`);
  for (const other of assembly.tables.networkAcls.values())
    if (other.id !== id && other.subnetIds.includes(subnetId.value))
      assembly.tables.networkAcls.set(other.id, {
        ...other,
        subnetIds: other.subnetIds.filter((own) => own !== subnetId.value),
      });
  change(assembly, 'networkAcls', { id: networkAclId, scope }, (acl) =>
    stated({ ...acl, subnetIds: [...new Set([...acl.subnetIds, subnetId.value])].toSorted() }),
  );
};

function isMade({ tables, takenOut }: Assembly, id: string): boolean {
  return tables.networkAcls.has(id) || takenOut.has(`networkAcls ${id}`);
}

/** An entry, in its prefix list. */
export const makeListEntry: LinkMaker<'prefix-list-entry'> = (assembly, { data, scope }) => {
  const { prefixListId, cidr } = data;
  change(assembly, 'prefixLists', { id: prefixListId, scope }, (list) => {
    if (!list.entries.known) return stated(list);
    if (cidr.known) return stated({ ...list, entries: known([...list.entries.value, cidr.value]) });
    const subject = { fact: 'prefixListEntries', id: list.id } as const;
    const { expression } = cidr;
    return stated({ ...list, entries: unknown({ kind: 'unresolved', subject, scope, expression }) });
  });
};
