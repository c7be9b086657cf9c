import { type ServicesPlace, type ServicesReport } from '../audit/services-report.ts';
import { drawEntry } from './draw-findings.ts';
import { drawFixes, drawGrid, drawGridLegend } from './draw-services-grid.ts';
import { drawDetails, drawNotes, drawOffers, offersHeadline } from './draw-services-offers.ts';
import { capitalize } from './first-clause.ts';
import { fixLines } from './fix-lines.ts';
import { headingParts } from './heading.ts';
import { commandOf } from './missing.ts';
import { shortIds } from './short-id.ts';
import { marksOf } from './signs.ts';
import { type Style } from './style.ts';
import { labelled, type Terminal, terminalOf } from './terminal.ts';
import { visibleReport } from './visible-report.ts';
import { wrapList, wrapText } from './wrap.ts';

/** How what is told of services is laid out. */
export interface ServicesLayout {
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
  /** Whether each service is told in full; else a table has a line for each. */
  readonly inFull: boolean;
}

/** What regions offer and VPCs have, for a terminal. */
export function renderServices(report: ServicesReport, { width, style, inFull }: ServicesLayout): string {
  const visible = visibleReport(report);
  const ids = JSON.stringify(visible.places);
  const terminal = terminalOf(width, style, shortIds([ids], marksOf(style).ellipsis));
  const vpcs = visible.places.flatMap((place) => place.vpcs);
  const heading = headingParts({ vpcs, sources: visible.sources }).map(terminal.say);
  const top = wrapList(heading, terminal.marks.separator, terminal.width).map(style.dim);
  const sections = [
    top,
    ...visible.places.flatMap((place) => drawPlace(terminal, place, inFull)),
    ...(vpcs.length === 0 ? [] : [drawGridLegend(terminal)]),
    ...visible.places.flatMap((place) => drawRest(terminal, place, inFull)),
  ];
  const lines = sections.filter((section) => section.length > 0).map((section) => section.join('\n'));
  return `${lines.join('\n\n')}\n`;
}

function drawPlace(
  terminal: Terminal,
  place: ServicesPlace,
  inFull: boolean,
): readonly (readonly string[])[] {
  const { width, style, say } = terminal;
  const headline = wrapText(offersHeadline(place), width).map(style.bold);
  const offers = inFull ? drawDetails(terminal, place) : [headline, drawOffers(terminal, place)];
  const grids = place.vpcs.map((vpc) => drawGrid(terminal, place, vpc, inFull));
  const none = 'No private subnet was read, so there is no VPC to set beside it.';
  return [...offers, ...(grids.length === 0 ? [wrapText(say(none), width)] : grids)];
}

function drawRest(terminal: Terminal, place: ServicesPlace, inFull: boolean): readonly (readonly string[])[] {
  const fixes = place.vpcs.flatMap((vpc) => {
    const lines = drawFixes(terminal, place, vpc);
    return lines.length === 0 ? [] : [terminal.style.bold(terminal.say(`Missing in ${vpc.id}`)), ...lines];
  });
  return [fixes, ...drawGaps(terminal, place), inFull ? [] : drawNotes(terminal, place)];
}

const labelWidth = 'unknown  '.length;
const askLabel = 'ask  ';

function drawGaps(terminal: Terminal, { gaps }: ServicesPlace): readonly (readonly string[])[] {
  const width = terminal.width - labelWidth;
  return gaps.map((gap) => {
    const command = commandOf(gap);
    const ask = command === null ? [] : fixLines(command, width - askLabel.length);
    return drawEntry(terminal, 'unknown', labelWidth, [
      ...wrapText(terminal.say(capitalize(gap.text)), width),
      ...labelled(askLabel, ask),
    ]);
  });
}
