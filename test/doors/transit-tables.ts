import { refuse } from './not-expressible.ts';
import { type SavedNetwork } from './saved-network.ts';
import { type Saved } from './saved-shapes.ts';
import { type Style } from './style.ts';

/** The tables of transit gateways with what is associated, propagated and written in them. */
export function transitTablesOf(network: SavedNetwork) {
  const { transitGatewayAssociations, transitGatewayRoutes, all } = network;
  return all.TransitGatewayRouteTables.map(({ TransitGatewayRouteTableId: id, TransitGatewayId }) => {
    const associations =
      transitGatewayAssociations.get(id) ?? refuse(`the associations of ${id} were not saved`);
    const routes = transitGatewayRoutes.get(id) ?? refuse(`the routes of ${id} were not saved`);
    const propagated = routes.filter(({ Type: type }) => type === 'propagated');
    const attachmentIds = propagated.flatMap(({ TransitGatewayAttachments: to }) =>
      to.map((item) => item.TransitGatewayAttachmentId),
    );
    for (const attachmentId of attachmentIds) refusePartOfPropagation(network, attachmentId, propagated);
    return {
      id,
      transitGatewayId: TransitGatewayId,
      associated: associations.map((item) => item.TransitGatewayAttachmentId),
      propagating: [...new Set(attachmentIds)],
      written: routes.filter(({ Type: type }) => type === 'static'),
    };
  });
}

// A VPC propagates all its blocks, or none.
function refusePartOfPropagation(
  { all }: SavedNetwork,
  attachmentId: string,
  propagated: readonly Saved<'Routes'>[],
): void {
  const attachment = all.TransitGatewayVpcAttachments.find(
    (item) => item.TransitGatewayAttachmentId === attachmentId,
  );
  const vpc = all.Vpcs.find(({ VpcId }) => VpcId === attachment?.VpcId);
  if (vpc === undefined) return refuse(`the VPC of ${attachmentId} was not saved`);
  const blocks = vpc.CidrBlockAssociationSet.map(({ CidrBlock }) => CidrBlock);
  const from = propagated
    .filter(({ TransitGatewayAttachments: to }) =>
      to.some((item) => item.TransitGatewayAttachmentId === attachmentId),
    )
    .map((route) => route.DestinationCidrBlock);
  if (blocks.toSorted().join() !== from.toSorted().join())
    refuse(`${attachmentId} propagates other blocks than its VPC has`);
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
