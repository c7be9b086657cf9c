/** The kinds of things that a step, a finding or a gap can be about; AWS's nouns. */
export const resourceTypes = [
  'client',
  'internet',
  'dns',
  'vpc',
  'subnet',
  'route-table',
  'internet-gateway',
  'egress-only-internet-gateway',
  'nat-gateway',
  'vpc-endpoint',
  'vpc-endpoint-service',
  'network-interface',
  'instance',
  'security-group',
  'network-acl',
  'prefix-list',
  'vpc-peering-connection',
  'transit-gateway',
  'transit-gateway-attachment',
  'transit-gateway-route-table',
  'virtual-private-gateway',
  'local-gateway',
  'carrier-gateway',
  'core-network',
  'outpost-database-network',
  'dhcp-options',
  'hosted-zone',
  'resolver-rule',
  'function',
  'api',
  'account',
  'address',
] as const;

/** One of {@link resourceTypes}. */
export type ResourceType = (typeof resourceTypes)[number];

/**
 * One thing by kind and id. `client` (the vantage itself), `internet` and `dns` are places that have no id of
 * AWS's; their id repeats the type.
 */
export interface ResourceRef {
  readonly type: ResourceType;
  readonly id: string;
}

/** The vantage, whichever it is: a step must not depend on more of it than decides. */
export const clientRef: ResourceRef = { type: 'client', id: 'client' };

/** Everything outside the VPCs and the networks connected to them. */
export const internetRef: ResourceRef = { type: 'internet', id: 'internet' };

/** The resolver that answers at the VPC's base address plus two. */
export const amazonDnsRef: ResourceRef = { type: 'dns', id: 'amazon-dns' };

/** An API of API Gateway. */
export function apiRef(id: string): ResourceRef {
  return { type: 'api', id };
}

/** The reference as one word, for keys and sorting. */
export function resourceKey(resource: ResourceRef): string {
  return `${resource.type} ${resource.id}`;
}
