import { isJsonObject, type JsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { type ServedCall } from './served-call.ts';
import { type Fault, UnsupportedRequest } from './wire/wire.ts';

/** One condition on the items of an answer: any of the values at the path. */
interface Condition {
  readonly path: string;
  readonly values: readonly string[];
  /** An id that no item has is an error, as those of EC2 are. */
  readonly mustExist: boolean;
}

/**
 * What a request narrows its answer to.
 * @throws UnsupportedRequest for a filter or parameter that the table of calls does not have.
 */
export function conditionsOf(call: string, served: ServedCall, parameters: JsonObject): readonly Condition[] {
  return Object.entries(parameters).flatMap(([name, value]): readonly Condition[] => {
    if (name === 'Filters' || name === 'Filter') return filtersOf(call, served, value);
    if (isPagingParameter(served, name) || name === served.about) return [];
    const path = served.parameters?.[name];
    if (path === undefined) throw new UnsupportedRequest(`${call}: parameter ${name}`);
    const values = (Array.isArray(value) ? value : [value]).map(String);
    return [{ path, values, mustExist: call.startsWith('ec2:') }];
  });
}

function isPagingParameter({ paging }: ServedCall, name: string): boolean {
  if (paging === 'records') {
    return ['StartRecordName', 'StartRecordType', 'StartRecordIdentifier', 'MaxItems'].includes(name);
  }
  return paging !== 'none' && (name === paging.token || name === paging.size);
}

function filtersOf(call: string, served: ServedCall, filters: unknown): readonly Condition[] {
  if (!Array.isArray(filters)) throw new UnsupportedRequest(`${call}: Filters is no list`);
  return filters.map((filter: unknown) => {
    const { Name: name, Values: values } = isJsonObject(filter) ? filter : {};
    const path = served.filters?.[String(name)];
    if (path === undefined || !Array.isArray(values)) {
      throw new UnsupportedRequest(`${call}: filter ${JSON.stringify(filter)}`);
    }
    return { path, values: values.map(String), mustExist: false };
  });
}

/** The items that meet all conditions. */
export function itemsThatMeet(items: readonly unknown[], conditions: readonly Condition[]): unknown[] {
  return items.filter((item) =>
    conditions.every(({ path, values }) =>
      valuesAt(item, path.split('.')).some((one) => matches(one, values)),
    ),
  );
}

/** The fault of an id that is asked for and that nothing has. */
export function missingId(items: readonly unknown[], conditions: readonly Condition[]): Fault | undefined {
  for (const { path, values, mustExist } of conditions) {
    const present = new Set(items.flatMap((item) => valuesAt(item, path.split('.'))));
    const missing = mustExist ? values.find((value) => !present.has(value)) : undefined;
    if (missing !== undefined) {
      const message = `The ID '${missing}' does not exist`;
      return { kind: 'coded', code: notFoundCode(path.split('.').at(-1) ?? path), status: 400, message };
    }
  }
  return undefined;
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
function notFoundCode(member: string): string {
  if (member === 'ServiceName') return 'InvalidServiceName';
  return member.endsWith('Id') ? `Invalid${member.slice(0, -2)}ID.NotFound` : 'InvalidParameterValue';
}

function valuesAt(item: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(item)) return item.flatMap((one: unknown) => valuesAt(one, path));
  const [key, ...rest] = path;
  if (key !== undefined) return isJsonObject(item) ? valuesAt(item[key], rest) : [];
  return typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean' ? [`${item}`] : [];
}

// EC2's filters know * and ?.
function matches(value: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const source = pattern.replaceAll(/[$()+.[\\\]^{|}]/g, String.raw`\$&`);
    return new RegExp(`^${source.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(value);
  });
}
