import { neverOnInternet } from '../network/special-addresses.ts';
import { lookUp, missingInVpc } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { passBlockPublicAccess } from './block-public-access.ts';
import { divide } from './filter.ts';
import { partOf } from './judge.ts';
import { type Onward } from './onward.ts';
import { type Flow } from './flow.ts';
import {
  addStep,
  at,
  cannotTell,
  notFollowed,
  outcomeOfRefusal,
  passes,
  type Station,
  takeWay,
  type Walk,
} from './walk.ts';

/** Follows packets to an internet gateway: attached, a public address, no Block Public Access, a public target. */
export function enterInternetGateway(walk: Walk, flow: Flow, from: Station, gatewayId: string): Onward {
  const hop: ResourceRef = { type: 'internet-gateway', id: gatewayId };
  takeWay(walk, 'internet-gateway', hop);
  let passed = passAttachment(walk, flow, from, hop);
  passed = passPublicAddress(walk, passed, from, hop);
  passed = passBlockPublicAccess(walk, passed, from, from.kind === 'nat' ? 'nat' : 'direct');
  passed = passPublicTarget(walk, passed, from, hop);
  passed = passGatewayRouteTable(walk, passed, from, hop);
  return { kind: 'internet', flow: passed, via: 'internet-gateway', resource: hop };
}

/** Follows packets to an egress-only internet gateway, which lets IPv6 connections out and none in. */
export function enterEgressOnlyGateway(walk: Walk, flow: Flow, from: Station, gatewayId: string): Onward {
  const hop: ResourceRef = { type: 'egress-only-internet-gateway', id: gatewayId };
  takeWay(walk, 'egress-only-internet-gateway', hop);
  const gateway = lookUp(walk.index, 'egressOnlyInternetGateways', gatewayId, from.scope);
  const where = at(hop, hop);
  const data = { vpcId: from.vpcId };
  let passed = flow;
  if (!gateway.known) {
    addStep(walk, { ...where, code: 'egress-only-gateway-not-read', data: {}, ...cannotTell(gateway.gap) });
  } else if (gateway.value.vpcIds.includes(from.vpcId)) {
    addStep(walk, { ...where, code: 'egress-only-gateway-attached', data, ...passes });
  } else {
    addStep(walk, {
      ...where,
      code: 'egress-only-gateway-detached',
      data,
      ...outcomeOfRefusal(walk, flow.sent),
    });
    passed = drop(flow);
  }
  passed = passBlockPublicAccess(walk, passed, from, 'egress-only');
  passed = passPublicTarget(walk, passed, from, hop);
  return { kind: 'internet', flow: passed, via: 'egress-only-internet-gateway', resource: hop };
}

// Behind a block the rest of the way is judged all the same, so that every block is listed at once.
function drop(flow: Flow): Flow {
  return { sent: flow.sent, left: [] };
}

function passAttachment(walk: Walk, flow: Flow, from: Station, hop: ResourceRef): Flow {
  const gateway = lookUp(walk.index, 'internetGateways', hop.id, from.scope);
  const where = at(hop, hop);
  const data = { vpcId: from.vpcId };
  if (!gateway.known) {
    addStep(walk, { ...where, code: 'internet-gateway-not-read', data: {}, ...cannotTell(gateway.gap) });
    return flow;
  }
  if (gateway.value.vpcIds.includes(from.vpcId)) {
    addStep(walk, { ...where, code: 'internet-gateway-attached', data, ...passes });
    return flow;
  }
  addStep(walk, { ...where, code: 'internet-gateway-detached', data, ...outcomeOfRefusal(walk, flow.sent) });
  return drop(flow);
}

// An internet gateway translates only for senders that have a public IPv4 address; others' packets are dropped.
// https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
function passPublicAddress(walk: Walk, flow: Flow, from: Station, hop: ResourceRef): Flow {
  const data = { internetGateway: hop.id };
  if (walk.family === 'ipv6') {
    if (from.kind !== 'client' || (walk.vantage.kind !== 'function' && walk.vantage.kind !== 'subnet'))
      return flow;
    const gap = notFollowed('lambda-ipv6-by-internet-gateway', hop.id);
    addStep(walk, { ...at(hop, hop), code: 'lambda-ipv6-by-internet-gateway', data, ...cannotTell(gap) });
    return flow;
  }
  if (from.publicAddress === 'yes') return flow;
  const result = outcomeOfRefusal(walk, flow.sent);
  const where = at(hop, from.hop);
  if (from.kind === 'client') addStep(walk, { ...where, code: 'public-address-missing', data, ...result });
  else if (from.kind === 'nat-instance') {
    addStep(walk, { ...where, code: 'nat-instance-without-public-address', data, ...result });
  } else if (isPrivateNat(walk, from)) addStep(walk, { ...where, code: 'nat-private', data, ...result });
  else addStep(walk, { ...where, code: 'nat-without-public-address', data: {}, ...result });
  return result.outcome === 'unknown' ? flow : drop(flow);
}

function isPrivateNat(walk: Walk, from: Station): boolean {
  return walk.index.byId.natGateways.get(from.hop.id)?.connectivity === 'private';
}

function passPublicTarget(walk: Walk, flow: Flow, from: Station, hop: ResourceRef): Flow {
  const view = { remote: 'target', ports: walk.port, protocol: walk.protocol } as const;
  const { inside, outside } = divide(
    flow.sent,
    { protocol: 'all', ports: null, remote: neverOnInternet },
    view,
  );
  if (inside.length === 0) return flow;
  const result = outcomeOfRefusal(walk, inside);
  addStep(walk, {
    ...at(hop, hop),
    code: 'internet-gateway-private-target',
    data: { vpcId: from.vpcId },
    ...result,
  });
  return result.outcome === 'unknown' ? flow : partOf(flow, outside);
}

// A table associated with the gateway itself steers what comes in, through an appliance as a rule.
// https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html
function passGatewayRouteTable(walk: Walk, flow: Flow, from: Station, hop: ResourceRef): Flow {
  const table = walk.index.tableOfGateway.get(hop.id);
  const [hidden] = missingInVpc(walk.index, 'routeTables', from.scope, from.vpcId);
  const isPlain =
    table === undefined ? hidden === undefined : table.routes.every(({ target }) => target.kind === 'local');
  if (isPlain) return flow;
  const resource: ResourceRef = table === undefined ? hop : { type: 'route-table', id: table.id };
  addStep(walk, {
    ...at(hop, resource, { way: 'back' }),
    code: 'gateway-route-table-not-followed',
    data: { routeTable: table?.id ?? null },
    ...cannotTell(
      table === undefined && hidden !== undefined ? hidden : notFollowed('gateway-route-table', resource.id),
    ),
  });
  return flow;
}
