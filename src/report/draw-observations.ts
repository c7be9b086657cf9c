import { observedGroups } from './observed-words.ts';
import { type ReportView } from './report-view.ts';
import { labelled, signedLines, type Terminal } from './terminal.ts';
import { listFew, vantageLabels } from './vantage-names.ts';
import { indent } from './verdict-layout.ts';
import { wrapList } from './wrap.ts';

/** Draws what probes saw: a block for each group of vantages from which they saw the same. */
export function drawObservations(terminal: Terminal, view: ReportView): readonly (readonly string[])[] {
  return observedGroups(view).map(({ vantages, lines }) => {
    const title = `${' '.repeat(indent)}observed from `;
    const names = listFew(vantageLabels(vantages)).map(terminal.say);
    const heading = wrapList(names, ', ', terminal.width - title.length).map(terminal.style.bold);
    const body = lines.flatMap(({ sign, name, text }) =>
      signedLines(terminal, sign, terminal.say(`${name}: ${text}`), terminal.width - 2 * indent),
    );
    return [...labelled(title, heading), ...body.map((line) => ' '.repeat(2 * indent) + line)];
  });
}
