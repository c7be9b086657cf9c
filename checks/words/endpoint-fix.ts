import { type FixContext } from '../../src/audit/check.ts';
import { type Scope } from '../../src/network/scope.ts';
import {
  type EndpointService,
  offersInterface,
  serves,
  type VpcEndpoint,
} from '../../src/network/vpc-endpoint.ts';

/** Where an endpoint would be made. */
export type EndpointPlace = Pick<FixContext, 'index' | 'region' | 'vpcId' | 'subnetIds'>;

function isOf(item: EndpointService, serviceName: string, region: string): boolean {
  return serves(item.serviceName, serviceName) && offersInterface(item) && item.scope.region === region;
}

/** The account and region of a VPC. */
export function scopeOf({ index, region, vpcId }: Pick<EndpointPlace, 'index' | 'region' | 'vpcId'>): Scope {
  return index.byId.vpcs.get(vpcId)?.scope ?? { accountId: null, region };
}

/** The interface endpoint for a service that a VPC already has, in whatever state but deleted ones. */
export function endpointFor({ index, vpcId }: EndpointPlace, serviceName: string): VpcEndpoint | undefined {
  const gone: readonly VpcEndpoint['state'][] = ['deleting', 'deleted', 'failed', 'rejected', 'expired'];
  return index.endpointsOfVpc
    .get(vpcId)
    ?.find(
      (item) =>
        item.type === 'interface' && serves(item.serviceName, serviceName) && !gone.includes(item.state),
    );
}

/** The command that makes an interface endpoint with private DNS, in one affected subnet of each zone. */
export function createEndpoint(place: EndpointPlace, serviceName: string): string {
  const { region, vpcId } = place;
  const subnets = oneSubnetOfEachZone(place, serviceName);
  const subnetIds = subnets.length === 0 ? 'SUBNETS' : subnets.join(' ');
  const where = `--vpc-id ${vpcId} --subnet-ids ${subnetIds} --security-group-ids GROUP_ADMITTING_443`;
  const create = `aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface ${where} --service-name ${serviceName} --private-dns-enabled --region ${region}`;
  return [...turnOnHostnames(place), create].join('\n  ');
}

/** The command that turns private DNS of an endpoint on. */
export function turnOnPrivateDns(
  place: Pick<EndpointPlace, 'index' | 'region' | 'vpcId'>,
  endpointId: string,
): string {
  const turnOn = `aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${endpointId} --private-dns-enabled --region ${place.region}`;
  return [...turnOnHostnames(place), turnOn].join('\n  ');
}

/** The command that turns private DNS of an endpoint off. */
export function turnOffPrivateDns(endpointId: string, region: string): string {
  return `aws ec2 modify-vpc-endpoint --vpc-endpoint-id ${endpointId} --no-private-dns-enabled --region ${region}`;
}

// AWS refuses private DNS where one of the VPC's two DNS attributes is off.
// https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
function turnOnHostnames({
  index,
  region,
  vpcId,
}: Pick<EndpointPlace, 'index' | 'region' | 'vpcId'>): readonly string[] {
  const hostnames = index.byId.vpcs.get(vpcId)?.enableDnsHostnames;
  if (hostnames?.known !== true || hostnames.value) return [];
  return [
    `aws ec2 modify-vpc-attribute --vpc-id ${vpcId} --enable-dns-hostnames Value=true --region ${region}`,
  ];
}

// An endpoint takes one subnet of a zone at most, and only zones in which the service is offered.
function oneSubnetOfEachZone(
  { index, region, subnetIds }: EndpointPlace,
  serviceName: string,
): readonly string[] {
  const service = index.network.endpointServices.items.find((item) => isOf(item, serviceName, region));
  const chosen = new Map<string, string>();
  for (const id of subnetIds) {
    const zone = index.byId.subnets.get(id)?.availabilityZone ?? null;
    const isOffered =
      zone === null ||
      service === undefined ||
      service.availabilityZones.length === 0 ||
      service.availabilityZones.includes(zone);
    if (isOffered && !chosen.has(zone ?? id)) chosen.set(zone ?? id, id);
  }
  return [...chosen.values()];
}
