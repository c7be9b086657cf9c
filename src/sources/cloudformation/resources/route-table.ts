import { type RouteTable } from '../../../network/route-table.ts';
import { mapStated, stated } from '../../declared/stated.ts';
import { unknownRange } from '../../declared/unknown-range.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, linkOf, nameTag, said } from './said.ts';
import { neededId, statedIds } from './stated-ids.ts';

/**
 * AWS::EC2::RouteTable: an empty one; the local routes come with its VPC.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-routetable.html
 */
export const mapRouteTable: ResourceMapper = (resource) => {
  const item = mapStated(neededId('VpcId', resource.properties), (vpcId): RouteTable => ({
    id: resource.id,
    scope: resource.scope,
    name: nameTag(resource),
    vpcId,
    main: false,
    subnetIds: [],
    gatewayIds: [],
    routes: [],
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'routeTables', item, properties: {} }] });
};

/**
 * AWS::EC2::SubnetRouteTableAssociation.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetroutetableassociation.html
 */
export const mapSubnetRouteTableAssociation: ResourceMapper = (resource) => {
  const routeTableId = neededId('RouteTableId', resource.properties);
  const subnetId = neededId('SubnetId', resource.properties);
  return said({
    links: [{ ...linkOf(resource), kind: 'route-table-of-subnet', data: { routeTableId, subnetId } }],
  });
};

/**
 * AWS::EC2::GatewayRouteTableAssociation: an edge association.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-gatewayroutetableassociation.html
 */
export const mapGatewayRouteTableAssociation: ResourceMapper = (resource) => {
  const routeTableId = neededId('RouteTableId', resource.properties);
  const gatewayId = neededId('GatewayId', resource.properties);
  return said({
    links: [{ ...linkOf(resource), kind: 'route-table-of-gateway', data: { routeTableId, gatewayId } }],
  });
};

/**
 * AWS::EC2::VPNGatewayRoutePropagation: into several tables.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpngatewayroutepropagation.html
 */
export const mapRoutePropagation: ResourceMapper = (resource) => {
  const gatewayId = neededId('VpnGatewayId', resource.properties);
  return said({
    links: statedIds(resource.properties, 'RouteTableIds').map((routeTableId, position) => ({
      ...linkOf(resource, 'RouteTableIds', position),
      kind: 'route-propagation',
      data: { routeTableId, gatewayId },
    })),
  });
};

/**
 * AWS::EC2::RouteServerPropagation: a route server adds routes that nobody wrote down, to any range.
 * https://docs.aws.amazon.com/vpc/latest/userguide/dynamic-routing-route-server.html
 */
export const mapRouteServerPropagation: ResourceMapper = (resource) => {
  const expression = `the ranges that the route server of ${resource.id} adds routes to`;
  const { peer, draft } = unknownRange(expression, resource.scope, resource.place);
  const routeTableId = neededId('RouteTableId', resource.properties);
  const route = stated({
    destination: peer,
    target: { kind: 'other', id: expression },
    state: 'active',
    propagated: true,
  } as const);
  return said({
    drafts: [draft],
    links: [{ ...linkOf(resource), kind: 'route', data: { routeTableId, route } }],
  });
};
