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
  /** The block that the resource is an instance of. */
  readonly block: string;
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
  const block = blockKey(instance.module.address, type, instance.name);
  const isVpc = type.endsWith('aws_vpc') || type.endsWith('aws_default_vpc');
  // A splat (`aws_subnet.private[*].id`) leaves the name of the resource alone.
  const name = attribute === undefined || typeof attribute === 'number' ? 'id' : attribute;
  if (name === 'id' || (type === 'aws_eip' && name === 'allocation_id')) return [{ value: id, index, block }];
  const known = values[name];
  if ((typeof known === 'string' && known !== '') || typeof known === 'number' || typeof known === 'boolean')
    return [{ value: known, index, block }];
  const brought = isVpc ? broughtWithVpc.get(name) : undefined;
  if (brought !== undefined) return [{ value: `${id}.${brought}`, index, block }];
  if (type.endsWith('aws_vpc_endpoint') && name === 'dns_entry') return namesOf(instance, block);
  const expression = instance.configured?.expressions?.[name];
  return candidatesOf(plan, instance.module, instance, expression, question);
}

function namesOf({ id, index, values }: Instance, block: string): readonly Candidate[] {
  const { service_name: service } = values;
  if (typeof service !== 'string') return [];
  const [, , region = ''] = service.split('.');
  const name = standInName(id, service, region);
  return name === undefined ? [] : [{ value: name, index, block }];
}

/** What an expression leads to: one value, the values of a list, or nothing that can be told, with why. */
export type Followed =
  | { readonly kind: 'values'; readonly values: readonly Value[] }
  | { readonly kind: 'untold'; readonly why: string };

/** What is asked of an expression. */
export interface Asked {
  readonly attribute: string;
  /** Whether it has one value; else it has a list of them. */
  readonly isOne: boolean;
  /** How many members the list has, where that is known. */
  readonly length: number | null;
}

/** Follows an expression of one resource to the values that it may have. */
export function follow(
  plan: PlanIndex,
  owner: Instance,
  expression: unknown,
  { attribute, isOne, length }: Asked,
): Followed {
  const types = wantedTypes(attribute);
  const found = candidatesOf(plan, owner.module, owner, expression, { attribute, depth: 0 });
  const fitting = unique(types === undefined ? found : found.filter(({ value }) => fits(plan, value, types)));
  const why = wordsOf(expression);
  if (fitting.length === 0) return deduced(plan, owner, types, why);
  const isOpaque = referencesOf(expression).some(({ root }) => root === 'local');
  if (isOne ? fitting.length === 1 && !isOpaque : isWholeList(fitting, { isOpaque, length }))
    return { kind: 'values', values: fitting.map(({ value }) => value) };
  const meant = isOne ? alignedWith(owner, fitting) : fitting;
  if (meant.length === 0 || plan.strict)
    return { kind: 'untold', why: `${why}: of ${quoteValue(fitting.map(({ value }) => value))}` };
  plan.assumed.add('terraform-instances-aligned');
  return { kind: 'values', values: meant.map(({ value }) => value) };
}

// A plan says what an expression refers to, and not how: a list may be cut, or be one of two.
function isWholeList(
  fitting: readonly Candidate[],
  { isOpaque, length }: { readonly isOpaque: boolean; readonly length: number | null },
): boolean {
  return fitting.length === (length ?? 1) && !isOpaque;
}

// Of the instances of one block that with the owner's index; of what several blocks make it cannot be told.
function alignedWith(owner: Instance, fitting: readonly Candidate[]): readonly Candidate[] {
  const [first, ...others] = fitting;
  if (first === undefined || others.some(({ block }) => block !== first.block)) return [];
  if (others.length === 0) return [first];
  const aligned = fitting.filter(({ index }) => index !== null && index === owner.index);
  return aligned.length === 1 ? aligned : [];
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
