import { type Mutation } from './mutation.ts';

/** Errors about endpoints and other targets, and about what lets packets in to them. */
export const endpointMutations: readonly Mutation[] = [
  {
    name: "an interface endpoint's state is ignored",
    file: 'arrive.ts',
    from: `    case 'expired':\n`,
    to: `    case 'expired':\n      if (hop.id !== '') return flow;\n`,
  },
  {
    name: "an endpoint's ACL is not asked about requests",
    file: 'arrive.ts',
    from: `if (subnet.value.id === from.subnet?.id) return`,
    to: `if (subnet.value.id === from.subnet?.id || ['vpc-endpoint'].includes(hop.type)) return`,
  },
  {
    name: "an endpoint's groups are not asked",
    file: 'arrive.ts',
    from: `if (target.securityGroupIds.length === 0 && place === 'target') return flow;`,
    to: `if (['endpoint'].includes(place)) return flow;`,
  },
  {
    name: "a target's groups are not asked",
    file: 'arrive.ts',
    from: `if (target.securityGroupIds.length === 0 && place === 'target') return flow;`,
    to: `if (place === 'target') return flow;`,
  },
  {
    name: 'an address of another VPC is delivered in the own one',
    file: 'find-target.ts',
    from: `return own.vpcId === vpcId ? { kind: 'interface', interface: own } : { kind: 'elsewhere' };`,
    to: `return { kind: 'interface', interface: own };`,
  },
  {
    name: 'an endpoint has the addresses of its first subnet only',
    file: 'endpoint-members.ts',
    from: `if (unread?.known !== false && members.length > 0) return { kind: 'members', members };`,
    to: `if (unread?.known !== false && members.length > 0) return { kind: 'members', members: members.slice(0, 1) };`,
  },
  {
    name: 'an endpoint answers IPv6 names with no address',
    file: 'endpoint-members.ts',
    from: `    case 'dualstack':
      return true;`,
    to: `    case 'dualstack':
      return family === 'ipv4';`,
  },
  {
    name: "a gateway endpoint's state is ignored",
    file: 'gateway-endpoint-hop.ts',
    from: `if (state === 'available') {`,
    to: `if (endpoint.known) {`,
  },
];
