import {
  type ConfiguredModule,
  type ConfiguredResource,
  type PlanChange,
  type PlanDocument,
  type PlanResource,
  type ValuesModule,
} from './plan-document.ts';

/** One instance of a module, with its block of the configuration. */
export interface ModuleInstance {
  /** `module.vpc["a"].module.subnets`; empty for the root. */
  readonly address: string;
  readonly parent: ModuleInstance | null;
  /** What the parent calls it. */
  readonly call: string;
  readonly configured: ConfiguredModule | null;
}

/** One instance of a resource after apply. */
export interface Instance {
  readonly address: string;
  /** `aws_subnet`; `data.aws_subnet` for what is read. */
  readonly type: string;
  readonly name: string;
  readonly index: string | number | null;
  readonly module: ModuleInstance;
  readonly configured: ConfiguredResource | null;
  readonly values: Readonly<Record<string, unknown>>;
  /** What only apply knows, in the shape of the values. */
  readonly unknown: unknown;
  /** AWS's own id where it is known, else the address. */
  readonly id: string;
  readonly isCreated: boolean;
}

const ofAws = /(?:^|\/)hashicorp\/aws$|^aws$/;

/** Whether a resource is of the provider hashicorp/aws, from whichever registry. */
function isOfAws({ provider_name: provider, type }: Pick<PlanResource, 'provider_name' | 'type'>) {
  return provider === null || provider === undefined ? type.startsWith('aws_') : ofAws.test(provider);
}

/** All instances of AWS's resources that stand after apply, and data sources with what they read. */
export function instancesOf(plan: PlanDocument): readonly Instance[] {
  const root = makeRoot(plan.configuration?.root_module ?? null);
  const changes = new Map(plan.resource_changes.map((one) => [one.address, one]));
  const found = new Map<string, Instance>();
  const after = plan.planned_values ?? plan.values;
  collect(after?.root_module, root, changes, found, () => true);
  // What was read before the plan was made stands among the state before.
  collect(plan.prior_state?.values?.root_module, root, changes, found, ({ mode }) => mode === 'data');
  return [...found.values()];
}

function makeRoot(configured: ConfiguredModule | null): ModuleInstance {
  return { address: '', parent: null, call: '', configured };
}

function collect(
  values: ValuesModule | null | undefined,
  module: ModuleInstance,
  changes: ReadonlyMap<string, PlanChange>,
  found: Map<string, Instance>,
  isMeant: (resource: PlanResource) => boolean,
): void {
  if (values === null || values === undefined) return;
  for (const resource of values.resources) {
    if (!isOfAws(resource) || !isMeant(resource) || found.has(resource.address)) continue;
    found.set(resource.address, instanceOf(resource, module, changes.get(resource.address)));
  }
  for (const child of values.child_modules)
    collect(child, childModule(child, module), changes, found, isMeant);
}

function childModule({ address }: ValuesModule, parent: ModuleInstance): ModuleInstance {
  const own = address ?? parent.address;
  const call = /module\.([\w-]+)(?:\[[^\]]*\])?$/.exec(own)?.[1] ?? '';
  const configured = parent.configured?.module_calls?.[call]?.module ?? null;
  return { address: own, parent, call, configured };
}

function instanceOf(
  resource: PlanResource,
  module: ModuleInstance,
  change: PlanChange | undefined,
): Instance {
  const { address, mode, type, name, values } = resource;
  const isData = mode === 'data';
  const configured = module.configured?.resources.find(
    (one) => one.type === type && one.name === name && (one.mode === 'data') === isData,
  );
  const id = values?.['id'];
  const isKnown = typeof id === 'string' && id !== '';
  return {
    address,
    type: isData ? `data.${type}` : type,
    name,
    index: resource.index ?? null,
    module,
    configured: configured ?? null,
    values: values ?? {},
    unknown: change?.change.after_unknown ?? {},
    id: isKnown ? id : address,
    isCreated: !isKnown,
  };
}
