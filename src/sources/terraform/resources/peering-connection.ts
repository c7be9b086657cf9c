import { type PeeringConnection, type PeeringSide } from '../../../network/connections.ts';
import { sortedCidrs } from '../../aws-cli/shapes/prefix-list.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { flagAt, neededText, orElse } from '../../declared/fields.ts';
import { allStated, mapStated, type Stated, thenStated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { neededCidr } from './amazon-ipv6.ts';
import { objectsIn } from './network-interface.ts';
import { type Plan } from './plan.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, knownText, linkOf, nameTag, nothing, said } from './said.ts';
import { blocksOfVpc } from './vpc.ts';

const pending = 'pending-acceptance';

/**
 * aws_vpc_peering_connection. It is accepted by itself where it says so, else by a resource of the other side; one that
 * is in the state says its status.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection
 */
export const mapPeeringConnection: ResourceMapper = (resource, plan) => {
  const { id, properties, scope } = resource;
  const stands = allStated({
    vpcId: neededText('vpc_id', properties),
    peerVpcId: neededText('peer_vpc_id', properties),
    status: statusOf(resource),
  });
  const item = mapStated(stands, ({ vpcId, peerVpcId, status }): PeeringConnection => ({
    id,
    scope,
    name: nameTag(resource),
    status,
    requester: sideOf(plan, { vpcId, accountId: scope.accountId, region: scope.region }),
    accepter: sideOf(plan, {
      vpcId: peerVpcId,
      accountId: textOrUnknown(resource, 'peer_owner_id', scope.accountId),
      region: textOrUnknown(resource, 'peer_region', scope.region),
    }),
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'peeringConnections', item, properties: {} }] });
};

function sideOf(plan: Plan, side: Omit<PeeringSide, 'cidrs'>): PeeringSide {
  return { ...side, cidrs: sortedCidrs(blocksOfVpc(plan, side.vpcId)) };
}

// What is not written is that of the provider; what only apply knows may be any.
function textOrUnknown(resource: DeclaredResource, name: string, instead: string | null): string | null {
  return resource.properties[name] === undefined ? instead : knownText(resource, name);
}

function statusOf(resource: DeclaredResource): Stated<string> {
  const instead = defaults.aws_vpc_peering_connection.auto_accept.value;
  return mapStated(orElse(flagAt(resource.properties, 'auto_accept'), instead), (accepts) =>
    accepts ? 'active' : (knownText(resource, 'accept_status') ?? pending),
  );
}

/**
 * aws_vpc_peering_connection_accepter, where it accepts.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection_accepter
 */
export const mapPeeringAccepter: ResourceMapper = (resource) => {
  const { properties } = resource;
  const instead = defaults.aws_vpc_peering_connection_accepter.auto_accept.value;
  const accepts = orElse(flagAt(properties, 'auto_accept'), instead);
  if (accepts.known && !accepts.value) return nothing;
  const peeringConnectionId = thenStated(accepts, () => neededText('vpc_peering_connection_id', properties));
  return said({ links: [{ ...linkOf(resource), kind: 'peering-accepted', data: { peeringConnectionId } }] });
};

/**
 * data.aws_vpc_peering_connection, with the blocks of both sides.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/vpc_peering_connection
 */
export const mapExistingPeering: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const stands = allStated({
    vpcId: neededText('vpc_id', properties),
    peerVpcId: neededText('peer_vpc_id', properties),
    status: neededText('status', properties),
  });
  const item = mapStated(stands, ({ vpcId, peerVpcId, status }): PeeringConnection => ({
    id,
    scope,
    name: nameTag(resource),
    status,
    requester: {
      vpcId,
      accountId: knownText(resource, 'owner_id'),
      region: knownText(resource, 'requester_region') ?? knownText(resource, 'region'),
      cidrs: blocksAt(resource, ''),
    },
    accepter: {
      vpcId: peerVpcId,
      accountId: knownText(resource, 'peer_owner_id'),
      region: knownText(resource, 'peer_region'),
      cidrs: blocksAt(resource, 'peer_'),
    },
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'peeringConnections', item, properties: {} }] });
};

function blocksAt({ properties }: DeclaredResource, side: '' | 'peer_') {
  const listed = [`${side}cidr_block_set`, `${side}ipv6_cidr_block_set`]
    .flatMap((name) => objectsIn(properties, name))
    .flatMap((one) => [one['cidr_block'], one['ipv6_cidr_block']]);
  const texts = [properties[`${side}cidr_block`], ...listed].filter((value) => typeof value === 'string');
  return sortedCidrs(
    texts.flatMap((text) => {
      const block = neededCidr('cidr_block', text);
      return block.known ? [block.value] : [];
    }),
  );
}
