import { type Mutation } from './mutation.ts';

/** Errors about peering connections and transit gateways. */
export const linkMutations: readonly Mutation[] = [
  {
    name: "a peering connection's status is ignored",
    file: 'peering-hop.ts',
    from: `if (status !== 'active') {`,
    to: `if (status === '') {`,
  },
  {
    name: 'a peering connection carries packets on to the internet',
    file: 'peering-hop.ts',
    from: `  if (outside.length > 0) {`,
    to: `  if (outside.length > 0 && heading.way === 'there')
    return { kind: 'internet', flow, via: 'peering', resource: hop };
  if (outside.length > 0) {`,
  },
  {
    name: 'a peering connection always leads to its accepter',
    file: 'peering-hop.ts',
    from: `return requester.vpcId === vpcId ? accepter : requester;`,
    to: `return vpcId === '' ? requester : accepter;`,
  },
  {
    name: 'answers over a peering connection need no route',
    file: 'send-out.ts',
    from: `if (by === 'peering' && lastStation(stations).kind === 'nat')`,
    to: `if (by === 'peering')`,
  },
  {
    name: 'answers to another VPC need no route',
    file: 'send-out.ts',
    from: `else sendBack(walk, reached.flow, returning);`,
    to: `else returnToSender(walk, reached.flow, returning);`,
  },
  {
    name: "a transit gateway's blackhole routes are skipped",
    file: 'transit-gateway-hop.ts',
    from: `routes: routes.map(`,
    to: `routes: routes.filter(({ state }) => state !== 'blackhole').map(`,
  },
  {
    name: 'a transit gateway takes packets from any zone',
    file: 'transit-gateway-hop.ts',
    from: `const same = subnets[zones.indexOf('same')];`,
    to: `const same = subnets[Math.max(zones.indexOf('same'), 0)];`,
  },
  {
    name: "an attachment's ACL is not asked about packets that go in",
    file: 'transit-gateway-hop.ts',
    from: `if (same?.known === true) return passOnEntry(walk, flow, crossing, same.value);`,
    to: `if (same?.known === true) return flow;`,
  },
  {
    name: 'a transit gateway always sends packets back',
    file: 'send-back.ts',
    from: `  if (target.kind === 'transit-gateway') {\n    for`,
    to: `  if (target.kind === 'transit-gateway') {
    if (crossed.length >= 0) {
      enterStation(walk, flow, stations, { sameSubnet: false });
      return;
    }
    for`,
  },
  {
    name: "an attachment's ACL is not asked about answers that come out",
    file: 'send-back.ts',
    from: `const passed = inSameSubnet ? flow : passOnExit(walk, flow, position, heading);`,
    to: `const passed = flow;`,
  },
  {
    name: "out of a transit gateway packets go by the sender's table",
    file: 'transit-gateway-exit.ts',
    from: `table: routeTableOf(walk.index, subnet) };`,
    to: `table: routeTableOf(walk.index, crossing.from.subnet ?? subnet) };`,
  },
];
