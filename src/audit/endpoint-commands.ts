import { type NetworkIndex, routeTableOf } from '../network/network-index.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { type ServicesCell, type ServicesOffer, type ServicesZone } from './services-report.ts';
import { isUsable } from './zone-standing.ts';

/** What a VPC has of an endpoint service, zone by zone. */
export interface RowToFix {
  readonly vpcId: string;
  readonly region: string;
  readonly zones: readonly ServicesZone[];
  readonly offer: ServicesOffer;
  readonly endpoints: readonly VpcEndpoint[];
  /** One for each of the zones. */
  readonly cells: readonly ServicesCell[];
}

/**
 * The command that gives each zone an endpoint in which one is missing and offered, what it needs first in lines
 * before it; null where nothing is missing, or nothing is offered.
 */
export function fixOf(index: NetworkIndex, row: RowToFix): string | null {
  const zones = row.zones.filter((_, at) => lacks(row.cells[at]));
  if (zones.length === 0) return null;
  const { offer, endpoints } = row;
  const usable = endpoints.filter(isUsable);
  const gateway = usable.find(({ type }) => type === 'gateway');
  const isByGateway = offer.listed.some(({ types }) => types.includes('gateway'));
  const byInterface = usable.find(({ type }) => type === 'interface');
  if (gateway !== undefined) return extendGateway(index, row, gateway, zones);
  if (byInterface !== undefined) return extendInterface(row, byInterface, zones);
  if (isByGateway) return createGateway(index, row, zones);
  const isByInterface = offer.listed.some(({ types }) => types.includes('interface'));
  return isByInterface ? createInterface(index, row, zones) : null;
}

function lacks(cell: ServicesCell | undefined): boolean {
  if (cell?.offer !== 'offered') return false;
  return cell.standing === 'missing' || cell.standing === 'elsewhere' || cell.standing === 'gateway-part';
}

function extendGateway(
  index: NetworkIndex,
  { region }: RowToFix,
  { id, routeTableIds }: VpcEndpoint,
  zones: readonly ServicesZone[],
): string {
  const tables = routeTablesOf(index, zones).filter((table) => !routeTableIds.includes(table));
  return `aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${id} --add-route-table-ids ${tables.join(' ')} --region ${region}`;
}

function createGateway(
  index: NetworkIndex,
  { vpcId, region, offer }: RowToFix,
  zones: readonly ServicesZone[],
): string {
  const tables = routeTablesOf(index, zones);
  const where = `--vpc-id ${vpcId} --route-table-ids ${tables.length === 0 ? 'ROUTE_TABLES' : tables.join(' ')}`;
  return `aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway ${where} --service-name ${nameOf(offer)} --region ${region}`;
}

function extendInterface({ region }: RowToFix, { id }: VpcEndpoint, zones: readonly ServicesZone[]): string {
  return `aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${id} --add-subnet-ids ${subnetsOf(zones)} --region ${region}`;
}

function createInterface(
  index: NetworkIndex,
  { vpcId, region, offer }: RowToFix,
  zones: readonly ServicesZone[],
): string {
  const where = `--vpc-id ${vpcId} --subnet-ids ${subnetsOf(zones)} --security-group-ids GROUP_ADMITTING_443`;
  const hasNames = offer.privateDnsNames === null || offer.privateDnsNames.names.length > 0;
  const create = `aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface ${where} --service-name ${nameOf(offer)}${hasNames ? ' --private-dns-enabled' : ''} --region ${region}`;
  // AWS refuses private DNS where one of the VPC's two DNS attributes is off.
  // https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
  const hostnames = index.byId.vpcs.get(vpcId)?.enableDnsHostnames;
  if (!hasNames || hostnames?.known !== true || hostnames.value) return create;
  return `aws ec2 modify-vpc-attribute --vpc-id ${vpcId} --enable-dns-hostnames Value=true --region ${region}\n${create}`;
}

// As the region spells it: in China some begin with `cn.`.
function nameOf({ endpointService, listed }: ServicesOffer): string {
  return listed[0]?.serviceName ?? endpointService;
}

// An endpoint takes one subnet of a zone at most.
function subnetsOf(zones: readonly ServicesZone[]): string {
  return zones.flatMap(({ subnetIds }) => subnetIds[0] ?? []).join(' ');
}

function routeTablesOf(index: NetworkIndex, zones: readonly ServicesZone[]): readonly string[] {
  const tables = zones
    .flatMap(({ subnetIds }) => subnetIds)
    .flatMap((id) => {
      const subnet = index.byId.subnets.get(id);
      const table = subnet === undefined ? undefined : routeTableOf(index, subnet);
      return table?.known === true ? [table.value.id] : [];
    });
  return [...new Set(tables)].toSorted();
}
