import { type PeeringConnection } from '../../../network/connections.ts';
import { sortedCidrs } from '../../aws-cli/shapes/prefix-list.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { textAt } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, nameTag, said } from './said.ts';
import { blocksOfVpc } from './vpc.ts';
import { neededId } from './stated-ids.ts';

/**
 * AWS::EC2::VPCPeeringConnection. Deployment accepts it in its own account, and in another one through the role that it
 * names; else the other side has to accept.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcpeeringconnection.html
 */
export const mapPeeringConnection: ResourceMapper = (resource, template) => {
  const { id, properties, scope } = resource;
  const stands = allStated({
    vpcId: neededId('VpcId', properties),
    peerVpcId: neededId('PeerVpcId', properties),
    status: statusOf(resource),
  });
  const peerOwner = textAt(properties, 'PeerOwnerId');
  const peerRegion = textAt(properties, 'PeerRegion');
  const item = mapStated(stands, ({ vpcId, peerVpcId, status }): PeeringConnection => ({
    id,
    scope,
    name: nameTag(resource),
    status,
    requester: {
      vpcId,
      accountId: scope.accountId,
      region: scope.region,
      cidrs: sortedCidrs(blocksOfVpc(template, vpcId)),
    },
    accepter: {
      vpcId: peerVpcId,
      accountId: peerOwner.known ? (peerOwner.value ?? scope.accountId) : null,
      region: peerRegion.known ? (peerRegion.value ?? scope.region) : null,
      cidrs: sortedCidrs(blocksOfVpc(template, peerVpcId)),
    },
  }));
  return said({
    drafts: [{ ...headOf(resource), collection: 'peeringConnections', item, properties: {} }],
  });
};

function statusOf({ properties, scope }: DeclaredResource): Stated<string> {
  if ((properties['PeerRoleArn'] ?? null) !== null) return stated('active');
  return thenStated(textAt(properties, 'PeerOwnerId'), (owner) => {
    if (owner === null || owner === scope.accountId) return stated('active');
    return scope.accountId === null
      ? unstated(`whether ${owner} is the account that is deployed to`)
      : stated('pending-acceptance');
  });
}
