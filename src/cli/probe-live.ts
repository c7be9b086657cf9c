import { type DeployedProbe } from '../deploy/deployed-probe.ts';
import { type ObservedVantages } from './observed-runs.ts';
import { inAccount } from './probe-session.ts';
import { type ProbeQuestion, probeVantages } from './probe-vantages.ts';
import { makeProgress } from './progress.ts';
import { callFailure } from './unable-to-call.ts';
import { type World } from './world.ts';

/**
 * Has the deployed probes of an account try what is asked. Where AWS does not tell of probes, none ran.
 * @throws InputError, UnableError where AWS cannot be asked at all.
 */
export async function probeLive(
  question: ProbeQuestion,
  account: { readonly region: string | undefined; readonly profile: string | undefined },
  world: World,
): Promise<ObservedVantages> {
  return inAccount(account, world, { mayChange: false }, async ({ clients, parts }) => {
    const { findFunctions } = await import('../deploy/aws/find-probes.ts');
    const { invokeProbe } = await import('../deploy/aws/invoke-probe.ts');
    const progress = makeProgress(world.stderr);
    progress.begin(`asking the probes in ${parts.region}`);
    try {
      let probes: readonly DeployedProbe[];
      try {
        probes = await findFunctions(clients);
      } catch (error) {
        return noneRan(question, await callFailure(error));
      }
      return await probeVantages(question, probes, async (probe, requests) =>
        invokeProbe(probe, requests, parts.region, clients),
      );
    } finally {
      progress.end();
    }
  });
}

function noneRan({ vantages }: ProbeQuestion, detail: string): ObservedVantages {
  const notRun = { reason: 'invoke-refused', detail } as const;
  return {
    vantages,
    observed: [{ vantageIds: vantages.map(({ id }) => id), place: null, results: [], notRun }],
  };
}
