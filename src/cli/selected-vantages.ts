import { defaultVantages } from '../audit/choose-vantages.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Vantage } from '../path/vantage.ts';
import { InputError } from '../sources/input-error.ts';
import { listed } from './did-you-mean.ts';
import { functionVantages, subnetVantage, vantagesFrom } from './named-vantages.ts';
import { type Named, unknownId } from './unknown-id.ts';

/** What the flags of an audit narrow it to; empty lists narrow nothing. */
export interface Selection {
  readonly vpcs: readonly string[];
  readonly subnets: readonly string[];
  readonly functions: readonly string[];
}

/** Vantages, and the regions that they are in: a service has other hosts in each. */
export interface SelectedVantages {
  readonly vantages: readonly Vantage[];
  /** Sorted; that of the input where there is no vantage. */
  readonly regions: readonly string[];
}

/**
 * The vantages of an audit: those named, else every private subnet and every function in a VPC. There may be none
 * only where the subnets were not read, for the report to say so.
 * @param regions those of the input, for where no vantage tells.
 * @throws InputError where there is none.
 */
export function selectVantages(
  index: NetworkIndex,
  { vpcs, subnets, functions }: Selection,
  regions: readonly string[],
): SelectedVantages {
  const named = [
    ...subnets.map((id) => subnetVantage(index, '--subnet', id)),
    ...functions.flatMap((name) => functionVantages(index, '--function', name)),
  ];
  const isNamed = subnets.length > 0 || functions.length > 0;
  const chosen = ofVpcs(index, isNamed ? named : defaultVantages(index), vpcs);
  if (chosen.length > 0) return { vantages: chosen, regions: regionsOf(chosen) };
  if (isNamed) throw notInVpc(named, vpcs);
  if (index.network.subnets.missing.length === 0) throw nothingPrivate(index, vpcs);
  return { vantages: [], regions };
}

/**
 * The vantages of an explanation.
 * @throws InputError where there is none, or they are of several regions.
 */
export function selectFrom(
  index: NetworkIndex,
  from: string,
  vpcs: readonly string[],
): { readonly vantages: readonly Vantage[]; readonly region: string } {
  const named = vantagesFrom(index, from, '--from');
  const chosen = ofVpcs(index, named, vpcs);
  if (chosen.length === 0) throw notInVpc(named, vpcs);
  return { vantages: chosen, region: oneRegionOf(chosen) };
}

function ofVpcs(
  index: NetworkIndex,
  vantages: readonly Vantage[],
  vpcs: readonly string[],
): readonly Vantage[] {
  refuseUnknownVpcs(index, vpcs);
  const kept = vantages.filter(({ subnet }) => vpcs.length === 0 || vpcs.includes(subnet.vpcId));
  return [...new Map(kept.map((vantage) => [vantage.id, vantage])).values()];
}

/**
 * Refuses VPCs that the input does not have.
 * @throws InputError `unknown-id`.
 */
export function refuseUnknownVpcs({ network }: NetworkIndex, vpcs: readonly string[]): void {
  // Saved subnets name their VPC, so that files without the VPCs do as well.
  const known: Named[] = [...network.subnets.items.map(({ vpcId: id }) => ({ id })), ...network.vpcs.items];
  for (const given of vpcs) {
    if (!known.some(({ id }) => id === given))
      throw unknownId({ flag: '--vpc', given, what: 'VPC', known, collection: network.vpcs });
  }
}

function notInVpc(named: readonly Vantage[], vpcs: readonly string[]): InputError {
  const where = [...new Set(named.map(({ subnet }) => `${subnet.id} is in ${subnet.vpcId}`))].toSorted();
  return new InputError(
    'unknown-id',
    `--vpc ${vpcs.join(', ')}: nothing of what is named is in it`,
    `${listed(where)}.`,
  );
}

function nothingPrivate({ network }: NetworkIndex, vpcs: readonly string[]): InputError {
  const where = vpcs.length === 0 ? 'the input' : vpcs.join(', ');
  const [subnetId] = network.subnets.items
    .filter(({ vpcId }) => vpcs.length === 0 || vpcs.includes(vpcId))
    .map(({ id }) => id)
    .toSorted();
  if (subnetId === undefined) {
    return new InputError(
      'no-input',
      `there is no subnet in ${where}`,
      'Give the files of another VPC or region.',
    );
  }
  return new InputError(
    'no-input',
    `there is no private subnet in ${where}`,
    `To judge a public one all the same, name it: --subnet ${subnetId}`,
  );
}

function regionsOf(vantages: readonly Vantage[]): readonly string[] {
  return [...new Set(vantages.map(({ subnet }) => subnet.scope.region))].toSorted();
}

// One target is explained, and a name or a service stands for another host in each region.
function oneRegionOf(vantages: readonly Vantage[]): string {
  const [region = '', ...others] = regionsOf(vantages);
  if (others.length === 0) return region;
  throw new InputError(
    'regions-disagree',
    `--from is in several regions: ${listed([region, ...others])}`,
    'Explain one at a time: give the files of one region, or narrow by --vpc.',
  );
}
