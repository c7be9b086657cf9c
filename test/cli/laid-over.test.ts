import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runReport } from '../doors/run-report.ts';

const snapshot = path.join(import.meta.dirname, '../../examples/nat-egress');

const vpc = 'vpc-0c1f00d1a2b3c4d5e';
const subnet = 'subnet-0a7d2e5b8c1f43960';
const table = 'rtb-0f18d6b3e7a5c9240';
const natGateway = 'nat-0b6e1c4f9d2a58730';
const internetGateway = 'igw-07a3d9e5c1b8f2640';
const networkAcl = 'acl-04b8d1f6a3e9c2750';
const group = 'sg-0f12c8d4e7a6b3590';

type Values = Readonly<Record<string, unknown>>;

interface Change {
  readonly address: string;
  /** Null where the plan creates it. */
  readonly before: Values | null;
  /** Null where the plan destroys it. */
  readonly after: Values | null;
  readonly unknown?: Values;
  readonly references?: Readonly<Record<string, string>>;
}

const provider = 'registry.terraform.io/hashicorp/aws';

function headOf({ address }: Change) {
  const [type = '', name = ''] = address.split('.');
  return { address, mode: 'managed', type, name };
}

/**
 * A plan with its changes, as `terraform show -json` writes it.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
function planOf(changes: readonly Change[]): string {
  const planned = changes.filter(({ after }) => after !== null);
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.13.4',
    planned_values: {
      root_module: {
        resources: planned.map((one) => ({
          ...headOf(one),
          provider_name: provider,
          values: one.after,
        })),
      },
    },
    resource_changes: changes.map((one) => ({
      ...headOf(one),
      provider_name: provider,
      change: {
        actions: actionsOf(one),
        before: one.before,
        after: one.after,
        after_unknown: one.unknown ?? {},
      },
    })),
    configuration: {
      provider_config: {
        aws: {
          name: 'aws',
          full_name: provider,
          expressions: { region: { constant_value: 'ap-northeast-1' } },
        },
      },
      root_module: {
        resources: planned.map((one) => ({
          ...headOf(one),
          provider_config_key: 'aws',
          expressions: Object.fromEntries(
            Object.entries(one.references ?? {}).map(([name, to]) => [
              name,
              { references: [`${to}.id`, to] },
            ]),
          ),
        })),
      },
    },
  });
}

function actionsOf({ before, after }: Change): readonly string[] {
  if (before === null) return ['create'];
  if (after === null) return ['delete'];
  return JSON.stringify(before) === JSON.stringify(after) ? ['no-op'] : ['update'];
}

async function pathOver(file: string, text: string, flags: readonly string[] = [], from = subnet) {
  const folder = await mkdtemp(path.join(tmpdir(), 'planecheck-over-'));
  try {
    await writeFile(path.join(folder, file), text);
    const words = ['audit', path.join(folder, file), '--over', snapshot, '--service', 'ssm'];
    const report = await runReport([...words, ...flags]);
    const found = report.paths.find(({ id }) => id.includes(`${from} > ssm`));
    if (found === undefined) throw new Error(`no path from ${from}`);
    const trace = report.traces.find(({ id }) => id === found.trace);
    const codes = trace?.hops.flatMap(({ steps }) => steps.map(({ code }) => code)) ?? [];
    return { ...found, codes, gaps: found.gaps.map(({ text: why }) => why) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const natRoute = {
  id: `r-${table}1080289494`,
  route_table_id: table,
  destination_cidr_block: '0.0.0.0/0',
  nat_gateway_id: natGateway,
  gateway_id: '',
};

const endpointValues = {
  vpc_id: vpc,
  service_name: 'com.amazonaws.ap-northeast-1.ssm',
  vpc_endpoint_type: 'Interface',
  subnet_ids: [subnet],
  private_dns_enabled: true,
};

interface Case {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly prediction: string;
  readonly via: string;
  /** A step that the verdict hangs on. */
  readonly step: string;
}

const cases: readonly Case[] = [
  {
    name: 'leaves what exists where it changes nothing',
    changes: [{ address: 'aws_route.out', before: natRoute, after: natRoute }],
    prediction: 'reachable',
    via: 'nat-gateway',
    step: 'nat-available',
  },
  {
    name: 'destroys a NAT gateway: the route to it stays and drops',
    changes: [
      { address: 'aws_nat_gateway.a', before: { id: natGateway, subnet_id: 'subnet-0' }, after: null },
    ],
    prediction: 'blocked',
    via: 'none',
    step: 'client-route-blackhole',
  },
  {
    name: 'destroys a route',
    changes: [{ address: 'aws_route.out', before: natRoute, after: null }],
    prediction: 'blocked',
    via: 'none',
    step: 'client-route-missing',
  },
  {
    name: 'leads a route elsewhere',
    changes: [
      {
        address: 'aws_route.out',
        before: natRoute,
        after: { ...natRoute, nat_gateway_id: '', gateway_id: internetGateway },
      },
    ],
    prediction: 'blocked',
    via: 'internet-gateway',
    step: 'public-address-missing',
  },
  {
    name: "destroys a subnet's association: its table is the main one then",
    changes: [
      {
        address: 'aws_route_table_association.a',
        before: { id: 'rtbassoc-072cf915dbe6038a4', route_table_id: table, subnet_id: subnet },
        after: null,
      },
    ],
    prediction: 'blocked',
    via: 'none',
    step: 'client-route-missing',
  },
  {
    name: 'destroys an entry of an ACL',
    changes: [
      {
        address: 'aws_network_acl_rule.out',
        before: {
          id: 'nacl-1',
          network_acl_id: networkAcl,
          rule_number: 100,
          egress: true,
          cidr_block: '0.0.0.0/0',
        },
        after: null,
      },
    ],
    prediction: 'blocked',
    via: 'nat-gateway',
    step: 'client-out-acl-refuses',
  },
  {
    name: 'destroys a table with its association: the subnet has the main one then',
    changes: [
      {
        address: 'aws_route_table_association.a',
        before: { id: 'rtbassoc-072cf915dbe6038a4', route_table_id: table, subnet_id: subnet },
        after: null,
      },
      { address: 'aws_route_table.a', before: { id: table, vpc_id: vpc }, after: null },
    ],
    prediction: 'blocked',
    via: 'none',
    step: 'client-route-missing',
  },
  {
    name: 'adds an endpoint whose group lets nothing in',
    changes: [
      {
        address: 'aws_vpc_endpoint.api',
        before: null,
        after: { ...endpointValues, security_group_ids: [group] },
        unknown: { id: true },
      },
    ],
    prediction: 'blocked',
    via: 'interface-endpoint',
    step: 'endpoint-group-refuses',
  },
  {
    name: 'adds an endpoint with a group of its own that lets the VPC in',
    changes: [
      {
        address: 'aws_vpc_endpoint.api',
        before: null,
        after: endpointValues,
        unknown: { id: true, security_group_ids: true },
        references: { security_group_ids: 'aws_security_group.endpoint' },
      },
      {
        address: 'aws_security_group.endpoint',
        before: null,
        after: { vpc_id: vpc, name: 'endpoint' },
        unknown: { id: true, ingress: true, egress: true },
      },
      {
        address: 'aws_vpc_security_group_ingress_rule.endpoint',
        before: null,
        after: { ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr_ipv4: '10.0.0.0/16' },
        unknown: { id: true, security_group_id: true },
        references: { security_group_id: 'aws_security_group.endpoint' },
      },
    ],
    prediction: 'reachable',
    via: 'interface-endpoint',
    step: 'endpoint-group-allows',
  },
];

describe('a plan over a snapshot', () => {
  test.each(cases)('$name', async ({ changes, prediction, via, step }) => {
    const found = await pathOver('plan.json', planOf(changes));
    expect({ prediction: found.prediction, via: found.via }).toEqual({ prediction, via });
    expect(found.codes).toContain(step);
  });

  test('that takes a rule of a group that it does not hold leaves the group open', async () => {
    const change: Change = {
      address: 'aws_vpc_security_group_egress_rule.all',
      before: { id: 'sgr-0a1', security_group_id: group, ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' },
      after: null,
    };
    const flags = ['--function', 'list-rest-apis'];
    const found = await pathOver('plan.json', planOf([change]), flags);
    expect(found.prediction).toBe('unknown');
    expect(found.gaps.join()).toContain('aws_vpc_security_group_egress_rule.all, which the plan destroys');
  });

  test('is read alone as the network of what it leaves', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'planecheck-over-'));
    const file = path.join(folder, 'plan.json');
    await writeFile(file, planOf([{ address: 'aws_route.out', before: natRoute, after: null }]));
    await expect(runReport(['audit', file])).rejects.toThrow('no subnet');
    await rm(folder, { recursive: true });
  });
});

const template = `
Parameters:
  Vpc: { Type: AWS::EC2::VPC::Id }
  Subnet: { Type: AWS::EC2::Subnet::Id }
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      GroupDescription: The endpoint's
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16 }]
  Endpoint:
    Type: AWS::EC2::VPCEndpoint
    Properties:
      VpcId: !Ref Vpc
      VpcEndpointType: Interface
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.ssm
      SubnetIds: [!Ref Subnet]
      SecurityGroupIds: [!Ref Group]
      PrivateDnsEnabled: true
  Added:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Vpc
      CidrBlock: 10.0.200.0/24
`;

describe('a template over a snapshot', () => {
  const flags = ['--parameter', `Vpc=${vpc}`, '--parameter', `Subnet=${subnet}`];

  test('adds to the VPC that exists', async () => {
    const { prediction, via, codes } = await pathOver('template.yaml', template, flags);
    expect({ prediction, via }).toEqual({ prediction: 'reachable', via: 'interface-endpoint' });
    expect(codes).toContain('endpoint-group-allows');
  });

  test('a subnet that it adds has the main table and the default ACL', async () => {
    const { codes, via, prediction } = await pathOver('template.yaml', template, flags, 'Added');
    expect({ prediction, via }).toEqual({ prediction: 'reachable', via: 'interface-endpoint' });
    expect(codes).toContain('client-route-found');
    expect(codes).toContain('client-out-acl-allows');
  });
});
