import { missingIn } from '../network/collection.ts';
import { type Fact, known, unknown } from '../network/fact.ts';
import { type Gap } from '../network/gap.ts';
import { type ResourceRef } from '../network/resource.ts';
import { sameScope } from '../network/scope.ts';
import { type Subnet } from '../network/subnet.ts';
import { type InternetGatewayBlockMode } from '../network/vpc.ts';
import { type Flow } from './flow.ts';
import {
  addStep,
  assume,
  at,
  cannotTell,
  notFollowed,
  outcomeOfRefusal,
  passes,
  type Station,
  type Walk,
} from './walk.ts';

/** How packets cross to the internet. */
export type InternetWay = 'nat' | 'direct' | 'egress-only';

/**
 * Passes packets by VPC Block Public Access: bidirectional blocks every way to the internet; ingress-only still
 * lets connections out through NAT gateways and egress-only gateways.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
export function passBlockPublicAccess(walk: Walk, flow: Flow, from: Station, way: InternetWay): Flow {
  const mode = blockModeOf(walk, from, way);
  const resource: ResourceRef =
    from.subnet === null || from.kind === 'client'
      ? { type: 'vpc', id: from.vpcId }
      : { type: 'subnet', id: from.subnet.id };
  const where = at(from.hop, resource);
  if (!mode.known) {
    addStep(walk, { ...where, code: 'block-public-access-not-read', data: {}, ...cannotTell(mode.gap) });
    return flow;
  }
  const data = { mode: mode.value };
  if (!blocks(mode.value, way)) {
    addStep(walk, { ...where, code: 'block-public-access-allows', data, ...passes });
    return flow;
  }
  addStep(walk, { ...where, code: 'block-public-access-blocks', data, ...outcomeOfRefusal(walk, flow.sent) });
  return { sent: flow.sent, left: [] };
}

function blocks(mode: InternetGatewayBlockMode, way: InternetWay): boolean {
  return mode === 'block-bidirectional' || (mode === 'block-ingress' && way === 'direct');
}

// An exclusion only ever lifts a block, for a VPC or for single subnets. So a mode of the whole that does not
// block is sure, and one that does is sure only where the subnet itself says so.
function blockModeOf(walk: Walk, from: Station, way: InternetWay): Fact<InternetGatewayBlockMode> {
  const ofSubnet = from.subnet?.blockPublicAccess;
  if (ofSubnet?.known === true) return ofSubnet;
  const vpc = walk.index.byId.vpcs.get(from.vpcId);
  if (vpc?.blockPublicAccess.known !== true) return blockModeOfAccount(walk, from, way);
  const { value } = vpc.blockPublicAccess;
  if (!blocks(value, way)) return known(value);
  if (ofSubnet !== undefined) return ofSubnet;
  // Which exclusion counts for a regional NAT gateway, which has no subnet, is not documented.
  const gap = notFollowed('regional-nat-exclusion', from.hop.id);
  return hasNoExclusion(walk, vpc.id) ? known(value) : unknown(gap);
}

function hasNoExclusion(walk: Walk, vpcId: string): boolean {
  const subnets = walk.index.subnetsOfVpc.get(vpcId) ?? [];
  const isBlocked = ({ blockPublicAccess: mode }: Subnet): boolean =>
    mode.known && mode.value === 'block-bidirectional';
  return walk.index.network.subnets.missing.length === 0 && subnets.every(isBlocked);
}

function blockModeOfAccount(walk: Walk, from: Station, way: InternetWay): Fact<InternetGatewayBlockMode> {
  const { blockPublicAccess } = walk.index.network;
  const account = blockPublicAccess.items.find((item) => sameScope(item.scope, from.scope));
  if (account !== undefined && !blocks(account.mode, way)) return known(account.mode);
  const [missing] = missingIn(blockPublicAccess, from.scope);
  if (account === undefined && assume(walk, 'block-public-access-off')) return known('off');
  return unknown(missing ?? modeNotSaved(from));
}

function modeNotSaved({ vpcId, scope }: Station): Gap {
  const command = `aws ec2 describe-subnets --filters Name=vpc-id,Values=${vpcId} --region ${scope.region}`;
  return {
    kind: 'not-in-source',
    subject: { fact: 'vpcBlockPublicAccess', id: vpcId },
    scope,
    command,
    detail: null,
  };
}
