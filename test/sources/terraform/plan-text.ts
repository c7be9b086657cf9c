import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DeclaredInput, type DoorOptions } from '../../../src/sources/declared/declared-resource.ts';
import { isValueList, isValueObject, Unresolved, type Value } from '../../../src/sources/declared/value.ts';
import { loadPlans } from '../../../src/sources/terraform/load.ts';

type Json = Readonly<Record<string, unknown>>;

/** A resource block with its instances, as a person thinks of it; see {@link planText}. */
interface Block {
  /** `aws_subnet.private`, `data.aws_vpc.main`. */
  readonly name: string;
  /** Of each instance by its index: what is known of it; one instance without an index unless given. */
  readonly instances?: readonly {
    readonly index?: string | number;
    readonly values?: Json;
    readonly unknown?: Json;
  }[];
  readonly values?: Json;
  /** What only apply knows, as after_unknown has it; the id unless said otherwise. */
  readonly unknown?: Json;
  /** The configuration: references by attribute, or an expression as plans write it. */
  readonly from?: Readonly<Record<string, readonly string[] | readonly Json[]>>;
  readonly forEach?: readonly string[];
}

/** A module: its blocks, what it is given, what it gives, and the modules within. */
export interface Module {
  readonly blocks: readonly Block[];
  readonly given?: Readonly<Record<string, readonly string[]>>;
  readonly outputs?: Readonly<Record<string, readonly string[]>>;
  readonly modules?: Readonly<Record<string, Module>>;
}

const provider = 'registry.terraform.io/hashicorp/aws';

/**
 * A plan as `terraform show -json` writes it.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function planText(root: Module, more: Json = {}): Json {
  const changes: Json[] = [];
  return {
    format_version: '1.2',
    terraform_version: '1.9.8',
    planned_values: { root_module: valuesOf(root, '', changes) },
    resource_changes: changes,
    configuration: {
      provider_config: {
        aws: { name: 'aws', full_name: provider, expressions: { region: { constant_value: 'eu-west-1' } } },
      },
      root_module: configurationOf(root),
    },
    ...more,
  };
}

function valuesOf({ blocks, modules = {} }: Module, address: string, changes: Json[]): Json {
  const resources = blocks.flatMap((block) =>
    (block.instances ?? [{}]).map((instance) => {
      const { mode, type, name } = partsOf(block.name);
      const index = 'index' in instance ? instance.index : undefined;
      const own = `${address === '' ? '' : `${address}.`}${block.name}${index === undefined ? '' : `[${JSON.stringify(index)}]`}`;
      const values = { ...block.values, ...instance.values };
      const unknown = { ...('id' in values ? {} : { id: true }), ...block.unknown, ...instance.unknown };
      const head = {
        address: own,
        mode,
        type,
        name,
        ...(index === undefined ? {} : { index }),
        provider_name: provider,
      };
      const actions = 'id' in values ? ['no-op'] : ['create'];
      changes.push({ ...head, change: { actions, before: null, after: values, after_unknown: unknown } });
      return { ...head, schema_version: 0, values };
    }),
  );
  const children = Object.entries(modules).map(([name, module]) => {
    const own = `${address === '' ? '' : `${address}.`}module.${name}`;
    return { address: own, ...valuesOf(module, own, changes) };
  });
  return { resources, child_modules: children };
}

function configurationOf({ blocks, outputs = {}, modules = {} }: Module): Json {
  return {
    resources: blocks.map(({ name, from = {}, forEach }) => ({
      address: name,
      ...partsOf(name),
      provider_config_key: 'aws',
      expressions: mapMembers(from, expressionOf),
      ...(forEach === undefined ? {} : { for_each_expression: { references: withBeginnings(forEach) } }),
    })),
    outputs: mapMembers(outputs, (one) => ({ expression: { references: withBeginnings(one) } })),
    module_calls: mapMembers(modules, (module) => ({
      source: './module',
      expressions: mapMembers(module.given ?? {}, (one) => ({ references: withBeginnings(one) })),
      module: configurationOf(module),
    })),
  };
}

// References of an attribute, or the blocks of one as they stand.
function expressionOf(members: readonly string[] | readonly Json[]): unknown {
  const texts = members.filter((one): one is string => typeof one === 'string');
  return texts.length === members.length ? { references: withBeginnings(texts) } : members;
}

// Terraform lists `aws_vpc.this.id` and then `aws_vpc.this`.
function withBeginnings(references: readonly string[]): readonly string[] {
  return references.flatMap((one) => {
    const [, beginning] = /^((?:data\.)?aws_\w+\.\w+(?:\[[^\]]*\])?)\..+$/.exec(one) ?? [];
    return beginning === undefined ? [one] : [one, beginning];
  });
}

function mapMembers<T>(members: Readonly<Record<string, T>>, make: (member: T) => unknown): Json {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, make(member)]));
}

function partsOf(block: string) {
  const isData = block.startsWith('data.');
  const [type = '', name = ''] = (isData ? block.slice(5) : block).split('.');
  return { mode: isData ? 'data' : 'managed', type, name };
}

/** Loads a plan from a file of its own, which is gone afterwards. */
export async function loadPlan(document: unknown, said: Partial<DoorOptions> = {}): Promise<DeclaredInput> {
  const folder = mkdtempSync(path.join(tmpdir(), 'planecheck-plans-'));
  const file = path.join(folder, 'plan.json');
  try {
    writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
    const options = {
      region: undefined,
      account: undefined,
      parameters: new Map<string, string>(),
      strict: false,
    };
    return await loadPlans([file], { ...options, ...said });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One attribute of a resource, in words where only apply knows it. */
export function attributeOf({ resources }: DeclaredInput, id: string, name: string): unknown {
  const value = resources.find((one) => one.id === id)?.properties[name];
  return plain(value ?? null);
}

function plain(value: Value): unknown {
  if (value instanceof Unresolved) return `? ${value.expression}`;
  if (isValueList(value)) return value.map(plain);
  if (!isValueObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
