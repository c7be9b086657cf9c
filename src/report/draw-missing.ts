import { affectsText } from './affected.ts';
import { fixLines } from './fix-lines.ts';
import { type Missing, missingParts } from './missing.ts';
import { type ReportIndex } from './report-index.ts';
import { labelled, type Terminal } from './terminal.ts';
import { countOf } from './vantage-names.ts';
import { wrapText } from './wrap.ts';

const label = 'unknown';

/** Draws what is not known and decides something, each with the command that tells it. */
export function drawMissing(terminal: Terminal, index: ReportIndex): readonly string[] {
  const { deciding, others } = missingParts(index);
  const blocks = deciding.map((part) => drawPart(terminal, index, part));
  const rest = others === 0 ? [] : [drawOthers(terminal, others)];
  return [...blocks, ...rest].flatMap((block, at) => [...(at === 0 ? [] : ['']), ...block]);
}

function drawPart(terminal: Terminal, index: ReportIndex, { text, command, findings }: Missing): readonly string[] {
  const width = terminal.width - label.length - 2;
  const affects = affectsText(index, findings);
  const ask = command === null ? [] : labelled('ask  ', fixLines(command, width - 'ask  '.length));
  const lines = [
    ...wrapText(terminal.say(text), width),
    ...(affects === null ? [] : wrapText(terminal.say(affects), width)),
    ...ask,
  ];
  const [top = '', ...more] = labelled(`${label}  `, lines);
  return [terminal.style.unsure(label) + top.slice(label.length), ...more];
}

function drawOthers({ style, width }: Terminal, others: number): readonly string[] {
  const verb = others === 1 ? 'changes' : 'change';
  const text = `${countOf(others, 'more gap')} in the input ${verb} no verdict (--format json lists ${others === 1 ? 'it' : 'them'})`;
  return wrapText(text, width).map(style.dim);
}
