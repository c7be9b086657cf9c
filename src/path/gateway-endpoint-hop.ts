import { lookUp } from '../network/network-index.ts';
import { type ResourceRef } from '../network/resource.ts';
import { type RouteTarget } from '../network/route-table.ts';
import { enterAppliance } from './instance-hop.ts';
import { lastStation, type Leaving } from './leaving.ts';
import { type Onward } from './onward.ts';
import { type Flow } from './flow.ts';
import { addStep, at, cannotTell, outcomeOfRefusal, passes, takeWay, type Walk } from './walk.ts';

/**
 * Follows packets to the VPC endpoint that a route names: a gateway endpoint delivers them to its service;
 * a Gateway Load Balancer endpoint hands them to a firewall.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
export function enterRoutedEndpoint(
  walk: Walk,
  flow: Flow,
  { from, stations }: Leaving,
  target: Extract<RouteTarget, { readonly id: string }>,
): Onward {
  const hop: ResourceRef = { type: 'vpc-endpoint', id: target.id };
  const endpoint = lookUp(walk.index, 'vpcEndpoints', target.id, from.scope);
  if (!endpoint.known) {
    takeWay(walk, 'gateway-endpoint', hop);
    addStep(walk, {
      ...at(hop, hop),
      code: 'gateway-endpoint-not-read',
      data: {},
      ...cannotTell(endpoint.gap),
    });
    return { kind: 'untold', flow };
  }
  const { type, state, serviceName } = endpoint.value;
  if (type !== 'gateway')
    return enterAppliance(walk, flow, hop, type, type === 'gateway-load-balancer' ? type : 'appliance');
  takeWay(walk, 'gateway-endpoint', hop);
  const data = { service: serviceName, state };
  // Nobody on the other side of a transit gateway can use it, whatever the tables on the way say.
  // https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html#gateway-endpoint-overview
  if (lastStation(stations).vpcId !== from.vpcId) {
    const foreign = { service: serviceName, vpcId: from.vpcId };
    const result = outcomeOfRefusal(walk, flow.sent);
    addStep(walk, { ...at(hop, hop), code: 'gateway-endpoint-of-another-vpc', data: foreign, ...result });
    return { kind: 'stop' };
  }
  if (state === 'available') {
    addStep(walk, { ...at(hop, hop), code: 'gateway-endpoint-available', data, ...passes });
    return { kind: 'internet', flow, via: 'gateway-endpoint', resource: hop };
  }
  const result = outcomeOfRefusal(walk, flow.sent);
  addStep(walk, { ...at(hop, hop), code: 'gateway-endpoint-not-available', data, ...result });
  return { kind: 'internet', flow: { sent: flow.sent, left: [] }, via: 'gateway-endpoint', resource: hop };
}
