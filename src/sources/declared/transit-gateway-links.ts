import { formatCidr } from '../../network/address-range.ts';
import { type TransitGatewayRoute, type TransitGatewayRouteTable } from '../../network/connections.ts';
import { type Fact, known, unknown } from '../../network/fact.ts';
import { formatDestination } from '../../network/route-table.ts';
import { type Scope } from '../../network/scope.ts';
import { type Assembly, change, lack } from './assembly.ts';
import { type Link } from './draft.ts';
import { type LinkMaker, type LinkOf } from './link-maker.ts';
import { type Stated, stated, unstated } from './stated.ts';

/** An attachment that uses a table. */
export const associateAttachment: LinkMaker<'transit-gateway-association'> = (assembly, { data, scope }) => {
  const { routeTableId, attachmentId } = data;
  change(assembly, 'transitGatewayRouteTables', { id: routeTableId, scope }, (table) => {
    const ids = table.associatedAttachmentIds;
    if (!ids.known) return stated(table);
    return stated({
      ...table,
      associatedAttachmentIds: attachmentId.known
        ? known([...new Set([...ids.value, attachmentId.value])].toSorted())
        : unresolved('transitGatewayAssociations', table, scope, attachmentId.expression),
    });
  });
};

/** The blocks of an attachment's VPC, in a table. */
export const propagateAttachment: LinkMaker<'transit-gateway-propagation'> = (assembly, { data, scope }) => {
  const { routeTableId, attachmentId } = data;
  change(assembly, 'transitGatewayRouteTables', { id: routeTableId, scope }, (table) => {
    const routes = propagatedRoutes(assembly, attachmentId);
    return stated(routes.known ? withRoutes(table, routes.value) : withoutRoutes(table, scope, routes));
  });
};

function propagatedRoutes(
  { tables }: Assembly,
  attachmentId: Stated<string>,
): Stated<readonly TransitGatewayRoute[]> {
  if (!attachmentId.known) return attachmentId;
  const attachment = tables.transitGatewayAttachments.get(attachmentId.value);
  const vpc = attachment === undefined ? undefined : tables.vpcs.get(attachment.resourceId);
  if (vpc === undefined) return unstated(`the blocks that ${attachmentId.value} propagates`);
  return stated(
    vpc.cidrs.map((cidr) => ({
      destination: { kind: 'cidr', cidr },
      attachmentIds: [attachmentId.value],
      state: 'active',
      propagated: true,
    })),
  );
}

/** A static route of a table. */
export const makeTransitRoute: LinkMaker<'transit-gateway-route'> = (assembly, { data, scope }) => {
  const { routeTableId, route } = data;
  change(assembly, 'transitGatewayRouteTables', { id: routeTableId, scope }, (table) =>
    stated(route.known ? withRoutes(table, [route.value]) : withoutRoutes(table, scope, route)),
  );
};

// A static route goes before a propagated one to the same destination, which the answer of AWS then leaves out.
function withRoutes(
  table: TransitGatewayRouteTable,
  added: readonly TransitGatewayRoute[],
): TransitGatewayRouteTable {
  if (!table.routes.known) return table;
  const all = [...table.routes.value, ...added];
  const statics = new Set(all.filter(({ propagated }) => !propagated).map(destinationOf));
  const kept = all.filter((route) => !route.propagated || !statics.has(destinationOf(route)));
  return { ...table, routes: known(kept) };
}

function destinationOf({ destination }: TransitGatewayRoute): string {
  return destination.kind === 'cidr' ? formatCidr(destination.cidr) : formatDestination(destination);
}

function withoutRoutes(
  table: TransitGatewayRouteTable,
  scope: Scope,
  { expression }: { readonly expression: string },
): TransitGatewayRouteTable {
  return { ...table, routes: unresolved('transitGatewayRoutes', table, scope, expression) };
}

function unresolved<T>(
  fact: 'transitGatewayAssociations' | 'transitGatewayRoutes',
  { id }: TransitGatewayRouteTable,
  scope: Scope,
  expression: string,
): Fact<T> {
  return unknown({ kind: 'unresolved', subject: { fact, id }, scope, expression });
}

/**
 * Puts attachments into their transit gateways' default tables, as AWS does by itself where neither says otherwise.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html
 */
export function addDefaultTables(assembly: Assembly, links: readonly Link[]): void {
  const wishes = new Map(
    links.flatMap((link) => (link.kind === 'attachment-defaults' ? [wishOf(link)] : [])),
  );
  const associated = new Set(
    links.flatMap((link) => {
      const id = link.kind === 'transit-gateway-association' ? link.data.attachmentId : unstated('');
      return id.known ? [id.value] : [];
    }),
  );
  for (const link of links) {
    if (link.kind !== 'transit-gateway-brings') continue;
    addDefaultTable(assembly, link);
    for (const attachment of assembly.tables.transitGatewayAttachments.values()) {
      if (attachment.transitGatewayId !== link.data.transitGatewayId) continue;
      const wish = wishes.get(attachment.id);
      const { data, scope, place } = link;
      const table = { routeTableId: stated(data.routeTableId), attachmentId: stated(attachment.id) };
      const head = { scope, place, data: table };
      const joins = both(data.associatesByDefault, wish?.associates);
      if (!associated.has(attachment.id)) {
        if (joins === null) noteDoubt(assembly, link, 'transitGatewayAssociations');
        else if (joins) associateAttachment(assembly, { ...head, kind: 'transit-gateway-association' });
      }
      const propagates = both(data.propagatesByDefault, wish?.propagates);
      if (propagates === null) noteDoubt(assembly, link, 'transitGatewayRoutes');
      else if (propagates) propagateAttachment(assembly, { ...head, kind: 'transit-gateway-propagation' });
    }
  }
}

function wishOf({ data }: LinkOf<'attachment-defaults'>) {
  return [data.attachmentId, data] as const;
}

// Null where it hangs on what is not known.
function both(first: Stated<boolean>, second: Stated<boolean> = stated(true)): boolean | null {
  if ((first.known && !first.value) || (second.known && !second.value)) return false;
  return first.known && second.known ? true : null;
}

function noteDoubt(
  assembly: Assembly,
  { data, scope }: LinkOf<'transit-gateway-brings'>,
  fact: 'transitGatewayAssociations' | 'transitGatewayRoutes',
): void {
  lack(assembly, { fact, id: data.routeTableId, scope }, `the default table of ${data.transitGatewayId}`);
}

function addDefaultTable({ tables }: Assembly, { data, scope }: LinkOf<'transit-gateway-brings'>): void {
  const { routeTableId: id, transitGatewayId, associatesByDefault, propagatesByDefault } = data;
  const isNone =
    associatesByDefault.known &&
    !associatesByDefault.value &&
    propagatesByDefault.known &&
    !propagatesByDefault.value;
  if (isNone || tables.transitGatewayRouteTables.has(id)) return;
  const empty = { associatedAttachmentIds: known([]), routes: known([]) };
  tables.transitGatewayRouteTables.set(id, { id, scope, name: null, transitGatewayId, ...empty });
}
