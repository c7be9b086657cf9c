import { type Report } from '../audit/report.ts';
import { InputError } from '../sources/input-error.ts';
import { type Target } from '../targets/target.ts';
import { columnsOf } from './columns.ts';
import { type ExplainOptions } from './command-options.ts';
import { dress } from './dress.ts';
import { parseTarget } from './explain-target.ts';
import { judge } from './judge.ts';
import { type Outcome } from './outcome.ts';
import { remarksOn } from './remarks.ts';
import { readSavedInput } from './saved-input.ts';
import { selectFrom } from './selected-vantages.ts';
import { type World } from './world.ts';

/**
 * Explains the paths that the command line asks for.
 * @throws InputError when it asks for what the input does not have.
 */
export async function runExplain(options: ExplainOptions, world: World): Promise<Outcome> {
  const input = await readSavedInput(options.input, world.examples);
  const from = selectFrom(input.index, options.from, options.vpcs);
  const targets = parseTarget(options.to, from.region);
  const report = judge(input, { from, targets, options, version: world.version });
  if (report.paths.length === 0) throw noCommonFamily(options, targets);
  return {
    text: await render(report, options, world),
    remarks: remarksOn(input, options.debug),
    exitCode: report.summary.exitCode,
  };
}

// Without a path, no vantage has an address of a family that the target has.
function noCommonFamily({ from, to }: ExplainOptions, targets: readonly Target[]): InputError {
  const isIpv6 = targets.some((target) => target.kind === 'address' && target.address.family === 'ipv6');
  const family = isIpv6 ? 'IPv6' : 'IPv4';
  return new InputError(
    'flag',
    `--to ${to}: --from ${from} has no ${family} address to reach it from`,
    `Name a target or a vantage of the other family.`,
  );
}

async function render(report: Report, { format, color }: ExplainOptions, world: World): Promise<string> {
  switch (format) {
    case 'json': {
      const { renderJson } = await import('../report/json.ts');
      return renderJson(report);
    }
    case 'pretty': {
      const { renderExplain } = await import('../report/explain.ts');
      const style = await dress({ flag: color, env: world.env, isTerminal: world.stdout.isTTY === true });
      return renderExplain(report, { width: columnsOf(world.stdout), style });
    }
  }
}
