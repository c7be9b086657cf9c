import { type Report } from '../audit/report.ts';
import { apiTargets } from './api-targets.ts';
import { auditTargets } from './audit-targets.ts';
import { type AuditOptions } from './command-options.ts';
import { judge } from './judge.ts';
import { layoutFor } from './layout.ts';
import { type Outcome } from './outcome.ts';
import { remarkOnNothing, remarksOnFiles } from './remarks.ts';
import { readInput } from './input.ts';
import { selectVantages } from './selected-vantages.ts';
import { type World } from './world.ts';

/**
 * Judges what the command line asks for.
 * @throws InputError when it asks for what the input does not have.
 */
export async function runAudit(options: AuditOptions, world: World): Promise<Outcome> {
  const input = await readInput(options.input, world);
  const regions = input.sources.flatMap((source) => source.regions);
  const from = selectVantages(input.index, options, regions);
  const offered = input.index.network.endpointServices.items;
  const targets = [
    ...from.regions.flatMap((region) => auditTargets(options, { region, offered })),
    ...apiTargets(input.index, options.apis, from.regions),
  ];
  const report = judge(input, { from, targets, options, version: world.version });
  return {
    text: await render(report, options, world),
    remarks: remarksOnFiles(input, options.debug) + remarkOnNothing(input, from),
    exitCode: report.summary.exitCode,
  };
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
