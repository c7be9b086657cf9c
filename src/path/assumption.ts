/**
 * Facts that are almost never all readable, each with one default; a verdict that stands on one names it.
 * With `--strict` the default does not hold and the fact is a gap.
 */
export const assumptionCodes = [
  /** Saved files without manifest and without NextToken hold everything there is. */
  'saved-files-complete',
  /** Nothing but the templates or plans that were read makes things in the VPCs that they make. */
  'template-is-whole',
  /** Where a plan does not say which instance of a resource another one means, the one of the same index or key. */
  'terraform-instances-aligned',
  /** A client whose security groups are not named may send everything out. */
  'client-groups-allow-egress',
  /** enableDnsSupport is on. */
  'dns-support-on',
  /** enableDnsHostnames is on where an available endpoint has private DNS. */
  'dns-hostnames-on',
  /** The VPC's DHCP options name Amazon DNS. */
  'amazon-dns',
  /** No hosted zone, resolver rule, Profile or DNS firewall overrides a name, when none was seen. */
  'no-name-overrides',
  /** VPC Block Public Access is off. */
  'block-public-access-off',
  /** The service's public addresses may be any global addresses. */
  'public-addresses-any-global',
  /** A region not in the tables follows its partition's pattern. */
  'region-follows-partition',
  /** An instance that routes name, with a public address and no source/destination check, translates addresses. */
  'nat-instance-translates',
  /** Connections start from the ports from which a Linux instance starts them, 32768-60999. */
  'linux-ephemeral-ports',
  /** The endpoint's private DNS names are those that the service documents. */
  'documented-private-dns-names',
] as const;

/** One of {@link assumptionCodes}. */
export type AssumptionCode = (typeof assumptionCodes)[number];
