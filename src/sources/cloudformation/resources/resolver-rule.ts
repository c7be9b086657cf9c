import { known } from '../../../network/fact.ts';
import { type ResolverRule } from '../../../network/names.ts';
import { toDnsName } from '../../aws-cli/shapes/names.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { neededText, textAt } from '../../declared/fields.ts';
import { allStated, mapStated, stated } from '../../declared/stated.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, lackOf, linkOf, nothing, said } from './said.ts';
import { ofType } from './template.ts';
import { neededId } from './stated-ids.ts';

const ruleTypes: ReadonlyMap<string, ResolverRule['type']> = new Map([
  ['FORWARD', 'forward'],
  ['SYSTEM', 'system'],
]);

/**
 * AWS::Route53Resolver::ResolverRule. A recursive rule is what happens without any; one that delegates has the name
 * that it delegates to.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53resolver-resolverrule.html
 */
export const mapResolverRule: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const ruleType = neededText('RuleType', properties);
  if (ruleType.known && ruleType.value === 'RECURSIVE') return nothing;
  const isWritten = (properties['DomainName'] ?? null) !== null;
  const stands = allStated({
    type: mapStated(ruleType, (word) => ruleTypes.get(word) ?? 'other'),
    domainName: mapStated(neededText(isWritten ? 'DomainName' : 'DelegationRecord', properties), toDnsName),
  });
  const item = mapStated(stands, (fields): ResolverRule => ({
    id,
    scope,
    name: nameOf(resource),
    ...fields,
    vpcIds: known([]),
    profileVpcIds: [],
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'resolverRules', item, properties: {} }] });
};

function nameOf({ properties }: DeclaredResource): string | null {
  const name = textAt(properties, 'Name');
  return name.known ? name.value : null;
}

/**
 * AWS::Route53Resolver::ResolverRuleAssociation. A rule that is not of the template, mostly one shared by another
 * account, may answer for any name in the VPC.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53resolver-resolverruleassociation.html
 */
export const mapResolverRuleAssociation: ResourceMapper = (resource, template) => {
  const resolverRuleId = neededId('ResolverRuleId', resource.properties);
  const vpcId = neededId('VPCId', resource.properties);
  const expression = resolverRuleId.known ? resolverRuleId.value : resolverRuleId.expression;
  const isDeclared = ofType(template, 'AWS::Route53Resolver::ResolverRule', expression) !== undefined;
  return said({
    links: [{ ...linkOf(resource), kind: 'resolver-rule-of-vpc', data: { resolverRuleId, vpcId } }],
    lacks: isDeclared
      ? []
      : [
          lackOf(
            resource,
            'resolverRules',
            `the resolver rule ${expression}`,
            vpcId.known ? vpcId.value : null,
          ),
        ],
  });
};

/**
 * AWS::Route53Profiles::ProfileAssociation: zones and rules that a Profile brings into a VPC are not followed one by
 * one, so that it stands for whatever it may answer.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 */
export const mapProfileAssociation: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const vpcId = neededId('ResourceId', properties);
  if (!vpcId.known)
    return said({
      lacks: [lackOf(resource, 'resolverRules', `the VPC of the Profile association ${id}`, null)],
    });
  const item: ResolverRule = {
    id,
    scope,
    name: nameOf(resource),
    domainName: '',
    type: 'profile',
    vpcIds: known([]),
    profileVpcIds: [vpcId.value],
  };
  return said({
    drafts: [{ ...headOf(resource), collection: 'resolverRules', item: stated(item), properties: {} }],
  });
};
