import {
  type VpcEndpoint,
  type VpcEndpointState,
  type VpcEndpointType,
} from '../../../network/vpc-endpoint.ts';
import { toState, toType } from '../../aws-cli/shapes/vpc-endpoint.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Link } from '../../declared/draft.ts';
import { flagAt, neededText, objectsAt, orElse, textAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { declaredPolicy } from './declared-policy.ts';
import { dnsRecordIpType, listedNames, onlyForInboundResolver } from './endpoint-dns.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import {
  factOf,
  headOf,
  type Ids,
  idsAt,
  idsOf,
  knownText,
  linkOf,
  nameTag,
  noIds,
  placesOf,
  said,
  statedIds,
} from './said.ts';

const endpointDefaults = defaults.aws_vpc_endpoint;

/**
 * aws_vpc_endpoint of every type, and data.aws_vpc_endpoint, which has the same attributes and a state.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint
 */
export const mapVpcEndpoint: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const type = endpointType(resource);
  const hasInterfaces = type.known && (type.value === 'interface' || type.value === 'gateway-load-balancer');
  const subnets = hasInterfaces ? subnetsOf(resource) : noIds;
  const groups = type.known && type.value === 'interface' ? groupsOf(resource) : noIds;
  const tables = type.known && type.value === 'gateway' ? statedIds(properties, 'route_table_ids') : [];
  const recordType = dnsRecordIpType(resource);
  const privateDns = orElse(
    flagAt(properties, 'private_dns_enabled'),
    endpointDefaults.private_dns_enabled.value,
  );
  const stands = allStated({
    vpcId: neededText('vpc_id', properties),
    type,
    serviceName: thenStated(type, (known) => serviceName(resource, known)),
    serviceRegion: serviceRegion(resource),
    privateDnsEnabled: privateDns,
    privateDnsOnlyForInboundResolverEndpoint: thenStated(type, (known) =>
      known === 'interface' ? onlyForInboundResolver(resource) : stated(false),
    ),
    dnsRecordIpType: recordType.value,
  } satisfies { readonly [K in keyof VpcEndpoint]?: Stated<VpcEndpoint[K]> });
  const item = mapStated(stands, (fields): VpcEndpoint => ({
    id,
    scope,
    name: nameTag(resource),
    ownerId: knownText(resource, 'owner_id') ?? scope.accountId,
    ...fields,
    state: stateOf(resource),
    subnetIds: subnets.ids,
    securityGroupIds: groups.ids,
    networkInterfaceIds: knownIds(resource, 'network_interface_ids'),
    routeTableIds: tables.flatMap((table) => (table.known ? [table.value] : [])).toSorted(),
    dnsNames: listedNames(resource),
    policy: factOf(resource, 'endpointPolicy', declaredPolicy(properties)),
  }));
  return said({
    drafts: [
      { ...headOf(resource), collection: 'vpcEndpoints', item, properties: placesOf(resource, places) },
    ],
    links: tables.filter((table) => !table.known).map((table) => tableLink(resource, table)),
    lacks: [...subnets.lacks, ...groups.lacks, ...recordType.lacks],
  });
};

const places = {
  'private-dns': 'private_dns_enabled',
  subnets: 'subnet_ids',
  'security-groups': 'security_group_ids',
  'route-tables': 'route_table_ids',
  policy: 'policy',
  'endpoint-type': 'vpc_endpoint_type',
} as const;

function tableLink(resource: DeclaredResource, routeTableId: Stated<string>): Link {
  return {
    ...linkOf(resource, 'route_table_ids'),
    kind: 'endpoint-route-table',
    data: { endpointId: stated(resource.id), routeTableId },
  };
}

function endpointType({ properties }: DeclaredResource): Stated<VpcEndpointType> {
  return mapStated(
    orElse(textAt(properties, 'vpc_endpoint_type'), endpointDefaults.vpc_endpoint_type.value),
    toType,
  );
}

// Resource and service-network endpoints have no service.
function serviceName({ properties }: DeclaredResource, type: VpcEndpointType): Stated<string> {
  return type === 'other'
    ? orElse(textAt(properties, 'service_name'), '')
    : neededText('service_name', properties);
}

// The data source has no `service_region`; AWS's own names say their region.
function serviceRegion({ properties, scope }: DeclaredResource): Stated<string | null> {
  return thenStated(textAt(properties, 'service_region'), (written) => {
    const service = properties['service_name'];
    const named =
      typeof service === 'string' ? /\bcom\.amazonaws\.([a-z]{2}(?:-[a-z]+)+-\d+)\./.exec(service) : null;
    const region = written ?? named?.[1] ?? null;
    return stated(region === scope.region ? null : region);
  });
}

// The addresses of `subnet_configuration` are of subnets that `subnet_ids` has to name as well.
function subnetsOf(resource: DeclaredResource): Ids {
  const blocks = objectsAt(resource.properties, 'subnet_configuration');
  const configured = blocks.known ? blocks.value.map((block) => neededText('subnet_id', block)) : [blocks];
  const listed = statedIds(resource.properties, 'subnet_ids');
  return idsOf(resource, listed.length === 0 ? configured : listed, 'subnets');
}

function groupsOf(resource: DeclaredResource): Ids {
  const listed = idsAt(resource, 'security_group_ids', 'securityGroups');
  if (listed.ids.length > 0) return listed;
  const vpcId = knownText(resource, 'vpc_id');
  return vpcId === null
    ? noIds
    : { ids: [`${vpcId}.${endpointDefaults.security_group_ids.value}`], lacks: [] };
}

function knownIds({ properties }: DeclaredResource, name: string): readonly string[] {
  return statedIds(properties, name)
    .flatMap((id) => (id.known ? [id.value] : []))
    .toSorted();
}

// Apply waits until an endpoint is available; one that exists says its state.
function stateOf(resource: DeclaredResource): VpcEndpointState {
  return toState(knownText(resource, 'state') ?? 'available');
}
