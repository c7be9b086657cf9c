import { type FormProperties, type FormValue, Reference, written } from '../form-value.ts';
import { refuse } from '../not-expressible.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import {
  entriesOf,
  isAwsDefaultAcl,
  isAwsDefaultGroup,
  isDefaultGroup,
  rulesOf,
  type SavedRule,
} from '../saved-view.ts';
import { type Style } from '../style.ts';
import { type PlanResource, resource, tie } from './resource.ts';
import { canBeInline } from './routes.ts';

/** Security groups, network ACLs and prefix lists. */
export function filterResources(network: SavedNetwork, style: Style): readonly PlanResource[] {
  const { SecurityGroups, NetworkAcls, PrefixLists } = network.all;
  return [
    ...SecurityGroups.flatMap((group) => groupResources(group, style)),
    ...NetworkAcls.flatMap((acl) => aclResources(network, acl, style)),
    ...PrefixLists.flatMap((list) => prefixListResources(network, list, style)),
  ];
}

function groupResources(group: Saved<'SecurityGroups'>, style: Style): readonly PlanResource[] {
  const { GroupId: id, GroupName, Description, VpcId } = group;
  const rules = rulesOf(group);
  const ingress = rules.filter(({ direction }) => direction === 'ingress').map(inlineRule);
  const egress = rules.filter(({ direction }) => direction === 'egress').map(inlineRule);
  const vpc = { vpc_id: new Reference(VpcId) };
  const inline = {
    ingress: ingress.length === 0 ? undefined : ingress,
    // The provider takes AWS's own rule away: without a block nothing goes out.
    egress: egress.length === 0 ? undefined : egress,
  };
  const fits = canBeInline(ingress) && canBeInline(egress);
  if (isDefaultGroup(group)) {
    if (isAwsDefaultGroup(group)) return [];
    return fits
      ? [resource('aws_default_security_group', id, { ...vpc, ...inline })]
      : refuse('the rules of the default group refer to several groups');
  }
  const own = { name: GroupName, description: Description, ...vpc };
  if (style.rules === 'inline' && fits) return [resource('aws_security_group', id, { ...own, ...inline })];
  return [
    resource('aws_security_group', id, own),
    ...rules.map((rule, index) => separateRule(rule, `${id}-${rule.direction}-${index + 1}`, style)),
  ];
}

function inlineRule({ groupId, protocol, fromPort, toPort, peer }: SavedRule): Record<string, FormValue> {
  return {
    protocol,
    from_port: fromPort ?? 0,
    to_port: toPort ?? 0,
    ...peerLists(groupId, peer, 'security_groups'),
  };
}

function peerLists(
  groupId: string,
  { kind, value }: SavedRule['peer'],
  groups: 'security_groups' | 'source_security_group_id',
): Record<string, FormValue> {
  switch (kind) {
    case 'ipv4':
      return { cidr_blocks: [value] };
    case 'ipv6':
      return { ipv6_cidr_blocks: [value] };
    case 'prefix-list':
      return { prefix_list_ids: [new Reference(value)] };
    case 'group':
      if (value === groupId) return { self: true };
      return groups === 'security_groups'
        ? { security_groups: [new Reference(value)] }
        : { source_security_group_id: new Reference(value) };
  }
}

function separateRule(rule: SavedRule, name: string, { kinds }: Style): PlanResource {
  const { groupId, direction, protocol, fromPort, toPort, peer } = rule;
  const group = { security_group_id: new Reference(groupId) };
  if (kinds === 'older') {
    return tie('aws_security_group_rule', name, {
      ...group,
      type: direction,
      protocol,
      from_port: fromPort ?? 0,
      to_port: toPort ?? 0,
      ...peerLists(groupId, peer, 'source_security_group_id'),
    });
  }
  const type =
    direction === 'ingress' ? 'aws_vpc_security_group_ingress_rule' : 'aws_vpc_security_group_egress_rule';
  return tie(type, name, {
    ...group,
    ip_protocol: protocol,
    from_port: fromPort,
    to_port: toPort,
    ...peerAttribute(peer),
  });
}

function peerAttribute({ kind, value }: SavedRule['peer']): FormProperties {
  switch (kind) {
    case 'ipv4':
      return { cidr_ipv4: value };
    case 'ipv6':
      return { cidr_ipv6: value };
    case 'group':
      return { referenced_security_group_id: new Reference(value) };
    case 'prefix-list':
      return { prefix_list_id: new Reference(value) };
  }
}

function aclResources(
  network: SavedNetwork,
  acl: Saved<'NetworkAcls'>,
  { rules }: Style,
): readonly PlanResource[] {
  const { NetworkAclId: id, VpcId, Associations, IsDefault } = acl;
  if (IsDefault && isAwsDefaultAcl(network, acl)) return [];
  const entries = entriesOf(acl);
  const blocks = {
    ingress: entries.filter(({ Egress }) => !Egress).map(inlineEntry),
    egress: entries.filter(({ Egress }) => Egress).map(inlineEntry),
  };
  const inline = written({
    ingress: blocks.ingress.length === 0 ? undefined : blocks.ingress,
    egress: blocks.egress.length === 0 ? undefined : blocks.egress,
  });
  // Subnets stay with the default ACL unless another takes them: it need not name them.
  if (IsDefault) {
    const brought = { default_network_acl_id: new Reference(VpcId, 'default-network-acl') };
    return [resource('aws_default_network_acl', id, { ...brought, ...inline })];
  }
  const subnets = Associations.map(({ SubnetId }) => SubnetId);
  const vpc = { vpc_id: new Reference(VpcId) };
  if (rules === 'inline') {
    const ids = subnets.map((subnet) => new Reference(subnet));
    return [
      resource('aws_network_acl', id, { ...vpc, subnet_ids: ids.length === 0 ? undefined : ids, ...inline }),
    ];
  }
  return [
    resource('aws_network_acl', id, vpc),
    ...entries.map((entry) => separateEntry(id, entry)),
    ...subnets.map((subnet) =>
      tie('aws_network_acl_association', `${subnet}-${id}`, {
        network_acl_id: new Reference(id),
        subnet_id: new Reference(subnet),
      }),
    ),
  ];
}

type Entry = Saved<'NetworkAcls'>['Entries'][number];

function inlineEntry(entry: Entry): Record<string, FormValue> {
  const { PortRange, CidrBlock, Ipv6CidrBlock } = entry;
  return written({
    rule_no: entry.RuleNumber,
    action: entry.RuleAction,
    protocol: entry.Protocol,
    from_port: PortRange?.From ?? 0,
    to_port: PortRange?.To ?? lastPort(entry),
    cidr_block: CidrBlock,
    ipv6_cidr_block: Ipv6CidrBlock,
  });
}

// Protocols with ports need them; the others have zero.
function lastPort({ Protocol }: Entry): number {
  return ['6', '17'].includes(Protocol) ? 65535 : 0;
}

function separateEntry(id: string, entry: Entry): PlanResource {
  const { Egress, RuleNumber, PortRange } = entry;
  const hasPorts = PortRange !== undefined || lastPort(entry) > 0;
  return tie('aws_network_acl_rule', `${id}-${Egress ? 'outbound' : 'inbound'}-${RuleNumber}`, {
    network_acl_id: new Reference(id),
    rule_number: RuleNumber,
    // Inbound where it is left out.
    egress: Egress ? true : undefined,
    protocol: entry.Protocol,
    rule_action: entry.RuleAction,
    cidr_block: entry.CidrBlock,
    ipv6_cidr_block: entry.Ipv6CidrBlock,
    from_port: hasPorts ? (PortRange?.From ?? 0) : undefined,
    to_port: hasPorts ? (PortRange?.To ?? lastPort(entry)) : undefined,
  });
}

function prefixListResources(
  network: SavedNetwork,
  list: Saved<'PrefixLists'>,
  { rules }: Style,
): readonly PlanResource[] {
  const { PrefixListId: id, PrefixListName: name, OwnerId: owner, MaxEntries: most } = list;
  // AWS's own lists are there in every region; nobody makes them.
  if (owner === undefined || owner === 'AWS') return [];
  const entries = network.prefixListEntries.get(id);
  if (name === undefined || entries === undefined || most === undefined)
    return refuse(`the name or entries of ${id} were not saved`);
  const own = { name, address_family: list.AddressFamily ?? 'IPv4', max_entries: most };
  if (rules === 'inline' && entries.length > 0) {
    const entry = entries.map(({ Cidr }) => ({ cidr: Cidr }));
    return [resource('aws_ec2_managed_prefix_list', id, { ...own, entry })];
  }
  return [
    resource('aws_ec2_managed_prefix_list', id, own),
    ...entries.map(({ Cidr }, index) =>
      tie('aws_ec2_managed_prefix_list_entry', `${id}-entry-${index + 1}`, {
        prefix_list_id: new Reference(id),
        cidr: Cidr,
      }),
    ),
  ];
}
