import { type TransitGatewayRoute, type TransitGatewayRouteTable } from '../../../network/connections.ts';
import { known } from '../../../network/fact.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { flagAt, orElse, textAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { routeDestination } from './route.ts';
import { headOf, linkOf, nameTag, said } from './said.ts';
import { neededId } from './stated-ids.ts';

/**
 * AWS::EC2::TransitGateway: what it brings is its default route table, which has no attribute to refer to.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgateway.html
 */
export const mapTransitGateway: ResourceMapper = (resource) => {
  const { id } = resource;
  const data = {
    transitGatewayId: id,
    routeTableId: `${id}.DefaultRouteTable`,
    associatesByDefault: byDefault(resource, 'Association'),
    propagatesByDefault: byDefault(resource, 'Propagation'),
  };
  return said({ links: [{ ...linkOf(resource), kind: 'transit-gateway-brings', data }] });
};

// Another table may be made the default one once the gateway stands: then it takes nothing into its own.
function byDefault(resource: DeclaredResource, what: 'Association' | 'Propagation'): Stated<boolean> {
  const { properties } = resource;
  const name = `DefaultRouteTable${what}` as const;
  const otherTable = textAt(properties, `${what}DefaultRouteTableId`);
  return thenStated(otherTable, (table) => {
    if (table !== null) return unstated(`${table} as the default table of ${resource.id}`);
    const word = orElse<string>(textAt(properties, name), defaults['AWS::EC2::TransitGateway'][name].value);
    return thenStated(word, (text) => enabled(name, text));
  });
}

/** A switch that EC2 words `enable` and `disable`. */
export function enabled(name: string, word: string): Stated<boolean> {
  return word === 'enable' || word === 'disable' ? stated(word === 'enable') : unstated(`${name}: ${word}`);
}

/**
 * AWS::EC2::TransitGatewayRouteTable.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgatewayroutetable.html
 */
export const mapTransitGatewayRouteTable: ResourceMapper = (resource) => {
  const item = mapStated(
    neededId('TransitGatewayId', resource.properties),
    (transitGatewayId): TransitGatewayRouteTable => ({
      id: resource.id,
      scope: resource.scope,
      name: nameTag(resource),
      transitGatewayId,
      associatedAttachmentIds: known([]),
      routes: known([]),
    }),
  );
  return said({
    drafts: [{ ...headOf(resource), collection: 'transitGatewayRouteTables', item, properties: {} }],
  });
};

/**
 * AWS::EC2::TransitGatewayRouteTableAssociation.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgatewayroutetableassociation.html
 */
export const mapTransitGatewayAssociation: ResourceMapper = (resource) =>
  said({
    links: [{ ...linkOf(resource), kind: 'transit-gateway-association', data: tableAndAttachment(resource) }],
  });

/**
 * AWS::EC2::TransitGatewayRouteTablePropagation.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgatewayroutetablepropagation.html
 */
export const mapTransitGatewayPropagation: ResourceMapper = (resource) =>
  said({
    links: [{ ...linkOf(resource), kind: 'transit-gateway-propagation', data: tableAndAttachment(resource) }],
  });

function tableAndAttachment({ properties }: DeclaredResource) {
  return {
    routeTableId: neededId('TransitGatewayRouteTableId', properties),
    attachmentId: neededId('TransitGatewayAttachmentId', properties),
  };
}

/**
 * AWS::EC2::TransitGatewayRoute: static, to an attachment or into nothing.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgatewayroute.html
 */
export const mapTransitGatewayRoute: ResourceMapper = (resource) => {
  const { properties } = resource;
  const { destination, drafts } = routeDestination(resource, ['DestinationCidrBlock']);
  const blackhole = orElse(
    flagAt(properties, 'Blackhole'),
    defaults['AWS::EC2::TransitGatewayRoute'].Blackhole.value,
  );
  const leads = thenStated(blackhole, (isBlackhole): Stated<Leads> => {
    if (isBlackhole) return stated({ attachmentIds: [], state: 'blackhole' });
    return mapStated(neededId('TransitGatewayAttachmentId', properties), (id) => ({
      attachmentIds: [id],
      state: 'active',
    }));
  });
  const route = mapStated(allStated({ destination, leads }), (parts): TransitGatewayRoute => ({
    destination: parts.destination,
    ...parts.leads,
    propagated: false,
  }));
  const routeTableId = neededId('TransitGatewayRouteTableId', properties);
  return said({
    drafts,
    links: [{ ...linkOf(resource), kind: 'transit-gateway-route', data: { routeTableId, route } }],
  });
};

type Leads = Pick<TransitGatewayRoute, 'attachmentIds' | 'state'>;
