import {
  type Attempt,
  type FamilyResult,
  type ProbeRequest,
  type ProbeResult,
  type ProbeTarget,
} from '../../../src/probe/contract.ts';
import { type NameSources } from '../../../src/probe/names.ts';
import { readAnswer } from '../../../src/probe/read-answer.ts';
import { readRequest } from '../../../src/probe/read-request.ts';
import { type ProbeOptions, runProbe } from '../../../src/probe/run-probe.ts';
import { requestFor } from './some-request.ts';

/** No name is known: for targets that are addresses. */
const noNames: NameSources = { lookUp: null, nameServers: ['127.0.0.1:1'] };

/** Runs the probe here, and makes sure that request and result are what the contract says. */
export async function probe(
  request: ProbeRequest,
  options: Partial<ProbeOptions> = {},
): Promise<ProbeResult> {
  const read = readRequest(request);
  if (!read.ok) throw new Error(`${read.problem.field} ${read.problem.reason}`);
  const result = await runProbe(read.value, {
    version: '0.0.0-test',
    allows: () => true,
    credentials: null,
    coldStart: false,
    milliseconds: null,
    names: noNames,
    ...options,
  });
  const answer = readAnswer(JSON.parse(JSON.stringify(result)));
  if (!answer.ok) throw new Error(`${answer.problem.field} ${answer.problem.reason}`);
  if (answer.value.kind !== 'result') throw new Error('refused');
  return answer.value;
}

/** What came of the first target's families. */
export function familiesOf({ targets: [first] }: ProbeResult): readonly FamilyResult[] {
  if (first?.outcome !== 'tried') throw new Error('not tried');
  return first.families;
}

/** Tries one target in one family. */
export async function probeOne(
  target: Partial<ProbeTarget>,
  options: Partial<ProbeOptions> = {},
  changes: Parameters<typeof requestFor>[1] = {},
): Promise<FamilyResult> {
  const [family] = familiesOf(await probe(requestFor([target], changes), options));
  if (family === undefined) throw new Error('no family was tried');
  return family;
}

/** The only attempt. */
export function onlyAttempt({ attempts }: FamilyResult): Attempt {
  const [attempt, another] = attempts;
  if (attempt === undefined || another !== undefined) throw new Error(`${attempts.length} attempts`);
  return attempt;
}
