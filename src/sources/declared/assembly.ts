import { type CollectionName, collectionNames, type FieldName, type Gap } from '../../network/gap.ts';
import { type Network } from '../../network/network.ts';
import { type Place } from '../../network/place.ts';
import { type ResourceType } from '../../network/resource.ts';
import { type Scope } from '../../network/scope.ts';
import { type InternetGatewayBlockMode } from '../../network/vpc.ts';
import { type Stated } from './stated.ts';

/** One kind of thing of the model. */
export type ItemOf<K extends CollectionName> = Network[K]['items'][number];

type Tables = { readonly [K in CollectionName]: Map<string, ItemOf<K>> };

/** A network while it is put together; everything in it may still change. */
export interface Assembly {
  readonly tables: Tables;
  readonly gaps: Readonly<Record<CollectionName, Gap[]>>;
  /** Things that were there before, as `collection id`. */
  readonly existing: Set<string>;
  /** Things that the input makes and of which too little is known, as `collection id`. */
  readonly takenOut: Set<string>;
  /** Ids by the other ids of the same things. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Subnets whose table or ACL is stated, though perhaps not known. */
  readonly subnetsWithTable: Set<string>;
  readonly subnetsWithAcl: Set<string>;
  /** The main tables that are stated, by VPC. */
  readonly mainTables: Map<string, string>;
  /** What exclusions from Block Public Access leave, by `vpc ID` and `subnet ID`. */
  readonly exclusions: Map<string, Stated<InternetGatewayBlockMode>>;
  /** Where rules are written: by `collection id`, then by the rule as findings name it. */
  readonly rulePlaces: Map<string, Map<string, Place>>;
}

/** An assembly without anything in it. */
export function emptyAssembly(aliases: ReadonlyMap<string, string>): Assembly {
  return {
    tables: emptyTables(),
    gaps: emptyGaps(),
    existing: new Set(),
    takenOut: new Set(),
    aliases,
    subnetsWithTable: new Set(),
    subnetsWithAcl: new Set(),
    mainTables: new Map(),
    exclusions: new Map(),
    rulePlaces: new Map(),
  };
}

function emptyTables(): Tables {
  return {
    vpcs: new Map(),
    subnets: new Map(),
    routeTables: new Map(),
    internetGateways: new Map(),
    egressOnlyInternetGateways: new Map(),
    natGateways: new Map(),
    vpcEndpoints: new Map(),
    endpointServices: new Map(),
    networkInterfaces: new Map(),
    instances: new Map(),
    securityGroups: new Map(),
    networkAcls: new Map(),
    prefixLists: new Map(),
    dhcpOptions: new Map(),
    hostedZones: new Map(),
    resolverRules: new Map(),
    peeringConnections: new Map(),
    transitGatewayAttachments: new Map(),
    transitGatewayRouteTables: new Map(),
    functions: new Map(),
    apis: new Map(),
    blockPublicAccess: new Map(),
    flowLogs: new Map(),
    queryLogAssociations: new Map(),
  };
}

function emptyGaps(): Record<CollectionName, Gap[]> {
  return {
    vpcs: [],
    subnets: [],
    routeTables: [],
    internetGateways: [],
    egressOnlyInternetGateways: [],
    natGateways: [],
    vpcEndpoints: [],
    endpointServices: [],
    networkInterfaces: [],
    instances: [],
    securityGroups: [],
    networkAcls: [],
    prefixLists: [],
    dhcpOptions: [],
    hostedZones: [],
    resolverRules: [],
    peeringConnections: [],
    transitGatewayAttachments: [],
    transitGatewayRouteTables: [],
    functions: [],
    apis: [],
    blockPublicAccess: [],
    flowLogs: [],
    queryLogAssociations: [],
  };
}

/** Which collection a fact finer than a collection leaves partial. */
const collectionOfField = {
  enableDnsSupport: 'vpcs',
  enableDnsHostnames: 'vpcs',
  prefixListEntries: 'prefixLists',
  hostedZoneRecords: 'hostedZones',
  resolverRuleAssociations: 'resolverRules',
  transitGatewayRoutes: 'transitGatewayRouteTables',
  transitGatewayAssociations: 'transitGatewayRouteTables',
  endpointPolicy: 'vpcEndpoints',
  endpointDnsNames: 'vpcEndpoints',
  interfaceAddress: 'networkInterfaces',
  interfaceGroups: 'networkInterfaces',
  sourceDestCheck: 'networkInterfaces',
  apiIpAddressType: 'apis',
  vpcBlockPublicAccess: 'blockPublicAccess',
} as const satisfies Record<FieldName, CollectionName>;

function isCollection(fact: CollectionName | FieldName): fact is CollectionName {
  return collectionNames.some((name) => name === fact);
}

/** What a gap is about. */
export interface About {
  readonly fact: CollectionName | FieldName;
  readonly id: string | null;
  readonly scope: Scope | null;
}

/** Notes that something is known on deployment only. */
export function lack({ gaps }: Assembly, { fact, id, scope }: About, expression: string): void {
  const collection = isCollection(fact) ? fact : collectionOfField[fact];
  gaps[collection].push({ kind: 'unresolved', subject: { fact, id }, scope, expression });
}

/** Takes a thing out of which too little is known, with a gap in its place. */
export function takeOut(
  assembly: Assembly,
  collection: CollectionName,
  { id, scope }: { readonly id: string; readonly scope: Scope },
  expression: string,
): void {
  assembly.tables[collection].delete(id);
  assembly.takenOut.add(`${collection} ${id}`);
  lack(assembly, { fact: collection, id, scope }, expression);
}

/** The id that a thing goes by, of the ids that stand for it. */
export function ownId({ aliases }: Assembly, id: string): string {
  return aliases.get(id) ?? id;
}

/** Which thing a link changes. */
export interface Changed {
  readonly id: Stated<string>;
  readonly scope: Scope;
}

/**
 * Changes a thing. One that is not known which leaves the collection partial; one that the input does not make is left
 * to whoever looks for it and finds that it was not read.
 */
export function change<K extends CollectionName>(
  assembly: Assembly,
  collection: K,
  { id, scope }: Changed,
  make: (item: ItemOf<K>) => Stated<ItemOf<K>>,
): void {
  if (!id.known) {
    lack(assembly, { fact: collection, id: null, scope }, id.expression);
    return;
  }
  const own = ownId(assembly, id.value);
  const table: Map<string, ItemOf<K>> = assembly.tables[collection];
  const item = table.get(own);
  if (item === undefined) return;
  const changed = make(item);
  if (changed.known) table.set(own, changed.value);
  else takeOut(assembly, collection, { id: own, scope }, changed.expression);
}

/** Notes where a rule is written. */
export function placeRule(
  { rulePlaces }: Assembly,
  type: ResourceType,
  id: string,
  rule: string,
  place: Place,
): void {
  const key = `${type} ${id}`;
  const rules = rulePlaces.get(key) ?? new Map<string, Place>();
  rulePlaces.set(key, rules.set(rule, rules.get(rule) ?? place));
}
