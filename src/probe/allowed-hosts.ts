import { isIP } from 'node:net';
import { canonicalAddress } from './host-name.ts';

/**
 * The suffixes of AWS's host names by the beginning of a region's name, the first that fits.
 * From the SDK's endpoint rule set (partitions.json).
 */
const partitionSuffixes: readonly (readonly [regionPrefix: string, suffixes: readonly string[]])[] = [
  ['cn-', ['amazonaws.com.cn', 'api.amazonwebservices.com.cn']],
  ['us-iso-', ['c2s.ic.gov', 'api.aws.ic.gov']],
  ['us-isob-', ['sc2s.sgov.gov', 'api.aws.scloud']],
  ['eu-isoe-', ['cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk']],
  ['us-isof-', ['csp.hci.ic.gov', 'api.aws.hci.ic.gov']],
  ['eusc-', ['amazonaws.eu', 'api.amazonwebservices.eu']],
  ['', ['amazonaws.com', 'api.aws']],
];

/** The suffixes of AWS's host names in the partition of a region. */
export function awsHostSuffixes(region: string): readonly string[] {
  return partitionSuffixes.find(([prefix]) => region.startsWith(prefix))?.[1] ?? [];
}

/** Reads a list as an environment variable holds it: suffixes and addresses with commas between. */
export function readHostList(text: string): readonly string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/**
 * A rule that lets pass what stands in a list: names that end in an entry, compared label by label and without regard
 * to case, and addresses that are an entry.
 */
export function allowingOnly(entries: readonly string[]): (host: string) => boolean {
  const addresses = new Set(entries.filter((entry) => isIP(entry) !== 0).map(canonicalAddress));
  const suffixes = entries.filter((entry) => isIP(entry) === 0).map(labelsOf);
  return (host) => {
    if (isIP(host) !== 0) return addresses.has(canonicalAddress(host));
    const labels = labelsOf(host);
    return suffixes.some((suffix) => endsWith(labels, suffix));
  };
}

/** Labels from the last to the first. An entry may be written with a dot in front, as suffixes often are. */
function labelsOf(name: string): readonly string[] {
  return name.toLowerCase().replace(/^\./, '').split('.').toReversed();
}

function endsWith(labels: readonly string[], suffix: readonly string[]): boolean {
  return suffix.every((label, index) => label !== '' && labels[index] === label);
}
