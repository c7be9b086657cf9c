import { type VpcEndpoint, type VpcEndpointType } from '../../../network/vpc-endpoint.ts';
import { toType } from '../../aws-cli/shapes/vpc-endpoint.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { flagAt, neededText, orElse, textAt, textsAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { declaredPolicy } from './declared-policy.ts';
import { dnsRecordIpType, onlyForInboundResolver } from './endpoint-dns.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { factOf, headOf, type Ids, idsAt, nameTag, placesOf, said } from './said.ts';
import { neededId } from './stated-ids.ts';

const endpointDefaults = defaults['AWS::EC2::VPCEndpoint'];

/**
 * AWS::EC2::VPCEndpoint of every type.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
 */
export const mapVpcEndpoint: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const type = endpointType(resource);
  const hasInterfaces = type.known && (type.value === 'interface' || type.value === 'gateway-load-balancer');
  const subnets = hasInterfaces ? idsAt(resource, properties, 'SubnetIds', 'subnets') : noIds;
  const groups = type.known && type.value === 'interface' ? securityGroups(resource) : noIds;
  const recordType = dnsRecordIpType(resource);
  const stands = allStated({
    vpcId: neededId('VpcId', properties),
    type,
    serviceName: thenStated(type, (known) => serviceName(resource, known)),
    serviceRegion: mapStated(textAt(properties, 'ServiceRegion'), (region) =>
      region === scope.region ? null : region,
    ),
    routeTableIds: thenStated(type, (known) => routeTableIds(resource, known)),
    privateDnsEnabled: orElse(
      flagAt(properties, 'PrivateDnsEnabled'),
      endpointDefaults.PrivateDnsEnabled.value,
    ),
    privateDnsOnlyForInboundResolverEndpoint: thenStated(type, (known) =>
      known === 'interface' ? onlyForInboundResolver(resource) : stated(false),
    ),
    dnsRecordIpType: recordType.value,
  } satisfies { readonly [K in keyof VpcEndpoint]?: Stated<VpcEndpoint[K]> });
  const item = mapStated(stands, (fields): VpcEndpoint => ({
    id,
    scope,
    name: nameTag(resource),
    ownerId: scope.accountId,
    ...fields,
    state: 'available',
    subnetIds: subnets.ids,
    securityGroupIds: groups.ids,
    networkInterfaceIds: [],
    dnsNames: null,
    policy: factOf(resource, 'endpointPolicy', declaredPolicy(properties)),
  }));
  return said({
    drafts: [{ ...headOf(resource), collection: 'vpcEndpoints', item, properties: endpointPlaces(resource) }],
    lacks: [...subnets.lacks, ...groups.lacks, ...recordType.lacks],
  });
};

const noIds: Ids = { ids: [], lacks: [] };

function endpointType({ properties }: DeclaredResource): Stated<VpcEndpointType> {
  const word = orElse(textAt(properties, 'VpcEndpointType'), endpointDefaults.VpcEndpointType.value);
  return mapStated(word, toType);
}

// Resource and service-network endpoints have no service.
function serviceName({ properties }: DeclaredResource, type: VpcEndpointType): Stated<string> {
  return type === 'other'
    ? orElse(textAt(properties, 'ServiceName'), '')
    : neededText('ServiceName', properties);
}

// Which of the VPC's tables have the endpoint's route decides where packets go: one that is not known may be any.
function routeTableIds({ properties }: DeclaredResource, type: VpcEndpointType): Stated<readonly string[]> {
  if (type !== 'gateway') return stated([]);
  return mapStated(textsAt(properties, 'RouteTableIds'), (ids) => [...new Set(ids)].toSorted());
}

function securityGroups(resource: DeclaredResource): Ids {
  const written = idsAt(resource, resource.properties, 'SecurityGroupIds', 'securityGroups');
  if (written.ids.length > 0) return written;
  const vpcId = textAt(resource.properties, 'VpcId');
  const attribute = endpointDefaults.SecurityGroupIds.value;
  return vpcId.known && vpcId.value !== null ? { ids: [`${vpcId.value}.${attribute}`], lacks: [] } : noIds;
}

function endpointPlaces(resource: DeclaredResource) {
  return placesOf(resource, {
    'private-dns': ['PrivateDnsEnabled'],
    subnets: ['SubnetIds'],
    'security-groups': ['SecurityGroupIds'],
    'route-tables': ['RouteTableIds'],
    policy: ['PolicyDocument'],
    'endpoint-type': ['VpcEndpointType'],
  });
}
