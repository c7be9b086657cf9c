import { type ReportVantage } from '../audit/report.ts';
import { type Via } from '../path/via.ts';
import { type ReportIndex, stepsOf } from './report-index.ts';
import { type ReportView } from './report-view.ts';
import { countOf, formatCount, isPlainSubnet, subnetLabel, vantageLabel, zoneOf } from './vantage-names.ts';

const mostZones = 4;

/** Where vantages are, in a sentence: `the 2 private subnets (1a, 1c)`, `function list-rest-apis`. */
export function whereText(index: ReportIndex, vantages: readonly ReportVantage[]): string {
  const [first] = vantages;
  if (first === undefined) return 'nowhere';
  const functions = new Set(vantages.map((vantage) => vantage.functionName));
  const subnets = new Set(vantages.map((vantage) => vantage.subnetId)).size;
  const isOfFunctions = !functions.has(null);
  if (isOfFunctions && functions.size === 1)
    return `function ${first.functionName}${subnets === 1 ? '' : ` in ${countOf(subnets, 'subnet')}`}`;
  if (isOfFunctions) return `the ${countOf(functions.size, 'function')} in ${countOf(subnets, 'subnet')}`;
  if (vantages.length === 1 && !isPlainSubnet(first)) return vantageLabel(first);
  const kind = subnetNoun(index, vantages);
  if (subnets === 1) return `${kind} ${subnetLabel(first)}`;
  return `the ${countOf(subnets, kind)}${zonesText(vantages)}${vpcsText(vantages)}`;
}

/** Where some of all vantages are: `1 of the 2 private subnets (1c)`. */
export function someOf(view: ReportView, some: readonly ReportVantage[]): string {
  const chosen = new Set(some);
  const subnets = new Set(some.map((vantage) => vantage.subnetId));
  const isWhole = view.report.vantages.every(
    (vantage) => chosen.has(vantage) || !subnets.has(vantage.subnetId),
  );
  if (!isWhole) return whereText(view, some);
  const noun = subnetNoun(view, view.report.vantages);
  return `${formatCount(subnets.size)} of the ${countOf(view.subnetCount, noun)}${zonesText(some)}`;
}

function zonesText(vantages: readonly ReportVantage[]): string {
  const zones = [...new Set(vantages.flatMap((vantage) => zoneOf(vantage) ?? []))].toSorted();
  return zones.length === 0 || zones.length > mostZones ? '' : ` (${zones.join(', ')})`;
}

function vpcsText(vantages: readonly ReportVantage[]): string {
  const vpcs = new Set(vantages.map((vantage) => vantage.vpcId)).size;
  return vpcs === 1 ? '' : ` of ${countOf(vpcs, 'VPC')}`;
}

/** `private subnet` where every one of them is shown to be one, else `subnet`. */
export function subnetNoun(index: ReportIndex, vantages: readonly ReportVantage[]): string {
  return vantages.every((vantage) => isShownPrivate(index, vantage)) ? 'private subnet' : 'subnet';
}

/** Ways to the internet that only a subnet without a route to an internet gateway takes. */
const privateWays: ReadonlySet<Via> = new Set([
  'nat-gateway',
  'nat-instance',
  'transit-gateway',
  'virtual-private-gateway',
]);

// The report does not say it, but its paths show it: they go out by another way, or find no route.
function isShownPrivate(index: ReportIndex, vantage: ReportVantage): boolean {
  const paths = (index.pathsOfVantage.get(vantage.id) ?? []).filter((path) => path.to.family === 'ipv4');
  if (paths.some((path) => path.via === 'internet-gateway')) return false;
  return paths.some(
    (path) =>
      privateWays.has(path.via) || stepsOf(index, path).some((step) => step.code === 'client-route-missing'),
  );
}
