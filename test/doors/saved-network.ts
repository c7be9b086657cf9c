import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import {
  isJsonObject,
  type JsonObject,
  parseJsonDocuments,
} from '../../src/sources/aws-cli/json-documents.ts';
import { refuse } from './not-expressible.ts';
import { type Saved, type SavedKey, savedShapes } from './saved-shapes.ts';

/** What AWS says of one thing by its own call: lists by the id that the file's name ends with. */
type ById<K extends SavedKey> = ReadonlyMap<string, readonly Saved<K>[]>;

/** A scenario's network as it was saved, held to the strict shapes. */
export interface SavedNetwork {
  readonly account: string;
  readonly region: string;
  /** The answers that were saved, the empty ones as well. */
  readonly answered: ReadonlySet<SavedKey>;
  readonly all: { readonly [K in SavedKey]: readonly Saved<K>[] };
  readonly dnsSupport: ReadonlyMap<string, boolean>;
  readonly dnsHostnames: ReadonlyMap<string, boolean>;
  readonly transitGatewayAssociations: ById<'Associations'>;
  readonly transitGatewayRoutes: ById<'Routes'>;
  readonly prefixListEntries: ById<'Entries'>;
  readonly zonesOfVpcs: ById<'HostedZoneSummaries'>;
  readonly records: ById<'ResourceRecordSets'>;
  /** The mode that the region's own answer gives; null where it was not asked. */
  readonly blockPublicAccess: string | null;
}

interface Document {
  readonly file: string;
  readonly body: JsonObject;
}

const asideKeys = ['MaxItems', 'IsTruncated', 'AdditionalRoutesAvailable'];
// A template says all that there is; where an answer was not saved, it would say more than the saved form does.
const needed = [
  'Vpcs',
  'Subnets',
  'RouteTables',
  'InternetGateways',
  'NatGateways',
  'VpcEndpoints',
  'NetworkInterfaces',
  'SecurityGroups',
  'NetworkAcls',
  'DhcpOptions',
] as const satisfies readonly SavedKey[];

/**
 * Reads the saved network in a scenario's folder.
 * @throws NotExpressible where something was saved that no form can say, or something was not saved.
 */
export function readSavedNetwork(folder: string): SavedNetwork {
  const documents = readDocuments(folder);
  const attributes = documents.filter(({ body }) => isAttribute(body));
  const blockPublicAccess = documents.filter(({ body }) => 'VpcBlockPublicAccessOptions' in body);
  const answers = documents
    .filter((document) => !attributes.includes(document) && !blockPublicAccess.includes(document))
    .map((document) => ({ ...document, key: mainKey(document.body) }));
  for (const key of needed) {
    if (!answers.some((answer) => answer.key === key)) refuse(`${key} were not saved`);
  }
  const itemsOf = <K extends SavedKey>(key: K): readonly Saved<K>[] =>
    answers.filter((answer) => answer.key === key).flatMap(({ body }) => parseItems(key, body));
  const byId = <K extends SavedKey>(key: K): ById<K> =>
    new Map(
      answers
        .filter((answer) => answer.key === key)
        .map(({ file, body }) => [idInName(file), parseItems(key, body)]),
    );
  const all = Object.fromEntries(keys.map((key) => [key, itemsOf(key)])) as unknown as SavedNetwork['all'];
  return {
    account: onlyOne('accounts', accountsIn(documents.map(({ body }) => body))),
    region: onlyOne(
      'regions',
      all.Subnets.map(({ AvailabilityZone: zone }) => zone.slice(0, -1)),
    ),
    answered: new Set(answers.map(({ key }) => key)),
    all,
    dnsSupport: switches(attributes, 'EnableDnsSupport'),
    dnsHostnames: switches(attributes, 'EnableDnsHostnames'),
    transitGatewayAssociations: byId('Associations'),
    transitGatewayRoutes: byId('Routes'),
    prefixListEntries: byId('Entries'),
    zonesOfVpcs: byId('HostedZoneSummaries'),
    records: byId('ResourceRecordSets'),
    blockPublicAccess: blockPublicAccess.map(({ body }) => optionsMode(body))[0] ?? null,
  };
}

const keys = Object.keys(savedShapes) as readonly SavedKey[];

function readDocuments(folder: string): readonly Document[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && name !== 'expected.json')
    .toSorted()
    .flatMap((name) => {
      const parsed = parseJsonDocuments(readFileSync(path.join(folder, name), 'utf8'));
      if (parsed.kind === 'fault') return refuse('an error message was saved in the place of an answer');
      return parsed.documents.filter(isJsonObject).map((body) => ({ file: name, body }));
    });
}

function isAttribute(body: JsonObject): boolean {
  return 'VpcId' in body && ('EnableDnsSupport' in body || 'EnableDnsHostnames' in body);
}

function mainKey(body: JsonObject): SavedKey {
  if ('schema' in body) return refuse('a snapshot or probe run with its own manifest');
  if ('NextToken' in body) return refuse('a further page was not saved');
  if (body['AdditionalRoutesAvailable'] === true || body['IsTruncated'] === true)
    return refuse('a list was saved in part');
  const [name = '', ...more] = Object.keys(body).filter((key) => !asideKeys.includes(key));
  const known = keys.find((key) => key === name);
  if (known === undefined || more.length > 0) return refuse(`${[name, ...more].join(', ')} is not printed`);
  return known;
}

function parseItems<K extends SavedKey>(key: K, body: JsonObject): readonly Saved<K>[] {
  const items = body[key];
  if (!Array.isArray(items)) return refuse(`${key} is no list`);
  return items.map((item: unknown) => {
    const parsed = savedShapes[key].safeParse(item);
    if (!parsed.success) return refuse(tellIssue(key, item, parsed.error.issues[0]));
    return parsed.data as Saved<K>;
  });
}

function tellIssue(key: string, item: unknown, issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return `${key} has another shape`;
  const way = [key, ...issue.path.filter((part) => typeof part === 'string')].join('.');
  if (issue.code === 'unrecognized_keys') return `${way}: ${issue.keys.join(', ')} is not printed`;
  const value = issue.path.reduce<unknown>(memberOf, item);
  return value === undefined ? `${way} was not saved` : `${way} is ${shortly(value)}`;
}

function memberOf(value: unknown, name: PropertyKey): unknown {
  if (Array.isArray(value)) return value[Number(name)];
  return isJsonObject(value) ? value[String(name)] : undefined;
}

function shortly(value: unknown): string {
  return typeof value === 'object' ? 'of another shape' : JSON.stringify(value);
}

// The AWS CLI's answers to calls for one thing are told apart by their files' names: `call.id.json`.
function idInName(file: string): string {
  const id = path.basename(file).split('.').at(-2);
  return id ?? refuse(`${file} does not name what it is about`);
}

function switches(
  documents: readonly Document[],
  name: 'EnableDnsSupport' | 'EnableDnsHostnames',
): ReadonlyMap<string, boolean> {
  return new Map(
    documents.flatMap(({ body }) => {
      const attribute = body[name];
      if (!isJsonObject(attribute)) return [];
      return [[String(body['VpcId']), attribute['Value'] === true] as const];
    }),
  );
}

function optionsMode(body: JsonObject): string {
  const options = body['VpcBlockPublicAccessOptions'];
  if (!isJsonObject(options)) return refuse('VpcBlockPublicAccessOptions has another shape');
  if (options['State'] !== 'default-state' && options['State'] !== 'update-complete')
    return refuse(`VpcBlockPublicAccessOptions.State is ${String(options['State'])}`);
  return String(options['InternetGatewayBlockMode']);
}

function accountsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(accountsIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inside]) =>
    typeof inside === 'string' && /(?:Owner|User|Account)/.test(name) && /^\d{12}$/.test(inside)
      ? [inside]
      : accountsIn(inside),
  );
}

function onlyOne(what: string, values: readonly string[]): string {
  const [only, ...more] = new Set(values);
  if (only === undefined || more.length > 0) return refuse(`${more.length === 0 ? 'no' : 'several'} ${what}`);
  return only;
}
