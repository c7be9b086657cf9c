import { type AuditPath } from '../../../src/audit/judge-paths.ts';
import { type NetworkIndex } from '../../../src/network/network-index.ts';
import { type PathDecision } from '../../../src/path/decide-walk.ts';
import { type Step } from '../../../src/path/step.ts';
import { type Drop } from '../build/fabric.ts';
import { type Connection, keyOfPath, predictConnection } from './ask.ts';
import { isDropOf, refusesName } from './drop-of-code.ts';
import { type Engine } from '../mutation/load-mutant.ts';
import { type NameVerdict, type Recorded, type Verdict } from './record.ts';

/** Something that the kernel did otherwise than predicted. */
export interface Mismatch {
  readonly path: string;
  readonly what: 'verdict' | 'connection' | 'witness' | 'not-told' | 'drop' | 'way' | 'name' | 'server';
  readonly told: string;
}

/** Holds the predictions of one network's paths against what the kernel did. */
export function compare(
  engine: Engine,
  index: NetworkIndex,
  paths: readonly AuditPath[],
  recorded: Recorded,
  isMarked: boolean,
): readonly Mismatch[] {
  return paths.flatMap((path) => {
    const connections = recorded.connections.filter((one) => one.path === keyOfPath(path));
    const names = recorded.names.filter((one) => one.path === keyOfPath(path));
    if (isOfUnclearName(path.decision)) return [];
    if (isUntold(path.decision)) {
      return isMarked ? [] : [{ path: keyOfPath(path), what: 'not-told', told: summaryOf(path.decision) }];
    }
    return [
      ...names.flatMap((name) => compareName(path, name)),
      ...compareWhole(path, connections, names),
      ...connections.flatMap((verdict) => compareConnection(engine, index, path, verdict)),
    ];
  });
}

// AWS states that private names need DNS hostnames, not what becomes of them without.
function isOfUnclearName({ trace }: PathDecision): boolean {
  return trace.steps.some(({ code }) => code === 'private-names-without-dns-hostnames');
}

/** Whether a prediction leaves open what will happen. */
function isUntold({ prediction, witness }: PathDecision): boolean {
  return (
    prediction === 'unknown' ||
    (prediction === 'conditional' && (witness.passes === null || witness.fails === null))
  );
}

function compareName(path: AuditPath, { addresses, code, expected }: NameVerdict): readonly Mismatch[] {
  const say = (told: string): readonly Mismatch[] => [{ path: keyOfPath(path), what: 'name', told }];
  const { decision } = path;
  const isRefused = decision.trace.steps.some((step) => step.outcome === 'fail' && refusesName(step));
  const got = addresses.toSorted().join(' ');
  if (isRefused !== (addresses.length === 0))
    return say(`${isRefused ? 'no answer' : 'an answer'} predicted, ${code ?? got} came`);
  if (expected !== null && got !== expected.toSorted().join(' '))
    return say(`the lab's server holds ${expected.join(' ')}, ${got} came`);
  const predicted = decision.addresses.toSorted().join(' ');
  if (!isRefused && decision.resolution?.by !== 'public-dns' && predicted !== got)
    return say(`${predicted} predicted, ${got} came`);
  return [];
}

function compareWhole(
  path: AuditPath,
  connections: readonly Verdict[],
  names: readonly NameVerdict[],
): readonly Mismatch[] {
  const { prediction } = path.decision;
  const say = (what: Mismatch['what'], told: string): readonly Mismatch[] => [
    { path: keyOfPath(path), what, told },
  ];
  const wrong = connections.filter(
    ({ isOpen }) => (prediction === 'reachable' && !isOpen) || (prediction === 'blocked' && isOpen),
  );
  if (wrong.length > 0)
    return wrong.flatMap((verdict) => say('verdict', `${prediction} predicted: ${textOf(verdict)}`));
  const isTried = connections.length > 0 || names.some(({ addresses }) => addresses.length === 0);
  const isMute = path.decision.trace.steps.some(({ code }) => code === 'client-lacks-family');
  if (!isTried && !isMute) return say('verdict', `${prediction} predicted, and nothing could be tried`);
  if (prediction !== 'conditional') {
    return prediction === 'reachable' && connections.length === 0
      ? say('verdict', 'reachable predicted, and the name gave nothing')
      : [];
  }
  const { passes, fails } = path.decision.witness;
  return connections.flatMap((verdict) => {
    const isWrong =
      (isWitness(passes, verdict) && !verdict.isOpen) || (isWitness(fails, verdict) && verdict.isOpen);
    return isWrong
      ? say('witness', `${verdict.isOpen ? 'fails' : 'passes'} predicted: ${textOf(verdict)}`)
      : [];
  });
}

function isWitness(witness: Connection | null, verdict: Connection): boolean {
  return (
    witness?.clientAddress === verdict.clientAddress &&
    witness.clientPort === verdict.clientPort &&
    witness.address === verdict.address &&
    witness.natPort === verdict.natPort
  );
}

function textOf({ clientAddress, clientPort, natPort, address, result, drops }: Verdict): string {
  const through = natPort === null ? '' : ` by port ${natPort}`;
  return `${clientAddress}:${clientPort} > ${address}${through}: ${result} ${drops.map(dropText).join('; ')}`;
}

function dropText({ kind, ids, rule }: Drop): string {
  return `${kind} ${ids.join('/')} ${rule ?? ''}`.trim();
}

/** The steps of a decision that refuse. */
export function refusalsOf({ trace }: PathDecision): readonly Step[] {
  return trace.steps.filter(
    ({ outcome }) => outcome === 'fail' || outcome === 'part' || outcome === 'condition',
  );
}

function summaryOf(decision: PathDecision): string {
  const { prediction, trace } = decision;
  const codes = trace.steps
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ code, outcome, resource }) => `${outcome} ${code} ${resource.id}`);
  return `${prediction}: ${codes.join(', ')}`;
}

function compareConnection(
  engine: Engine,
  index: NetworkIndex,
  path: AuditPath,
  verdict: Verdict,
): readonly Mismatch[] {
  const say = (what: Mismatch['what'], told: string): readonly Mismatch[] => [
    { path: keyOfPath(path), what, told },
  ];
  const clientPorts = { first: verdict.clientPort, last: verdict.clientPort };
  const single = predictConnection(engine, index, path, { ...verdict, clientPorts });
  // A translator's port cannot be asked for: where that alone decides, its witnesses tell of two ports only.
  const isOpen =
    single.trace.left === 'part' ? openByPort(single, verdict) : single.prediction === 'reachable';
  if (isUntold(single) || isOpen === null) return [];
  if (isOpen !== verdict.isOpen)
    return say('connection', `${summaryOf(single)} predicted: ${textOf(verdict)}`);
  return verdict.isOpen ? compareWay(single, verdict, say) : compareDrops(single, verdict, say);
}

// The lab's translators keep the client's port where no other was asked of them.
function openByPort({ witness }: PathDecision, { natPort, clientPort }: Verdict): boolean | null {
  const port = natPort ?? clientPort;
  if (witness.passes?.natPort === port) return true;
  return witness.fails?.natPort === port ? false : null;
}

type Say = (what: Mismatch['what'], told: string) => readonly Mismatch[];

function compareWay(
  { trace }: PathDecision,
  { way, seen, serverName, address, clientAddress }: Verdict,
  say: Say,
): readonly Mismatch[] {
  if (way === null) return say('way', `${trace.via} predicted, no way was seen`);
  const isSame =
    way.via === trace.via &&
    (trace.viaResource === null || way.id === null || way.id === trace.viaResource.id);
  if (!isSame)
    return say('way', `${trace.via} ${trace.viaResource?.id} predicted, ${way.via} ${way.id} seen`);
  if (seen === null) return [];
  const isDirect = trace.via === 'interface-endpoint' || trace.via === 'local';
  const isRight =
    seen.serverName === serverName &&
    seen.localAddress === address &&
    (!isDirect || seen.remoteAddress === clientAddress);
  return isRight ? [] : say('server', `${seen.remoteAddress} > ${seen.localAddress} ${seen.serverName} seen`);
}

function compareDrops(single: PathDecision, verdict: Verdict, say: Say): readonly Mismatch[] {
  // Who has the target's address meets none of the drops on the way to it. A subnet's witness may be such a one.
  if (verdict.clientAddress === verdict.address) return [];
  if (verdict.result !== 'TIMEOUT') return say('drop', `${verdict.result} is no silent drop`);
  if (verdict.drops.length === 0) return say('drop', `nobody recorded the drop of ${textOf(verdict)}`);
  const refusals = refusalsOf(single);
  const foreign = verdict.drops.filter((drop) => !refusals.some((step) => isDropOf(step, drop)));
  const codes = refusals.map(({ code, resource, rule }) => `${code} ${resource.id} ${rule}`).join(', ');
  return foreign.length === 0
    ? []
    : say('drop', `${foreign.map(dropText).join('; ')} recorded, predicted ${codes}`);
}
