import { type SecurityGroup } from '../../../network/security-group.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { listAt, textAt } from '../../declared/fields.ts';
import { mapStated, stated, type Stated } from '../../declared/stated.ts';
import { isValueObject, Unresolved, type Value, type ValueObject } from '../../declared/value.ts';
import { quoteValue } from '../../quote-value.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, linkOf, nameTag, placesOf, said, saidTogether } from './said.ts';
import { declaredRules, type DeclaredRules, type Direction, rulesNotKnown } from './security-group-rule.ts';
import { groupNamed } from './security-group-name.ts';
import { type Template } from './template.ts';
import { neededId } from './stated-ids.ts';

/**
 * AWS::EC2::SecurityGroup with its inline rules. AWS's own rule, all egress, stands while no egress rule is written,
 * inline or separate; an empty list writes none.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
 */
export const mapSecurityGroup: ResourceMapper = (resource, template) => {
  const { id, properties, scope } = resource;
  const groupName = textAt(properties, 'GroupName');
  const item = mapStated(neededId('VpcId', properties), (vpcId): SecurityGroup => ({
    id,
    scope,
    name: nameTag(resource),
    vpcId,
    ownerId: scope.accountId,
    groupName: groupName.known ? groupName.value : null,
    ingress: [],
    egress: [],
  }));
  const places = placesOf(resource, {
    ingress: ['SecurityGroupIngress'],
    egress: ['SecurityGroupEgress'],
  });
  const own = said({
    drafts: [{ ...headOf(resource), collection: 'securityGroups', item, properties: places }],
    links: [{ ...linkOf(resource), kind: 'egress-unless-ruled', data: { securityGroupId: id } }],
  });
  return saidTogether([
    own,
    inlineRules(resource, 'ingress', template),
    inlineRules(resource, 'egress', template),
  ]);
};

const inlineProperty = {
  ingress: 'SecurityGroupIngress',
  egress: 'SecurityGroupEgress',
} as const satisfies Record<Direction, string>;

function inlineRules(resource: DeclaredResource, direction: Direction, template: Template): Drafts {
  const property = inlineProperty[direction];
  const written = resource.properties[property] ?? null;
  const owner = { securityGroupId: stated(resource.id), direction };
  // A single rule may stand without a list around it.
  if (isValueObject(written)) {
    const rule = { direction, properties: written, way: [property] };
    return saidRules(resource, owner, rule.way, declaredRules(resource, rule, template));
  }
  const members = listAt(resource.properties, property);
  if (!members.known)
    return saidRules(resource, owner, [property], rulesNotKnown(resource, members.expression, [property]));
  return saidTogether(
    members.value.map((member, position) => {
      const way = [property, position];
      const rules = isValueObject(member)
        ? declaredRules(resource, { direction, properties: member, way }, template)
        : rulesNotKnown(resource, expressionOf(property, member), way);
      return saidRules(resource, owner, way, rules);
    }),
  );
}

function expressionOf(property: string, value: Value): string {
  return value instanceof Unresolved ? value.expression : `${property}: ${quoteValue(value)}`;
}

interface RuleOwner {
  readonly securityGroupId: Stated<string>;
  readonly direction: Direction;
}

function saidRules(
  resource: DeclaredResource,
  owner: RuleOwner,
  way: readonly (string | number)[],
  { rules, drafts }: DeclaredRules,
): Drafts {
  return said({
    drafts,
    links: rules.map((rule) => ({
      ...linkOf(resource, ...way),
      kind: 'security-group-rule',
      data: { ...owner, rule: stated(rule) },
    })),
  });
}

/**
 * AWS::EC2::SecurityGroupIngress: of a group by its id, or in a default VPC by its name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html
 */
export const mapSecurityGroupIngress: ResourceMapper = (resource, template) =>
  separateRule(resource, 'ingress', template);

/**
 * AWS::EC2::SecurityGroupEgress.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupegress.html
 */
export const mapSecurityGroupEgress: ResourceMapper = (resource, template) =>
  separateRule(resource, 'egress', template);

function separateRule(resource: DeclaredResource, direction: Direction, template: Template): Drafts {
  const { properties } = resource;
  const owner = { securityGroupId: ruledGroup(properties, template), direction };
  return saidRules(
    resource,
    owner,
    [],
    declaredRules(resource, { direction, properties, way: [] }, template),
  );
}

function ruledGroup(properties: ValueObject, template: Template): Stated<string> {
  const name = properties['GroupName'] ?? null;
  if (name === null || (properties['GroupId'] ?? null) !== null) return neededId('GroupId', properties);
  return groupNamed('GroupName', properties, template);
}
