import { type CollectionName } from '../../network/gap.ts';
import { type Place, type Places, type ResourcePlaces } from '../../network/place.ts';
import { resourceKey, type ResourceType } from '../../network/resource.ts';
import { type Assembly } from './assembly.ts';
import { type Draft } from './draft.ts';

/** What findings call the things of a collection; null for what no finding is about. */
const typeOfCollection = {
  vpcs: 'vpc',
  subnets: 'subnet',
  routeTables: 'route-table',
  internetGateways: 'internet-gateway',
  egressOnlyInternetGateways: 'egress-only-internet-gateway',
  natGateways: 'nat-gateway',
  vpcEndpoints: 'vpc-endpoint',
  endpointServices: null,
  networkInterfaces: 'network-interface',
  instances: 'instance',
  securityGroups: 'security-group',
  networkAcls: 'network-acl',
  prefixLists: 'prefix-list',
  dhcpOptions: 'dhcp-options',
  hostedZones: 'hosted-zone',
  resolverRules: 'resolver-rule',
  peeringConnections: 'vpc-peering-connection',
  transitGatewayAttachments: 'transit-gateway-attachment',
  transitGatewayRouteTables: 'transit-gateway-route-table',
  functions: 'function',
  apis: 'api',
  blockPublicAccess: null,
  flowLogs: null,
  queryLogAssociations: null,
} as const satisfies Record<CollectionName, ResourceType | null>;

/** Where the things of the input are written, with their rules. */
export function placesOf({ rulePlaces, tables }: Assembly, drafts: readonly Draft[]): Places {
  const places = new Map<string, ResourcePlaces>();
  for (const { collection, id, place, properties } of drafts) {
    const type = typeOfCollection[collection];
    if (type === null) continue;
    // Findings call a function by its name.
    const called = collection === 'functions' ? (tables.functions.get(id)?.name ?? id) : id;
    const rules = rulePlaces.get(`${type} ${id}`) ?? new Map<string, Place>();
    const key = resourceKey({ type, id: called });
    if (!places.has(key)) places.set(key, { self: place, properties, rules });
  }
  return places;
}
