import { Reference } from '../form-value.ts';
import { type SavedNetwork } from '../saved-network.ts';

import { type Style } from '../style.ts';
import { hasDefaultTable, transitTablesOf } from '../transit-tables.ts';
import { referTo, resource, type TemplateResource, tie } from './resource.ts';

/** Transit gateways with their attachments and tables. */
export function transitGatewayResources(network: SavedNetwork, style: Style): readonly TemplateResource[] {
  const { TransitGatewayVpcAttachments: attachments } = network.all;
  const ids = [...new Set(attachments.map(({ TransitGatewayId: id }) => id))];
  const tables = transitTablesOf(network);
  return [
    ...ids.map((id) =>
      resource(
        'AWS::EC2::TransitGateway',
        id,
        hasDefaultTable(network, id, style)
          ? {}
          : { DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' },
      ),
    ),
    ...attachments.map((item) =>
      resource(
        style.kinds === 'older'
          ? 'AWS::EC2::TransitGatewayAttachment'
          : 'AWS::EC2::TransitGatewayVpcAttachment',
        item.TransitGatewayAttachmentId,
        {
          TransitGatewayId: new Reference(item.TransitGatewayId),
          VpcId: new Reference(item.VpcId),
          SubnetIds: referTo(item.SubnetIds),
          Options: style.defaults === 'left-out' ? undefined : item.Options,
        },
      ),
    ),
    ...tables.flatMap((table) =>
      hasDefaultTable(network, table.transitGatewayId, style) ? [] : tableResources(table),
    ),
  ];
}

function tableResources(table: ReturnType<typeof transitTablesOf>[number]): readonly TemplateResource[] {
  const { id, transitGatewayId, associated, propagating, written } = table;
  const ofTable = { TransitGatewayRouteTableId: new Reference(id) };
  return [
    resource('AWS::EC2::TransitGatewayRouteTable', id, { TransitGatewayId: new Reference(transitGatewayId) }),
    ...associated.map((attachmentId) =>
      tie('AWS::EC2::TransitGatewayRouteTableAssociation', `${attachmentId}-association`, {
        ...ofTable,
        TransitGatewayAttachmentId: new Reference(attachmentId),
      }),
    ),
    ...propagating.map((attachmentId) =>
      tie('AWS::EC2::TransitGatewayRouteTablePropagation', `${attachmentId}-propagates-to-${id}`, {
        ...ofTable,
        TransitGatewayAttachmentId: new Reference(attachmentId),
      }),
    ),
    ...written.map((route, index) => {
      const [to] = route.TransitGatewayAttachments;
      return tie('AWS::EC2::TransitGatewayRoute', `${id}-route-${index + 1}`, {
        ...ofTable,
        DestinationCidrBlock: route.DestinationCidrBlock,
        TransitGatewayAttachmentId:
          to === undefined ? undefined : new Reference(to.TransitGatewayAttachmentId),
        // A route that nobody drops packets by names no attachment only by mistake.
        Blackhole: route.State === 'blackhole' ? true : undefined,
      });
    }),
  ];
}
