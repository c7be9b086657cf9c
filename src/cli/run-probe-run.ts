import { probeTargetOf } from '../audit/observation/probe-targets.ts';
import { subnetOfProbe } from '../deploy/probe-place.ts';
import { type ProbeRequest } from '../probe/contract.ts';
import { type ProbeRun, type ProbeRuns, probeRunsSchema } from '../probe/run-document.ts';
import { usualRequests } from '../probe/usual-request.ts';
import { InputError } from '../sources/input-error.ts';
import { apiTarget } from '../targets/api-target.ts';
import { type Target } from '../targets/target.ts';
import { parseApi } from './api-targets.ts';
import { auditTargets } from './audit-targets.ts';
import { type ProbeRunOptions } from './command-options.ts';
import { exitCodes } from './exit-code.ts';
import { type Outcome } from './outcome.ts';
import { inAccount } from './probe-session.ts';
import { showRuns } from './probe-runs-text.ts';
import { makeProgress } from './progress.ts';
import { type World } from './world.ts';

/**
 * Has probes, or this machine, try the endpoints.
 * @throws InputError for targets that there are not; UnableError where AWS cannot be asked for the probes.
 */
export async function runProbeRun(options: ProbeRunOptions, world: World): Promise<Outcome> {
  const runs = options.local ? await runHere(options, world) : await runDeployed(options, world);
  const tool = { name: 'planecheck', version: world.version } as const;
  const document: ProbeRuns = { schema: probeRunsSchema, tool, runs };
  const text = options.format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : showRuns(document);
  const isWhole = runs.length > 0 && runs.every(({ notRun }) => notRun === null);
  const remarks =
    runs.length > 0 ? '' : 'planecheck: no probe is deployed here: planecheck probe deploy --help\n';
  return { text, remarks, exitCode: isWhole ? exitCodes.done : exitCodes.failed };
}

async function runHere(options: ProbeRunOptions, world: World): Promise<readonly ProbeRun[]> {
  const { runLocally } = await import('./run-locally.ts');
  return runLocally(options, world, (region) => requestsFor(options, region, null));
}

async function runDeployed(options: ProbeRunOptions, world: World): Promise<readonly ProbeRun[]> {
  return inAccount(options, world, { mayChange: false }, async ({ clients, parts }) => {
    const { region } = parts;
    // What is wrong with them is told before anything is asked.
    requestsFor(options, region, null);
    const { findFunctions } = await import('../deploy/aws/find-probes.ts');
    const { invokeProbe } = await import('../deploy/aws/invoke-probe.ts');
    const probes = (await findFunctions(clients)).filter(({ name }) => {
      return options.subnets.length === 0 || options.subnets.includes(subnetOfProbe(name) ?? '');
    });
    const without = options.subnets.filter((id) => probes.every(({ place }) => place.subnetId !== id));
    const progress = makeProgress(world.stderr);
    progress.begin(`asking ${probes.length === 1 ? '1 probe' : `${probes.length} probes`} in ${region}`);
    try {
      const runs = await Promise.all(
        probes.map((probe) =>
          invokeProbe(probe, requestsFor(options, region, probe.accountId), region, clients),
        ),
      );
      return [...runs.flat(), ...without.map((subnetId) => notDeployed(subnetId, parts))];
    } finally {
      progress.end();
    }
  });
}

function notDeployed(
  subnetId: string,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): ProbeRun {
  const detail = `no probe is deployed there: planecheck probe deploy --region ${region} --subnet ${subnetId} --security-group …`;
  return {
    vantage: { functionName: null, subnetId, securityGroupIds: null, accountId, region },
    answer: null,
    notRun: { reason: 'not-deployed', detail },
  };
}

function requestsFor(
  options: ProbeRunOptions,
  region: string,
  accountId: string | null,
): readonly ProbeRequest[] {
  const targets: readonly Target[] = [
    ...auditTargets(options, { region, offered: [] }),
    ...options.apis.map((text) => apiTarget(parseApi(text), null, region)),
  ];
  const asks = targets.flatMap((target) => probeTargetOf(target, accountId).asks);
  const requests = usualRequests([...new Map(asks.map((ask) => [ask.id, ask])).values()]);
  if (requests.length > 0) return requests;
  throw new InputError(
    'unknown-host',
    'what is asked for has no host that could be tried',
    'Name another with --service, --workload or --api.',
  );
}
