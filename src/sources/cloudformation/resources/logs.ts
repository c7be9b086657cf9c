import { type FlowLog, type QueryLogAssociation } from '../../../network/logs.ts';
import { textAt } from '../../declared/fields.ts';
import { allStated, mapStated } from '../../declared/stated.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, said } from './said.ts';
import { neededId } from './stated-ids.ts';

/**
 * AWS::EC2::FlowLog. A transit gateway's has no type of traffic, and records all.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html
 */
export const mapFlowLog: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const stands = allStated({
    resourceId: neededId('ResourceId', properties),
    recordsRejects: mapStated(textAt(properties, 'TrafficType'), (word) => word !== 'ACCEPT'),
  });
  const item = mapStated(stands, (fields): FlowLog => ({ id, scope, ...fields }));
  return said({ drafts: [{ ...headOf(resource), collection: 'flowLogs', item, properties: {} }] });
};

/**
 * AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation: with a VPC.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53resolver-resolverqueryloggingconfigassociation.html
 */
export const mapQueryLogAssociation: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const item = mapStated(neededId('ResourceId', properties), (vpcId): QueryLogAssociation => ({
    id,
    scope,
    vpcId,
  }));
  return said({
    drafts: [{ ...headOf(resource), collection: 'queryLogAssociations', item, properties: {} }],
  });
};
