import { type Attribute, type FormValue, isList, Reference, referencesIn } from '../form-value.ts';
import { attributesOf } from './attributes.ts';
import { type Json } from './plan-values.ts';
import { localAddress, type PlanResource } from './resource.ts';

/** Finds the resource that a reference is to. */
export type Find = (savedId: string) => PlanResource;

/** The expressions of one block, as `configuration` shows them. */
export function expressionsOf(item: PlanResource, find: Find): Json {
  const { blocks = {} } = attributesOf(item.type);
  return Object.fromEntries(
    Object.entries(item.attributes).map(([name, value]) => [
      name,
      name in blocks && isList(value)
        ? value.map((block) => blockExpressions(item, block, find))
        : expression(item, name, value, find),
    ]),
  );
}

function blockExpressions(item: PlanResource, block: FormValue, find: Find): Json {
  if (typeof block !== 'object' || isList(block) || block instanceof Reference) return {};
  return Object.fromEntries(
    Object.entries(block).map(([name, value]) => [name, expression(item, name, value, find)]),
  );
}

function expression(item: PlanResource, name: string, value: FormValue, find: Find): Json {
  const references = referencesIn(value).flatMap((reference) => wordsOf(item, reference, find));
  if (references.length > 0) return { references: [...new Set(references)] };
  if (typeof item.key === 'string') return { references: [`each.value.${name}`, 'each.value'] };
  if (typeof item.key === 'number') return { references: [`var.${name}s`, 'count.index'] };
  if (item.inModule && item.type === 'aws_vpc' && name === 'cidr_block')
    return { references: [`var.${cidrVariable(item)}`] };
  return { constant_value: value as Json };
}

/** The variable of the module that has a VPC's block. */
export function cidrVariable({ name }: PlanResource): string {
  return `${name}_cidr_block`;
}

// `terraform show -json` lists a reference with all that it goes through, the whole resource last.
function wordsOf(from: PlanResource, { to, attribute }: Reference, find: Find): readonly string[] {
  const target = find(to);
  const word = attributeWords[attribute];
  if (target.inModule && !from.inModule)
    return [`module.network.${outputName(target, word)}`, 'module.network'];
  const block = `${target.type}.${target.name}`;
  if (typeof from.key === 'string' && from.key === target.key) return [block, 'each.key'];
  const own = localAddress(target);
  const parts = word.split(/(?=[.[])/);
  const ways = parts.map((_, index) => `${own}.${parts.slice(0, parts.length - index).join('')}`);
  return [...ways, own, ...(target.key === null ? [] : [block])];
}

/** The module's output that hands a resource's attribute on. */
export function outputName({ name }: PlanResource, word: string): string {
  return `${name}_${word}`;
}

/** Terraform's words for what is referred to. */
export const attributeWords = {
  id: 'id',
  'allocation-id': 'allocation_id',
  'default-security-group': 'default_security_group_id',
  'default-network-acl': 'default_network_acl_id',
  'main-route-table': 'default_route_table_id',
  'regional-name': 'dns_entry[0].dns_name',
  'regional-name-zone': 'dns_entry[0].hosted_zone_id',
  zone: 'zone_id',
} as const satisfies Record<Attribute, string>;
