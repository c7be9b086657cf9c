import {
  assumptionsText,
  checksText,
  countParts,
  idleGapsText,
  notExaminedText,
  regionHostsText,
  withHint,
} from './footer.ts';
import { type ReportView } from './report-view.ts';
import { type Terminal } from './terminal.ts';
import { wrapText } from './wrap.ts';

/** The last lines: what was not looked at, what was assumed, how much was found, the exit code. */
export function drawFooter(
  terminal: Terminal,
  view: ReportView,
  areAssumptionsListed: boolean,
): readonly string[] {
  const { width, style, marks, say } = terminal;
  const { report } = view;
  const about = [
    notExaminedText(report),
    regionHostsText(report),
    withHint(idleGapsText(view.missing.others), 'in --format json'),
    areAssumptionsListed ? null : withHint(assumptionsText(report), 'listed by --assumptions'),
    checksText(report),
  ].flatMap((part) => (part === null ? [] : [say(part)]));
  const counts = `${countParts(report).join(marks.separator)}  exit ${report.summary.exitCode}`;
  return [...wrapText(about.join(' '), width).map(style.dim), ...wrapText(counts, width).map(style.bold)];
}
