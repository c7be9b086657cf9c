import { type Mutation } from './mutation.ts';

/** Errors about route tables, and about the ACL that packets meet when they leave a subnet. */
export const routeMutations: readonly Mutation[] = [
  {
    name: 'the shortest prefix wins',
    file: 'route-choice.ts',
    from: `lengthOf(b) - lengthOf(a) ||`,
    to: `lengthOf(a) - lengthOf(b) ||`,
  },
  {
    name: 'a blackhole route is skipped',
    file: 'route-choice.ts',
    from: `const candidates = table.routes.flatMap((route) =>`,
    to: `const candidates = table.routes.filter(({ state }) => state !== 'blackhole').flatMap((route) =>`,
  },
  {
    name: 'local routes are skipped',
    file: 'route-choice.ts',
    from: `const candidates = table.routes.flatMap((route) =>`,
    to: `const candidates = table.routes.filter(({ target }) => target.kind !== 'local').flatMap((route) =>`,
  },
  {
    name: 'prefix-list routes are ignored',
    file: 'route-choice.ts',
    from: `const entries = (match.entries ?? []).map((`,
    to: `const entries = (match.entries ?? []).slice(match.entries?.length).map((`,
  },
  {
    name: 'a NAT gateway may send packets on to itself',
    file: 'send-out.ts',
    from: `addLoop(walk, part, plan, route, from);\n      continue;`,
    to: `goOn(walk, { kind: 'internet', flow: part, via: 'nat-gateway', resource: from.hop }, leaving);\n      continue;`,
  },
  {
    name: "the client's ACL is not asked about requests",
    file: 'leave-subnet.ts',
    from: `if (subnet === null || place === 'return') return flow;`,
    to: `if (subnet === null || place === 'return' || place === 'client') return flow;`,
  },
  {
    name: "a NAT gateway's ACL is not asked about requests that go out",
    file: 'leave-subnet.ts',
    from: `if (subnet === null || place === 'return') return flow;`,
    to: `if (subnet === null || place === 'return' || place === 'nat') return flow;`,
  },
  {
    name: "an attachment's ACL is not asked about requests that come out",
    file: 'leave-subnet.ts',
    from: `passOnExit(walk, out, { hop: from.hop, scope: from.scope, vpcId: from.vpcId, subnet }, heading)`,
    to: `out`,
  },
  {
    name: "a NAT instance's groups are not asked about requests that go out",
    file: 'leave-subnet.ts',
    from: `place === 'nat-instance' ? passInstanceGroups(walk, flow, from) : flow;`,
    to: `flow;`,
  },
  {
    name: 'no ACL is asked about requests that stay in the VPC',
    file: 'leave-subnet.ts',
    from: `return own.vpcId === vpcId && own.subnetId === subnet.id;`,
    to: `return own.vpcId === vpcId;`,
  },
  {
    name: "the client's groups are not asked",
    file: 'client-groups.ts',
    from: `if (securityGroupIds.length === 0) return flow;`,
    to: `if (securityGroupIds.length >= 0) return flow;`,
  },
  {
    name: "the client's groups are stateless",
    file: 'client-groups.ts',
    from: `return passGroups(walk, flow, {`,
    to: `const peer = { members: walk.members, client: securityGroupIds, over: 'vpc' } as const;
  const { scope } = walk.vantage.subnet;
  const view = { remote: 'target', ports: 'clientPort', protocol: walk.protocol } as const;
  const own = { place: 'client', hop: clientRef, owner: clientRef, groupIds: securityGroupIds } as const;
  return passGroups(walk, passGroups(walk, flow, { ...own, scope, direction: 'in', view, peer }), {`,
  },
];
