import { type ObservedRun } from '../audit/observation/observed-run.ts';
import { probedVantages, type ProbeStand } from '../audit/observation/probed-vantages.ts';
import { vantageOfSubnet } from '../audit/choose-vantages.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Vantage } from '../path/vantage.ts';
import { type ProbeRun } from '../probe/run-document.ts';
import { InputError } from '../sources/input-error.ts';
import { vantagesFrom } from './named-vantages.ts';
import { readObserved } from './read-observed.ts';

/** Which files hold what probes saw, and where those stood that do not say it themselves. */
export interface ObservedFiles {
  readonly files: readonly string[];
  /** As for `explain --from`. */
  readonly at: string | undefined;
}

/** The vantages of an audit with what probes saw from them. */
export interface ObservedVantages {
  readonly vantages: readonly Vantage[];
  readonly observed: readonly ObservedRun[];
}

/** The runs of one probe; of one that is no Lambda function without where it stood. */
interface Stand extends ProbeStand {
  readonly functionName: string;
  readonly runs: readonly FiledRun[];
}

/**
 * Reads what probes saw and ties it to vantages: to those that are judged anyway, and to further ones where probes stood
 * elsewhere.
 * @throws InputError when a file is none, or it cannot be told where a probe stood.
 */
export async function readObservedRuns(
  index: NetworkIndex,
  vantages: readonly Vantage[],
  { files, at }: ObservedFiles,
): Promise<ObservedVantages> {
  const read = await Promise.all(
    files.map(async (file) => (await readObserved(file)).runs.map((run) => ({ file, run }))),
  );
  const stands = standsOf(index, read.flat());
  const isNew = ({ subnetId }: Stand): boolean => !vantages.some(({ subnet }) => subnet.id === subnetId);
  const further = new Set(stands.filter(isNew).map(({ subnetId }) => subnetId));
  const added = [...further].flatMap((id) => index.byId.subnets.get(id) ?? []).map(vantageOfSubnet);
  const probed = probedVantages([...vantages, ...added], stands);
  const judged = probed.map(({ vantage }) => vantage);
  const observed = probed.flatMap(({ vantage, probe }) => (probe === null ? [] : runsOf(vantage, probe)));
  const local = read.flat().filter(({ run }) => run.vantage === null);
  const [first] = local;
  if (first === undefined) return { vantages: judged, observed };
  const here = placeOf(index, at, first.file);
  const own = [...occasions(local)].map(([file, runs]): ObservedRun => ({
    ...outcomeOf(runs),
    vantageIds: [here.id],
    place: { kind: 'local', file },
  }));
  return {
    vantages: judged.some(({ id }) => id === here.id) ? judged : [...judged, here],
    observed: [...observed, ...own],
  };
}

interface FiledRun {
  readonly file: string;
  readonly run: ProbeRun;
}

function standsOf(index: NetworkIndex, filed: readonly FiledRun[]): readonly Stand[] {
  const stands = new Map<string, Stand>();
  for (const { file, run } of filed) {
    const { vantage } = run;
    // Where no probe is deployed there is nothing to tie to a vantage.
    if (vantage === null || vantage.functionName === null || vantage.securityGroupIds === null) continue;
    const { functionName, subnetId, securityGroupIds } = vantage;
    if (!index.byId.subnets.has(subnetId)) throw otherNetwork(file, subnetId);
    const known = stands.get(functionName);
    stands.set(functionName, {
      functionName,
      subnetId,
      securityGroupIds,
      runs: [...(known?.runs ?? []), { file, run }],
    });
  }
  return [...stands.values()];
}

function otherNetwork(file: string, subnetId: string): InputError {
  return new InputError(
    'observations',
    `${file}: a probe stood in ${subnetId}, which is not in the input`,
    'Give the configuration of the network that the probe stood in.',
  );
}

function placeOf(index: NetworkIndex, at: string | undefined, file: string): Vantage {
  if (at === undefined) {
    throw new InputError(
      'flag',
      `${file} does not say where the machine stood that saw this`,
      'Say it with --at: its subnet, network interface, instance or private address.',
    );
  }
  const [vantage, ...others] = vantagesFrom(index, at, '--at');
  if (vantage !== undefined && others.length === 0) return vantage;
  throw new InputError(
    'flag',
    `--at ${at} is in several places`,
    'Name the one subnet or network interface that the machine stood in.',
  );
}

function runsOf(vantage: Vantage, { functionName, runs }: Stand): readonly ObservedRun[] {
  return [...occasions(runs).values()].map((own) => ({
    ...outcomeOf(own),
    vantageIds: [vantage.id],
    place: { kind: 'lambda', functionName },
  }));
}

/** The runs by their files: what was asked in one go is in one. */
function occasions(filed: readonly FiledRun[]): ReadonlyMap<string, readonly ProbeRun[]> {
  const byFile = new Map<string, ProbeRun[]>();
  for (const { file, run } of filed) byFile.set(file, [...(byFile.get(file) ?? []), run]);
  return byFile;
}

/** What the runs of one probe in one go came to: the results of those that ran, and why another did not. */
export function outcomeOf(runs: readonly ProbeRun[]): Pick<ObservedRun, 'results' | 'notRun'> {
  const results = runs.flatMap(({ answer }) => (answer?.kind === 'result' ? [answer] : []));
  return { results, notRun: runs.find(({ notRun }) => notRun !== null)?.notRun ?? null };
}
