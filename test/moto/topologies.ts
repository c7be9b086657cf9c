import { type Account, tcp } from './account.ts';

/** What must come out of an audit, written from AWS's documents. */
interface Expected {
  /** Flags of the audit. */
  readonly flags?: readonly string[];
  readonly exitCode: number;
  readonly paths: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, string>>;
  readonly errors: readonly string[];
}

/** A network, and what must come out of it. */
interface Topology {
  readonly story: string;
  readonly build: (account: Account) => Promise<Expected>;
}

const anywhere = '0.0.0.0/0';
const control = 'apigateway:control > ipv4';
const data = 'apigateway:data > ipv4';
const customDomain = 'apigateway:data:custom-domain > ipv4';

/** All paths of a vantage with the same words. */
function everyPath(vantage: string, words: string): Record<string, string> {
  return Object.fromEntries([control, data, customDomain].map((to) => [`${vantage} > ${to}`, words]));
}

/** The operations of a vantage, in the order of the report. */
function operations(vantage: string, verdicts: readonly [string, string, string, string]) {
  const groups = ['control-plane', 'data-private', 'data-public', 'data-custom-domain'];
  return Object.fromEntries(groups.map((group, at) => [`${vantage} ${group}`, verdicts[at] ?? '']));
}

const allBlocked = ['blocked', 'blocked', 'blocked', 'blocked'] as const;

/** A VPC with one private subnet behind a NAT gateway in a public one. */
async function withNatGateway(account: Account) {
  const vpc = await account.vpc();
  const subnet = await account.subnet(vpc, '10.0.1.0/24');
  const publicSubnet = await account.subnet(vpc, '10.0.9.0/24');
  const internetGateway = await account.internetGateway(vpc);
  const publicTable = await account.routeTable(
    vpc,
    [publicSubnet],
    [{ DestinationCidrBlock: anywhere, GatewayId: internetGateway }],
  );
  const natGateway = await account.natGateway(publicSubnet);
  const table = await account.routeTable(
    vpc,
    [subnet],
    [{ DestinationCidrBlock: anywhere, NatGatewayId: natGateway }],
  );
  return { vpc, subnet, table, publicSubnet, publicTable, natGateway };
}

/** A closed client VPC, peered with one that holds the control plane's endpoint, to which a zone leads the name. */
async function withPeeredEndpoint(account: Account, routeBack: boolean) {
  const vpc = await account.vpc('10.0.0.0/16');
  const subnet = await account.subnet(vpc, '10.0.1.0/24');
  const central = await account.vpc('10.1.0.0/16');
  const centralSubnet = await account.subnet(central, '10.1.1.0/24');
  const peering = await account.peering(vpc, central);
  const route = (range: string) => ({ DestinationCidrBlock: range, VpcPeeringConnectionId: peering });
  await account.routeTable(vpc, [subnet], [route('10.1.0.0/16')]);
  const centralTable = await account.routeTable(
    central,
    [centralSubnet],
    routeBack ? [route('10.0.0.0/16')] : [],
  );
  const group = await account.group(central, 'endpoint', [tcp('10.0.0.0/8')]);
  const endpoint = await account.interfaceEndpoint(central, {
    service: 'apigateway',
    subnets: [centralSubnet],
    group,
    privateDns: false,
  });
  await account.zoneForEndpoint(vpc, 'apigateway.ap-northeast-1.amazonaws.com', endpoint);
  return { subnet, centralTable };
}

/** A spoke that leaves by a transit gateway and the NAT gateway of a central VPC. */
async function withCentralNat(account: Account, left: { readonly out: boolean; readonly back: boolean }) {
  const spoke = await account.vpc('10.0.0.0/16');
  const subnet = await account.subnet(spoke, '10.0.1.0/24');
  const central = await account.vpc('10.1.0.0/16');
  const attachmentSubnet = await account.subnet(central, '10.1.1.0/24');
  const publicSubnet = await account.subnet(central, '10.1.9.0/24');
  const transitGateway = await account.transitGateway();
  const spokeAttachment = await account.attachment(transitGateway, spoke, [subnet]);
  const centralAttachment = await account.attachment(transitGateway, central, [attachmentSubnet]);
  const spokeTable = await account.transitGatewayRouteTable(
    transitGateway,
    [spokeAttachment],
    left.out ? [[anywhere, centralAttachment]] : [],
  );
  await account.transitGatewayRouteTable(
    transitGateway,
    [centralAttachment],
    [['10.0.0.0/16', spokeAttachment]],
  );
  const internetGateway = await account.internetGateway(central);
  const natGateway = await account.natGateway(publicSubnet);
  await account.routeTable(
    spoke,
    [subnet],
    [{ DestinationCidrBlock: anywhere, TransitGatewayId: transitGateway }],
  );
  await account.routeTable(
    central,
    [attachmentSubnet],
    [{ DestinationCidrBlock: anywhere, NatGatewayId: natGateway }],
  );
  const publicTable = await account.routeTable(
    central,
    [publicSubnet],
    [
      { DestinationCidrBlock: anywhere, GatewayId: internetGateway },
      ...(left.back ? [{ DestinationCidrBlock: '10.0.0.0/16', TransitGatewayId: transitGateway }] : []),
    ],
  );
  return { spoke, subnet, spokeTable, publicTable };
}

/** The networks that are made in moto. */
export const topologies: readonly Topology[] = [
  {
    story: 'a closed VPC: nothing leaves it, and nothing that was built is broken',
    build: async (account) => {
      const vpc = await account.vpc();
      const subnet = await account.subnet(vpc, '10.0.1.0/24');
      const table = await account.routeTable(vpc, [subnet]);
      return {
        exitCode: 0,
        paths: everyPath(subnet, `blocked: client-route-missing ${table}`),
        operations: operations(subnet, allBlocked),
        errors: [],
      };
    },
  },
  {
    story: 'a NAT gateway: the control plane and public APIs work, private APIs need an endpoint',
    build: async (account) => {
      const { subnet } = await withNatGateway(account);
      return {
        exitCode: 0,
        paths: everyPath(subnet, 'reachable by nat-gateway'),
        operations: operations(subnet, ['works', 'denied', 'works', 'works']),
        errors: [],
      };
    },
  },
  {
    story: 'a NAT gateway whose subnet has no route to the internet gateway: nothing works',
    build: async (account) => {
      const vpc = await account.vpc();
      const subnet = await account.subnet(vpc, '10.0.1.0/24');
      const natSubnet = await account.subnet(vpc, '10.0.9.0/24');
      await account.internetGateway(vpc);
      const natTable = await account.routeTable(vpc, [natSubnet]);
      const natGateway = await account.natGateway(natSubnet);
      await account.routeTable(vpc, [subnet], [{ DestinationCidrBlock: anywhere, NatGatewayId: natGateway }]);
      return {
        exitCode: 1,
        paths: everyPath(subnet, `blocked: nat-route-missing ${natTable}`),
        operations: operations(subnet, allBlocked),
        errors: [`nat-route-missing ${natTable}`],
      };
    },
  },
  {
    story: 'an execute-api endpoint with private DNS beside a NAT gateway: public APIs are captured',
    build: async (account) => {
      const { vpc, subnet } = await withNatGateway(account);
      const group = await account.group(vpc, 'endpoint', [tcp('10.0.0.0/16')]);
      await account.interfaceEndpoint(vpc, { service: 'execute-api', subnets: [subnet], group });
      return {
        exitCode: 0,
        paths: {
          [`${subnet} > ${control}`]: 'reachable by nat-gateway',
          [`${subnet} > ${data}`]: 'reachable by interface-endpoint',
          [`${subnet} > ${customDomain}`]: 'reachable by nat-gateway',
        },
        operations: operations(subnet, ['works', 'conditional', 'denied', 'conditional']),
        errors: [],
      };
    },
  },
  {
    story: 'a closed VPC with endpoints of both planes in two zones: a function works from both',
    build: async (account) => {
      const vpc = await account.vpc();
      const subnets = [
        await account.subnet(vpc, '10.0.1.0/24', 'a'),
        await account.subnet(vpc, '10.0.2.0/24', 'c'),
      ];
      const table = await account.routeTable(vpc, subnets);
      const group = await account.group(vpc, 'endpoint', [tcp('10.0.0.0/16')]);
      await account.interfaceEndpoint(vpc, { service: 'execute-api', subnets, group });
      await account.interfaceEndpoint(vpc, { service: 'apigateway', subnets, group });
      const functionGroup = await account.group(vpc, 'function', []);
      await account.lambdaFunction('orders', subnets, [functionGroup]);
      const vantages = [...subnets, ...subnets.map((subnet) => `orders@${subnet}`)];
      return {
        exitCode: 0,
        paths: Object.fromEntries(
          vantages.flatMap((vantage) => [
            [`${vantage} > ${control}`, 'reachable by interface-endpoint'],
            [`${vantage} > ${data}`, 'reachable by interface-endpoint'],
            [`${vantage} > ${customDomain}`, `blocked: client-route-missing ${table}`],
          ]),
        ),
        operations: Object.fromEntries(
          vantages.flatMap((vantage) =>
            Object.entries(operations(vantage, ['works', 'conditional', 'denied', 'blocked'])),
          ),
        ),
        errors: [],
      };
    },
  },
  {
    story: "the group of the control plane's endpoint admits another range than the subnet's",
    build: async (account) => {
      const vpc = await account.vpc();
      const subnet = await account.subnet(vpc, '10.0.1.0/24');
      const table = await account.routeTable(vpc, [subnet]);
      const group = await account.group(vpc, 'endpoint', [tcp('10.0.2.0/24')]);
      await account.interfaceEndpoint(vpc, { service: 'apigateway', subnets: [subnet], group });
      return {
        exitCode: 1,
        paths: {
          [`${subnet} > ${control}`]: `blocked: endpoint-group-refuses ${group}`,
          [`${subnet} > ${data}`]: `blocked: client-route-missing ${table}`,
          [`${subnet} > ${customDomain}`]: `blocked: client-route-missing ${table}`,
        },
        operations: operations(subnet, allBlocked),
        errors: [`endpoint-group-refuses ${group}`],
      };
    },
  },
  {
    story: "a function whose group lets out to the endpoint's group alone cannot use the NAT gateway",
    build: async (account) => {
      const { vpc, subnet } = await withNatGateway(account);
      const group = await account.group(vpc, 'endpoint', [tcp('10.0.0.0/16')]);
      await account.interfaceEndpoint(vpc, { service: 'execute-api', subnets: [subnet], group });
      const toEndpoint = {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        UserIdGroupPairs: [{ GroupId: group }],
      };
      const functionGroup = await account.group(vpc, 'function', [], [toEndpoint]);
      await account.lambdaFunction('orders', [subnet], [functionGroup]);
      const vantage = `orders@${subnet}`;
      return {
        flags: ['--function', 'orders'],
        exitCode: 1,
        paths: {
          [`${vantage} > ${control}`]: `blocked: client-group-refuses ${functionGroup}`,
          [`${vantage} > ${data}`]: 'reachable by interface-endpoint',
          [`${vantage} > ${customDomain}`]: `blocked: client-group-refuses ${functionGroup}`,
        },
        operations: operations(vantage, ['blocked', 'conditional', 'denied', 'blocked']),
        errors: [`client-group-refuses ${functionGroup}`],
      };
    },
  },
  {
    story: 'a network ACL that is written as if it were stateful keeps the answers out',
    build: async (account) => {
      const { vpc, subnet } = await withNatGateway(account);
      const acl = await account.networkAcl(vpc, subnet, [
        { egress: true, ports: [443, 443] },
        { egress: false, ports: [443, 443] },
      ]);
      return {
        exitCode: 1,
        paths: everyPath(subnet, `blocked: client-back-acl-refuses ${acl}`),
        operations: operations(subnet, allBlocked),
        errors: [`client-back-acl-refuses ${acl}`],
      };
    },
  },
  {
    story: 'a network ACL that lets answers in to the ephemeral ports does no harm',
    build: async (account) => {
      const { vpc, subnet } = await withNatGateway(account);
      await account.networkAcl(vpc, subnet, [
        { egress: true, ports: [443, 443] },
        { egress: false, ports: [1024, 65_535] },
      ]);
      return {
        exitCode: 0,
        paths: everyPath(subnet, 'reachable by nat-gateway'),
        operations: operations(subnet, ['works', 'denied', 'works', 'works']),
        errors: [],
      };
    },
  },
  {
    story: "the control plane's endpoint in a peered VPC, to which a private hosted zone leads",
    build: async (account) => {
      const { subnet } = await withPeeredEndpoint(account, true);
      return {
        flags: ['--subnet', subnet],
        exitCode: 0,
        paths: { [`${subnet} > ${control}`]: 'reachable by central-endpoint' },
        operations: { [`${subnet} control-plane`]: 'works', [`${subnet} data-private`]: 'blocked' },
        errors: [],
      };
    },
  },
  {
    story: "the same where the peer's table has no route back",
    build: async (account) => {
      const { subnet, centralTable } = await withPeeredEndpoint(account, false);
      return {
        flags: ['--subnet', subnet],
        exitCode: 1,
        paths: { [`${subnet} > ${control}`]: `blocked: return-route-missing ${centralTable}` },
        operations: { [`${subnet} control-plane`]: 'blocked' },
        errors: [`return-route-missing ${centralTable}`],
      };
    },
  },
  {
    story: 'a transit gateway to the NAT gateway of a central VPC',
    build: async (account) => {
      const { subnet } = await withCentralNat(account, { out: true, back: true });
      return {
        flags: ['--subnet', subnet],
        exitCode: 0,
        paths: everyPath(subnet, 'reachable by transit-gateway'),
        operations: operations(subnet, ['works', 'denied', 'works', 'works']),
        errors: [],
      };
    },
  },
  {
    story: "the same where the NAT gateway's subnet has no route back to the spoke",
    build: async (account) => {
      const { subnet, publicTable } = await withCentralNat(account, { out: true, back: false });
      return {
        flags: ['--subnet', subnet],
        exitCode: 1,
        paths: everyPath(subnet, `blocked: return-route-missing ${publicTable}`),
        operations: operations(subnet, allBlocked),
        errors: [`return-route-missing ${publicTable}`],
      };
    },
  },
  {
    story: "the same where the transit gateway's table of the spoke has no route",
    build: async (account) => {
      const { subnet, spokeTable } = await withCentralNat(account, { out: false, back: true });
      return {
        flags: ['--subnet', subnet],
        exitCode: 1,
        paths: everyPath(subnet, `blocked: transit-gateway-route-missing ${spokeTable}`),
        operations: operations(subnet, allBlocked),
        errors: [`transit-gateway-route-missing ${spokeTable}`],
      };
    },
  },
  {
    story: 'S3 by a gateway endpoint from a closed subnet',
    build: async (account) => {
      const vpc = await account.vpc();
      const subnet = await account.subnet(vpc, '10.0.1.0/24');
      const table = await account.routeTable(vpc, [subnet]);
      await account.gatewayEndpoint(vpc, 's3', [table]);
      return {
        flags: ['--service', 's3'],
        exitCode: 0,
        paths: { [`${subnet} > s3:all > ipv4`]: 'reachable by gateway-endpoint' },
        operations: {},
        errors: [],
      };
    },
  },
  {
    story: 'a rule that forwards amazonaws.com to servers outside: what they answer cannot be told',
    build: async (account) => {
      const { vpc, subnet, publicSubnet } = await withNatGateway(account);
      const group = await account.group(vpc, 'resolver', []);
      await account.forwardingRule(vpc, 'amazonaws.com', [subnet, publicSubnet], group);
      return {
        exitCode: 0,
        paths: {
          [`${subnet} > ${control}`]: 'unknown: resolver-forwarding',
          [`${subnet} > ${data}`]: 'unknown: resolver-forwarding',
          [`${subnet} > ${customDomain}`]: 'reachable by nat-gateway',
        },
        // The record of a custom domain may be a CNAME to a name of amazonaws.com, which is forwarded.
        operations: { [`${subnet} control-plane`]: 'unknown', [`${subnet} data-custom-domain`]: 'unknown' },
        errors: [],
      };
    },
  },
];
