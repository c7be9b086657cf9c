import { type Report } from '../audit/report.ts';
import { type ExplainOptions } from './command-options.ts';
import { parseTarget } from './explain-target.ts';
import { judge } from './judge.ts';
import { layoutFor } from './layout.ts';
import { type Outcome } from './outcome.ts';
import { remarksOnFiles } from './remarks.ts';
import { readInput } from './input.ts';
import { selectFrom } from './selected-vantages.ts';
import { type World } from './world.ts';

/**
 * Explains the paths that the command line asks for.
 * @throws InputError when it asks for what the input does not have.
 */
export async function runExplain(options: ExplainOptions, world: World): Promise<Outcome> {
  const input = await readInput(options.input, world);
  const from = selectFrom(input.index, options.from, options.vpcs);
  const targets = parseTarget(options.to, {
    region: from.region,
    offered: input.index.network.endpointServices.items,
  });
  const report = judge(input, { from, targets, observed: [], options, version: world.version });
  return {
    text: await render(report, options, world),
    remarks: remarksOnFiles(input, options.debug),
    exitCode: report.summary.exitCode,
  };
}

async function render(report: Report, { format, color }: ExplainOptions, world: World): Promise<string> {
  switch (format) {
    case 'json': {
      const { renderJson } = await import('../report/json.ts');
      return renderJson(report);
    }
    case 'pretty': {
      const { renderExplain } = await import('../report/explain.ts');
      return renderExplain(report, await layoutFor(world, color));
    }
  }
}
