import { affectsText } from './affected.ts';
import { drawEntry, drawPlaces } from './draw-findings.ts';
import { capitalize } from './first-clause.ts';
import { fixLines } from './fix-lines.ts';
import { type Missing } from './missing.ts';
import { type ReportView } from './report-view.ts';
import { labelled, type Terminal } from './terminal.ts';
import { wrapText } from './wrap.ts';

const askLabel = 'ask  ';

/** Draws something that is not known and decides something, with the command that tells it. */
export function drawMissing(
  terminal: Terminal,
  view: ReportView,
  { text, command, said, places }: Missing,
  labelWidth: number,
): readonly string[] {
  const width = terminal.width - labelWidth;
  const affects = affectsText(view, said);
  const ask = command === null ? [] : fixLines(command, width - askLabel.length);
  return drawEntry(terminal, 'unknown', labelWidth, [
    ...wrapText(terminal.say(capitalize(text)), width),
    ...drawPlaces(places, width),
    ...(affects === null ? [] : wrapText(terminal.say(affects), width)),
    ...labelled(askLabel, ask),
  ]);
}
