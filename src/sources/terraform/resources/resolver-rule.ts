import { known } from '../../../network/fact.ts';
import { type ResolverRule } from '../../../network/names.ts';
import { neededText } from '../../declared/fields.ts';
import { allStated, mapStated } from '../../declared/stated.ts';
import { toDnsName } from '../../aws-cli/shapes/names.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, knownText, linkOf, nothing, said } from './said.ts';

const types: ReadonlyMap<string, ResolverRule['type']> = new Map([
  ['FORWARD', 'forward'],
  ['SYSTEM', 'system'],
]);

/**
 * aws_route53_resolver_rule and data.aws_route53_resolver_rule. A recursive rule is what happens without any.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_resolver_rule
 */
export const mapResolverRule: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const stands = allStated({
    domainName: mapStated(neededText('domain_name', properties), toDnsName),
    type: neededText('rule_type', properties),
  });
  if (stands.known && stands.value.type === 'RECURSIVE') return nothing;
  const item = mapStated(stands, ({ domainName, type }): ResolverRule => ({
    id,
    scope,
    name: knownText(resource, 'name'),
    domainName,
    type: types.get(type) ?? 'other',
    vpcIds: known([]),
    profileVpcIds: [],
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'resolverRules', item, properties: {} }] });
};

/**
 * aws_route53_resolver_rule_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_resolver_rule_association
 */
export const mapResolverRuleAssociation: ResourceMapper = (resource) => {
  const resolverRuleId = neededText('resolver_rule_id', resource.properties);
  const vpcId = neededText('vpc_id', resource.properties);
  return said({
    links: [{ ...linkOf(resource), kind: 'resolver-rule-of-vpc', data: { resolverRuleId, vpcId } }],
  });
};

/**
 * aws_route53profiles_association: the Profile brings a VPC zones and rules, which are not followed one by one.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53profiles_association
 */
export const mapProfileAssociation: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const item = mapStated(neededText('resource_id', properties), (vpcId): ResolverRule => ({
    id,
    scope,
    name: knownText(resource, 'name'),
    domainName: '',
    type: 'profile',
    vpcIds: known([]),
    profileVpcIds: [vpcId],
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'resolverRules', item, properties: {} }] });
};
