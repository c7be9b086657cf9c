import { type Mutation } from './mutation.ts';

/** Errors about NAT devices and about what stands between a VPC and the internet. */
export const gatewayMutations: readonly Mutation[] = [
  {
    name: "an internet gateway's attachment is ignored",
    file: 'internet-hop.ts',
    from: `  if (gateway.value.vpcIds.includes(from.vpcId)) {`,
    to: `  if (gateway.known) {`,
  },
  {
    name: 'no public address is needed',
    file: 'internet-hop.ts',
    from: `if (from.publicAddress === 'yes') return flow;`,
    to: `if (from.publicAddress !== undefined) return flow;`,
  },
  {
    name: 'an internet gateway delivers to private addresses',
    file: 'internet-hop.ts',
    from: `if (inside.length === 0) return flow;`,
    to: `if (inside.length >= 0) return flow;`,
  },
  {
    name: "an egress-only gateway's attachment is ignored",
    file: 'internet-hop.ts',
    from: `} else if (gateway.value.vpcIds.includes(from.vpcId)) {`,
    to: `} else if (gateway.known) {`,
  },
  {
    name: 'Block Public Access is ignored',
    file: 'block-public-access.ts',
    from: `if (!blocks(mode.value, way)) {`,
    to: `if (!blocks(mode.value, way) || mode.known) {`,
  },
  {
    name: 'blocking ingress blocks every way',
    file: 'block-public-access.ts',
    from: `(mode === 'block-ingress' && way === 'direct')`,
    to: `mode === 'block-ingress'`,
  },
  {
    name: 'blocking ingress blocks nothing',
    file: 'block-public-access.ts',
    from: ` || (mode === 'block-ingress' && way === 'direct')`,
    to: ``,
  },
  {
    name: "a subnet's exclusion from Block Public Access is ignored",
    file: 'block-public-access.ts',
    from: `if (ofSubnet?.known === true) return ofSubnet;`,
    to: `const whole = walk.index.byId.vpcs.get(from.vpcId)?.blockPublicAccess;
  if (whole?.known === true) return whole;`,
  },
  {
    name: "a NAT gateway's state is ignored",
    file: 'nat-hop.ts',
    from: `    case 'deleted': {\n`,
    to: `    case 'deleted': {\n      if (nat.id !== '') return flow;\n`,
  },
  {
    name: "a NAT gateway's ACL is not asked about requests that come in",
    file: 'nat-hop.ts',
    from: `if (subnet !== null && subnet.value.id !== from.subnet?.id) {`,
    to: `if (subnet !== null && subnet.value.id === '') {`,
  },
  {
    name: 'a private NAT gateway reaches the internet',
    file: 'nat-hop.ts',
    from: `publicAddress: hasPublicAddress(nat) ? 'yes' : 'no',`,
    to: `publicAddress: 'yes',`,
  },
  {
    name: "a regional NAT gateway sends packets on by the client's table",
    file: 'nat-hop.ts',
    from: "? lookUp(walk.index, 'routeTables', nat.routeTableId ?? `of-${nat.id}`, nat.scope)",
    to: `? from.table`,
  },
  {
    name: "a NAT gateway sends packets on by the client's table",
    file: 'nat-hop.ts',
    from: `: routeTableOf(walk.index, subnet.value);`,
    to: `: from.table;`,
  },
  {
    name: 'a NAT gateway carries IPv6',
    file: 'nat-hop.ts',
    from: `if (walk.family === 'ipv6') return refuseIpv6(walk, flow, hop);`,
    to: ``,
  },
  {
    name: "a NAT instance's source/destination check is ignored",
    file: 'instance-hop.ts',
    from: `const checksSource = item.sourceDestCheck === true;`,
    to: `const checksSource = item.sourceDestCheck === true && isStopped;`,
  },
  {
    name: 'a NAT instance that is stopped forwards',
    file: 'instance-hop.ts',
    from: `const isStopped = state.known && state.value !== 'running';`,
    to: `const isStopped = state.known && state.value === 'terminated';`,
  },
  {
    name: "a NAT instance's groups are not asked about requests that come in",
    file: 'instance-hop.ts',
    from: `  passed = passGroups(walk, passed, {`,
    to: `  if (item.id === '') passed = passGroups(walk, passed, {`,
  },
];
