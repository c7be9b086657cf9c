import { type TransitGatewayAttachment } from '../../../network/connections.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { objectAt, orElse, textAt, textsAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, thenStated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, lackOf, nameTag, placesOf, said } from './said.ts';
import { enabled } from './transit-gateway.ts';
import { neededId } from './stated-ids.ts';

/**
 * AWS::EC2::TransitGatewayAttachment and AWS::EC2::TransitGatewayVpcAttachment: of a VPC. The newer type adds and
 * removes subnets by properties of their own.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgatewayvpcattachment.html
 */
export const mapVpcAttachment: ResourceMapper = (resource) => {
  const { properties, scope } = resource;
  const stands = allStated({
    transitGatewayId: neededId('TransitGatewayId', properties),
    resourceId: neededId('VpcId', properties),
    subnetIds: attachedSubnets(resource),
    applianceMode: applianceMode(resource),
  });
  const item = mapStated(stands, (fields): TransitGatewayAttachment => ({
    id: resource.id,
    scope,
    name: nameTag(resource),
    kind: 'vpc',
    resourceOwnerId: scope.accountId,
    available: true,
    ...fields,
  }));
  const places = placesOf(resource, { subnets: ['SubnetIds'] });
  return said({
    drafts: [{ ...headOf(resource), collection: 'transitGatewayAttachments', item, properties: places }],
  });
};

function attachedSubnets({ properties }: DeclaredResource): Stated<readonly string[]> {
  const lists = allStated({
    first: textsAt(properties, 'SubnetIds'),
    added: textsAt(properties, 'AddSubnetIds'),
    removed: textsAt(properties, 'RemoveSubnetIds'),
  });
  return mapStated(lists, ({ first, added, removed }) =>
    [...new Set([...first, ...added])].filter((id) => !removed.includes(id)).toSorted(),
  );
}

function applianceMode({ properties }: DeclaredResource): Stated<boolean> {
  const name = 'ApplianceModeSupport';
  const options = orElse<ValueObject>(objectAt(properties, 'Options'), {});
  const word = thenStated(options, (fields) =>
    orElse<string>(textAt(fields, name), defaults['AWS::EC2::TransitGatewayAttachment'][name].value),
  );
  return thenStated(word, (text) => enabled(name, text));
}

/**
 * AWS::EC2::TransitGatewayPeeringAttachment: to a gateway elsewhere.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgatewaypeeringattachment.html
 */
export const mapPeeringAttachment: ResourceMapper = (resource) => {
  const { properties } = resource;
  const peerAccount = textAt(properties, 'PeerAccountId');
  const stands = allStated({
    transitGatewayId: neededId('TransitGatewayId', properties),
    resourceId: neededId('PeerTransitGatewayId', properties),
  });
  const item = mapStated(stands, (fields): TransitGatewayAttachment => ({
    id: resource.id,
    scope: resource.scope,
    name: nameTag(resource),
    kind: 'other',
    resourceOwnerId: peerAccount.known ? peerAccount.value : null,
    subnetIds: [],
    available: true,
    applianceMode: false,
    ...fields,
  }));
  return said({
    drafts: [{ ...headOf(resource), collection: 'transitGatewayAttachments', item, properties: {} }],
  });
};

/**
 * What brings a transit gateway routes that nobody wrote down: AWS::EC2::TransitGatewayConnect, and an
 * AWS::EC2::VPNConnection to a transit gateway.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html
 */
export const mapDynamicRoutes: ResourceMapper = (resource) => {
  const { id, properties, type } = resource;
  const isOfTransitGateway =
    type === 'AWS::EC2::TransitGatewayConnect' || (properties['TransitGatewayId'] ?? null) !== null;
  if (!isOfTransitGateway) return said({});
  const expression = `routes that ${id} (${type}) brings its transit gateway`;
  return said({
    lacks: [
      lackOf(resource, 'transitGatewayRouteTables', expression, null),
      lackOf(resource, 'transitGatewayAttachments', expression, null),
    ],
  });
};
