import { type Scope } from '../../network/scope.ts';
import { type DoorOptions } from '../declared/declared-resource.ts';
import { InputError } from '../input-error.ts';
import { type Instance } from './instances.ts';
import { type PlanDocument } from './plan-document.ts';
import { referencesOf } from './reference.ts';

/** In which account and region a resource is. */
export type ScopeOf = (instance: Instance) => Scope;

/**
 * How the account and region of resources are told: the resource's own attribute, its provider's configuration, what
 * ARNs say, else what the caller says.
 * @throws InputError `no-region` where a resource's region cannot be told.
 */
export function scopesOf(
  plan: PlanDocument,
  instances: readonly Instance[],
  file: string,
  options: DoorOptions,
): ScopeOf {
  const arns = instances.flatMap(({ values }) => arnOf(values) ?? []);
  const accountId = options.account ?? onlyOne(arns.map(({ account }) => account)) ?? null;
  const ofArns = onlyOne(arns.map(({ region }) => region));
  return (instance) => {
    const own = instance.values['region'];
    const region =
      (typeof own === 'string' && own !== '' ? own : undefined) ??
      arnOf(instance.values)?.region ??
      regionOfProvider(plan, instance) ??
      options.region ??
      ofArns;
    if (region !== undefined) return { accountId, region };
    throw new InputError(
      'no-region',
      `${file}: the plan does not say which region ${instance.address} is in`,
      'Say it with --region.',
    );
  };
}

function arnOf({ arn }: Instance['values']) {
  if (typeof arn !== 'string') return undefined;
  const [, , , region = '', account = ''] = arn.split(':');
  return region === '' || account === '' ? undefined : { region, account };
}

function onlyOne(values: readonly string[]): string | undefined {
  const [first, ...others] = new Set(values);
  return others.length === 0 ? first : undefined;
}

function regionOfProvider(plan: PlanDocument, { configured }: Instance): string | undefined {
  const key = configured?.provider_config_key ?? 'aws';
  const expression = plan.configuration?.provider_config?.[key]?.expressions?.['region'];
  if (typeof expression !== 'object' || expression === null) return undefined;
  if ('constant_value' in expression)
    return typeof expression.constant_value === 'string' ? expression.constant_value : undefined;
  const [reference, ...others] = referencesOf(expression);
  if (reference?.root !== 'var' || others.length > 0) return undefined;
  const value = plan.variables?.[reference.name]?.value;
  return typeof value === 'string' ? value : undefined;
}
