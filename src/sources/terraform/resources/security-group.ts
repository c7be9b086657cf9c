import { type SecurityGroup } from '../../../network/security-group.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { listAt, neededText, objectAt } from '../../declared/fields.ts';
import { mapStated, stated, unstated } from '../../declared/stated.ts';
import { adoptedFrom } from './adopted.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import {
  headOf,
  isGiven,
  knownText,
  lackOf,
  nameTag,
  placesOf,
  said,
  saidTogether,
  statedIds,
} from './said.ts';
import {
  blockPeer,
  blockPeers,
  type Direction,
  directionAt,
  groupPeer,
  listPeer,
  listPeers,
  ruleLinks,
  selfPeers,
  trafficOf,
} from './security-group-rule.ts';

const directions = ['ingress', 'egress'] as const satisfies Direction[];

/**
 * aws_security_group with its inline rules. Without a rule for egress it lets nothing out: the provider takes AWS's own
 * rule away.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
 */
export const mapSecurityGroup: ResourceMapper = (resource) => groupWithRules(resource);

/**
 * aws_default_security_group: the group that AWS made with a VPC. Adoption takes away what rules it had.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group
 */
export const mapDefaultSecurityGroup: ResourceMapper = (resource) => {
  const vpcId = neededText('vpc_id', resource.properties);
  const brought = mapStated(vpcId, (id) => `${id}.default_security_group_id`);
  return saidTogether([groupWithRules(resource), adoptedFrom(resource, brought)]);
};

function groupWithRules(resource: DeclaredResource): Drafts {
  return saidTogether([
    groupDraft(resource),
    ...directions.map((direction) => inlineRules(resource, direction)),
  ]);
}

function groupDraft(resource: DeclaredResource): Drafts {
  const { id, properties, scope } = resource;
  const item = mapStated(neededText('vpc_id', properties), (vpcId): SecurityGroup => ({
    id,
    scope,
    name: nameTag(resource),
    vpcId,
    ownerId: knownText(resource, 'owner_id') ?? scope.accountId,
    groupName: knownText(resource, 'name'),
    ingress: [],
    egress: [],
  }));
  const places = placesOf(resource, { egress: 'egress', ingress: 'ingress' });
  return said({ drafts: [{ ...headOf(resource), collection: 'securityGroups', item, properties: places }] });
}

function inlineRules(resource: DeclaredResource, direction: Direction): Drafts {
  const securityGroupId = stated(resource.id);
  const blocks = listAt(resource.properties, direction);
  if (!blocks.known)
    return ruleLinks(resource, { securityGroupId, direction, way: [direction], traffic: blocks, peers: [] });
  return saidTogether(
    blocks.value.map((member, position) => {
      const block = objectAt({ [direction]: member }, direction);
      const properties = (block.known ? block.value : null) ?? {};
      return ruleLinks(resource, {
        securityGroupId,
        direction,
        way: [direction, position],
        traffic: block.known ? trafficOf(properties, 'protocol') : block,
        peers: [
          ...blockPeers(properties, 'cidr_blocks'),
          ...blockPeers(properties, 'ipv6_cidr_blocks'),
          ...listPeers(properties, 'prefix_list_ids'),
          ...statedIds(properties, 'security_groups').map(groupPeer),
          ...selfPeers(properties, securityGroupId),
        ],
      });
    }),
  );
}

/**
 * aws_security_group_rule: one rule with lists of peers.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group_rule
 */
export const mapSecurityGroupRule: ResourceMapper = (resource) => {
  const { properties } = resource;
  const securityGroupId = neededText('security_group_id', properties);
  const direction = directionAt(properties);
  // A rule of a direction that only apply knows may be either.
  return saidTogether(
    (direction.known ? [direction.value] : directions).map((one) =>
      ruleLinks(resource, {
        securityGroupId,
        direction: one,
        way: [],
        traffic: direction.known ? trafficOf(properties, 'protocol') : direction,
        peers: [
          ...blockPeers(properties, 'cidr_blocks'),
          ...blockPeers(properties, 'ipv6_cidr_blocks'),
          ...listPeers(properties, 'prefix_list_ids'),
          ...(isGiven(properties, 'source_security_group_id')
            ? [groupPeer(neededText('source_security_group_id', properties))]
            : []),
          ...selfPeers(properties, securityGroupId),
        ],
      }),
    ),
  );
};

/**
 * aws_vpc_security_group_ingress_rule: one rule with one peer.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule
 */
export const mapIngressRule: ResourceMapper = (resource) => singleRule(resource, 'ingress');

/**
 * aws_vpc_security_group_egress_rule: one rule with one peer.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_egress_rule
 */
export const mapEgressRule: ResourceMapper = (resource) => singleRule(resource, 'egress');

function singleRule(resource: DeclaredResource, direction: Direction): Drafts {
  const { properties } = resource;
  const given = (name: string): readonly string[] => (isGiven(properties, name) ? [name] : []);
  const peers = [
    ...[...given('cidr_ipv4'), ...given('cidr_ipv6')].map((name) => blockPeer(properties, name)),
    ...given('prefix_list_id').map((name) => listPeer(neededText(name, properties))),
    ...given('referenced_security_group_id').map((name) => groupPeer(neededText(name, properties))),
  ];
  return ruleLinks(resource, {
    securityGroupId: neededText('security_group_id', properties),
    direction,
    way: [],
    traffic: trafficOf(properties, 'ip_protocol'),
    peers: peers.length === 0 ? [unstated('a rule without a peer')] : peers,
  });
}

/**
 * data.aws_security_group, which does not say the group's rules: so the group is not known.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/security_group
 */
export const mapExistingSecurityGroup: ResourceMapper = (resource) =>
  said({
    lacks: [
      lackOf(
        resource,
        'securityGroups',
        `the rules of the existing security group ${resource.id}`,
        resource.id,
      ),
    ],
  });
