import { type AuditPath } from '../../../src/audit/judge-paths.ts';
import { buildFabric } from '../build/build.ts';
import { nameServersOf } from '../build/name-servers.ts';
import { placesOf } from '../build/place.ts';
import { type Lab } from '../kernel/lab.ts';
import { type LabCase } from '../network/case.ts';
import { keyOfPath, ordinaryEngine, predict, type Question, questionOf } from './ask.ts';
import { clientOf } from './clients.ts';
import { compare, type Mismatch } from './compare.ts';
import { hostOf, publicNames } from './internet.ts';
import { type Observable, observe } from './observe.ts';
import { planOf } from './plan.ts';
import { type Recorded, recordOf } from './record.ts';
import { chosen } from './salted-choice.ts';

/** A network with what was predicted and what was seen. */
export interface RanCase {
  readonly labCase: LabCase;
  readonly question: Question;
  readonly paths: readonly AuditPath[];
  readonly recorded: Recorded;
  readonly mismatches: readonly Mismatch[];
  readonly probes: number;
}

/** How long a connection may take: a kernel answers at once, so a refused one costs just this. */
const quickTimeout = 100;

/** Long enough for a first packet that was lost and sent again. */
const patientTimeout = 2500;

/** How a case is run. */
export interface RunOptions {
  /** Decides which edges are tried, and which path is repaired. */
  readonly salt: string;
  /** How many connections a path gets beside the probe's and its witnesses. */
  readonly edgesOfPath: number;
}

/** A case that was predicted and turned into commands. */
export interface Prepared extends Observable {
  readonly question: Question;
  readonly paths: readonly AuditPath[];
}

/** Predicts a case, and builds the commands that make it. */
export function prepare(labCase: LabCase, { salt, edgesOfPath }: RunOptions): Prepared {
  const { account } = labCase;
  const question = questionOf(labCase);
  const paths = predict(ordinaryEngine, question).filter((path) => !asksItself(path));
  const clients = [...new Set(labCase.vantages)].map((vantage) => clientOf(account, vantage));
  const targets = [...new Set(paths.map(({ target }) => target))];
  const hosts = targets.flatMap((target) => hostOf(target) ?? []);
  const names = { account, clients, hosts, internet: publicNames(account, targets) };
  const nameServers = nameServersOf(names, placesOf(account, clients));
  const plan = planOf({ account, paths, clients, nameServers, salt, edgesOfPath });
  return { question, paths, plan, nameServers, fabric: buildFabric(account, clients) };
}

// An interface that asks for its own address never sends a packet.
function asksItself({ vantage, target }: AuditPath): boolean {
  return (
    target.kind === 'address' &&
    vantage.addresses?.some(({ value }) => value === target.address.value) === true
  );
}

/**
 * Does something that a busy machine may spoil, and once more with patience where it shows a difference: a packet
 * that was lost comes again, a packet that a rule drops does not.
 */
export async function withPatience<Result>(
  attempt: (timeout: number) => Promise<Result>,
  isRight: (result: Result) => boolean,
): Promise<Result> {
  const result = await attempt(quickTimeout);
  return isRight(result) ? result : attempt(patientTimeout);
}

/** Runs a case in the lab and compares. */
export function runCase(lab: Lab, labCase: LabCase, options: RunOptions): Promise<RanCase> {
  return withPatience(
    (timeout) => runOnce(lab, labCase, options, timeout),
    ({ mismatches }) => mismatches.length === 0,
  );
}

async function runOnce(lab: Lab, labCase: LabCase, options: RunOptions, timeout: number): Promise<RanCase> {
  const prepared = prepare(labCase, options);
  const { question, paths, fabric } = prepared;
  const observed = await observe(lab, prepared, timeout);
  const recorded = recordOf(labCase.account, fabric, observed);
  const mismatches = compare(ordinaryEngine, question.index, paths, recorded, labCase.isMarked);
  const probes = recorded.connections.length + recorded.names.length;
  return { labCase, question, paths, recorded, mismatches, probes };
}

/** One of the paths that are blocked and can be opened, chosen by the salt; undefined where there is none. */
export function somethingBlocked({ paths }: RanCase, { salt }: RunOptions): AuditPath | undefined {
  const blocked = paths.filter(({ decision: { prediction, trace } }) => {
    const isMute = trace.steps.some(({ code }) => code === 'client-lacks-family');
    return prediction === 'blocked' && !isMute;
  });
  return chosen(blocked, 1, (path) => `${salt} ${keyOfPath(path)}`)[0];
}
