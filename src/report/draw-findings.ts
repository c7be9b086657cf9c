import { type ReportFinding } from '../audit/report.ts';
import { type Severity } from '../audit/severity.ts';
import { affectsText } from './affected.ts';
import { capitalize } from './first-clause.ts';
import { fixLines } from './fix-lines.ts';
import { type Cause, fixesOf, otherResources } from './fold-findings.ts';
import { locationParts, placesOf } from './location-text.ts';
import { type ReportView } from './report-view.ts';
import { labelled, type Terminal } from './terminal.ts';
import { listFew, listWords } from './vantage-names.ts';
import { wrapList, wrapText } from './wrap.ts';

/** Draws one cause: what is so, whom it touches, what to do. */
export function drawCause(
  terminal: Terminal,
  view: ReportView,
  cause: Cause,
  labelWidth: number,
): readonly string[] {
  const { first } = cause;
  const width = terminal.width - labelWidth;
  const others = listFew(otherResources(cause));
  const affects = affectsText(view, cause.all);
  const lines = [
    ...wrapText(terminal.say(capitalize(first.text)), width),
    ...drawPlaces(cause.all, width),
    ...(others.length === 0 ? [] : wrapText(terminal.say(`the same is so of ${listWords(others)}`), width)),
    ...(affects === null ? [] : wrapText(terminal.say(affects), width)),
    ...drawFixes(cause, width),
  ];
  return drawEntry(terminal, first.severity, labelWidth, lines);
}

const placeLabel = 'at ';

/** Where it is written; nothing of what nobody wrote. */
export function drawPlaces(
  findings: readonly Pick<ReportFinding, 'location'>[],
  width: number,
): readonly string[] {
  const { shown, more } = placesOf(findings);
  const lines = shown.flatMap((location) =>
    labelled(placeLabel, wrapList(locationParts(location), '  ', width - placeLabel.length)),
  );
  return more === 0 ? lines : [...lines, `and ${more} more ${more === 1 ? 'place' : 'places'}`];
}

/** Lines beside a label that stands at the left. */
export function drawEntry(
  { style }: Terminal,
  label: Severity | 'unknown',
  labelWidth: number,
  lines: readonly string[],
): readonly string[] {
  const role = label === 'unknown' ? 'unsure' : label;
  const [top = '', ...rest] = labelled(label.padEnd(labelWidth), lines);
  return [style[role](label) + top.slice(label.length), ...rest];
}

function drawFixes(cause: Cause, width: number): readonly string[] {
  const { fixes, more } = fixesOf(cause);
  const label = cause.first.severity === 'note' ? '' : 'fix  ';
  const lines = fixes.flatMap((fix) => fixLines(fix, width - label.length));
  const rest =
    more === 0
      ? []
      : wrapText(`and likewise for the ${more} others (--format json holds each)`, width - label.length);
  return labelled(label, [...lines, ...rest]);
}
