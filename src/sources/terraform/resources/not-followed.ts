import { type Lack } from '../../declared/draft.ts';
import { knownText, lackOf, nothing, said } from './said.ts';
import { type ResourceMapper } from './resource-mapper.ts';

/** A mapper of a type that changes what the model holds in a way that is not followed. */
function notFollowed(what: string, ...facts: readonly Lack['fact'][]): ResourceMapper {
  return (resource) => {
    const expression = `${what} (${resource.type} ${resource.id})`;
    return said({ lacks: facts.map((fact) => lackOf(resource, fact, expression, null)) });
  };
}

const inStacks = ['AWS::EC2::', 'AWS::Route53'] as const;

const stackOfNetwork = notFollowed(
  'what a CloudFormation stack makes',
  'vpcs',
  'subnets',
  'routeTables',
  'vpcEndpoints',
  'securityGroups',
  'networkAcls',
  'hostedZones',
  'resolverRules',
);

// A template that is here and names nothing of the network leaves it as it is.
const mapStack: ResourceMapper = (resource, plan) => {
  const template = knownText(resource, 'template_body');
  const isHarmless = template !== null && !inStacks.some((prefix) => template.includes(prefix));
  return isHarmless ? nothing : stackOfNetwork(resource, plan);
};

/** What could change the network and is not followed, by type. */
export const notFollowedMappers: readonly (readonly [string, ResourceMapper])[] = [
  ['aws_cloudformation_stack', mapStack],
  ['aws_cloudformation_stack_set', mapStack],
  ['aws_serverlessapplicationrepository_cloudformation_stack', stackOfNetwork],
  [
    'aws_ec2_transit_gateway_policy_table',
    notFollowed('a transit gateway policy table', 'transitGatewayRouteTables'),
  ],
  ['aws_route53_records_exclusive', notFollowed('the only records of a zone', 'hostedZones')],
  ['aws_route53_traffic_policy_instance', notFollowed('records of a traffic policy', 'hostedZones')],
  ['aws_spot_instance_request', notFollowed('a spot instance', 'instances', 'networkInterfaces')],
];
