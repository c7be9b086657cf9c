import { Reference } from '../form-value.ts';
import { refuse } from '../not-expressible.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { transitTablesOf } from '../saved-view.ts';
import { type Style } from '../style.ts';
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

/**
 * Whether a transit gateway's default table can stand for what was saved: one table that all attachments are
 * associated with and propagate to, with no route that somebody wrote.
 */
export function hasDefaultTable(
  network: SavedNetwork,
  transitGatewayId: string,
  { defaults }: Style,
): boolean {
  const attachments = network.all.TransitGatewayVpcAttachments.filter(
    (item) => item.TransitGatewayId === transitGatewayId,
  ).map((item) => item.TransitGatewayAttachmentId);
  const own = transitTablesOf(network).filter((table) => table.transitGatewayId === transitGatewayId);
  const [table] = own;
  if (table === undefined) return refuse(`the tables of ${transitGatewayId} were not saved`);
  const all = attachments.toSorted().join();
  return (
    defaults === 'left-out' &&
    own.length === 1 &&
    table.written.length === 0 &&
    table.associated.toSorted().join() === all &&
    table.propagating.toSorted().join() === all
  );
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
