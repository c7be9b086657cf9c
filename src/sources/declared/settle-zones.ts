import { type Subnet } from '../../network/subnet.ts';
import { type Assembly } from './assembly.ts';

/**
 * Which zone a symbol (`GetAZs[0]`) is, the account knows: among themselves symbols tell zones apart, beside the name of
 * a zone they tell nothing.
 */
export function settleZones({ tables }: Assembly): void {
  const { subnets, endpointServices } = tables;
  const zones = [...subnets.values()].flatMap(({ availabilityZone: zone }) => zone ?? []);
  const offered = [...endpointServices.values()].flatMap(({ availabilityZones }) => availabilityZones);
  if ([...zones, ...offered].every(isSymbol)) return;
  for (const [id, subnet] of subnets) subnets.set(id, withoutSymbol(subnet));
}

function withoutSymbol(subnet: Subnet): Subnet {
  const { availabilityZone: zone } = subnet;
  return zone !== null && isSymbol(zone) ? { ...subnet, availabilityZone: null } : subnet;
}

function isSymbol(zone: string): boolean {
  return zone.startsWith('GetAZs');
}
