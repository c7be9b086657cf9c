import { type SecurityGroup } from '../../../network/security-group.ts';
import { mapStated, stated, unstated } from '../../declared/stated.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { nothing, said } from './said.ts';
import { ofTypes } from './template.ts';
import { neededId } from './stated-ids.ts';

/**
 * Custom::VpcRestrictDefaultSG of the CDK, which takes AWS's rules out of a VPC's default group on deployment. The
 * group is then one that the template manages, without rules of its own; separate ones come on top.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.VpcProps.html#restrictdefaultsecuritygroup
 */
export const mapRestrictedDefaultGroup: ResourceMapper = (resource, template) => {
  const { properties, scope, place } = resource;
  const groupId = neededId('DefaultSecurityGroupId', properties);
  if (!groupId.known) return nothing;
  const id = groupId.value;
  const vpc = ofTypes(template, 'AWS::EC2::VPC').find((one) => `${one.id}.DefaultSecurityGroup` === id);
  // A group of a VPC that is not in the template is not known: it may have rules besides AWS's own.
  const vpcId = vpc === undefined ? unstated(`the VPC of ${id}`) : stated(vpc.id);
  const item = mapStated(vpcId, (ofVpc): SecurityGroup => ({
    id,
    scope,
    name: null,
    vpcId: ofVpc,
    ownerId: scope.accountId,
    groupName: 'default',
    ingress: [],
    egress: [],
  }));
  return said({ drafts: [{ collection: 'securityGroups', id, scope, place, item, properties: {} }] });
};
