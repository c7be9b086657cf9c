import { type VpcFunction } from '../../../network/vpc-function.ts';
import { flagAt, listAt, neededText, orElse } from '../../declared/fields.ts';
import { allStated, mapStated, thenStated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { blockAt, headOf, idsOf, knownText, nothing, placesOf, said, statedIds } from './said.ts';

/**
 * aws_lambda_function in a VPC, and data.aws_lambda_function. One without subnets is in none.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
 */
export const mapFunction: ResourceMapper = (resource) => {
  const { properties, scope } = resource;
  const block = blockAt(properties, 'vpc_config');
  const config = block.known ? block.value : {};
  const listed = listAt(config, 'subnet_ids');
  if (block.known && listed.known && listed.value.length === 0) return nothing;
  const subnets = idsOf(resource, statedIds(config, 'subnet_ids'), 'subnets');
  const groups = idsOf(resource, statedIds(config, 'security_group_ids'), 'securityGroups');
  const instead = defaults.aws_lambda_function.ipv6_allowed_for_dual_stack.value;
  const stands = thenStated(block, () =>
    allStated({
      name: neededText('function_name', properties),
      ipv6Allowed: orElse(flagAt(config, 'ipv6_allowed_for_dual_stack'), instead),
    }),
  );
  const item = mapStated(stands, (fields): VpcFunction => ({
    ...fields,
    // ARNs are known to apply; the resource's own address stands for it as well.
    arn: knownText(resource, 'arn') ?? resource.id,
    scope,
    vpcId: knownText({ ...resource, properties: config }, 'vpc_id') ?? '',
    subnetIds: subnets.ids,
    securityGroupIds: groups.ids,
  }));
  const places = placesOf(resource, { subnets: 'vpc_config', 'security-groups': 'vpc_config' });
  return said({
    drafts: [{ ...headOf(resource), collection: 'functions', item, properties: places }],
    lacks: [...subnets.lacks, ...groups.lacks],
  });
};
