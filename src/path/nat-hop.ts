import { type Fact } from '../network/fact.ts';
import { type NatGateway } from '../network/nat-gateway.ts';
import { lookUp, networkAclOf, routeTableOf } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type RouteTable } from '../network/route-table.ts';
import { passNetworkAcl } from './judge.ts';
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
  viewFromStation,
  type Walk,
} from './walk.ts';

/** Follows packets into a NAT gateway: its subnet's ACL, its state, and the table it sends them on by. */
export function enterNatGateway(walk: Walk, flow: Flow, from: Station, natId: string): Onward {
  const hop: ResourceRef = { type: 'nat-gateway', id: natId };
  takeWay(walk, 'nat-gateway', hop);
  if (walk.family === 'ipv6') return refuseIpv6(walk, flow, hop);
  const nat = lookUp(walk.index, 'natGateways', natId, from.scope);
  if (!nat.known) {
    addStep(walk, { ...at(hop, hop), code: 'nat-not-read', data: {}, ...cannotTell(nat.gap) });
    return { kind: 'untold', flow };
  }
  if (from.kind !== 'client') {
    const gap = notFollowed('nat-behind-nat', natId);
    addStep(walk, { ...at(hop, hop), code: 'nat-behind-nat', data: {}, ...cannotTell(gap) });
    return { kind: 'untold', flow };
  }
  return enterKnown(walk, flow, from, nat.value);
}

// A NAT gateway translates IPv6 only for 64:ff9b::/96 (NAT64), which no client of this path sends to.
// https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
function refuseIpv6(walk: Walk, flow: Flow, hop: ResourceRef): Onward {
  addStep(walk, {
    ...at(hop, hop),
    code: 'nat-carries-no-ipv6',
    data: {},
    ...outcomeOfRefusal(walk, flow.sent),
  });
  return { kind: 'stop' };
}

function enterKnown(walk: Walk, flow: Flow, from: Station, nat: NatGateway): Onward {
  const hop: ResourceRef = { type: 'nat-gateway', id: nat.id };
  const subnet = nat.subnetId === null ? null : lookUp(walk.index, 'subnets', nat.subnetId, nat.scope);
  if (subnet !== null && !subnet.known) {
    addStep(walk, { ...at(hop, hop), code: 'nat-not-read', data: {}, ...cannotTell(subnet.gap) });
    return { kind: 'untold', flow };
  }
  let passed = flow;
  if (subnet !== null && subnet.value.id !== from.subnet?.id) {
    passed = passNetworkAcl(walk, flow, {
      place: 'nat',
      hop,
      subnetId: subnet.value.id,
      acl: networkAclOf(walk.index, subnet.value),
      direction: 'in',
      way: 'there',
      view: viewFromStation(walk, from),
    });
  }
  passed = passState(walk, passed, nat);
  const table: Fact<RouteTable> =
    subnet === null
      ? lookUp(walk.index, 'routeTables', nat.routeTableId ?? `of-${nat.id}`, nat.scope)
      : routeTableOf(walk.index, subnet.value);
  const privates = nat.addresses.flatMap(({ privateAddress }) => privateAddress ?? []);
  const station: Station = {
    kind: 'nat',
    hop,
    scope: nat.scope,
    vpcId: nat.vpcId,
    subnet: subnet === null ? null : subnet.value,
    table,
    translated: privates,
    publicAddress: hasPublicAddress(nat) ? 'yes' : 'no',
  };
  return { kind: 'resend', flow: passed, station };
}

// A public gateway whose addresses the source does not carry has one all the same: AWS makes none without.
function hasPublicAddress(nat: NatGateway): boolean {
  return (
    nat.connectivity === 'public' &&
    (nat.addresses.length === 0 || nat.addresses.some((pair) => pair.publicAddress !== null))
  );
}

function passState(walk: Walk, flow: Flow, nat: NatGateway): Flow {
  const hop: ResourceRef = { type: 'nat-gateway', id: nat.id };
  const where = at(hop, hop);
  const { state, failureCode, attachedAppliances } = nat;
  if (attachedAppliances.length > 0) {
    const gap = notFollowed('network-function', nat.id);
    addStep(walk, {
      ...where,
      code: 'nat-filters-behind',
      data: { appliances: attachedAppliances },
      ...cannotTell(gap),
    });
  }
  switch (state) {
    case 'available':
      addStep(walk, { ...where, code: 'nat-available', data: { state }, ...passes });
      return flow;
    case 'pending':
      addStep(walk, { ...where, code: 'nat-pending', data: { state }, outcome: 'condition', gap: null });
      return flow;
    case 'deleting':
      // "May still be processing traffic": https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html
      addStep(walk, { ...where, code: 'nat-deleting', data: { state }, outcome: 'condition', gap: null });
      return flow;
    case 'failed':
    case 'deleted': {
      const result = outcomeOfRefusal(walk, flow.sent);
      addStep(walk, { ...where, code: 'nat-not-available', data: { state, failureCode }, ...result });
      // What lies behind it is judged all the same, so that every block is listed at once.
      return result.outcome === 'unknown' ? flow : { sent: flow.sent, left: [] };
    }
    case 'other':
      addStep(walk, {
        ...where,
        code: 'nat-not-read',
        data: {},
        ...cannotTell(notFollowed('route-state', nat.id)),
      });
      return flow;
  }
}
