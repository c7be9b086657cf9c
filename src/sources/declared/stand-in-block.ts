/**
 * The IPv6 block that stands in for the one that Amazon gives a VPC on deployment: a /56 of the range for
 * documentation, a different one for each VPC. `nthVpc` counts the VPCs of the input by id, from 0.
 * https://www.rfc-editor.org/rfc/rfc3849
 */
export function standInBlock(nthVpc: number): string {
  return `2001:db8:0:${nthVpc.toString(16)}00::/56`;
}

/**
 * The /64 of a VPC's stand-in block that stands in for a subnet's block which only deployment knows. `nthSubnet`
 * counts these subnets of the VPC by id, from 0.
 */
export function standInSubnet(nthVpc: number, nthSubnet: number): string {
  return `2001:db8:0:${nthVpc.toString(16)}${nthSubnet.toString(16).padStart(2, '0')}::/64`;
}
