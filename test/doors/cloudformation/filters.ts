import { type FormProperties, Reference } from '../form-value.ts';
import { refuse } from '../not-expressible.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import {
  entriesOf,
  hasAwsEgress,
  isAwsDefaultAcl,
  isAwsDefaultGroup,
  isDefaultGroup,
  rulesOf,
  type SavedRule,
} from '../saved-view.ts';
import { type Style } from '../style.ts';
import { resource, type TemplateResource, tie } from './resource.ts';

/** Security groups, network ACLs and prefix lists. */
export function filterResources(network: SavedNetwork, style: Style): readonly TemplateResource[] {
  const { SecurityGroups, NetworkAcls, PrefixLists } = network.all;
  return [
    ...SecurityGroups.flatMap((group) => groupResources(network, group, style)),
    ...NetworkAcls.flatMap((acl) => aclResources(network, acl)),
    ...PrefixLists.flatMap((list) => prefixListResources(network, list)),
  ];
}

function groupResources(
  network: SavedNetwork,
  group: Saved<'SecurityGroups'>,
  { rules: where, defaults }: Style,
): readonly TemplateResource[] {
  const { GroupId: id, GroupName, Description, VpcId } = group;
  if (isDefaultGroup(group)) {
    return isAwsDefaultGroup(group) ? [] : refuse('the default security group was changed');
  }
  const rules = rulesOf(group);
  const leavesOut = defaults === 'left-out' && hasAwsEgress(group);
  const asked = rules.filter(({ direction }) => !(leavesOut && direction === 'egress'));
  const inline = asked.filter((rule) => where === 'inline' && !needsOwnResource(network, rule));
  const separate = asked.filter((rule) => !inline.includes(rule));
  const ingress = inline.filter(({ direction }) => direction === 'ingress').map(ruleProperties);
  const egress = inline.filter(({ direction }) => direction === 'egress').map(ruleProperties);
  const hasEgress = rules.some(({ direction }) => direction === 'egress');
  return [
    resource('AWS::EC2::SecurityGroup', id, {
      VpcId: new Reference(VpcId),
      GroupName,
      GroupDescription: Description ?? GroupName,
      SecurityGroupIngress: ingress.length === 0 ? undefined : ingress,
      SecurityGroupEgress: hasEgress ? (egress.length === 0 ? undefined : egress) : [nothingOut],
    }),
    ...separate.map((rule, index) =>
      rule.direction === 'ingress'
        ? tie('AWS::EC2::SecurityGroupIngress', `${id}-ingress-${index + 1}`, {
            GroupId: new Reference(id),
            ...ruleProperties(rule),
          })
        : tie('AWS::EC2::SecurityGroupEgress', `${id}-egress-${index + 1}`, {
            GroupId: new Reference(id),
            ...ruleProperties(rule),
          }),
    ),
  ];
}

// A group without egress rules would get AWS's rule that allows all; what people and the CDK write instead allows
// one packet type to an address that nobody has.
const nothingOut = { CidrIp: '255.255.255.255/32', IpProtocol: 'icmp', FromPort: 252, ToPort: 86 } as const;

// Inline rules that name each other's groups would be a circle, which CloudFormation refuses.
function needsOwnResource({ all }: SavedNetwork, { groupId, peer }: SavedRule): boolean {
  if (peer.kind !== 'group') return false;
  const other = all.SecurityGroups.find(({ GroupId: id }) => id === peer.value);
  return (
    peer.value === groupId || other === undefined || rulesOf(other).some((rule) => rule.peer.kind === 'group')
  );
}

function ruleProperties({ direction, protocol, fromPort, toPort, peer }: SavedRule) {
  return {
    IpProtocol: protocol,
    ...(fromPort === undefined ? {} : { FromPort: fromPort }),
    ...(toPort === undefined ? {} : { ToPort: toPort }),
    ...peerProperty(direction, peer),
  };
}

function peerProperty(direction: SavedRule['direction'], { kind, value }: SavedRule['peer']) {
  const side = direction === 'ingress' ? 'Source' : 'Destination';
  switch (kind) {
    case 'ipv4':
      return { CidrIp: value };
    case 'ipv6':
      return { CidrIpv6: value };
    case 'group':
      return { [`${side}SecurityGroupId`]: new Reference(value) };
    case 'prefix-list':
      return { [`${side}PrefixListId`]: new Reference(value) };
  }
}

function aclResources(network: SavedNetwork, acl: Saved<'NetworkAcls'>): readonly TemplateResource[] {
  const { NetworkAclId: id, VpcId, Associations } = acl;
  if (acl.IsDefault) {
    return isAwsDefaultAcl(network, acl) ? [] : refuse('the default network ACL was changed');
  }
  return [
    resource('AWS::EC2::NetworkAcl', id, { VpcId: new Reference(VpcId) }),
    ...entriesOf(acl).map((entry) =>
      tie(
        'AWS::EC2::NetworkAclEntry',
        `${id}-${entry.Egress ? 'outbound' : 'inbound'}-${entry.RuleNumber}`,
        entryProperties(id, entry),
      ),
    ),
    ...Associations.map(({ SubnetId }) =>
      tie('AWS::EC2::SubnetNetworkAclAssociation', `${SubnetId}-${id}`, {
        SubnetId: new Reference(SubnetId),
        NetworkAclId: new Reference(id),
      }),
    ),
  ];
}

function entryProperties(id: string, entry: Saved<'NetworkAcls'>['Entries'][number]): FormProperties {
  return {
    NetworkAclId: new Reference(id),
    RuleNumber: entry.RuleNumber,
    // Inbound where it is left out.
    Egress: entry.Egress ? true : undefined,
    Protocol: Number(entry.Protocol),
    RuleAction: entry.RuleAction,
    CidrBlock: entry.CidrBlock,
    Ipv6CidrBlock: entry.Ipv6CidrBlock,
    // Needed for TCP and UDP.
    PortRange: entry.PortRange ?? (['6', '17'].includes(entry.Protocol) ? { From: 0, To: 65535 } : undefined),
  };
}

function prefixListResources(
  network: SavedNetwork,
  {
    PrefixListId: id,
    PrefixListName: name,
    OwnerId: owner,
    AddressFamily: family,
    MaxEntries: most,
  }: Saved<'PrefixLists'>,
): readonly TemplateResource[] {
  // AWS's own lists are there in every region; nobody makes them.
  if (owner === undefined || owner === 'AWS') return [];
  const entries = network.prefixListEntries.get(id);
  if (name === undefined || entries === undefined || most === undefined)
    return refuse(`the name or entries of ${id} were not saved`);
  return [
    resource('AWS::EC2::PrefixList', id, {
      PrefixListName: name,
      AddressFamily: family ?? 'IPv4',
      MaxEntries: most,
      Entries: entries.map(({ Cidr }) => ({ Cidr })),
    }),
  ];
}
