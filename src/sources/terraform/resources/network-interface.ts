import { type Address, parseAddress } from '../../../network/address.ts';
import { type NetworkInterface } from '../../../network/network-interface.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { flagAt, listAt, neededText, orElse, textAt } from '../../declared/fields.ts';
import { mapStated } from '../../declared/stated.ts';
import { isValueList, isValueObject, type Value, type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { findResource, ofTypes, type Plan } from './plan.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import {
  headOf,
  type Ids,
  idsAt,
  idsOf,
  isGiven,
  knownText,
  lackOf,
  nameTag,
  placesOf,
  said,
} from './said.ts';

const interfaceDefaults = defaults.aws_network_interface;

/**
 * aws_network_interface, and data.aws_network_interface, which says all but the source and destination check. It is
 * attached by its own block, by the instance that names it, or by a resource of its own.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_interface
 */
export const mapNetworkInterface: ResourceMapper = (resource, plan) => {
  const { id, properties, scope } = resource;
  const groups = interfaceGroups(resource, { interfaceId: id, name: 'security_groups' }, plan);
  const isRead = resource.type.startsWith('data.');
  const check = orElse(flagAt(properties, 'source_dest_check'), interfaceDefaults.source_dest_check.value);
  const item = mapStated(neededText('subnet_id', properties), (subnetId): NetworkInterface => ({
    id,
    scope,
    name: nameTag(resource),
    vpcId: knownText(resource, 'vpc_id') ?? '',
    subnetId,
    availabilityZone: knownText(resource, 'availability_zone'),
    interfaceType: knownText(resource, 'interface_type') ?? interfaceDefaults.interface_type.value,
    addresses: addressesAt(properties, ['private_ip', 'private_ip_list', 'private_ips', 'ipv6_addresses']),
    publicAddresses: objectsIn(properties, 'association').flatMap((one) => addressesAt(one, ['public_ip'])),
    securityGroupIds: groups.ids,
    sourceDestCheck: !isRead && check.known ? check.value : null,
    instanceId: instanceOf(resource, plan),
  }));
  const places = placesOf(resource, { 'security-groups': 'security_groups', subnets: 'subnet_id' });
  return said({
    drafts: [{ ...headOf(resource), collection: 'networkInterfaces', item, properties: places }],
    lacks: groups.lacks,
  });
};

interface GroupsAttribute {
  readonly interfaceId: string;
  readonly name: 'security_groups' | 'vpc_security_group_ids';
}

/** The groups of an interface, own and attached; the default group of its subnet's VPC where it names none. */
export function interfaceGroups(
  resource: DeclaredResource,
  { interfaceId, name }: GroupsAttribute,
  plan: Plan,
): Ids {
  const own = idsAt(resource, name, 'securityGroups');
  const written = own.ids.length > 0 ? own : defaultGroup(resource, name, plan);
  const attached = ofTypes(plan, 'aws_network_interface_sg_attachment')
    .filter(({ properties }) => properties['network_interface_id'] === interfaceId)
    .map(({ properties }) => neededText('security_group_id', properties));
  const added = idsOf(resource, attached, 'securityGroups');
  return {
    ids: [...new Set([...written.ids, ...added.ids])].toSorted(),
    lacks: [...written.lacks, ...added.lacks],
  };
}

const defaultGroups = {
  security_groups: interfaceDefaults.security_groups.value,
  vpc_security_group_ids: defaults.aws_instance.vpc_security_group_ids.value,
} as const;

function defaultGroup(resource: DeclaredResource, name: GroupsAttribute['name'], plan: Plan): Ids {
  const subnetId = knownText(resource, 'subnet_id');
  const subnet = findResource(plan, subnetId, 'aws_subnet', 'aws_default_subnet', 'data.aws_subnet');
  const vpcId = subnet === undefined ? knownText(resource, 'vpc_id') : knownText(subnet, 'vpc_id');
  const isRead = resource.type.startsWith('data.');
  if (vpcId !== null && !isRead && !isGiven(resource.properties, 'launch_template'))
    return { ids: [`${vpcId}.${defaultGroups[name]}`], lacks: [] };
  const expression = `the security groups of ${resource.id}`;
  return { ids: [expression], lacks: [lackOf(resource, 'securityGroups', expression)] };
}

/** The addresses that are written, the primary one first; the others only apply knows. */
export function addressesAt(properties: ValueObject, names: readonly string[]): readonly Address[] {
  const values = names.flatMap((name): readonly (Value | undefined)[] => {
    const value = properties[name];
    return isValueList(value) ? value : [value];
  });
  const texts = new Set(values.filter((value): value is string => typeof value === 'string'));
  return [...texts].flatMap((text) => parseAddress(text) ?? []);
}

/** The objects of a list that are known. */
export function objectsIn(properties: ValueObject, name: string): readonly ValueObject[] {
  const members = listAt(properties, name);
  return members.known ? members.value.filter(isValueObject) : [];
}

function instanceOf(resource: DeclaredResource, plan: Plan): string | null {
  for (const block of objectsIn(resource.properties, 'attachment')) {
    const attached = textAt({ instance: block['instance'] ?? block['instance_id'] ?? null }, 'instance');
    if (attached.known && attached.value !== null) return attached.value;
  }
  const attachment = ofTypes(plan, 'aws_network_interface_attachment').find(
    ({ properties }) => properties['network_interface_id'] === resource.id,
  );
  if (attachment !== undefined) return knownText(attachment, 'instance_id');
  const launched = ofTypes(plan, 'aws_instance').find(({ properties }) =>
    namedInterfaces(properties).includes(resource.id),
  );
  return launched?.id ?? null;
}

/** The blocks in which an instance names interfaces. */
export const interfaceBlocks = ['primary_network_interface', 'network_interface'] as const;

/** The interfaces that an instance names, which are made apart from it. */
export function namedInterfaces(properties: ValueObject): readonly string[] {
  const blocks = interfaceBlocks.flatMap((name) => objectsIn(properties, name));
  const ids = blocks.map(({ network_interface_id: id }) => id);
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
}
