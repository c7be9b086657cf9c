import { type Fact } from '../network/fact.ts';
import { lookUp, networkAclOf, routeTableOf } from '../network/network-index.ts';
import { type NetworkInterface } from '../network/network-interface.ts';
import { type ResourceRef } from '../network/resource.ts';
import { passNetworkAcl } from './judge.ts';
import { passGroups } from './judge-groups.ts';
import { type Onward } from './onward.ts';
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
  takeWay,
  viewFromStation,
  type Walk,
} from './walk.ts';

/**
 * Follows packets to a network interface that a route names. An instance with a public address that does not
 * check source and destination is taken for a NAT instance; everything else is an appliance that is not followed.
 * https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html
 */
export function enterInterface(walk: Walk, flow: Flow, from: Station, interfaceId: string): Onward {
  const found = lookUp(walk.index, 'networkInterfaces', interfaceId, from.scope);
  const ref: ResourceRef = { type: 'network-interface', id: interfaceId };
  if (!found.known) {
    takeWay(walk, 'nat-instance', ref);
    addStep(walk, { ...at(ref, ref), code: 'nat-instance-not-read', data: {}, ...cannotTell(found.gap) });
    return { kind: 'untold', flow };
  }
  const item = found.value;
  if (
    item.instanceId === null ||
    item.publicAddresses.length === 0 ||
    walk.family === 'ipv6' ||
    from.kind !== 'client'
  ) {
    return enterAppliance(walk, flow, ref, item.interfaceType);
  }
  takeWay(walk, 'nat-instance', { type: 'instance', id: item.instanceId });
  return enterNatInstance(walk, flow, from, item);
}

/** Follows packets to something that filters or forwards by rules that the input does not hold. */
export function enterAppliance(
  walk: Walk,
  flow: Flow,
  resource: ResourceRef,
  kind: string,
  reason: 'appliance' | 'gateway-load-balancer' = 'appliance',
): Onward {
  takeWay(walk, 'appliance', resource);
  const gap = notFollowed(reason, resource.id);
  addStep(walk, {
    ...at(resource, resource),
    code: 'appliance-on-the-way',
    data: { kind },
    ...cannotTell(gap),
  });
  return { kind: 'untold', flow };
}

function enterNatInstance(walk: Walk, flow: Flow, from: Station, item: NetworkInterface): Onward {
  const hop: ResourceRef = { type: 'instance', id: item.instanceId ?? item.id };
  const subnet = lookUp(walk.index, 'subnets', item.subnetId, item.scope);
  if (!subnet.known) {
    addStep(walk, { ...at(hop, hop), code: 'nat-instance-not-read', data: {}, ...cannotTell(subnet.gap) });
    return { kind: 'untold', flow };
  }
  let passed = flow;
  if (subnet.value.id !== from.subnet?.id) {
    passed = passNetworkAcl(walk, flow, {
      place: 'nat-instance',
      hop,
      subnetId: subnet.value.id,
      acl: networkAclOf(walk.index, subnet.value),
      direction: 'in',
      way: 'there',
      view: viewFromStation(walk, from),
    });
  }
  passed = passGroups(walk, passed, {
    place: 'nat-instance',
    hop,
    owner: { type: 'network-interface', id: item.id },
    groupIds: item.securityGroupIds,
    scope: item.scope,
    direction: 'in',
    view: viewFromStation(walk, from),
    peer: {
      members: walk.members,
      client: walk.vantage.securityGroupIds ?? 'unnamed',
      over: 'vpc',
    },
  });
  passed = passForwarding(walk, passed, item, hop);
  const station: Station = {
    kind: 'nat-instance',
    hop,
    scope: item.scope,
    vpcId: item.vpcId,
    subnet: subnet.value,
    table: routeTableOf(walk.index, subnet.value),
    translated: item.addresses.filter((address) => address.family === walk.family).slice(0, 1),
    publicAddress: 'yes',
  };
  return { kind: 'resend', flow: passed, station };
}

function passForwarding(walk: Walk, flow: Flow, item: NetworkInterface, hop: ResourceRef): Flow {
  const resource: ResourceRef = { type: 'network-interface', id: item.id };
  const state = stateOf(walk, item);
  const isStopped = state.known && state.value !== 'running';
  const checksSource = item.sourceDestCheck === true;
  if (isStopped) {
    const result = outcomeOfRefusal(walk, flow.sent);
    addStep(walk, { ...at(hop, hop), code: 'nat-instance-stopped', data: { state: state.value }, ...result });
  }
  if (checksSource) {
    const result = outcomeOfRefusal(walk, flow.sent);
    addStep(walk, { ...at(hop, resource), code: 'nat-instance-checks-source', data: {}, ...result });
  }
  if (!state.known || item.sourceDestCheck === null) {
    const gap = state.known ? notFollowed('appliance', item.id) : state.gap;
    addStep(walk, { ...at(hop, resource), code: 'nat-instance-not-read', data: {}, ...cannotTell(gap) });
  }
  if (isStopped || checksSource) return { sent: flow.sent, left: [] };
  if (!state.known || item.sourceDestCheck === null) return flow;
  // What runs on the instance is not in any answer of AWS's.
  if (assume(walk, 'nat-instance-translates')) {
    addStep(walk, { ...at(hop, resource), code: 'nat-instance-forwards', data: {}, ...passes });
    return flow;
  }
  const gap = notFollowed('appliance', item.id);
  addStep(walk, { ...at(hop, resource), code: 'nat-instance-not-read', data: {}, ...cannotTell(gap) });
  return flow;
}

function stateOf(walk: Walk, item: NetworkInterface): Fact<string> {
  const instance = lookUp(walk.index, 'instances', item.instanceId ?? '', item.scope);
  return instance.known ? { known: true, value: instance.value.state } : instance;
}
