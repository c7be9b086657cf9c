import { type Instance, type NetworkInterface } from '../../../network/network-interface.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { flagAt, listAt, objectsAt, orElse, textAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { declaredAddresses, groupsOrDefault, unknownGroups } from './network-interface.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, type Ids, linkOf, nameTag, said, saidTogether } from './said.ts';
import { ofType, ofTypes, type Template } from './template.ts';
import { neededId } from './stated-ids.ts';

/** An interface that is made with an instance, as the instance or its list of interfaces writes it. */
interface OwnInterface {
  readonly id: string;
  readonly way: readonly (string | number)[];
  readonly properties: ValueObject;
  readonly groupsProperty: 'GroupSet' | 'SecurityGroupIds';
  readonly isPrimary: boolean;
}

/**
 * AWS::EC2::Instance with the interfaces that are made with it. It runs; and what a launch template gives besides is
 * not known.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
 */
export const mapInstance: ResourceMapper = (resource, template) => {
  const { id, properties, scope } = resource;
  const listed = objectsAt(properties, 'NetworkInterfaces');
  const interfaces: Stated<readonly (OwnInterface | string)[]> = thenStated(listed, (members) => {
    if (members.length > 0)
      return stated(members.map((member, position) => listedInterface(id, member, position)));
    if (hasLaunchTemplate(resource) && (properties['SubnetId'] ?? null) === null)
      return unstated(`the network interfaces that the launch template of ${id} says`);
    return stated([onlyInterface(resource)]);
  });
  const attached = ofTypes(template, 'AWS::EC2::NetworkInterfaceAttachment')
    .filter((attachment) => attachment.properties['InstanceId'] === id)
    .map((attachment) => attachment.properties['NetworkInterfaceId'])
    .filter((value): value is string => typeof value === 'string');
  const item = mapStated(interfaces, (members): Instance => {
    const own = members.map((member) => (typeof member === 'string' ? member : member.id));
    const networkInterfaceIds = [...new Set([...own, ...attached])].toSorted();
    return { id, scope, name: nameTag(resource), state: 'running', networkInterfaceIds };
  });
  const made = (interfaces.known ? interfaces.value : []).filter((member) => typeof member !== 'string');
  return saidTogether([
    said({ drafts: [{ ...headOf(resource), collection: 'instances', item, properties: {} }] }),
    ...made.map((own) => madeInterface(resource, own, template)),
  ]);
};

function onlyInterface({ id, properties }: DeclaredResource): OwnInterface {
  return { id: interfaceId(id, 0), way: [], properties, groupsProperty: 'SecurityGroupIds', isPrimary: true };
}

function listedInterface(
  instanceId: string,
  properties: ValueObject,
  position: number,
): OwnInterface | string {
  const existing = textAt(properties, 'NetworkInterfaceId');
  if (!existing.known) return existing.expression;
  if (existing.value !== null) return existing.value;
  const index = textAt(properties, 'DeviceIndex');
  return {
    id: interfaceId(instanceId, position),
    way: ['NetworkInterfaces', position],
    properties,
    groupsProperty: 'GroupSet',
    isPrimary: !index.known || (index.value ?? '0') === '0',
  };
}

function interfaceId(instanceId: string, position: number): string {
  return `${instanceId}.NetworkInterface${position}`;
}

function madeInterface(resource: DeclaredResource, own: OwnInterface, template: Template): Drafts {
  const { scope } = resource;
  const check = orElse(
    flagAt(resource.properties, 'SourceDestCheck'),
    defaults['AWS::EC2::Instance'].SourceDestCheck.value,
  );
  const isPublic = own.isPrimary ? hasPublicAddress(own.properties, template) : stated(false);
  const groups = groupsOf(resource, own, template);
  const stands = allStated({ subnetId: neededId('SubnetId', own.properties), isPublic });
  const item = mapStated(stands, ({ subnetId }): NetworkInterface => ({
    id: own.id,
    scope,
    name: null,
    vpcId: '',
    subnetId,
    availabilityZone: null,
    interfaceType: 'interface',
    addresses: declaredAddresses(own.properties),
    publicAddresses: [],
    securityGroupIds: groups.ids,
    sourceDestCheck: check.known ? check.value : null,
    instanceId: resource.id,
  }));
  const place = resource.placeOf(...own.way);
  return said({
    drafts: [
      {
        collection: 'networkInterfaces',
        id: own.id,
        scope,
        place,
        item,
        properties: { 'security-groups': resource.placeOf(...own.way, own.groupsProperty) },
      },
    ],
    links:
      isPublic.known && isPublic.value
        ? [{ ...linkOf(resource, ...own.way), kind: 'public-address', data: { ownerId: stated(own.id) } }]
        : [],
    lacks: groups.lacks,
  });
}

// In a default VPC groups may be named, and a launch template may give them: which those are, nothing here says.
function groupsOf(resource: DeclaredResource, own: OwnInterface, template: Template): Ids {
  const isWritten = (properties: ValueObject, name: string): boolean => {
    const list = listAt(properties, name);
    return !list.known || list.value.length > 0;
  };
  const { id, properties } = resource;
  if (!isWritten(own.properties, own.groupsProperty)) {
    if (isWritten(properties, 'SecurityGroups'))
      return unknownGroups(resource, `the groups that SecurityGroups of ${id} names`);
    if (hasLaunchTemplate(resource))
      return unknownGroups(resource, `the groups that the launch template of ${id} says`);
  }
  return groupsOrDefault(resource, own.properties, own.groupsProperty, template);
}

function hasLaunchTemplate({ properties }: DeclaredResource): boolean {
  return (properties['LaunchTemplate'] ?? null) !== null;
}

// What the interface does not say, its subnet does; of a subnet that is not in the template that is not known.
function hasPublicAddress(properties: ValueObject, template: Template): Stated<boolean> {
  return thenStated(flagAt(properties, 'AssociatePublicIpAddress'), (written) => {
    if (written !== null) return stated(written);
    return thenStated(neededId('SubnetId', properties), (subnetId) => {
      const subnet = ofType(template, 'AWS::EC2::Subnet', subnetId);
      if (subnet === undefined) return unstated(`MapPublicIpOnLaunch of ${subnetId}`);
      return orElse(
        flagAt(subnet.properties, 'MapPublicIpOnLaunch'),
        defaults['AWS::EC2::Subnet'].MapPublicIpOnLaunch.value,
      );
    });
  });
}
