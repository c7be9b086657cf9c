import * as z from 'zod';

const json = z.unknown();
const object = z.record(z.string(), json);
const list = <S extends z.ZodType>(member: S) =>
  z
    .array(member)
    .nullish()
    .transform((value) => value ?? []);

const index = z.union([z.string(), z.number()]).nullish();

const resource = z.object({
  address: z.string(),
  mode: z.string().nullish(),
  type: z.string(),
  name: z.string(),
  index,
  provider_name: z.string().nullish(),
  values: object.nullish(),
});

/** One resource of the values, as it stands or will stand. */
export type PlanResource = z.output<typeof resource>;

interface RawModule {
  readonly address?: string | null | undefined;
  readonly resources: readonly PlanResource[];
  readonly child_modules: readonly RawModule[];
}

const valuesModule: z.ZodType<RawModule> = z.lazy(() =>
  z.object({
    address: z.string().nullish(),
    resources: list(resource),
    child_modules: list(valuesModule),
  }),
);

/** A module of the values. */
export type ValuesModule = RawModule;

const values = z.object({ root_module: valuesModule.nullish() }).nullish();

const change = z.object({
  address: z.string(),
  mode: z.string().nullish(),
  type: z.string(),
  provider_name: z.string().nullish(),
  change: z.object({
    actions: z.array(z.string()),
    before: json.optional(),
    after: json.optional(),
    after_unknown: json.optional(),
  }),
});

/** One change of the plan. */
export type PlanChange = z.output<typeof change>;

const configuredResource = z.object({
  mode: z.string().nullish(),
  type: z.string(),
  name: z.string(),
  provider_config_key: z.string().nullish(),
  expressions: object.nullish(),
  for_each_expression: json.optional(),
});

/** One resource block of the configuration. */
export type ConfiguredResource = z.output<typeof configuredResource>;

interface RawConfiguration {
  readonly resources: readonly ConfiguredResource[];
  readonly outputs?: Readonly<Record<string, { readonly expression?: unknown }>> | null | undefined;
  readonly module_calls?: Readonly<Record<string, ModuleCall>> | null | undefined;
}

/** One module block of the configuration. */
interface ModuleCall {
  readonly expressions?: Readonly<Record<string, unknown>> | null | undefined;
  readonly module?: RawConfiguration | null | undefined;
}

const configuredModule: z.ZodType<RawConfiguration> = z.lazy(() =>
  z.object({
    resources: list(configuredResource),
    outputs: z.record(z.string(), z.object({ expression: json.optional() })).nullish(),
    module_calls: z
      .record(z.string(), z.object({ expressions: object.nullish(), module: configuredModule.nullish() }))
      .nullish(),
  }),
);

/** A module of the configuration. */
export type ConfiguredModule = RawConfiguration;

/**
 * `terraform show -json` of a plan or a state. What it does not name is passed over.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export const planDocument = z.object({
  format_version: z.string(),
  planned_values: values,
  values,
  prior_state: z.object({ values }).nullish(),
  resource_changes: list(change),
  configuration: z
    .object({
      provider_config: z.record(z.string(), z.object({ expressions: object.nullish() })).nullish(),
      root_module: configuredModule.nullish(),
    })
    .nullish(),
  variables: z.record(z.string(), z.object({ value: json.optional() })).nullish(),
  errored: z.boolean().nullish(),
  complete: z.boolean().nullish(),
});

/** A plan or a state. */
export type PlanDocument = z.output<typeof planDocument>;
