import { type SourceAssumption } from '../../network/source.ts';
import { standInName } from '../declared/stand-in-name.ts';
import { type Value } from '../declared/value.ts';
import { quoteValue } from '../quote-value.ts';
import { type Instance, type ModuleInstance } from './instances.ts';
import { type Reference, referencesOf } from './reference.ts';
import { broughtWithVpc, wantedTypes } from './wanted-types.ts';

/** What references are followed in. */
export interface PlanIndex {
  /** By module address, type and name. */
  readonly byBlock: ReadonlyMap<string, readonly Instance[]>;
  readonly byId: ReadonlyMap<string, Instance>;
  readonly all: readonly Instance[];
  readonly modules: readonly ModuleInstance[];
  /** What was taken for granted; grows. */
  readonly assumed: Set<SourceAssumption>;
  readonly strict: boolean;
}

/** The key of {@link PlanIndex.byBlock}. */
export function blockKey(module: string, type: string, name: string): string {
  return `${module} ${type} ${name}`;
}

/** One value that a reference may have. */
interface Candidate {
  readonly value: Value;
  /** The index or key of the resource that it comes from. */
  readonly index: string | number | null;
}

interface Question {
  readonly attribute: string;
  readonly depth: number;
}

const deepest = 20;

/** All values that an expression may lead to. */
function candidatesOf(
  plan: PlanIndex,
  module: ModuleInstance,
  owner: Instance | null,
  expression: unknown,
  question: Question,
): readonly Candidate[] {
  if (question.depth > deepest) return [];
  const deeper = { ...question, depth: question.depth + 1 };
  return referencesOf(expression).flatMap((reference) => followOne(plan, module, owner, reference, deeper));
}

function followOne(
  plan: PlanIndex,
  module: ModuleInstance,
  owner: Instance | null,
  reference: Reference,
  question: Question,
): readonly Candidate[] {
  switch (reference.root) {
    case 'resource':
      return ofResource(plan, module, reference, question);
    case 'var': {
      const { parent, call } = module;
      const expressions = parent?.configured?.module_calls?.[call]?.expressions;
      if (parent === null) return [];
      return taken(candidatesOf(plan, parent, null, expressions?.[reference.name], question), reference);
    }
    case 'module':
      return childrenOf(plan, module, reference).flatMap((child) => {
        const [output = '', ...rest] = reference.rest;
        const expression = child.configured?.outputs?.[String(output)]?.expression;
        return taken(candidatesOf(plan, child, null, expression, question), { ...reference, rest });
      });
    case 'each': {
      const source = owner?.configured?.for_each_expression;
      const found = reference.name === 'value' ? candidatesOf(plan, module, null, source, question) : [];
      const own = found.filter(({ index }) => index === owner?.index);
      return own.length > 0 ? own : found;
    }
    default:
      return [];
  }
}

function childrenOf({ modules }: PlanIndex, module: ModuleInstance, reference: Reference) {
  const children = modules.filter(({ parent, call }) => parent === module && call === reference.name);
  if (reference.index === null) return children;
  const key = JSON.stringify(reference.index);
  return children.filter(({ address }) => address.endsWith(`[${key}]`));
}

// `module.vpc.private_subnets[0]`: one of a list.
function taken(found: readonly Candidate[], { rest }: Pick<Reference, 'rest'>): readonly Candidate[] {
  const [at] = rest;
  if (typeof at !== 'number') return found;
  const one = found[at];
  return one === undefined ? [] : [one];
}

function ofResource(
  plan: PlanIndex,
  module: ModuleInstance,
  { type, name, index, rest }: Reference,
  question: Question,
): readonly Candidate[] {
  const instances = plan.byBlock.get(blockKey(module.address, type, name)) ?? [];
  const meant = index === null ? instances : instances.filter((one) => one.index === index);
  const [attribute] = rest;
  return meant.flatMap((one) => attributeOf(plan, one, attribute, question));
}

function attributeOf(
  plan: PlanIndex,
  instance: Instance,
  attribute: string | number | undefined,
  question: Question,
): readonly Candidate[] {
  const { id, index, type, values } = instance;
  const isVpc = type.endsWith('aws_vpc') || type.endsWith('aws_default_vpc');
  // A splat (`aws_subnet.private[*].id`) leaves the name of the resource alone.
  const name = attribute === undefined || typeof attribute === 'number' ? 'id' : attribute;
  if (name === 'id' || (type === 'aws_eip' && name === 'allocation_id')) return [{ value: id, index }];
  const known = values[name];
  if ((typeof known === 'string' && known !== '') || typeof known === 'number' || typeof known === 'boolean')
    return [{ value: known, index }];
  const brought = isVpc ? broughtWithVpc.get(name) : undefined;
  if (brought !== undefined) return [{ value: `${id}.${brought}`, index }];
  if (type.endsWith('aws_vpc_endpoint') && name === 'dns_entry') return namesOf(instance);
  const expression = instance.configured?.expressions?.[name];
  return candidatesOf(plan, instance.module, instance, expression, question);
}

function namesOf({ id, index, values }: Instance): readonly Candidate[] {
  const { service_name: service } = values;
  if (typeof service !== 'string') return [];
  const [, , region = ''] = service.split('.');
  const name = standInName(id, service, region);
  return name === undefined ? [] : [{ value: name, index }];
}

/** What an expression leads to: one value, the values of a list, or nothing that can be told, with why. */
export type Followed =
  | { readonly kind: 'values'; readonly values: readonly Value[] }
  | { readonly kind: 'untold'; readonly why: string };

/** Follows an expression of one resource to the values that it may have. `isOne`: it has one value, else a list. */
export function follow(
  plan: PlanIndex,
  owner: Instance,
  expression: unknown,
  { attribute, isOne }: { readonly attribute: string; readonly isOne: boolean },
): Followed {
  const types = wantedTypes(attribute);
  const found = candidatesOf(plan, owner.module, owner, expression, { attribute, depth: 0 });
  const fitting = unique(types === undefined ? found : found.filter(({ value }) => fits(plan, value, types)));
  const why = wordsOf(expression);
  if (!isOne)
    return fitting.length > 0
      ? { kind: 'values', values: fitting.map(({ value }) => value) }
      : deduced(plan, owner, types, why);
  const [only, ...others] = fitting;
  if (only === undefined) return deduced(plan, owner, types, why);
  if (others.length === 0) return { kind: 'values', values: [only.value] };
  const aligned = fitting.filter(({ index }) => index !== null && index === owner.index);
  const [one, ...rest] = aligned;
  if (one === undefined || rest.length > 0 || plan.strict)
    return { kind: 'untold', why: `${why}: one of ${quoteValue(fitting.map(({ value }) => value))}` };
  plan.assumed.add('terraform-instances-aligned');
  return { kind: 'values', values: [one.value] };
}

function unique(found: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(found.map((one) => [JSON.stringify(one.value), one])).values()];
}

function fits(plan: PlanIndex, value: Value, types: readonly string[]): boolean {
  if (typeof value !== 'string') return false;
  const instance = plan.byId.get(value);
  if (instance === undefined) return isBrought(value) || /^[a-z]+-[0-9a-f]{8,17}$/.test(value);
  return types.some((type) => instance.type === type || instance.type === `data.${type}`);
}

function isBrought(value: string): boolean {
  return [...broughtWithVpc.values()].some((name) => value.endsWith(`.${name}`));
}

function wordsOf(expression: unknown): string {
  const texts = referencesOf(expression).map(({ text }) => text);
  return texts.length === 0 ? 'known after apply' : `known after apply, from ${texts.join(', ')}`;
}

/**
 * What can be told where the references end in a local value, which plans do not hold: an id that is not known when the
 * plan is made is of something that the plan makes, and only one such thing may be of the type that is wanted.
 */
function deduced(
  plan: PlanIndex,
  owner: Instance,
  types: readonly string[] | undefined,
  why: string,
): Followed {
  const untold = { kind: 'untold', why } as const;
  if (types === undefined) return untold;
  const isOfType = ({ type }: Instance): boolean => types.includes(type);
  const isDeferred = plan.all.some(({ type, isCreated }) => isCreated && types.includes(type.slice(5)));
  const created = plan.all.filter((one) => isOfType(one) && one.isCreated);
  const [only, ...others] = created;
  if (only === undefined || isDeferred) return untold;
  if (others.length === 0) return { kind: 'values', values: [only.id] };
  const here = created.filter(({ module }) => module.address === owner.module.address);
  const [one, ...more] = here;
  if (one === undefined || more.length > 0 || plan.strict) return untold;
  plan.assumed.add('terraform-instances-aligned');
  return { kind: 'values', values: [one.id] };
}
