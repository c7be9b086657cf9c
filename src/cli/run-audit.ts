import { resolve } from 'node:path';
import { type Report } from '../audit/report.ts';
import { InputError } from '../sources/input-error.ts';
import { apiTargets } from './api-targets.ts';
import { auditTargets } from './audit-targets.ts';
import { type AuditOptions } from './command-options.ts';
import { judge } from './judge.ts';
import { layoutFor } from './layout.ts';
import { type Outcome } from './outcome.ts';
import { type ProbeQuestion } from './probe-vantages.ts';
import { remarkOnNothing, remarksOnFiles } from './remarks.ts';
import { type Input, readInput } from './input.ts';
import { type ObservedVantages } from './observed-runs.ts';
import { type SelectedVantages, selectVantages } from './selected-vantages.ts';
import { type World } from './world.ts';

/**
 * Judges what the command line asks for.
 * @throws InputError when it asks for what the input does not have.
 */
export async function runAudit(options: AuditOptions, world: World): Promise<Outcome> {
  if (options.probe) refuseSaved(options);
  const first = await judgeOnce(options, world);
  // What changed while it was read, or was not in force yet, is no contradiction: it is read and tried once more.
  const isContradicted = first.report.paths.some(({ verdict }) => verdict === 'contradiction');
  const { input, from, report } = options.probe && isContradicted ? await judgeOnce(options, world) : first;
  return {
    text: await render(report, options, world),
    remarks:
      remarksOnFiles(othersThan(options.observed, input), options.debug) + remarkOnNothing(input, from),
    exitCode: report.summary.exitCode,
  };
}

// What probes saw may lie among the saved files, where it is nothing to be passed over.
function othersThan(observed: readonly string[], { notes }: Input): Pick<Input, 'notes'> {
  const given = new Set(observed.map((file) => resolve(file)));
  return { notes: notes.filter(({ file }) => !given.has(resolve(file))) };
}

interface Judged {
  readonly input: Input;
  readonly from: SelectedVantages;
  readonly report: Report;
}

async function judgeOnce(options: AuditOptions, world: World): Promise<Judged> {
  const input = await readInput(options.input, world);
  const regions = input.sources.flatMap((source) => source.regions);
  const from = selectVantages(input.index, options, regions);
  const offered = input.index.network.endpointServices.items;
  const targets = [
    ...from.regions.flatMap((region) => auditTargets(options, { region, offered })),
    ...apiTargets(input.index, options.apis, from.regions),
  ];
  const question = { index: input.index, vantages: from.vantages, targets };
  const { vantages, observed } = await observe(question, options, world);
  const report = judge(input, { from: { vantages }, targets, observed, options, version: world.version });
  return { input, from, report };
}

function refuseSaved({ input: { paths, example } }: AuditOptions): void {
  const [first] = paths;
  if (first === undefined && example === undefined) return;
  throw new InputError(
    'flag',
    `--probe asks the probes of an account, and ${first ?? '--example'} is read in place of one`,
    'Leave one of them out, or have the probes asked beforehand: planecheck probe run --format json, and --observed.',
  );
}

/** What probes see, or saw, from the vantages; just these where no probe is asked. */
async function observe(
  question: ProbeQuestion,
  options: AuditOptions,
  world: World,
): Promise<ObservedVantages> {
  const { index, vantages } = question;
  if (options.probe) {
    const { probeLive } = await import('./probe-live.ts');
    return probeLive(question, options.input, world);
  }
  if (options.observed.length === 0) return { vantages, observed: [] };
  const { readObservedRuns } = await import('./observed-runs.ts');
  return readObservedRuns(index, vantages, { files: options.observed, at: options.at });
}

async function render(
  report: Report,
  { format, assumptions, operations, color }: AuditOptions,
  world: World,
): Promise<string> {
  switch (format) {
    case 'json': {
      const { renderJson } = await import('../report/json.ts');
      return renderJson(report);
    }
    case 'markdown': {
      const { renderMarkdown } = await import('../report/markdown.ts');
      return renderMarkdown(report, { assumptions });
    }
    case 'pretty': {
      const { renderPretty } = await import('../report/pretty.ts');
      return renderPretty(report, { ...(await layoutFor(world, color)), assumptions, operations });
    }
  }
}
