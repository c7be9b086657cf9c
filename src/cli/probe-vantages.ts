import pMap from 'p-map';
import { targetsOfVpc } from '../audit/judge-paths.ts';
import { type ObservedRun } from '../audit/observation/observed-run.ts';
import { type ProbedVantage, probedVantages } from '../audit/observation/probed-vantages.ts';
import { probeTargetOf } from '../audit/observation/probe-targets.ts';
import { type DeployedProbe } from '../deploy/deployed-probe.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Vantage } from '../path/vantage.ts';
import { type ProbeRequest } from '../probe/contract.ts';
import { type ProbeRun } from '../probe/run-document.ts';
import { usualRequests } from '../probe/usual-request.ts';
import { type Target } from '../targets/target.ts';
import { type ObservedVantages, outcomeOf } from './observed-runs.ts';

/** What is judged, from where and to where. */
export interface ProbeQuestion {
  readonly index: NetworkIndex;
  readonly vantages: readonly Vantage[];
  readonly targets: readonly Target[];
}

/** Has a probe answer some requests. */
export type AskProbe = (
  probe: DeployedProbe,
  requests: readonly ProbeRequest[],
) => Promise<readonly ProbeRun[]>;

type Stand = DeployedProbe['place'] & { readonly probe: DeployedProbe };

const probesAtOnce = 10;

/** Has the probe of each vantage try what is asked from there. Where there is none, the line that makes it is told. */
export async function probeVantages(
  question: ProbeQuestion,
  probes: readonly DeployedProbe[],
  ask: AskProbe,
): Promise<ObservedVantages> {
  const stands = probes.map((probe): Stand => ({ ...probe.place, probe }));
  const probed = probedVantages(question.vantages, stands);
  const observed = await pMap(probed, async (one) => observeFrom(one, question, ask), {
    concurrency: probesAtOnce,
  });
  return { vantages: probed.map(({ vantage }) => vantage), observed };
}

async function observeFrom(
  { vantage, probe: stand }: ProbedVantage<Stand>,
  { index, targets }: ProbeQuestion,
  ask: AskProbe,
): Promise<ObservedRun> {
  const vantageIds = [vantage.id];
  if (stand === null) return { vantageIds, place: null, results: [], notRun: notDeployed(vantage) };
  const { vpcId, scope } = vantage.subnet;
  const asks = targetsOfVpc(index, { id: vpcId, scope }, targets).flatMap(
    (target) => probeTargetOf(target, scope.accountId).asks,
  );
  const runs = await ask(stand.probe, usualRequests(asks));
  return { ...outcomeOf(runs), vantageIds, place: { kind: 'lambda', functionName: stand.probe.name } };
}

function notDeployed({ subnet, functionName }: Vantage): NonNullable<ObservedRun['notRun']> {
  const { region } = subnet.scope;
  const place =
    functionName === null
      ? `--subnet ${subnet.id} --security-group SECURITY_GROUP`
      : `--function ${functionName}`;
  return { reason: 'not-deployed', detail: `planecheck probe deploy ${place} --region ${region}` };
}
