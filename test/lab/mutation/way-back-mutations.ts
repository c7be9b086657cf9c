import { type Mutation } from './mutation.ts';

/** Errors about the way of answers. */
export const wayBackMutations: readonly Mutation[] = [
  {
    name: "the client's ACL is not asked about answers",
    file: 'send-back.ts',
    from: `const passed = sameSubnet || client.subnet === null ? flow : passIn(walk, flow, client, client.subnet);`,
    to: `const passed = flow;`,
  },
  {
    name: "the client's ACL is asked about answers from its own subnet",
    file: 'send-back.ts',
    from: `sameSubnet: position.subnet?.id === station.subnet?.id && station.subnet !== null,`,
    to: `sameSubnet: false,`,
  },
  {
    name: 'answers that come in are judged by outbound ACL entries',
    file: 'send-back.ts',
    from: `    direction: 'in',`,
    to: `    direction: 'out',`,
  },
  {
    name: 'answers that go out are judged by inbound ACL entries',
    file: 'send-back.ts',
    from: `    direction: 'out',`,
    to: `    direction: 'in',`,
  },
  {
    name: "a NAT's ACL is not asked about answers that come in",
    file: 'send-back.ts',
    from: `const passed = sameSubnet || station.subnet === null ? flow : passIn(walk, flow, station, station.subnet);`,
    to: `const passed = flow;`,
  },
  {
    name: "a NAT gateway's ACL is not asked about answers that go out",
    file: 'send-back.ts',
    from: `  'nat-gateway': 'nat',\n`,
    to: ``,
  },
  {
    name: "a NAT instance's ACL is not asked about answers that go out",
    file: 'send-back.ts',
    from: `  instance: 'nat-instance',\n`,
    to: ``,
  },
  {
    name: "an endpoint's ACL is not asked about answers",
    file: 'send-back.ts',
    from: `  'vpc-endpoint': 'endpoint',\n`,
    to: ``,
  },
  {
    name: "a target's ACL is not asked about answers",
    file: 'send-back.ts',
    from: `  'network-interface': 'target',\n`,
    to: ``,
  },
  {
    name: 'an ACL is asked about answers that stay in the subnet',
    file: 'send-back.ts',
    from: `if (subnet === null || subnet.id === heading.station.subnet?.id) return flow;`,
    to: `if (subnet === null) return flow;`,
  },
  {
    name: "answers of a target in another VPC go by the client's table",
    file: 'send-out.ts',
    from: `      table: routeTableOf(walk.index, subnet),
      stations,`,
    to: `      table: stations[0].table,
      stations,`,
  },
  {
    name: 'answers find a client whose addresses the own VPC has too',
    file: 'send-back.ts',
    from: `} else refuseOverlap(walk, flow, position);`,
    to: `} else enterStation(walk, flow, stations, { sameSubnet: false });`,
  },
];
