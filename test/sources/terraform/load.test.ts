import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/sources/input-error.ts';
import { attributeOf, loadPlan, type Module, planText } from './plan-text.ts';

const vpc = { name: 'aws_vpc.this', values: { cidr_block: '10.0.0.0/16' } };

const counted = (name: string, count: number, from: Readonly<Record<string, readonly string[]>> = {}) => ({
  name,
  instances: Array.from({ length: count }, (_, index) => ({ index })),
  unknown: Object.fromEntries(Object.keys(from).map((attribute) => [attribute, true])),
  from,
});

interface Case {
  readonly name: string;
  readonly root: Module;
  readonly of: readonly [id: string, attribute: string];
  readonly expected: unknown;
  readonly assumed?: readonly string[];
  readonly strictly?: unknown;
}

const cases: readonly Case[] = [
  {
    name: 'the resource that a reference names',
    root: {
      blocks: [
        vpc,
        { name: 'aws_subnet.a', unknown: { vpc_id: true }, from: { vpc_id: ['aws_vpc.this.id'] } },
      ],
    },
    of: ['aws_subnet.a', 'vpc_id'],
    expected: 'aws_vpc.this',
  },
  {
    name: "AWS's own id where the plan has it",
    root: {
      blocks: [
        { name: 'aws_vpc.this', values: { id: 'vpc-0a1' } },
        { name: 'aws_subnet.a', values: { vpc_id: 'vpc-0a1' }, from: { vpc_id: ['aws_vpc.this.id'] } },
      ],
    },
    of: ['aws_subnet.a', 'vpc_id'],
    expected: 'vpc-0a1',
  },
  {
    name: 'one instance by its index',
    root: {
      blocks: [
        counted('aws_subnet.private', 2),
        {
          name: 'aws_nat_gateway.this',
          unknown: { subnet_id: true },
          from: { subnet_id: ['aws_subnet.private[1].id'] },
        },
      ],
    },
    of: ['aws_nat_gateway.this', 'subnet_id'],
    expected: 'aws_subnet.private[1]',
  },
  {
    name: 'all instances for a list',
    root: {
      blocks: [
        counted('aws_subnet.private', 2),
        {
          name: 'aws_vpc_endpoint.api',
          unknown: { subnet_ids: true },
          from: { subnet_ids: ['aws_subnet.private'] },
        },
      ],
    },
    of: ['aws_vpc_endpoint.api', 'subnet_ids'],
    expected: ['aws_subnet.private[0]', 'aws_subnet.private[1]'],
    assumed: ['terraform-instances-aligned'],
    strictly:
      '? known after apply, from aws_subnet.private: of ["aws_subnet.private[0]","aws_subnet.private[1]"]',
  },
  {
    name: 'two references for a list of two that are not known',
    root: {
      blocks: [
        { name: 'aws_subnet.a' },
        { name: 'aws_subnet.b' },
        {
          name: 'aws_vpc_endpoint.api',
          unknown: { subnet_ids: [true, true] },
          from: { subnet_ids: ['aws_subnet.a.id', 'aws_subnet.b.id'] },
        },
      ],
    },
    of: ['aws_vpc_endpoint.api', 'subnet_ids'],
    expected: ['aws_subnet.a', 'aws_subnet.b'],
  },
  {
    name: 'the only instance, whatever picks it',
    root: {
      blocks: [
        counted('aws_route_table.private', 1),
        counted('aws_route_table_association.private', 2, {
          route_table_id: ['aws_route_table.private', 'var.single_nat_gateway', 'count.index'],
        }),
      ],
    },
    of: ['aws_route_table_association.private[1]', 'route_table_id'],
    expected: 'aws_route_table.private[0]',
  },
  {
    name: 'the instance of the same index',
    root: {
      blocks: [
        counted('aws_subnet.private', 2),
        counted('aws_route_table_association.private', 2, {
          subnet_id: ['aws_subnet.private', 'count.index'],
        }),
      ],
    },
    of: ['aws_route_table_association.private[1]', 'subnet_id'],
    expected: 'aws_subnet.private[1]',
    assumed: ['terraform-instances-aligned'],
    strictly:
      '? known after apply, from aws_subnet.private, count.index: of ["aws_subnet.private[0]","aws_subnet.private[1]"]',
  },
  {
    name: 'the instance of the same key',
    root: {
      blocks: [
        { name: 'aws_subnet.private', instances: [{ index: 'a' }, { index: 'b' }] },
        {
          name: 'aws_route_table_association.private',
          instances: [{ index: 'a' }, { index: 'b' }],
          unknown: { subnet_id: true },
          from: { subnet_id: ['each.value.id', 'each.value'] },
          forEach: ['aws_subnet.private'],
        },
      ],
    },
    of: ['aws_route_table_association.private["b"]', 'subnet_id'],
    expected: 'aws_subnet.private["b"]',
  },
  {
    name: 'through variables of modules',
    root: {
      blocks: [vpc],
      modules: {
        subnets: {
          blocks: [{ name: 'aws_subnet.a', unknown: { vpc_id: true }, from: { vpc_id: ['var.vpc_id'] } }],
          given: { vpc_id: ['aws_vpc.this.id'] },
        },
      },
    },
    of: ['module.subnets.aws_subnet.a', 'vpc_id'],
    expected: 'aws_vpc.this',
  },
  {
    name: 'through outputs of modules within modules',
    root: {
      blocks: [
        {
          name: 'aws_lambda_function.f',
          values: { vpc_config: [{}] },
          unknown: { vpc_config: [{ subnet_ids: true }] },
          from: {
            vpc_config: [{ subnet_ids: { references: ['module.network.private', 'module.network'] } }],
          },
        },
      ],
      modules: {
        network: {
          blocks: [],
          outputs: { private: ['module.inner.ids'] },
          modules: {
            inner: { blocks: [counted('aws_subnet.private', 2)], outputs: { ids: ['aws_subnet.private'] } },
          },
        },
      },
    },
    of: ['aws_lambda_function.f', 'vpc_config'],
    expected: [
      {
        subnet_ids: [
          'module.network.module.inner.aws_subnet.private[0]',
          'module.network.module.inner.aws_subnet.private[1]',
        ],
      },
    ],
    assumed: ['terraform-instances-aligned'],
    strictly: [
      {
        subnet_ids:
          '? known after apply, from module.network.private: of ["module.network.module.inner.aws_subnet.private[0]","module.network.module.inn…',
      },
    ],
  },
  {
    name: 'one of a list that a module gives',
    root: {
      blocks: [
        {
          name: 'aws_nat_gateway.this',
          unknown: { subnet_id: true },
          from: { subnet_id: ['module.network.private[1]'] },
        },
      ],
      modules: {
        network: { blocks: [counted('aws_subnet.private', 2)], outputs: { private: ['aws_subnet.private'] } },
      },
    },
    of: ['aws_nat_gateway.this', 'subnet_id'],
    expected: 'module.network.aws_subnet.private[1]',
  },
  {
    name: 'a local value, where only one VPC is made',
    root: {
      blocks: [vpc, { name: 'aws_subnet.a', unknown: { vpc_id: true }, from: { vpc_id: ['local.vpc_id'] } }],
    },
    of: ['aws_subnet.a', 'vpc_id'],
    expected: 'aws_vpc.this',
  },
  {
    name: 'a local value, where two VPCs are made: which one is not known',
    root: {
      blocks: [
        vpc,
        { name: 'aws_vpc.other' },
        { name: 'aws_subnet.a', unknown: { vpc_id: true }, from: { vpc_id: ['local.vpc_id'] } },
      ],
    },
    of: ['aws_subnet.a', 'vpc_id'],
    expected: '? known after apply, from local.vpc_id',
  },
  {
    name: 'what AWS makes with a VPC',
    root: {
      blocks: [
        vpc,
        {
          name: 'aws_default_route_table.this',
          unknown: { default_route_table_id: true },
          from: { default_route_table_id: ['aws_vpc.this.default_route_table_id'] },
        },
      ],
    },
    of: ['aws_default_route_table.this', 'default_route_table_id'],
    expected: 'aws_vpc.this.main_route_table_id',
  },
  {
    name: 'one of two blocks, by a condition: which one is not known',
    root: {
      blocks: [
        counted('aws_subnet.a', 1),
        counted('aws_subnet.b', 1),
        counted('aws_nat_gateway.this', 1, {
          subnet_id: ['var.first', 'aws_subnet.a[0].id', 'aws_subnet.b[0].id'],
        }),
      ],
    },
    of: ['aws_nat_gateway.this[0]', 'subnet_id'],
    expected:
      '? known after apply, from var.first, aws_subnet.a[0].id, aws_subnet.b[0].id: of ["aws_subnet.a[0]","aws_subnet.b[0]"]',
  },
  {
    name: 'a resource, or what a local value is: taken for granted to be the resource',
    root: {
      blocks: [
        vpc,
        { name: 'aws_vpc.other' },
        {
          name: 'aws_subnet.a',
          unknown: { vpc_id: true },
          from: { vpc_id: ['local.vpc_id', 'aws_vpc.this.id'] },
        },
      ],
    },
    of: ['aws_subnet.a', 'vpc_id'],
    expected: 'aws_vpc.this',
    assumed: ['terraform-instances-aligned'],
    strictly: '? known after apply, from local.vpc_id, aws_vpc.this.id: of ["aws_vpc.this"]',
  },
  {
    name: 'a computed attribute that is not set',
    root: { blocks: [{ name: 'aws_security_group.g', unknown: { egress: true } }] },
    of: ['aws_security_group.g', 'egress'],
    expected: '? (known after apply, not set)',
  },
];

describe('what only apply knows is followed to', () => {
  test.each(cases)('$name', async ({ root, of: [id, attribute], expected, assumed = [], strictly }) => {
    const input = await loadPlan(planText(root));
    expect(attributeOf(input, id, attribute)).toEqual(expected);
    expect(input.assumed).toEqual(assumed);
    const strict = await loadPlan(planText(root), { strict: true });
    expect(attributeOf(strict, id, attribute)).toEqual(strictly ?? expected);
  });
});

describe('the network after apply', () => {
  const rule = (change: unknown) => ({
    address: 'aws_vpc_security_group_egress_rule.all',
    mode: 'managed',
    type: 'aws_vpc_security_group_egress_rule',
    name: 'all',
    change,
  });
  const group = {
    name: 'aws_security_group.g',
    values: {
      id: 'sg-0a1',
      egress: [{ cidr_blocks: ['0.0.0.0/0'], protocol: '-1', from_port: 0, to_port: 0 }],
    },
  };

  test('holds no rule that the plan takes away, though the group still shows it', async () => {
    const before = { security_group_id: 'sg-0a1', cidr_ipv4: '0.0.0.0/0' };
    const plan = planText({ blocks: [group] }, { resource_changes: [rule({ actions: ['delete'], before })] });
    expect(attributeOf(await loadPlan(plan), 'sg-0a1', 'egress')).toBe('? (known after apply, not set)');
  });

  test('holds the rules that a group has besides', async () => {
    const shown = attributeOf(await loadPlan(planText({ blocks: [group] })), 'sg-0a1', 'egress');
    expect(shown).toEqual(group.values.egress);
  });

  test('of a state is what stands', async () => {
    const values = {
      id: 'vpc-0a1',
      arn: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1',
      cidr_block: '10.0.0.0/16',
    };
    const resource = {
      address: 'aws_vpc.this',
      mode: 'managed',
      type: 'aws_vpc',
      name: 'this',
      provider_name: 'registry.opentofu.org/hashicorp/aws',
      values,
    };
    const input = await loadPlan({
      format_version: '1.0',
      values: { root_module: { resources: [resource] } },
    });
    expect(input.resources.map(({ id, type, scope }) => ({ id, type, scope }))).toEqual([
      { id: 'vpc-0a1', type: 'aws_vpc', scope: { accountId: '111122223333', region: 'eu-west-1' } },
    ]);
  });

  test('has what data sources read', async () => {
    const data = {
      address: 'data.aws_vpc.main',
      mode: 'data',
      type: 'aws_vpc',
      name: 'main',
      provider_name: 'registry.terraform.io/hashicorp/aws',
      values: { id: 'vpc-0a1' },
    };
    const plan = planText(
      { blocks: [{ name: 'aws_subnet.a', values: { vpc_id: 'vpc-0a1' } }] },
      { prior_state: { values: { root_module: { resources: [data] } } } },
    );
    const { resources } = await loadPlan(plan);
    expect(resources.map(({ type, id }) => `${type} ${id}`)).toEqual([
      'aws_subnet aws_subnet.a',
      'data.aws_vpc vpc-0a1',
    ]);
  });
});

describe('what is no plan is refused:', () => {
  const noRegion = planText({ blocks: [vpc] }, { configuration: {} });
  const azure = planText(
    { blocks: [] },
    {
      planned_values: {
        root_module: {
          resources: [
            {
              address: 'azurerm_subnet.a',
              mode: 'managed',
              type: 'azurerm_subnet',
              name: 'a',
              provider_name: 'registry.terraform.io/hashicorp/azurerm',
              values: {},
            },
          ],
        },
      },
    },
  );
  test.each([
    [
      'another format',
      { ...planText({ blocks: [vpc] }), format_version: '2.0' },
      'plan',
      /format_version 2\.0/,
    ],
    ['another provider', azure, 'plan', /no resource of the provider hashicorp\/aws/],
    ['no region', noRegion, 'no-region', /aws_vpc\.this/],
    ['members of other types', { format_version: '1.2', planned_values: [] }, 'plan', /not a plan or state/],
    ['no JSON', '{"format_version": "1.2",', 'not-json', /line 1/],
  ])('%s', async (_, document, code, message) => {
    const error: unknown = await loadPlan(document).catch((thrown: unknown) => thrown);
    expect(error instanceof InputError ? error.code : error).toBe(code);
    expect(String(error)).toMatch(message);
  });

  test('--region says what the plan does not', async () => {
    const { regions } = await loadPlan(noRegion, { region: 'eu-central-1' });
    expect(regions).toEqual(['eu-central-1']);
  });

  test('modules that refer to one another in a circle lead nowhere', async () => {
    const plan = planText({
      blocks: [
        { name: 'aws_vpc.a' },
        { name: 'aws_vpc.b' },
        { name: 'aws_subnet.a', unknown: { vpc_id: true }, from: { vpc_id: ['module.one.out'] } },
      ],
      modules: {
        one: {
          blocks: [{ name: 'aws_eip.x' }],
          given: { in: ['module.one.out'] },
          outputs: { out: ['var.in'] },
        },
      },
    });
    expect(attributeOf(await loadPlan(plan), 'aws_subnet.a', 'vpc_id')).toBe(
      '? known after apply, from module.one.out',
    );
  });
});
