/** The name of a partition, as ARNs spell it. */
export type PartitionId =
  'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-iso' | 'aws-iso-b' | 'aws-iso-e' | 'aws-iso-f' | 'aws-eusc';

/** A partition of AWS: the suffixes of its host names. */
export interface Partition {
  readonly id: PartitionId;
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
}

/** The partition of regions that have the form of none: AWS names new ones as it likes. */
export const commercial: Partition = { id: 'aws', dnsSuffix: 'amazonaws.com', dualStackDnsSuffix: 'api.aws' };

// From the SDK's endpoint rule set (partitions.json). The first prefix that fits a region's name wins.
const partitions: readonly (Partition & { readonly regionPattern: RegExp })[] = [
  partition('aws-cn', 'amazonaws.com.cn', 'api.amazonwebservices.com.cn', /^cn-\w+-\d+$/),
  partition('aws-us-gov', 'amazonaws.com', 'api.aws', /^us-gov-\w+-\d+$/),
  partition('aws-iso', 'c2s.ic.gov', 'api.aws.ic.gov', /^us-iso-\w+-\d+$/),
  partition('aws-iso-b', 'sc2s.sgov.gov', 'api.aws.scloud', /^us-isob-\w+-\d+$/),
  partition('aws-iso-e', 'cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk', /^eu-isoe-\w+-\d+$/),
  partition('aws-iso-f', 'csp.hci.ic.gov', 'api.aws.hci.ic.gov', /^us-isof-\w+-\d+$/),
  partition('aws-eusc', 'amazonaws.eu', 'api.amazonwebservices.eu', /^eusc-\w+-\w+-\d+$/),
  { ...commercial, regionPattern: /^[a-z]{2}-[a-z]+-\d+$/ },
];

function partition(
  id: PartitionId,
  dnsSuffix: string,
  dualStackDnsSuffix: string,
  regionPattern: RegExp,
): Partition & { readonly regionPattern: RegExp } {
  return { id, dnsSuffix, dualStackDnsSuffix, regionPattern };
}

/** The partition of a region by the form of its name; undefined when it has the form of none. */
export function partitionOf(region: string): Partition | undefined {
  return partitions.find(({ regionPattern }) => regionPattern.test(region));
}
