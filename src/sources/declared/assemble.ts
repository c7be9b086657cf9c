import { type CollectionName, type Gap, gapKey } from '../../network/gap.ts';
import { type Collection } from '../../network/collection.ts';
import { type Network } from '../../network/network.ts';
import { type Places } from '../../network/place.ts';
import { canonicalText } from '../canonical-text.ts';
import { type Assembly, emptyAssembly, type ItemOf, lack, takeOut } from './assembly.ts';
import { settleBlockPublicAccess } from './block-public-access.ts';
import { bringDefaults, finishDefaults } from './bring.ts';
import { type Draft, type Drafts, type Link } from './draft.ts';
import { aliasesOfExisting, overExisting, startWith } from './existing.ts';
import { fillPeerings, fillVpcs } from './fill-vpc.ts';
import { makeFirstLinks, makeOtherLinks } from './make-links.ts';
import { placesOf } from './places.ts';
import { addEndpointRoutes, leadToInterfaces } from './route-links.ts';
import { settleZones } from './settle-zones.ts';
import { addDefaultTables } from './transit-gateway-links.ts';
import { unifyIds } from './unify-ids.ts';
import { noteOtherVpcs, noteUntold } from './untold.ts';

/** A network that was put together, with where its things are written. */
export interface Assembled {
  readonly network: Network;
  readonly places: Places;
}

/**
 * Puts together what templates or plans declare, over what exists already where that is given. The same in any order
 * gives the same.
 */
export function assembleNetwork(declared: Drafts, over: Network | null = null): Assembled {
  const drafts = sorted(declared.drafts);
  const links = sorted(declared.links);
  const ofExisting = over === null ? new Map<string, string>() : aliasesOfExisting(over);
  const assembly = emptyAssembly(new Map([...ofExisting, ...aliasesOf(links)]));
  if (over !== null) startWith(assembly, over);
  for (const draft of drafts) addDraft(assembly, draft);
  makeFirstLinks(assembly, links);
  fillVpcs(assembly);
  bringDefaults(assembly, links);
  makeOtherLinks(assembly, links);
  addDefaultTables(assembly, links);
  addEndpointRoutes(assembly);
  finishDefaults(assembly, links);
  unifyIds(assembly);
  leadToInterfaces(assembly);
  settleBlockPublicAccess(assembly);
  settleZones(assembly);
  fillPeerings(assembly);
  for (const { fact, id, scope, expression } of declared.lacks)
    lack(assembly, { fact, id, scope }, expression);
  noteOtherVpcs(assembly);
  noteUntold(
    assembly,
    drafts.map(({ scope }) => scope),
    over,
  );
  return { network: toNetwork(assembly), places: placesOf(assembly, drafts) };
}

function sorted<T>(members: readonly T[]): readonly T[] {
  const keyed = members.map((member) => [canonicalText(member), member] as const);
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, member]) => member);
}

function aliasesOf(links: readonly Link[]): ReadonlyMap<string, string> {
  return new Map(
    links.flatMap((link) =>
      link.kind === 'alias' && link.data.other.known && link.data.other.value !== link.data.id
        ? [[link.data.other.value, link.data.id] as const]
        : [],
    ),
  );
}

function addDraft(assembly: Assembly, draft: Draft): void {
  const { collection, id, scope } = draft;
  if (!draft.item.known) {
    takeOut(assembly, collection, { id, scope }, draft.item.expression);
    return;
  }
  if (assembly.takenOut.has(`${collection} ${id}`)) return;
  const present = assembly.tables[collection].get(id);
  const existing = `${collection} ${id}`;
  if (present === undefined) put(assembly, draft);
  else if (assembly.existing.delete(existing)) putOver(assembly, draft);
  else if (canonicalText(present) !== canonicalText(draft.item.value))
    takeOut(assembly, collection, { id, scope }, `${id} is there twice`);
}

function put(assembly: Assembly, draft: Draft): void {
  const tables: Readonly<Record<CollectionName, Map<string, unknown>>> = assembly.tables;
  if (draft.item.known) tables[draft.collection].set(draft.id, draft.item.value);
}

function putOver(assembly: Assembly, draft: Draft): void {
  const tables: Readonly<Record<CollectionName, Map<string, ItemOf<CollectionName>>>> = assembly.tables;
  const table = tables[draft.collection];
  const present = table.get(draft.id);
  if (present === undefined || !draft.item.known) return;
  table.set(draft.id, overExisting(draft.collection, present, draft.item.value));
}

function toNetwork({ tables, gaps }: Assembly): Network {
  const of = <K extends CollectionName>(name: K): Collection<ItemOf<K>> => {
    const table: ReadonlyMap<string, ItemOf<K>> = tables[name];
    const items = [...table].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
    return { items, missing: sortedGaps(gaps[name]) };
  };
  return {
    vpcs: of('vpcs'),
    subnets: of('subnets'),
    routeTables: of('routeTables'),
    internetGateways: of('internetGateways'),
    egressOnlyInternetGateways: of('egressOnlyInternetGateways'),
    natGateways: of('natGateways'),
    vpcEndpoints: of('vpcEndpoints'),
    endpointServices: of('endpointServices'),
    networkInterfaces: of('networkInterfaces'),
    instances: of('instances'),
    securityGroups: of('securityGroups'),
    networkAcls: of('networkAcls'),
    prefixLists: of('prefixLists'),
    dhcpOptions: of('dhcpOptions'),
    hostedZones: of('hostedZones'),
    resolverRules: of('resolverRules'),
    peeringConnections: of('peeringConnections'),
    transitGatewayAttachments: of('transitGatewayAttachments'),
    transitGatewayRouteTables: of('transitGatewayRouteTables'),
    functions: of('functions'),
    apis: of('apis'),
    blockPublicAccess: of('blockPublicAccess'),
    flowLogs: of('flowLogs'),
    queryLogAssociations: of('queryLogAssociations'),
  };
}

function sortedGaps(gaps: readonly Gap[]): readonly Gap[] {
  const keyed = new Map(gaps.map((gap) => [gapKey(gap), gap]));
  return [...keyed].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}
