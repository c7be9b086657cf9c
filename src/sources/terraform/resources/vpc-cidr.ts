import { cidrAt, needed, neededText } from '../../declared/fields.ts';
import { fromPool } from './amazon-ipv6.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { isGiven, nothing, said } from './said.ts';
import { cidrLink } from './vpc-draft.ts';
import { ipv6Block } from './vpc.ts';

/**
 * aws_vpc_ipv4_cidr_block_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_ipv4_cidr_block_association
 */
export const mapIpv4Association: ResourceMapper = (resource) => {
  const { properties } = resource;
  const isWritten = typeof properties['cidr_block'] === 'string';
  const cidr =
    !isWritten && isGiven(properties, 'ipv4_ipam_pool_id')
      ? fromPool(resource, 'ipv4_ipam_pool_id')
      : needed('cidr_block', cidrAt(properties, 'cidr_block'));
  return said({ links: [cidrLink(resource, 'cidr_block', neededText('vpc_id', properties), cidr)] });
};

/**
 * aws_vpc_ipv6_cidr_block_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_ipv6_cidr_block_association
 */
export const mapIpv6Association: ResourceMapper = (resource, plan) => {
  const vpcId = neededText('vpc_id', resource.properties);
  const cidr = ipv6Block(resource, plan, vpcId.known ? vpcId.value : '');
  return cidr === null ? nothing : said({ links: [cidrLink(resource, 'ipv6_cidr_block', vpcId, cidr)] });
};
