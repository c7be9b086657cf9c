import { type Cidr, parseCidr } from '../../../../src/network/address-range.ts';
import { type CollectionName } from '../../../../src/network/gap.ts';
import { draftsOfTemplate } from '../../../../src/sources/cloudformation/resources/index.ts';
import { type DeclaredResource } from '../../../../src/sources/declared/declared-resource.ts';
import { type Drafts, type Lack, type LinkKind } from '../../../../src/sources/declared/draft.ts';
import { Unresolved, type ValueObject } from '../../../../src/sources/declared/value.ts';

/** Where all resources of these tests are deployed. */
export const scope = { accountId: '111122223333', region: 'eu-west-1' };

/** A resource with its properties as the template's functions leave them. */
export function declare(id: string, type: string, properties: ValueObject = {}): DeclaredResource {
  const at = (path: readonly (string | number)[]) => ({
    file: 'template.yaml',
    line: null,
    column: null,
    path: ['Resources', id, ...path].join('.'),
    construct: null,
  });
  return {
    id,
    type,
    scope,
    properties,
    place: at([]),
    placeOf: (...way) => at(['Properties', ...way]),
  };
}

/** What one resource says, beside others that it may refer to. */
export function saidBy(
  type: string,
  properties: ValueObject,
  ...others: readonly DeclaredResource[]
): Drafts {
  const own = declare('It', type, properties);
  const alone = draftsOfTemplate(others);
  const all = draftsOfTemplate([...others, own]);
  return {
    drafts: all.drafts.slice(alone.drafts.length),
    links: all.links.slice(alone.links.length),
    lacks: all.lacks.slice(alone.lacks.length),
  };
}

/** The items of the drafts of a collection. */
export function items({ drafts }: Drafts, collection: CollectionName): readonly unknown[] {
  return drafts
    .filter((draft) => draft.collection === collection)
    .map((draft): unknown => (draft.item.known ? draft.item.value : `? ${draft.item.expression}`));
}

/** The only item of a collection. */
export function item(drafts: Drafts, collection: CollectionName): unknown {
  const found = items(drafts, collection);
  return found.length === 1 ? found[0] : found;
}

/** The data of the links of a kind, known values bare, the others as their expression after a question mark. */
export function links({ links: all }: Drafts, kind: LinkKind): readonly unknown[] {
  return all.filter((link) => link.kind === kind).map(({ data }) => bare(data));
}

function bare(data: object): unknown {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, bareValue(value)]));
}

function bareValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('known' in value)) return value;
  if ('expression' in value) return `? ${String(value.expression)}`;
  return 'value' in value ? value.value : value;
}

/** What is lacking, without the scope. */
export function lacks({ lacks: all }: Drafts): readonly Omit<Lack, 'scope'>[] {
  return all.map(({ fact, id, expression }) => ({ fact, id, expression }));
}

/** A value that only deployment knows. */
export function open(expression: string): Unresolved {
  return new Unresolved(expression);
}

/** A block that is one. */
export function cidr(text: string): Cidr {
  const block = parseCidr(text);
  if (block === undefined) throw new Error(`no block: ${text}`);
  return block;
}

/** A subnet of the VPC `Vpc`. */
export function subnet(id: string, properties: ValueObject = {}): DeclaredResource {
  return declare(id, 'AWS::EC2::Subnet', { VpcId: 'Vpc', CidrBlock: '10.0.1.0/24', ...properties });
}

/** The VPC `Vpc`. */
export function vpc(id = 'Vpc', properties: ValueObject = {}): DeclaredResource {
  return declare(id, 'AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', ...properties });
}
