import * as z from 'zod';
import { canonicalText } from '../../canonical-text.ts';
import { type SecurityGroup, type SecurityGroupRule } from '../../../network/security-group.ts';
import { type ItemReader, itemReader } from '../read-items.ts';
import { nameTag, optionalText, text } from './fields.ts';
import { type FlatRule, permissionsShape, toRules } from './security-group-rule.ts';

const shape = z.object({
  GroupId: text,
  GroupName: optionalText,
  VpcId: text,
  OwnerId: optionalText,
  IpPermissions: permissionsShape.optional(),
  IpPermissionsEgress: permissionsShape.optional(),
  Tags: nameTag,
});

/**
 * A reader of members of DescribeSecurityGroups. A group without its rules takes them from the answer to
 * DescribeSecurityGroupRules; `flatRules` is null where there is no whole one, and such a group does not fit.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html
 */
export function securityGroupReader(
  flatRules: ReadonlyMap<string, readonly FlatRule[]> | null,
): ItemReader<SecurityGroup> {
  const hasRules = shape
    .refine((fields) => fields.IpPermissions !== undefined || flatRules !== null, { path: ['IpPermissions'] })
    .refine((fields) => fields.IpPermissionsEgress !== undefined || flatRules !== null, {
      path: ['IpPermissionsEgress'],
    });
  return itemReader(hasRules, (fields, scope) => {
    const flat = flatRules?.get(fields.GroupId) ?? [];
    const flatOf = (egress: boolean) => flat.filter((one) => one.egress === egress).map(({ rule }) => rule);
    const ingress = fields.IpPermissions === undefined ? flatOf(false) : toRules(fields.IpPermissions);
    const egress =
      fields.IpPermissionsEgress === undefined ? flatOf(true) : toRules(fields.IpPermissionsEgress);
    return {
      id: fields.GroupId,
      scope,
      name: fields.Tags,
      vpcId: fields.VpcId,
      ownerId: fields.OwnerId,
      groupName: fields.GroupName,
      ingress: inOrder(ingress),
      egress: inOrder(egress),
    };
  });
}

function inOrder(rules: readonly SecurityGroupRule[]): readonly SecurityGroupRule[] {
  const keyed = new Map(rules.map((rule) => [canonicalText(rule), rule]));
  return [...keyed].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, rule]) => rule);
}
