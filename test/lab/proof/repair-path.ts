import { type AuditPath } from '../../../src/audit/judge-paths.ts';
import { type Prediction, type Step } from '../../../src/path/step.ts';
import { type Lab } from '../kernel/lab.ts';
import { type LabCase } from '../network/case.ts';
import { type Block, isBlock } from '../repair/block.ts';
import { notRepairable, repair } from '../repair/repair.ts';
import { keyOfPath, leadsTo, ordinaryEngine, predictConnection } from './ask.ts';
import { refusalsOf } from './compare.ts';
import { isDropOf, refusesName } from './drop-of-code.ts';
import { hostOf } from './internet.ts';
import { observe } from './observe.ts';
import { type PlannedProbe } from './plan-probes.ts';
import { recordOf, type Verdict } from './record.ts';
import { prepare, type Prepared, type RunOptions } from './run-case.ts';

/** How the repair of one path went. */
export interface Repaired {
  readonly path: string;
  /** The blocks that the kernel showed one after the other, each repaired. */
  readonly codes: readonly string[];
  readonly end: 'open' | 'not-repairable' | 'not-to-be-told' | 'failed';
  /** What went wrong, where it failed. */
  readonly told: string;
}

const mostRounds = 12;

/** What one round found: nothing that stops the connection, or what stopped it. */
interface Round {
  readonly prepared: Prepared;
  readonly path: AuditPath;
  /** What the probe was asked for this path alone; undefined where it could not be asked. */
  readonly probe: PlannedProbe | undefined;
  readonly verdict: Verdict | null;
  /** The refusals predicted for just this connection. */
  readonly refusals: readonly Step[];
  readonly prediction: Prediction;
}

/**
 * Repairs a blocked path as somebody would who has only the kernel's word for what stops it: the block that the
 * kernel shows must be a predicted one; it is repaired, and the connection tried again, until it is open.
 */
export async function repairPath(
  lab: Lab,
  labCase: LabCase,
  path: AuditPath,
  { options, timeout }: { readonly options: RunOptions; readonly timeout: number },
): Promise<Repaired> {
  const codes: string[] = [];
  const ended = (end: Repaired['end'], told = ''): Repaired => ({ path: keyOfPath(path), codes, end, told });
  let { account } = labCase;
  for (let round = 0; round < mostRounds; round += 1) {
    const found = await tryPath(lab, { ...labCase, account }, path, { options, timeout });
    if (found === null) return ended('failed', 'the path is gone');
    const { verdict, refusals, prediction } = found;
    // What hangs on the translator's port alone stays a part; this connection's port is one of those that pass.
    if (verdict?.isOpen === true) {
      return prediction === 'blocked'
        ? ended('failed', `open, predicted ${namesOf(refusals)}`)
        : ended('open');
    }
    // What lies behind a repaired block may be something that nobody can tell.
    if (prediction === 'unknown') return ended('not-to-be-told');
    const block = shownBlock(found);
    if (block === undefined)
      return ended(
        'failed',
        `${verdict?.drops.map(({ kind }) => kind).join()} shown, predicted ${namesOf(refusals)}`,
      );
    codes.push(block.code);
    const repaired = repair(account, block, connectionOf(found));
    if (repaired === null) return ended(block.code in notRepairable ? 'not-repairable' : 'failed');
    account = repaired;
  }
  return ended('failed', `no end of ${codes.join(', ')}`);
}

function namesOf(steps: readonly Step[]): string {
  return steps.map(({ code, resource, rule }) => `${code} ${resource.id} ${rule}`).join(', ');
}

async function tryPath(
  lab: Lab,
  labCase: LabCase,
  { id, vantage, target }: AuditPath,
  { options, timeout }: { readonly options: RunOptions; readonly timeout: number },
): Promise<Round | null> {
  const targets = labCase.targets.filter((one) => leadsTo(one, target));
  const asked = targets.length === 0 ? labCase.targets : targets;
  const prepared = prepare(
    { ...labCase, vantages: [vantage.id], targets: asked },
    { ...options, edgesOfPath: 0 },
  );
  const path = prepared.paths.find((one) => one.id === id && hostOf(one.target) === hostOf(target));
  if (path === undefined) return null;
  const probes = prepared.plan.probes
    .map((probe) => {
      return { ...probe, questions: probe.questions.filter((question) => question.path === path) };
    })
    .filter(({ questions }) => questions.length > 0);
  const observed = await observe(lab, { ...prepared, plan: { probes, connections: [] } }, timeout);
  const recorded = recordOf(labCase.account, prepared.fabric, observed);
  const [probe] = probes;
  const [verdict = null] = recorded.connections;
  const single =
    verdict === null || probe === undefined
      ? path.decision
      : predictConnection(ordinaryEngine, prepared.question.index, path, {
          ...verdict,
          clientPorts: probe.ports,
        });
  return {
    prepared,
    path,
    probe,
    verdict,
    refusals: refusalsOf(single),
    prediction: single.prediction,
  };
}

function shownBlock({ refusals, verdict }: Round): (Step & Block) | undefined {
  const shown = refusals.find((step) =>
    verdict === null ? refusesName(step) : verdict.drops.some((drop) => isDropOf(step, drop)),
  );
  return shown !== undefined && isBlock(shown) ? shown : undefined;
}

// By whatever port a translator takes: an entry for one port would leave the path a part.
function connectionOf({ path, probe, verdict }: Round) {
  const { vantage, target, family } = path;
  return {
    vantage: vantage.id,
    subnetId: vantage.subnet.id,
    clientAddress: probe?.home[family] ?? '',
    clientPorts: probe?.ports ?? { first: 0, last: 0 },
    natPort: null,
    address: verdict?.address ?? probe?.questions[0]?.expected?.[0] ?? null,
    host: hostOf(target),
    port: target.port,
    family,
  };
}
