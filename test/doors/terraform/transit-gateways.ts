import { Reference } from '../form-value.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { hasDefaultTable, transitTablesOf } from '../transit-tables.ts';
import { type Style } from '../style.ts';
import { type PlanResource, resource, tie } from './resource.ts';

/** Transit gateways with their attachments and tables. */
export function transitGatewayResources(network: SavedNetwork, style: Style): readonly PlanResource[] {
  const { TransitGatewayVpcAttachments: attachments } = network.all;
  const ids = [...new Set(attachments.map(({ TransitGatewayId: id }) => id))];
  const isDefault = (id: string): boolean => hasDefaultTable(network, id, style);
  return [
    ...ids.map((id) =>
      resource(
        'aws_ec2_transit_gateway',
        id,
        // Either the gateway keeps its attachments off the default table, or each of them does.
        isDefault(id) || style.kinds === 'newer'
          ? {}
          : { default_route_table_association: 'disable', default_route_table_propagation: 'disable' },
      ),
    ),
    ...attachments.map((item) =>
      resource('aws_ec2_transit_gateway_vpc_attachment', item.TransitGatewayAttachmentId, {
        transit_gateway_id: new Reference(item.TransitGatewayId),
        vpc_id: new Reference(item.VpcId),
        subnet_ids: item.SubnetIds.map((id) => new Reference(id)),
        ...(isDefault(item.TransitGatewayId) || style.kinds === 'older'
          ? {}
          : {
              transit_gateway_default_route_table_association: false,
              transit_gateway_default_route_table_propagation: false,
            }),
        ...(style.defaults === 'left-out'
          ? {}
          : {
              dns_support: item.Options.DnsSupport,
              ipv6_support: item.Options.Ipv6Support,
              appliance_mode_support: item.Options.ApplianceModeSupport,
            }),
      }),
    ),
    ...transitTablesOf(network).flatMap((table) =>
      isDefault(table.transitGatewayId) ? [] : tableResources(table),
    ),
  ];
}

function tableResources(table: ReturnType<typeof transitTablesOf>[number]): readonly PlanResource[] {
  const { id, transitGatewayId, associated, propagating, written } = table;
  const ofTable = { transit_gateway_route_table_id: new Reference(id) };
  return [
    resource('aws_ec2_transit_gateway_route_table', id, {
      transit_gateway_id: new Reference(transitGatewayId),
    }),
    ...associated.map((attachmentId) =>
      tie('aws_ec2_transit_gateway_route_table_association', `${attachmentId}-association`, {
        ...ofTable,
        transit_gateway_attachment_id: new Reference(attachmentId),
      }),
    ),
    ...propagating.map((attachmentId) =>
      tie('aws_ec2_transit_gateway_route_table_propagation', `${attachmentId}-to-${id}`, {
        ...ofTable,
        transit_gateway_attachment_id: new Reference(attachmentId),
      }),
    ),
    ...written.map((route, index) => {
      const [to] = route.TransitGatewayAttachments;
      return tie('aws_ec2_transit_gateway_route', `${id}-route-${index + 1}`, {
        ...ofTable,
        destination_cidr_block: route.DestinationCidrBlock,
        transit_gateway_attachment_id:
          to === undefined ? undefined : new Reference(to.TransitGatewayAttachmentId),
        blackhole: route.State === 'blackhole' ? true : undefined,
      });
    }),
  ];
}
