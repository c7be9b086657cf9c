import { type Instance, type NetworkInterface } from '../../../network/network-interface.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Link } from '../../declared/draft.ts';
import { flagAt, listAt, neededText, orElse } from '../../declared/fields.ts';
import { mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import {
  addressesAt,
  interfaceBlocks,
  interfaceGroups,
  namedInterfaces,
  objectsIn,
} from './network-interface.ts';
import { findResource, ofTypes, type Plan } from './plan.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, knownText, linkOf, nameTag, nothing, placesOf, said, saidTogether } from './said.ts';

/**
 * aws_instance with the interface that is made with it, unless it names others. It runs.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
 */
export const mapInstance: ResourceMapper = (resource, plan) => {
  const interfaces = interfacesOf(resource, plan);
  const item = mapStated(interfaces, (networkInterfaceIds): Instance => ({
    id: resource.id,
    scope: resource.scope,
    name: nameTag(resource),
    state: knownText(resource, 'instance_state') ?? 'running',
    networkInterfaceIds,
  }));
  return saidTogether([
    said({ drafts: [{ ...headOf(resource), collection: 'instances', item, properties: {} }] }),
    hasOwnInterface(resource, plan) ? ownInterface(resource, plan) : nothing,
  ]);
};

// The state of an instance names its own interface where others are named, which no resource of the plan is.
function hasOwnInterface(resource: DeclaredResource, plan: Plan): boolean {
  const { properties } = resource;
  const named = namedInterfaces(properties);
  if (named.length === 0) return interfaceBlocks.every((name) => isEmptyList(listAt(properties, name)));
  const own = knownText(resource, 'primary_network_interface_id');
  return named.every((id) => id === own && findResource(plan, id, 'aws_network_interface') === undefined);
}

function isEmptyList(list: Stated<readonly unknown[]>): boolean {
  return list.known && list.value.length === 0;
}

function interfacesOf(resource: DeclaredResource, plan: Plan): Stated<readonly string[]> {
  const { id, properties } = resource;
  const named = namedInterfaces(properties);
  const attachedBlocks = ofTypes(plan, 'aws_network_interface').filter((one) =>
    objectsIn(one.properties, 'attachment').some((block) => block['instance'] === id),
  );
  const attachments = ofTypes(plan, 'aws_network_interface_attachment')
    .filter((one) => one.properties['instance_id'] === id)
    .flatMap((one) => knownText(one, 'network_interface_id') ?? []);
  const own = hasOwnInterface(resource, plan) ? [interfaceId(resource)] : [];
  if (!hasOwnInterface(resource, plan) && named.length === 0)
    return unstated(`the network interfaces of ${id}`);
  return stated(
    [...new Set([...own, ...named, ...attachedBlocks.map((one) => one.id), ...attachments])].toSorted(),
  );
}

// The exported attribute: the data source has another name for it.
function interfaceId(resource: DeclaredResource): string {
  const name = 'primary_network_interface_id';
  return knownText(resource, name) ?? knownText(resource, 'network_interface_id') ?? `${resource.id}.${name}`;
}

function ownInterface(resource: DeclaredResource, plan: Plan): Drafts {
  const { properties, scope, place } = resource;
  const id = interfaceId(resource);
  const groups = interfaceGroups(resource, { interfaceId: id, name: 'vpc_security_group_ids' }, plan);
  const check = orElse(
    flagAt(properties, 'source_dest_check'),
    defaults.aws_instance.source_dest_check.value,
  );
  const item = mapStated(neededText('subnet_id', properties), (subnetId): NetworkInterface => ({
    id,
    scope,
    name: null,
    vpcId: '',
    subnetId,
    availabilityZone: knownText(resource, 'availability_zone'),
    interfaceType: defaults.aws_network_interface.interface_type.value,
    addresses: addressesAt(properties, ['private_ip', 'secondary_private_ips', 'ipv6_addresses']),
    publicAddresses: addressesAt(properties, ['public_ip']),
    securityGroupIds: groups.ids,
    sourceDestCheck: check.known ? check.value : null,
    instanceId: resource.id,
  }));
  const places = placesOf(resource, { 'security-groups': 'vpc_security_group_ids', subnets: 'subnet_id' });
  return said({
    drafts: [{ collection: 'networkInterfaces', id, scope, place, item, properties: places }],
    links: publicAddress(resource, id, plan),
    lacks: groups.lacks,
  });
}

// Where the instance does not say whether it gets a public address, its subnet does.
function publicAddress(resource: DeclaredResource, ownerId: string, plan: Plan): readonly Link[] {
  const name = 'associate_public_ip_address';
  const gets = thenStated(flagAt(resource.properties, name), (flag) =>
    flag === null ? givenBySubnet(resource, plan) : stated(flag),
  );
  if (gets.known && !gets.value) return [];
  return [
    {
      ...linkOf(resource, name),
      kind: 'public-address',
      data: { ownerId: gets.known ? stated(ownerId) : gets },
    },
  ];
}

function givenBySubnet(resource: DeclaredResource, plan: Plan): Stated<boolean> {
  const subnetId = knownText(resource, 'subnet_id');
  const name = 'map_public_ip_on_launch';
  const own = findResource(plan, subnetId, 'aws_subnet', 'data.aws_subnet');
  if (own !== undefined) return orElse(flagAt(own.properties, name), defaults.aws_subnet[name].value);
  const ofDefault = findResource(plan, subnetId, 'aws_default_subnet');
  return ofDefault === undefined
    ? stated(false)
    : orElse(flagAt(ofDefault.properties, name), defaults.aws_default_subnet[name].value);
}
