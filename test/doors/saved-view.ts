import { refuse } from './not-expressible.ts';
import { type SavedNetwork } from './saved-network.ts';
import { type Saved } from './saved-shapes.ts';

/** What both printers read off a saved network in the same way; AWS's words, no form's. */

/** One rule with one peer. Ports are undefined where all are meant. */
export interface SavedRule {
  readonly groupId: string;
  readonly direction: 'ingress' | 'egress';
  readonly protocol: string;
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
  readonly peer: { readonly kind: 'ipv4' | 'ipv6' | 'group' | 'prefix-list'; readonly value: string };
}

/** The rules of a group, one for each peer. */
export function rulesOf({ GroupId: groupId, IpPermissions, IpPermissionsEgress }: Saved<'SecurityGroups'>) {
  const ruleFor = (direction: SavedRule['direction']) => (permission: (typeof IpPermissions)[number]) =>
    peersOf(permission).map((peer): SavedRule => {
      const { IpProtocol: protocol, FromPort: fromPort, ToPort: toPort } = permission;
      return { groupId, direction, protocol, fromPort, toPort, peer };
    });
  return [...IpPermissions.flatMap(ruleFor('ingress')), ...IpPermissionsEgress.flatMap(ruleFor('egress'))];
}

function peersOf(permission: Saved<'SecurityGroups'>['IpPermissions'][number]): readonly SavedRule['peer'][] {
  return [
    ...permission.IpRanges.map(({ CidrIp: value }) => ({ kind: 'ipv4', value }) as const),
    ...permission.Ipv6Ranges.map(({ CidrIpv6: value }) => ({ kind: 'ipv6', value }) as const),
    ...permission.PrefixListIds.map(({ PrefixListId: value }) => ({ kind: 'prefix-list', value }) as const),
    ...permission.UserIdGroupPairs.map(({ GroupId: value }) => ({ kind: 'group', value }) as const),
  ];
}

/** Whether the group's egress is what AWS gives a new group: everything by IPv4. */
export function hasAwsEgress(group: Saved<'SecurityGroups'>): boolean {
  const [only, ...more] = rulesOf(group).filter(({ direction }) => direction === 'egress');
  return more.length === 0 && only?.protocol === '-1' && only.peer.value === '0.0.0.0/0';
}

/** Whether a group is the VPC's default one. */
export function isDefaultGroup({ GroupName: name }: Saved<'SecurityGroups'>): boolean {
  return name === 'default';
}

/** Whether a default group is as AWS makes it. https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
export function isAwsDefaultGroup(group: Saved<'SecurityGroups'>): boolean {
  const [only, ...more] = rulesOf(group).filter(({ direction }) => direction === 'ingress');
  return (
    hasAwsEgress(group) && more.length === 0 && only?.protocol === '-1' && only.peer.value === group.GroupId
  );
}

/** An ACL's entries without the last ones, which AWS writes and nobody can change. */
export function entriesOf({ Entries }: Saved<'NetworkAcls'>) {
  return Entries.filter(({ RuleNumber: number }) => number < 32767);
}

/**
 * Whether a default ACL is as AWS makes it: all allowed, for IPv6 as well where the VPC has it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
 */
export function isAwsDefaultAcl(network: SavedNetwork, acl: Saved<'NetworkAcls'>): boolean {
  const vpc = network.all.Vpcs.find(({ VpcId }) => VpcId === acl.VpcId);
  const hasIpv6 = (vpc?.Ipv6CidrBlockAssociationSet.length ?? 0) > 0;
  const told = entriesOf(acl).map(
    (entry) =>
      `${entry.RuleNumber} ${entry.Egress ? 'out' : 'in'} ${entry.RuleAction} ${entry.Protocol} ${entry.CidrBlock ?? entry.Ipv6CidrBlock ?? ''}`,
  );
  const awsOwn = ['in', 'out'].flatMap((way) => [
    `100 ${way} allow -1 0.0.0.0/0`,
    ...(hasIpv6 ? [`101 ${way} allow -1 ::/0`] : []),
  ]);
  return told.toSorted().join() === awsOwn.toSorted().join();
}

/** The subnets of a VPC that no table is associated with, which follow the main one. */
export function subnetsOnMain(network: SavedNetwork, vpcId: string): readonly string[] {
  const explicit = new Set(
    network.all.RouteTables.flatMap((table) => table.Associations.flatMap(({ SubnetId: id }) => id ?? [])),
  );
  return network.all.Subnets.filter((subnet) => subnet.VpcId === vpcId && !explicit.has(subnet.SubnetId)).map(
    ({ SubnetId: id }) => id,
  );
}

/** Whether a table is its VPC's main one. */
export function isMain({ Associations }: Saved<'RouteTables'>): boolean {
  return Associations.some(({ Main }) => Main);
}

/** A table's routes but for those that AWS writes: the local ones and those of gateway endpoints. */
export function ownRoutes(network: SavedNetwork, table: Saved<'RouteTables'>) {
  return table.Routes.filter((route) => {
    if (route.GatewayId === 'local') return false;
    if (route.DestinationPrefixListId === undefined) return true;
    const endpoint = network.all.VpcEndpoints.find(({ VpcEndpointId: id }) => id === route.GatewayId);
    if (endpoint?.RouteTableIds.includes(table.RouteTableId) === true) return false;
    return route.GatewayId?.startsWith('vpce-') === true
      ? refuse(`${table.RouteTableId} has a route of an endpoint that is not associated with it`)
      : true;
  });
}

/** Tables that somebody wrote; not those that AWS keeps for a regional NAT gateway. */
export function writtenTables(network: SavedNetwork): readonly Saved<'RouteTables'>[] {
  const { NatGateways, RouteTables } = network.all;
  return RouteTables.filter((table) => {
    if (!NatGateways.some(({ RouteTableId: id }) => id === table.RouteTableId)) return true;
    const told = ownRoutes(network, table).map((route) => `${route.DestinationCidrBlock} ${route.GatewayId}`);
    if (told.length !== 1 || !told[0]?.startsWith('0.0.0.0/0 igw-'))
      refuse('a regional NAT gateway whose own table was changed');
    return false;
  });
}

/** Refuses what neither form can say, and what a form would say though it was not saved. */
export function refuseWhatNoFormSays(network: SavedNetwork): void {
  const { Vpcs, Subnets, NetworkAcls, VpcEndpoints, RouteTables } = network.all;
  for (const { VpcId: id } of Vpcs) {
    if (!network.dnsSupport.has(id)) refuse(`enableDnsSupport of ${id} was not saved`);
    if (!network.dnsHostnames.has(id)) refuse(`enableDnsHostnames of ${id} was not saved`);
    const hasMain = RouteTables.some((table) => table.VpcId === id && isMain(table));
    if (!hasMain && subnetsOnMain(network, id).length > 0)
      refuse(`the main route table of ${id} was not saved`);
  }
  for (const { SubnetId: id, VpcId } of Subnets) {
    const withAcl = NetworkAcls.some(({ Associations }) => Associations.some((item) => item.SubnetId === id));
    if (!withAcl) refuse(`the network ACL of ${id} was not saved`);
    if (!Vpcs.some((vpc) => vpc.VpcId === VpcId)) refuse(`${VpcId} was not saved`);
  }
  for (const { VpcEndpointId: id, VpcEndpointType: type, PolicyDocument } of VpcEndpoints) {
    if (PolicyDocument === undefined && type !== 'GatewayLoadBalancer')
      refuse(`the policy of ${id} was not saved`);
  }
  refuseAddressesOfEndpoints(network);
}

// Which address an endpoint's interface gets, only deployment knows: nobody writes it into a record.
function refuseAddressesOfEndpoints({ all: { NetworkInterfaces }, records }: SavedNetwork): void {
  const made = NetworkInterfaces.filter(({ InterfaceType: type }) => type !== 'interface');
  const addresses = new Set(made.map(({ PrivateIpAddress: address }) => address));
  for (const { ResourceRecords = [] } of [...records.values()].flat()) {
    for (const { Value: value } of ResourceRecords) {
      if (addresses.has(value)) refuse(`a record names the address of an endpoint's interface`);
    }
  }
}

/** Whether a policy is the one that AWS gives an endpoint without one. */
export function isFullAccess(policy: string | undefined): boolean {
  if (policy === undefined) return true;
  const { Statement } = JSON.parse(policy) as { readonly Statement: unknown };
  return (
    JSON.stringify(Statement) ===
    JSON.stringify([{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }])
  );
}

/** The endpoint whose regional name a record leads to; undefined where it leads elsewhere. */
export function endpointNamed({ all }: SavedNetwork, name: string): Saved<'VpcEndpoints'> | undefined {
  const isRegional = (item: Saved<'VpcEndpoints'>): boolean =>
    `${item.DnsEntries[0]?.DnsName}.` === name || item.DnsEntries[0]?.DnsName === name;
  const found = all.VpcEndpoints.find(isRegional);
  if (found === undefined && name.includes('.vpce.')) refuse(`${name} is of an endpoint that was not saved`);
  return found;
}

/** The DHCP options that VPCs have, with the servers that they name. */
export function dhcpOptionsInUse({ all: { Vpcs, DhcpOptions } }: SavedNetwork) {
  const ids = [...new Set(Vpcs.map(({ DhcpOptionsId: id }) => id))];
  return ids.map((id) => {
    const options = DhcpOptions.find((item) => item.DhcpOptionsId === id);
    if (options === undefined) return refuse(`${id} was not saved`);
    const servers = options.DhcpConfigurations.flatMap(({ Values }) => Values.map(({ Value }) => Value));
    const vpcIds = Vpcs.filter((vpc) => vpc.DhcpOptionsId === id).map(({ VpcId }) => VpcId);
    return { id, servers, vpcIds, isAwsOwn: servers.join() === 'AmazonProvidedDNS' };
  });
}

/** The interfaces that somebody made, not those that AWS makes for endpoints and NAT gateways. */
export function writtenInterfaces({ all }: SavedNetwork): readonly Saved<'NetworkInterfaces'>[] {
  return all.NetworkInterfaces.filter(({ InterfaceType: type }) => type === 'interface');
}

/** The public address of an interface, if it has one. */
export function publicAddressOf({ Association, PrivateIpAddresses }: Saved<'NetworkInterfaces'>) {
  return Association ?? PrivateIpAddresses.find((item) => item.Association !== undefined)?.Association;
}

/** The instances that interfaces are attached to. */
export function instancesOf(network: SavedNetwork) {
  const attached = writtenInterfaces(network).flatMap(
    ({ NetworkInterfaceId: id, AvailabilityZone: zone, Attachment: attachment }) =>
      attachment === undefined
        ? []
        : [{ id, zone, index: attachment.DeviceIndex, instanceId: attachment.InstanceId }],
  );
  const ids = [...new Set(attached.map(({ instanceId }) => instanceId))];
  const routes = network.all.RouteTables.flatMap(({ Routes }) => Routes);
  for (const { InstanceId: id } of routes) {
    const isSaved = network.all.Reservations.some(({ Instances }) =>
      Instances.some((item) => item.InstanceId === id),
    );
    if (id !== undefined && !isSaved) refuse(`the state of ${id} was not saved`);
  }
  for (const { Instances } of network.all.Reservations) {
    for (const { InstanceId: id } of Instances)
      if (!ids.includes(id)) refuse(`the network interfaces of ${id} were not saved`);
  }
  return ids.map((id) => {
    const interfaces = attached.filter(({ instanceId }) => instanceId === id);
    return { id, zone: interfaces[0]?.zone ?? '', interfaces };
  });
}

/** The hosted zones with the VPCs that they answer, and their records but for those that Route 53 itself writes. */
export function hostedZonesOf({ zonesOfVpcs, records }: SavedNetwork) {
  const zones = new Map<string, { name: string; vpcIds: string[] }>();
  for (const [vpcId, summaries] of zonesOfVpcs) {
    for (const { HostedZoneId: id, Name: name } of summaries) {
      const zone = zones.get(id);
      if (zone === undefined) zones.set(id, { name, vpcIds: [vpcId] });
      else zone.vpcIds.push(vpcId);
    }
  }
  return [...zones].map(([id, { name, vpcIds }]) => {
    const all = records.get(id) ?? refuse(`the records of ${id} were not saved`);
    const own = all.filter((item) => !(item.Name === name && ['NS', 'SOA'].includes(item.Type)));
    return { id, name, vpcIds, records: own };
  });
}

/** The rules that somebody made, with the VPCs that they are associated with. */
export function resolverRulesOf({
  all: { ResolverRules, ResolverRuleAssociations },
  answered,
}: SavedNetwork) {
  const made = ResolverRules.filter(({ OwnerId: owner }) => owner !== 'Route 53 Resolver');
  if (made.length > 0 && !answered.has('ResolverRuleAssociations'))
    refuse('the associations of resolver rules were not saved');
  return made.map((rule) => ({
    rule,
    vpcIds: ResolverRuleAssociations.filter(({ ResolverRuleId: id }) => id === rule.Id).map(
      ({ VPCId }) => VPCId,
    ),
  }));
}
