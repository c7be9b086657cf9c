import { type ReportHop, type ReportStep, type ReportVantage } from '../audit/report.ts';
import { type ResourceType } from '../network/resource.ts';
import { displayWidth, padToWidth } from './display-width.ts';
import { fixLines } from './fix-lines.ts';
import { type Looked, lookedRules } from './looked-rules.ts';
import { commandOf } from './missing.ts';
import { resourceTitles } from './resource-titles.ts';
import { signOfOutcome } from './signs.ts';
import { labelled, signedLines, type Terminal } from './terminal.ts';
import { vantageLabel } from './vantage-names.ts';
import { wrapText } from './wrap.ts';

/** The three parts of a way, in the order in which they happen. */
export type WayPart = 'name' | 'there' | 'back';

const namePlaces: ReadonlySet<ResourceType> = new Set([
  'dns',
  'dhcp-options',
  'hosted-zone',
  'resolver-rule',
]);

/** The hops of a trace by the part of the way that they belong to. */
export function hopsOfPart(hops: readonly ReportHop[], part: WayPart): readonly ReportHop[] {
  return hops.filter((hop) => partOf(hop) === part);
}

function partOf({ resource, steps }: ReportHop): WayPart {
  if (namePlaces.has(resource.type)) return 'name';
  return steps.some((step) => step.way === 'back') ? 'back' : 'there';
}

const stepIndent = 5;
const ruleIndent = 4;

/** Draws hops one below the other, each with its steps and the rules that were looked at. */
export function drawHops(
  terminal: Terminal,
  hops: readonly ReportHop[],
  vantage: ReportVantage | undefined,
): readonly string[] {
  return hops.flatMap((hop, at) => {
    const title = wrapText(titleOf(hop, vantage), terminal.width - stepIndent).map(terminal.style.bold);
    return [
      ...labelled(`${`${at + 1}`.padStart(stepIndent - 2)}  `, title),
      ...drawSteps(terminal, hop.steps, stepIndent),
    ];
  });
}

function titleOf({ resource }: ReportHop, vantage: ReportVantage | undefined): string {
  if (resource.type === 'client')
    return vantage === undefined ? 'client' : `client: ${vantageLabel(vantage)}`;
  return resource.type === 'internet' ? 'internet' : `${resourceTitles[resource.type]} ${resource.id}`;
}

/** Draws steps, each once, with the rules looked at and the command that fills a gap. */
export function drawSteps(
  terminal: Terminal,
  steps: readonly ReportStep[],
  indent: number,
): readonly string[] {
  const margin = ' '.repeat(indent);
  const width = terminal.width - indent;
  const unique = [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
  return unique.flatMap((step) => {
    const command = commandOf(step.gap);
    return [
      ...signedLines(terminal, signOfOutcome[step.outcome], terminal.say(step.text), width),
      ...drawRules(terminal, lookedRules(step), width - ruleIndent).map(
        (line) => ' '.repeat(ruleIndent) + line,
      ),
      ...(command === null ? [] : labelled('    ask  ', fixLines(command, width - 9))),
    ].map((line) => margin + line);
  });
}

function drawRules(terminal: Terminal, rules: readonly Looked[], width: number): readonly string[] {
  const numbers = Math.max(0, ...rules.map((rule) => displayWidth(rule.number)));
  const said = rules.map(
    (rule) => (numbers === 0 ? '' : `${rule.number.padStart(numbers)}  `) + terminal.say(rule.says),
  );
  const widest = Math.max(0, ...said.map(displayWidth));
  return rules.flatMap((rule, at) => {
    const text = said[at] ?? '';
    const fits = widest + 2 + rule.takes.length <= width;
    const lines = fits
      ? [`${padToWidth(text, widest)}  ${rule.takes}`]
      : wrapText(`${text}: ${rule.takes}`, width, 2);
    return rule.decides ? lines : lines.map(terminal.style.dim);
  });
}
