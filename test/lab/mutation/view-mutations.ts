import { type Mutation } from './mutation.ts';

/** Errors about the packets themselves: which there are, and how the filters on the way see them. */
export const viewMutations: readonly Mutation[] = [
  {
    name: 'ACLs are not asked about answers',
    file: 'judge.ts',
    from: `if (flow.sent.length === 0) return flow;`,
    to: `if (flow.sent.length === 0 || way === 'back') return flow;`,
  },
  {
    name: 'a filter that drops a part drops all',
    file: 'cover.ts',
    from: `return volumeOf(covered) === volumeOf(whole) ? 'all' : 'part';`,
    to: `return 'all';`,
  },
  {
    name: "requests are judged by the client's port",
    file: 'walk.ts',
    from: `return { remote: 'target', ports: walk.port, protocol: walk.protocol };`,
    to: `return { remote: 'target', ports: 'clientPort', protocol: walk.protocol };`,
  },
  {
    name: "requests that come in are judged by the client's port",
    file: 'walk.ts',
    from: `return { remote: addressesOf(station), ports: walk.port, protocol: walk.protocol };`,
    to: `return { remote: addressesOf(station), ports: portsOf(station), protocol: walk.protocol };`,
  },
  {
    name: "answers that go out are judged by the target's port",
    file: 'walk.ts',
    from: `return { remote: addressesOf(station), ports: portsOf(station), protocol: walk.protocol };`,
    to: `return { remote: addressesOf(station), ports: walk.port, protocol: walk.protocol };`,
  },
  {
    name: "answers that come in are judged by the target's port",
    file: 'walk.ts',
    from: `return { remote: 'target', ports: portsOf(station), protocol: walk.protocol };`,
    to: `return { remote: 'target', ports: walk.port, protocol: walk.protocol };`,
  },
  {
    name: "a NAT's ports are taken for the client's",
    file: 'walk.ts',
    from: `return station.kind === 'client' ? 'clientPort' : 'natPort';`,
    to: `return 'clientPort';`,
  },
  {
    name: 'answers skip the NAT and go to the client',
    file: 'leaving.ts',
    from: `return stations[stations.length - 1] ?? stations[0];`,
    to: `return stations[0];`,
  },
  {
    name: 'a NAT opens connections from 32768-60999 only',
    file: 'start-walk.ts',
    from: `natPort: ephemeralPorts };`,
    to: `natPort: { first: 32768, last: 60999 } };`,
  },
  {
    name: 'a client opens connections from 32768-60999 only',
    file: 'start-walk.ts',
    from: `clientPort: vantage.ports,`,
    to: `clientPort: { first: 32768, last: 60999 },`,
  },
  {
    name: 'an instance opens connections from all ports',
    file: 'start-walk.ts',
    from: `clientPort: vantage.ports,`,
    to: `clientPort: ephemeralPorts,`,
  },
  {
    name: "only the first of a target's addresses counts",
    file: 'start-walk.ts',
    from: `return members.flatMap((member, index) =>`,
    to: `return members.slice(0, 1).flatMap((member, index) =>`,
  },
  {
    name: 'every target is asked at port 443',
    file: 'trace-path.ts',
    from: `{ port: target.port, protocol: 'tcp' },`,
    to: `{ port: 443, protocol: 'tcp' },`,
  },
  {
    name: "clients' groups are not compared before a decision is shared",
    file: 'situation.ts',
    from: `vantage.securityGroupIds.join(','),`,
    to: `'named',`,
  },
  {
    name: 'the witnesses are swapped',
    file: 'decide-walk.ts',
    from: `return { passes: witnessOf(arrived), fails: witnessOf(failed) };`,
    to: `return { passes: witnessOf(failed), fails: witnessOf(arrived) };`,
  },
  {
    name: 'the failing witness is any packet',
    file: 'decide-walk.ts',
    from: `const failed = subtractPieces(walk.whole, arrived);`,
    to: `const failed = walk.whole;`,
  },
  {
    name: "the rest that one set of packets leaves of another forgets the NAT's ports",
    file: 'piece.ts',
    from: `return [...client.outside, ...target.outside, ...clientPort.outside, ...natPort.outside];`,
    to: `return [...client.outside, ...target.outside, ...clientPort.outside];`,
  },
];
