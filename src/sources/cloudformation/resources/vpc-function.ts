import { type VpcFunction } from '../../../network/vpc-function.ts';
import { partitionOf } from '../../../targets/partition.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { flagAt, objectAt, orElse, textAt } from '../../declared/fields.ts';
import { mapStated, type Stated } from '../../declared/stated.ts';
import { type ValueObject } from '../../declared/value.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, idsAt, lackOf, nothing, placesOf, said } from './said.ts';

/**
 * AWS::Lambda::Function and AWS::Serverless::Function, where it is attached to a VPC: its subnets say to which. An
 * empty list of subnets takes it out of any.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-vpcconfig.html
 */
export const mapFunction: ResourceMapper = (resource) => {
  const { properties } = resource;
  const config = objectAt(properties, 'VpcConfig');
  if (!config.known) return functionDraft(resource, config);
  if (config.value === null) return nothing;
  const subnets = idsAt(resource, config.value, 'SubnetIds', 'subnets');
  if (subnets.ids.length === 0) return nothing;
  const groups = securityGroups(resource, config.value);
  const ipv6Allowed = orElse(
    flagAt(config.value, 'Ipv6AllowedForDualStack'),
    defaults['AWS::Lambda::Function'].Ipv6AllowedForDualStack.value,
  );
  const item = mapStated(ipv6Allowed, (isAllowed): VpcFunction => ({
    ...namesOf(resource),
    scope: resource.scope,
    vpcId: '',
    subnetIds: subnets.ids,
    securityGroupIds: groups.ids,
    ipv6Allowed: isAllowed,
  }));
  return said({ ...functionDraft(resource, item), lacks: [...subnets.lacks, ...groups.lacks] });
};

function functionDraft(resource: DeclaredResource, item: Stated<VpcFunction>) {
  const places = placesOf(resource, {
    subnets: ['VpcConfig', 'SubnetIds'],
    'security-groups': ['VpcConfig', 'SecurityGroupIds'],
  });
  return said({ drafts: [{ ...headOf(resource), collection: 'functions', item, properties: places }] });
}

// Lambda takes no function with subnets and without groups: what is not written is not known.
function securityGroups(resource: DeclaredResource, config: ValueObject) {
  const written = idsAt(resource, config, 'SecurityGroupIds', 'securityGroups');
  if (written.ids.length > 0) return written;
  const expression = `the security groups of ${resource.id}`;
  return { ids: [expression], lacks: [lackOf(resource, 'securityGroups', expression)] };
}

/**
 * The name that is written, else the logical id; the ARN that deployment will give where all its parts are known, else
 * the logical id, which is as unique within the input.
 */
function namesOf({ id, properties, scope }: DeclaredResource): Pick<VpcFunction, 'name' | 'arn'> {
  const name = textAt(properties, 'FunctionName');
  if (!name.known || name.value === null || name.value === '') return { name: id, arn: id };
  const partition = partitionOf(scope.region)?.id;
  if (partition === undefined || scope.accountId === null) return { name: name.value, arn: id };
  return {
    name: name.value,
    arn: `arn:${partition}:lambda:${scope.region}:${scope.accountId}:function:${name.value}`,
  };
}
