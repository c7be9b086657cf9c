/**
 * The IPv6 block that stands in for the one that Amazon gives a VPC on deployment: a /56 of the range for
 * documentation, a different one for each VPC. `nthVpc` counts the VPCs of the input by id, from 0.
 * https://www.rfc-editor.org/rfc/rfc3849
 */
export function standInBlock(nthVpc: number): string {
  return `2001:db8:${(nthVpc >> 8).toString(16)}:${(nthVpc & 0xff).toString(16)}00::/56`;
}

/** The `nthSubnet` /64 of a VPC's stand-in, from 0. */
export function standInSubnet(nthVpc: number, nthSubnet: number): string {
  const last = (((nthVpc & 0xff) << 8) | (nthSubnet & 0xff)).toString(16);
  return `2001:db8:${(nthVpc >> 8).toString(16)}:${last}::/64`;
}
