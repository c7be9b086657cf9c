import { type Address, parseAddress } from '../../../network/address.ts';
import { type NetworkInterface } from '../../../network/network-interface.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { flagAt, listAt, orElse, textAt } from '../../declared/fields.ts';
import { mapStated } from '../../declared/stated.ts';
import { isValueObject, type Value, type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, type Ids, idsAt, lackOf, nameTag, placesOf, said } from './said.ts';
import { ofType, ofTypes, type Template } from './template.ts';
import { neededId } from './stated-ids.ts';

const interfaceDefaults = defaults['AWS::EC2::NetworkInterface'];

/**
 * AWS::EC2::NetworkInterface. It is attached by the instance that names it, or by a resource of its own.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkinterface.html
 */
export const mapNetworkInterface: ResourceMapper = (resource, template) => {
  const { id, properties, scope } = resource;
  const groups = groupsOrDefault(resource, properties, 'GroupSet', template);
  const type = textAt(properties, 'InterfaceType');
  const check = orElse(flagAt(properties, 'SourceDestCheck'), interfaceDefaults.SourceDestCheck.value);
  const item = mapStated(neededId('SubnetId', properties), (subnetId): NetworkInterface => ({
    id,
    scope,
    name: nameTag(resource),
    vpcId: '',
    subnetId,
    availabilityZone: null,
    interfaceType: (type.known ? type.value : null) ?? interfaceDefaults.InterfaceType.value,
    addresses: declaredAddresses(properties),
    publicAddresses: [],
    securityGroupIds: groups.ids,
    sourceDestCheck: check.known ? check.value : null,
    instanceId: instanceOf(id, template),
  }));
  const places = placesOf(resource, { 'security-groups': ['GroupSet'], subnets: ['SubnetId'] });
  return said({
    drafts: [{ ...headOf(resource), collection: 'networkInterfaces', item, properties: places }],
    lacks: groups.lacks,
  });
};

/** The groups of an interface; the default group of its subnet's VPC where none is named. */
export function groupsOrDefault(
  resource: DeclaredResource,
  properties: ValueObject,
  name: 'GroupSet' | 'SecurityGroupIds',
  template: Template,
): Ids {
  const written = idsAt(resource, properties, name, 'securityGroups');
  if (written.ids.length > 0) return written;
  const subnetId = textAt(properties, 'SubnetId');
  const subnet = subnetId.known && subnetId.value !== null ? subnetId.value : '';
  const vpcId = textAt(ofType(template, 'AWS::EC2::Subnet', subnet)?.properties ?? {}, 'VpcId');
  if (vpcId.known && vpcId.value !== null)
    return { ids: [`${vpcId.value}.${defaultGroup[name]}`], lacks: [] };
  return unknownGroups(resource, `the default security group of the VPC of ${resource.id}`);
}

const defaultGroup = {
  GroupSet: interfaceDefaults.GroupSet.value,
  SecurityGroupIds: defaults['AWS::EC2::Instance'].SecurityGroupIds.value,
};

/** Groups that are not known, in the place of those of an interface. */
export function unknownGroups(resource: DeclaredResource, expression: string): Ids {
  return { ids: [expression], lacks: [lackOf(resource, 'securityGroups', expression)] };
}

/** The addresses that are written, the primary one first; the others are known on deployment only. */
export function declaredAddresses(properties: ValueObject): readonly Address[] {
  const pairs = objectsIn(properties, 'PrivateIpAddresses');
  const isPrimary = (pair: ValueObject): boolean => {
    const primary = flagAt(pair, 'Primary');
    return primary.known && primary.value === true;
  };
  const values = [
    ...pairs.filter(isPrimary).map((pair) => pair['PrivateIpAddress']),
    properties['PrivateIpAddress'],
    ...pairs.filter((pair) => !isPrimary(pair)).map((pair) => pair['PrivateIpAddress']),
    ...objectsIn(properties, 'Ipv6Addresses').map((one) => one['Ipv6Address']),
  ];
  const texts = new Set(values.filter((value): value is string => typeof value === 'string'));
  return [...texts].flatMap((text) => parseAddress(text) ?? []);
}

function objectsIn(properties: ValueObject, name: string): readonly ValueObject[] {
  const members = listAt(properties, name);
  return members.known ? members.value.filter(isValueObject) : [];
}

/** The instance that an interface of the template is attached to. */
function instanceOf(interfaceId: string, template: Template): string | null {
  const attachment = ofTypes(template, 'AWS::EC2::NetworkInterfaceAttachment').find(
    ({ properties }) => properties['NetworkInterfaceId'] === interfaceId,
  );
  const attached: Value = attachment?.properties['InstanceId'] ?? null;
  if (typeof attached === 'string') return attached;
  const launched = ofTypes(template, 'AWS::EC2::Instance').find(({ properties }) =>
    objectsIn(properties, 'NetworkInterfaces').some((one) => one['NetworkInterfaceId'] === interfaceId),
  );
  return launched?.id ?? null;
}
