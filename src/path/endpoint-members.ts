import { lookUp, type NetworkIndex } from '../network/network-index.ts';
import { type AddressFamily } from '../network/family.ts';
import { type Gap } from '../network/gap.ts';
import { subnetCidrs, usableAddresses } from '../network/subnet.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { type TargetMember } from './member.ts';

/** An endpoint's addresses of one family; a gap where not even their subnets are known. */
export type EndpointMembers =
  | { readonly kind: 'members'; readonly members: readonly TargetMember[] }
  | { readonly kind: 'unread'; readonly gap: Gap };

/** Whether an endpoint's names answer with addresses of a family. */
export function answersInFamily(endpoint: VpcEndpoint, family: AddressFamily): boolean {
  switch (endpoint.dnsRecordIpType) {
    case 'ipv4':
    case 'service-defined':
      return family === 'ipv4';
    case 'ipv6':
      return family === 'ipv6';
    case 'dualstack':
      return true;
  }
}

/**
 * The addresses at which an interface endpoint answers: one in each of its subnets. An interface that was not
 * read has one address of its subnet's range.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export function endpointMembers(
  index: NetworkIndex,
  endpoint: VpcEndpoint,
  family: AddressFamily,
): EndpointMembers {
  const interfaces = endpoint.networkInterfaceIds.map((id) =>
    lookUp(index, 'networkInterfaces', id, endpoint.scope),
  );
  const members: TargetMember[] = [];
  for (const item of interfaces) {
    if (!item.known) continue;
    const address = item.value.addresses.find((candidate) => candidate.family === family);
    if (address === undefined) continue;
    members.push({
      addresses: [{ family, first: address.value, last: address.value }],
      open: null,
      isPublicService: false,
      prefixListId: null,
      interface: targetInterface(endpoint, item.value.subnetId),
    });
  }
  const unread = interfaces.find((item) => !item.known);
  if (unread?.known !== false && members.length > 0) return { kind: 'members', members };
  const covered = new Set(members.map((member) => member.interface?.subnetId));
  const rest = endpoint.subnetIds.filter((id) => !covered.has(id));
  return unreadMembers(index, endpoint, family, {
    rest,
    members,
    gap: unread?.known === false ? unread.gap : null,
  });
}

function targetInterface(endpoint: VpcEndpoint, subnetId: string): TargetMember['interface'] {
  return {
    owner: { type: 'vpc-endpoint', id: endpoint.id },
    vpcId: endpoint.vpcId,
    subnetId,
    securityGroupIds: endpoint.securityGroupIds,
  };
}

interface Rest {
  readonly rest: readonly string[];
  readonly members: readonly TargetMember[];
  readonly gap: Gap | null;
}

function unreadMembers(
  index: NetworkIndex,
  endpoint: VpcEndpoint,
  family: AddressFamily,
  { rest, members, gap }: Rest,
): EndpointMembers {
  const open: TargetMember[] = [];
  for (const subnetId of rest) {
    const subnet = lookUp(index, 'subnets', subnetId, endpoint.scope);
    if (!subnet.known) return { kind: 'unread', gap: subnet.gap };
    const cidrs = subnetCidrs(subnet.value, family);
    if (cidrs.length === 0) continue;
    open.push({
      addresses: cidrs.map(usableAddresses),
      open: gap ?? interfacesNotSaved(endpoint),
      isPublicService: false,
      prefixListId: null,
      interface: targetInterface(endpoint, subnetId),
    });
  }
  const all = [...members, ...open];
  return all.length === 0
    ? { kind: 'unread', gap: gap ?? interfacesNotSaved(endpoint) }
    : { kind: 'members', members: all };
}

function interfacesNotSaved(endpoint: VpcEndpoint): Gap {
  return {
    kind: 'not-in-source',
    subject: { fact: 'interfaceAddress', id: endpoint.id },
    scope: endpoint.scope,
    command: `aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=${endpoint.vpcId} --region ${endpoint.scope.region}`,
    detail: null,
  };
}
