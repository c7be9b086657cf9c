import { type FormProperties, Reference } from '../form-value.ts';
import { refuse } from '../not-expressible.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import { isAwsDefaultGroup, isDefaultGroup, isFullAccess } from '../saved-view.ts';
import { type Style } from '../style.ts';
import { type PlanResource, resource, tie } from './resource.ts';

/** VPC endpoints of all types, with their policies and tables. */
export function endpointResources(network: SavedNetwork, style: Style): readonly PlanResource[] {
  return network.all.VpcEndpoints.flatMap((endpoint) => endpointResource(network, endpoint, style));
}

function endpointResource(
  network: SavedNetwork,
  endpoint: Saved<'VpcEndpoints'>,
  style: Style,
): readonly PlanResource[] {
  const { VpcEndpointId: id, VpcEndpointType: type, PolicyDocument, RouteTableIds: tables } = endpoint;
  const policy = isFullAccess(PolicyDocument) ? undefined : PolicyDocument;
  const isSeparate = style.rules === 'separate';
  return [
    resource('aws_vpc_endpoint', id, {
      vpc_id: new Reference(endpoint.VpcId),
      service_name: endpoint.ServiceName,
      vpc_endpoint_type: type === 'Gateway' && style.defaults === 'left-out' ? undefined : type,
      policy: isSeparate ? undefined : policy,
      ...(type === 'Gateway'
        ? { route_table_ids: isSeparate || tables.length === 0 ? undefined : references(tables) }
        : { subnet_ids: references(endpoint.SubnetIds) }),
      ...(type === 'Interface' ? interfaceAttributes(network, endpoint, style) : {}),
    }),
    ...(isSeparate && policy !== undefined
      ? [tie('aws_vpc_endpoint_policy', id, { vpc_endpoint_id: new Reference(id), policy })]
      : []),
    ...(isSeparate && type === 'Gateway'
      ? tables.map((table) =>
          tie('aws_vpc_endpoint_route_table_association', `${id}-${table}`, {
            vpc_endpoint_id: new Reference(id),
            route_table_id: new Reference(table),
          }),
        )
      : []),
  ];
}

// Private DNS is off where it is left out, and the group is the VPC's default one.
function interfaceAttributes(
  network: SavedNetwork,
  endpoint: Saved<'VpcEndpoints'>,
  { defaults }: Style,
): FormProperties {
  const { PrivateDnsEnabled: privateDns, IpAddressType: addresses, DnsOptions: options } = endpoint;
  const ids = endpoint.Groups.map(({ GroupId }) => GroupId);
  if (ids.length === 0) refuse(`${endpoint.VpcEndpointId} has no group`);
  const usual = network.all.SecurityGroups.find(
    (group) => group.VpcId === endpoint.VpcId && isDefaultGroup(group) && isAwsDefaultGroup(group),
  );
  const hasUsual = ids.length === 1 && ids[0] === usual?.GroupId;
  const leavesOut = defaults === 'left-out';
  return {
    security_group_ids: hasUsual && leavesOut ? undefined : references(ids),
    private_dns_enabled: !privateDns && leavesOut ? undefined : privateDns,
    ip_address_type: addresses === 'ipv4' && leavesOut ? undefined : addresses,
    dns_options:
      options === undefined || (options.DnsRecordIpType === 'ipv4' && leavesOut)
        ? undefined
        : [
            {
              dns_record_ip_type: options.DnsRecordIpType,
              ...(options.PrivateDnsOnlyForInboundResolverEndpoint === undefined
                ? {}
                : {
                    private_dns_only_for_inbound_resolver_endpoint:
                      options.PrivateDnsOnlyForInboundResolverEndpoint,
                  }),
            },
          ],
  };
}

function references(ids: readonly string[]): readonly Reference[] {
  return ids.map((id) => new Reference(id));
}
