import { type ReportVantage } from '../audit/report.ts';

/** An availability zone as people say it: `ap-northeast-1a` is `1a`, `us-west-2-lax-1a` is `lax-1a`. */
export function shortZone(zone: string, region: string): string {
  if (!zone.startsWith(region)) return zone;
  const rest = zone.slice(region.length);
  if (rest.startsWith('-')) return rest.slice(1);
  return region.slice(region.lastIndexOf('-') + 1) + rest;
}

/** The zone of a vantage, by its name or else its id; null where neither is known. */
export function zoneOf({ availabilityZone, availabilityZoneId, region }: ReportVantage): string | null {
  return availabilityZone === null ? availabilityZoneId : shortZone(availabilityZone, region);
}

/** A subnet with its name and zone: `subnet-0a1b… (app-a, 1a)`. */
export function subnetLabel(vantage: ReportVantage): string {
  const details = [vantage.subnetName, zoneOf(vantage)].filter((detail) => detail !== null && detail !== '');
  return details.length === 0 ? vantage.subnetId : `${vantage.subnetId} (${details.join(', ')})`;
}

/** One vantage: its subnet, and the function or the interface where it is one. */
export function vantageLabel(vantage: ReportVantage): string {
  const subnet = subnetLabel(vantage);
  if (vantage.functionName !== null) return `function ${vantage.functionName} in ${subnet}`;
  return isPlainSubnet(vantage) ? subnet : `${ownName(vantage)} in ${subnet}`;
}

// The id of an address says its subnet too: `10.0.2.50@subnet-0a1b`.
function ownName({ id, subnetId }: ReportVantage): string {
  const tail = `@${subnetId}`;
  return id.endsWith(tail) ? id.slice(0, -tail.length) : id;
}

/** Whether the vantage stands for any interface of its subnet. */
export function isPlainSubnet(vantage: ReportVantage): boolean {
  return vantage.id === vantage.subnetId;
}

/**
 * The names of vantages that are told together, subnets first. A function that runs in just these subnets is
 * named once, without them.
 */
export function vantageLabels(vantages: readonly ReportVantage[]): readonly string[] {
  const plain = vantages.filter(isPlainSubnet);
  const others = vantages.filter((vantage) => !isPlainSubnet(vantage));
  const subnets = keyOf(plain);
  const named = new Set<string>();
  const functions = others.flatMap((vantage) => {
    const { functionName } = vantage;
    if (functionName === null) return [vantageLabel(vantage)];
    if (named.has(functionName)) return [];
    const own = others.filter((other) => other.functionName === functionName);
    if (plain.length === 0 || keyOf(own) !== subnets) return [vantageLabel(vantage)];
    named.add(functionName);
    return [`function ${functionName}`];
  });
  return [...plain.map(subnetLabel), ...functions];
}

function keyOf(vantages: readonly ReportVantage[]): string {
  return [...new Set(vantages.map((vantage) => vantage.subnetId))].toSorted().join(' ');
}

const namesListed = 6;

/** Labels, at most some of them, and how many more there are. */
export function listFew(labels: readonly string[], most = namesListed): readonly string[] {
  if (labels.length <= most + 1) return labels;
  return [...labels.slice(0, most), `${formatCount(labels.length - most)} more`];
}

/** A number with commas between thousands. */
export function formatCount(count: number): string {
  return `${count}`.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A count and its noun: `1 subnet`, `2 subnets`. */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Words as a list: `a, b and c`. */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
