import { whole } from '../../src/network/collection.ts';
import { ephemeralPorts } from '../../src/network/ports.ts';
import { emptyNetwork, type Network } from '../../src/network/network.ts';
import { type RouteTable } from '../../src/network/route-table.ts';
import { type NetworkAcl } from '../../src/network/network-acl.ts';
import { type Subnet } from '../../src/network/subnet.ts';
import { serviceTargets } from '../../src/targets/services.ts';
import { type HostTarget, type Target } from '../../src/targets/target.ts';
import { known } from '../../src/network/fact.ts';
import {
  address,
  cidr,
  entry,
  groupRule,
  home,
  interfaceEndpoint,
  natGateway,
  networkAcl,
  networkInterface,
  region,
  route,
  routeTable,
  securityGroup,
  subnet,
  vpc,
} from '../kit/random-network/parts.ts';

/** Whether the subnets of a VPC share a table and an ACL, or each has its own, unlike all others. */
export type Kind = 'alike' | 'different';

/** What one child process measured. */
export interface Predicted {
  readonly milliseconds: number;
  readonly peakMegabytes: number;
  readonly paths: number;
}

const subnetsOfVpc = 200;
const https = { first: 443, last: 443 };

/** One VPC of 200 private subnets with a NAT gateway and an execute-api endpoint, before it joins the others. */
interface Part {
  readonly subnets: readonly Subnet[];
  readonly routeTables: readonly RouteTable[];
  readonly networkAcls: readonly NetworkAcl[];
  readonly rest: Pick<
    Network,
    'vpcs' | 'internetGateways' | 'natGateways' | 'vpcEndpoints' | 'networkInterfaces' | 'securityGroups'
  >;
}

/** A network of many private subnets. */
export function largeNetwork(count: number, kind: Kind): Network {
  const parts = Array.from({ length: Math.ceil(count / subnetsOfVpc) }, (_, number) =>
    partOf(number, Math.min(subnetsOfVpc, count - number * subnetsOfVpc), kind),
  );
  return {
    ...emptyNetwork,
    dhcpOptions: whole([{ id: 'dopt-1', scope: home, name: null, domainNameServers: 'amazon' }]),
    prefixLists: whole([
      {
        id: 'pl-51',
        scope: home,
        name: `com.amazonaws.${region}.s3`,
        entries: known(['3.5.64.0/21', '52.218.0.0/17'].map(cidr)),
      },
    ]),
    subnets: whole(parts.flatMap(({ subnets }) => subnets)),
    routeTables: whole(parts.flatMap(({ routeTables }) => routeTables)),
    networkAcls: whole(parts.flatMap(({ networkAcls }) => networkAcls)),
    vpcs: whole(parts.flatMap(({ rest }) => rest.vpcs.items)),
    internetGateways: whole(parts.flatMap(({ rest }) => rest.internetGateways.items)),
    natGateways: whole(parts.flatMap(({ rest }) => rest.natGateways.items)),
    vpcEndpoints: whole(parts.flatMap(({ rest }) => rest.vpcEndpoints.items)),
    networkInterfaces: whole(parts.flatMap(({ rest }) => rest.networkInterfaces.items)),
    securityGroups: whole(parts.flatMap(({ rest }) => rest.securityGroups.items)),
  };
}

function partOf(number: number, count: number, kind: Kind): Part {
  const vpcId = `vpc-${number}`;
  const block = `10.${number}.0.0/16`;
  const outer = subnet(`subnet-${number}-p`, `10.${number}.250.0/24`, 'a', { vpcId });
  const inner = Array.from({ length: count }, (_, index) =>
    subnet(`subnet-${number}-${index}`, `10.${number}.${index}.0/24`, index % 2 === 0 ? 'a' : 'b', { vpcId }),
  );
  const [first = outer] = inner;
  const interfaces = [
    networkInterface(`eni-${number}`, first, [`10.${number}.0.10`], {
      interfaceType: 'vpc_endpoint',
      securityGroupIds: [`sg-${number}`],
    }),
  ];
  const endpoint = interfaceEndpoint(`vpce-0${number}`, 'execute-api', interfaces, {
    dnsNames: [`*.execute-api.${region}.amazonaws.com`, `execute-api.${region}.amazonaws.com`],
  });
  const group = securityGroup(`sg-${number}`, { ingress: [groupRule(block, https)], egress: [] }, { vpcId });
  const rest: Part['rest'] = {
    vpcs: whole([vpc(vpcId, [block], home, 'dopt-1')]),
    internetGateways: whole([{ id: `igw-${number}`, scope: home, name: null, vpcIds: [vpcId] }]),
    natGateways: whole([natGateway(`nat-${number}`, outer, `10.${number}.250.20`)]),
    vpcEndpoints: whole([endpoint]),
    networkInterfaces: whole(interfaces),
    securityGroups: whole([group]),
  };
  return {
    subnets: [...inner, outer],
    routeTables: [outerTable(number, outer), ...innerTables(number, inner, kind)],
    networkAcls: aclsOf(number, inner, outer, kind),
    rest,
  };
}

function outerTable(number: number, outer: Subnet): RouteTable {
  const routes = [
    route(`10.${number}.0.0/16`, { kind: 'local' }),
    route('0.0.0.0/0', { kind: 'internet-gateway', id: `igw-${number}` }),
  ];
  return routeTable(`rtb-${number}-p`, [outer.id], routes, { vpcId: outer.vpcId });
}

function innerTables(number: number, inner: readonly Subnet[], kind: Kind): readonly RouteTable[] {
  const vpcId = `vpc-${number}`;
  const routes = [
    route(`10.${number}.0.0/16`, { kind: 'local' }),
    route('0.0.0.0/0', { kind: 'nat-gateway', id: `nat-${number}` }),
  ];
  if (kind === 'alike')
    return [
      routeTable(
        `rtb-${number}`,
        inner.map(({ id }) => id),
        routes,
        { vpcId },
      ),
    ];
  return inner.map(({ id }, index) => {
    const own = route(`192.168.${index}.0/24`, { kind: 'virtual-private-gateway', id: `vgw-${number}` });
    return routeTable(`rtb-${number}-${index}`, [id], [...routes, own], { vpcId });
  });
}

function aclsOf(number: number, inner: readonly Subnet[], outer: Subnet, kind: Kind): readonly NetworkAcl[] {
  const vpcId = `vpc-${number}`;
  const open = [entry(200, 'allow', '0.0.0.0/0', null)];
  const shared = { inbound: open, outbound: open };
  const ofOuter = networkAcl(`acl-${number}-p`, [outer.id], shared, { vpcId });
  if (kind === 'alike')
    return [
      ofOuter,
      networkAcl(
        `acl-${number}`,
        inner.map(({ id }) => id),
        shared,
        { vpcId },
      ),
    ];
  const own = inner.map(({ id }, index) => {
    const deny = entry(100, 'deny', `198.18.${index}.0/24`, https);
    const allow = entry(150, 'allow', '0.0.0.0/0', ephemeralPorts);
    return networkAcl(
      `acl-${number}-${index}`,
      [id],
      { inbound: [allow, ...open], outbound: [deny, ...open] },
      { vpcId },
    );
  });
  return [ofOuter, ...own];
}

/** Twenty targets: services with endpoints of each kind, hosts behind public DNS, and addresses inside and outside. */
export function twentyTargets(): readonly Target[] {
  const services: readonly Target[] = ['apigateway', 's3', 'dynamodb'].flatMap((name) =>
    serviceTargets(name, null, region),
  );
  const addresses: readonly Target[] = ['10.0.0.10', '52.1.2.3'].map((text) => {
    return { kind: 'address', id: `${text}:443`, address: address(text), port: 443 };
  });
  const given = [...services, ...addresses];
  const hosts = Array.from({ length: Math.max(0, 20 - given.length) }, (_, index): HostTarget => {
    const host = `service-${index}.${region}.amazonaws.com`;
    return { kind: 'host', id: host, host, port: 443, families: ['ipv4'] };
  });
  return [...given, ...hosts].slice(0, 20);
}
