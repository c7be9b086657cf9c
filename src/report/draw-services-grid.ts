import { type ServicesPlace, type ServicesRow, type ServicesVpc } from '../audit/services-report.ts';
import { drawListing, type ListingCell } from './draw-listing.ts';
import { fixLines } from './fix-lines.ts';
import { vpcTitle } from './heading.ts';
import { groupBy } from './report-index.ts';
import {
  endpointsText,
  isSurelyWithout,
  serviceLabel,
  signOfStanding,
  standingLegend,
  type StandingSign,
} from './services-words.ts';
import { roleOfSign } from './signs.ts';
import { type Role } from './style.ts';
import { labelled, type Terminal } from './terminal.ts';
import { shortZone } from './vantage-names.ts';
import { wrapList, wrapText } from './wrap.ts';

const indent = '  ';

/**
 * The grid of a VPC: which zone has an endpoint for which service. Rows of which nothing can be told are listed below,
 * unless `inFull`.
 */
export function drawGrid(
  terminal: Terminal,
  place: ServicesPlace,
  vpc: ServicesVpc,
  inFull: boolean,
): readonly string[] {
  const { width, say, style } = terminal;
  const untold = inFull ? [] : vpc.rows.filter(isUntold);
  const told = vpc.rows.filter((row) => !untold.includes(row));
  const zones = vpc.zones.map(({ availabilityZone, availabilityZoneId }) => {
    const zone = availabilityZone ?? availabilityZoneId;
    return zone === null ? 'zone ?' : shortZone(zone, vpc.region);
  });
  const rows = told.map((row) => ({
    label: serviceLabel(place, row.endpointService),
    cells: [
      ...row.cells.map(({ standing }) => signCell(terminal, signOfStanding[standing])),
      { text: say(endpointsText(vpc, row)), role: null },
    ],
  }));
  const title = `${vpcTitle({ vpcs: place.vpcs }, vpc)}: endpoints, by zone of the private subnets`;
  return [
    ...wrapText(say(title), width).map(style.bold),
    ...(rows.length === 0 ? [] : drawListing(terminal, { headers: ['for', ...zones, 'endpoint'], rows })),
    ...drawUntold(terminal, place, untold),
  ];
}

function isUntold({ endpoints, cells }: ServicesRow): boolean {
  return endpoints.length === 0 && cells.every(({ standing }) => standing === 'unknown');
}

function drawUntold(
  terminal: Terminal,
  place: ServicesPlace,
  rows: readonly ServicesRow[],
): readonly string[] {
  if (rows.length === 0) return [];
  const names = rows.map(({ endpointService }) => serviceLabel(place, endpointService));
  const label = `${indent}${terminal.marks.signs.unknown} `;
  const isNone = rows.every(({ cells }) => cells.every(isSurelyWithout));
  const count = place.endpointServices.filter(({ offer }) => offer === 'not-said').length;
  const text = !isNone
    ? `whether there is an endpoint cannot be told: ${names.join(', ')}`
    : count === names.length
      ? `no endpoint for the ${count} above, of which it cannot be told whether they are offered`
      : `no endpoint, and whether one could be made cannot be told: ${names.join(', ')}`;
  return labelled(label, wrapText(text, terminal.width - label.length));
}

function signCell({ marks }: Terminal, sign: StandingSign): ListingCell {
  return sign === 'none'
    ? { text: marks.none, role: 'dim' }
    : { text: marks.signs[sign], role: roleOfSign[sign] satisfies Role };
}

/** The lines that say what the signs of the grid mean, and what they do not. */
export function drawGridLegend(terminal: Terminal): readonly string[] {
  const { marks, style, width } = terminal;
  const parts = standingLegend.map(([sign, words]) => {
    const { text, role } = signCell(terminal, sign);
    return `${role === null ? text : style[role](text)} ${style.dim(words)}`;
  });
  const limit = 'An endpoint may still refuse; planecheck audit --service NAME tells what gets through.';
  return [
    ...labelled(indent, wrapList(parts, marks.separator, width - indent.length)),
    ...wrapText(limit, width - indent.length).map((line) => indent + style.dim(line)),
  ];
}

/** The commands that make what is missing in a VPC; those that differ by the service alone once. */
export function drawFixes(
  { width }: Terminal,
  place: ServicesPlace,
  { rows, region }: ServicesVpc,
): readonly string[] {
  const all = rows.flatMap(({ endpointService, fix }) => {
    if (fix === null) return [];
    const label = serviceLabel(place, endpointService);
    return [{ label, fix, ...templateOf(fix, region) }];
  });
  const lines = [...groupBy(all, ({ template }) => [template])].flatMap(([template, alike]) => {
    const [first, second] = alike;
    if (first === undefined) return [];
    const isNew = / create-vpc-endpoint |^add an /.test(first.fix);
    const single = `${first.label}, ${isNew ? 'if it should work' : 'to have it wherever it is offered'}:`;
    const services = alike.flatMap(({ service }) => service ?? []).toSorted();
    const words =
      second === undefined ? single : `each SERVICE of ${services.join(', ')}, as far as it should work:`;
    return fixLines(`${words}\n${second === undefined ? first.fix : template}`, width - indent.length);
  });
  return lines.map((line) => indent + line);
}

/** As a command, a template or Terraform names it. */
const serviceName = /(--service-name |ServiceName: |service_name = )([^\s,]+)/;

/** A fix with SERVICE for the last part of its endpoint service, and that part; the fix itself where it has none. */
function templateOf(
  fix: string,
  region: string,
): { readonly template: string; readonly service: string | null } {
  const [whole = '', option = '', name = ''] = serviceName.exec(fix) ?? [];
  const at = name.indexOf(`.${region}.`);
  if (at < 0) return { template: fix, service: null };
  const end = at + region.length + 2;
  const template = fix.replace(whole, () => `${option}${name.slice(0, end)}SERVICE`);
  return { template, service: name.slice(end) };
}
