import { type CollectionName } from '../../../network/gap.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { cidrAt, needed } from '../../declared/fields.ts';
import { stated } from '../../declared/stated.ts';
import { isValueList, isValueObject } from '../../declared/value.ts';
import { neededCidr } from './amazon-ipv6.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { isGiven, lackOf, said, saidTogether } from './said.ts';
import { cidrLink, vpcDraft } from './vpc-draft.ts';

/**
 * data.aws_vpc: what it has inside is not in the plan.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/vpc
 */
export const mapExistingVpc: ResourceMapper = (resource) => {
  const { properties } = resource;
  const ipv6 = isGiven(properties, 'ipv6_cidr_block')
    ? needed('ipv6_cidr_block', cidrAt(properties, 'ipv6_cidr_block'))
    : null;
  return saidTogether([
    vpcDraft(resource, {
      ipv4: needed('cidr_block', cidrAt(properties, 'cidr_block')),
      ipv6,
      type: 'aws_vpc',
    }),
    furtherBlocks(resource),
    existingVpcLacks(resource),
  ]);
};

// `cidr_block_associations` has the first block as well, and those that are on the way out.
function furtherBlocks(resource: DeclaredResource): Drafts {
  const { cidr_block: first, cidr_block_associations: associations = [] } = resource.properties;
  const blocks = (isValueList(associations) ? associations : []).flatMap((association) => {
    if (!isValueObject(association) || (association['state'] ?? 'associated') !== 'associated') return [];
    const { cidr_block: block } = association;
    return typeof block === 'string' && block !== first ? [block] : [];
  });
  return said({
    links: blocks.map((block) =>
      cidrLink(resource, 'cidr_block_associations', stated(resource.id), neededCidr('cidr_block', block)),
    ),
  });
}

const inVpcs = [
  'subnets',
  'routeTables',
  'internetGateways',
  'egressOnlyInternetGateways',
  'natGateways',
  'vpcEndpoints',
  'networkInterfaces',
  'securityGroups',
  'networkAcls',
  'hostedZones',
  'resolverRules',
  'peeringConnections',
  'transitGatewayAttachments',
  'functions',
  'flowLogs',
  'queryLogAssociations',
] as const satisfies CollectionName[];

/** That an existing VPC has things which are not in the plan. */
export function existingVpcLacks(resource: DeclaredResource): Drafts {
  const expression = `what the existing VPC ${resource.id} has besides`;
  return said({ lacks: inVpcs.map((fact) => lackOf(resource, fact, expression, resource.id)) });
}
