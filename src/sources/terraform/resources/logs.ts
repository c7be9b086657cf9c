import { type FlowLog, type QueryLogAssociation } from '../../../network/logs.ts';
import { neededText } from '../../declared/fields.ts';
import { mapStated } from '../../declared/stated.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, isGiven, knownText, nothing, said } from './said.ts';

/**
 * aws_flow_log of a VPC, a subnet or a network interface; those of transit gateways are of no interest.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/flow_log
 */
export const mapFlowLog: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const name = ['vpc_id', 'subnet_id', 'eni_id'].find((candidate) => isGiven(properties, candidate));
  if (name === undefined) return nothing;
  const item = mapStated(neededText(name, properties), (resourceId): FlowLog => ({
    id,
    scope,
    resourceId,
    recordsRejects: knownText(resource, 'traffic_type') !== 'ACCEPT',
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'flowLogs', item, properties: {} }] });
};

/**
 * aws_route53_resolver_query_log_config_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_resolver_query_log_config_association
 */
export const mapQueryLogAssociation: ResourceMapper = (resource) => {
  const { id, scope } = resource;
  const item = mapStated(neededText('resource_id', resource.properties), (vpcId): QueryLogAssociation => ({
    id,
    scope,
    vpcId,
  }));
  return said({
    drafts: [{ ...headOf(resource), collection: 'queryLogAssociations', item, properties: {} }],
  });
};
