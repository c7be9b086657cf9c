import { referencesIn } from '../form-value.ts';
import { attributeWords, cidrVariable, expressionsOf, type Find, outputName } from './configuration.ts';
import { type Json, plannedAttributes } from './plan-values.ts';
import { addressOf, localAddress, type PlanResource } from './resource.ts';

const provider = 'registry.terraform.io/hashicorp/aws';
const schemaVersion = 1;

/** What of a plan is not in its resources. */
interface PlanFrame {
  readonly region: string;
  /** Version 6 of the provider shows the region of each resource. */
  readonly showsRegions: boolean;
}

/**
 * The plan of a first apply, as `terraform show -json` writes it.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function writePlan(resources: readonly PlanResource[], frame: PlanFrame): string {
  const find: Find = (savedId) => {
    const found = resources.find((item) => item.savedId === savedId);
    if (found === undefined) throw new Error(`${savedId} is not printed`);
    return found;
  };
  const regionShown = frame.showsRegions ? frame.region : null;
  const inModule = resources.filter((item) => item.inModule);
  const inRoot = resources.filter((item) => !item.inModule);
  const shown = (item: PlanResource): Json => plannedResource(item, regionShown);
  return `${JSON.stringify(
    {
      format_version: '1.2',
      terraform_version: '1.13.4',
      planned_values: {
        root_module: {
          resources: inRoot.map(shown),
          ...(inModule.length === 0
            ? {}
            : { child_modules: [{ resources: inModule.map(shown), address: 'module.network' }] }),
        },
      },
      resource_changes: resources.map((item) => change(item, regionShown)),
      configuration: {
        provider_config: {
          aws: {
            name: 'aws',
            full_name: provider,
            expressions: { region: { constant_value: frame.region } },
          },
        },
        root_module: {
          resources: configured(inRoot, find),
          ...(inModule.length === 0 ? {} : { module_calls: { network: moduleCall(resources, find) } }),
        },
      },
      applyable: true,
      complete: true,
      errored: false,
    },
    null,
    2,
  )}\n`;
}

function identity(item: PlanResource) {
  return {
    address: addressOf(item),
    mode: 'managed',
    type: item.type,
    name: item.name,
    ...(item.key === null ? {} : { index: item.key }),
  };
}

function plannedResource(item: PlanResource, region: string | null): Json {
  const { values } = plannedAttributes(item, region);
  return {
    ...identity(item),
    provider_name: provider,
    schema_version: schemaVersion,
    values,
    sensitive_values: {},
  };
}

function change(item: PlanResource, region: string | null): Json {
  const { values, unknown } = plannedAttributes(item, region);
  const { address, ...rest } = identity(item);
  return {
    address,
    ...(item.inModule ? { module_address: 'module.network' } : {}),
    ...rest,
    provider_name: provider,
    change: {
      actions: ['create'],
      before: null,
      after: values,
      after_unknown: unknown,
      before_sensitive: false,
      after_sensitive: {},
    },
  };
}

// A block that makes several resources is there once.
function configured(resources: readonly PlanResource[], find: Find): Json {
  const blocks = new Map<string, PlanResource[]>();
  for (const item of resources) {
    const name = `${item.type}.${item.name}`;
    blocks.set(name, [...(blocks.get(name) ?? []), item]);
  }
  return [...blocks].flatMap(([address, [first, ...more]]) => {
    if (first === undefined) return [];
    const expressions = Object.assign(
      {},
      ...[...more, first].map((item) => expressionsOf(item, find)),
    ) as Json;
    return [
      {
        address,
        mode: 'managed',
        type: first.type,
        name: first.name,
        provider_config_key: 'aws',
        expressions,
        schema_version: schemaVersion,
        ...repetition(first, more.length + 1),
      },
    ];
  });
}

function repetition({ key, name }: PlanResource, count: number) {
  if (key === null) return {};
  return typeof key === 'number'
    ? { count_expression: { constant_value: count } }
    : { for_each_expression: { references: [`local.${name}`] } };
}

function moduleCall(resources: readonly PlanResource[], find: Find): Json {
  const inModule = resources.filter((item) => item.inModule);
  const vpcs = inModule.filter(({ type }) => type === 'aws_vpc');
  const outputs = new Map<string, Json>();
  for (const item of resources.filter((candidate) => !candidate.inModule)) {
    for (const { to, attribute } of Object.values(item.attributes).flatMap(referencesIn)) {
      const target = find(to);
      const word = attributeWords[attribute];
      const own = localAddress(target);
      if (target.inModule)
        outputs.set(outputName(target, word), { expression: { references: [`${own}.${word}`, own] } });
    }
  }
  return {
    source: './network',
    expressions: Object.fromEntries(
      vpcs.map((vpc) => [cidrVariable(vpc), { constant_value: vpc.attributes['cidr_block'] as Json }]),
    ),
    module: {
      outputs: Object.fromEntries(outputs),
      resources: configured(inModule, find),
      variables: Object.fromEntries(vpcs.map((vpc) => [cidrVariable(vpc), {}])),
    },
  };
}
