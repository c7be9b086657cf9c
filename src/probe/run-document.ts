import { type ProbeAnswer } from './contract.ts';
import { Fields, listOf, oneOf, orNull, parsed, type Parsed, type Reader, text } from './fields.ts';
import { answer } from './read-answer.ts';

/** What `planecheck probe run --format json` writes, and what can be carried as a file. */
export const probeRunsSchema = 'planecheck/probe-runs/v1' as const;

/** Why a probe gave no result. */
export const runFailureReasons = [
  'not-deployed',
  'not-ready',
  'invoke-refused',
  'invoke-failed',
  'probe-refused',
] as const;
/** One of {@link runFailureReasons}. */
export type RunFailureReason = (typeof runFailureReasons)[number];

/** Where a probe stands: a Lambda function in one subnet. */
export interface RunVantage {
  /** Null where none is deployed in the subnet. */
  readonly functionName: string | null;
  readonly subnetId: string;
  /** Sorted; null where none is deployed. */
  readonly securityGroupIds: readonly string[] | null;
  /** Null where it is not known. */
  readonly accountId: string | null;
  readonly region: string;
}

/** Why there is no result: `detail` says it as AWS or the probe does, with the next step. */
interface RunFailure {
  readonly reason: RunFailureReason;
  readonly detail: string;
}

/** One request to one probe. A probe that is asked of more targets than one request holds has several. */
export interface ProbeRun {
  /** Null: the machine that planecheck ran on. */
  readonly vantage: RunVantage | null;
  /** Null where the probe gave none. A refusal stands here as well, beside its reason in `notRun`. */
  readonly answer: ProbeAnswer | null;
  /** Null where there is a result. */
  readonly notRun: RunFailure | null;
}

/** What probes were asked in one go, and what came of it. */
export interface ProbeRuns {
  readonly schema: typeof probeRunsSchema;
  readonly tool: { readonly name: 'planecheck'; readonly version: string };
  readonly runs: readonly ProbeRun[];
}

/** Reads such a document. Fields that this version does not know are left out, as later ones may add some. */
export function readProbeRuns(value: unknown): Parsed<ProbeRuns> {
  return parsed(value, document);
}

const words = text({ most: 2048 });

const document: Reader<ProbeRuns> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    schema: fields.read('schema', oneOf([probeRunsSchema])),
    tool: fields.read('tool', tool),
    runs: fields.read('runs', listOf(run, { least: 0, most: 10_000 })),
  };
};

const tool: Reader<ProbeRuns['tool']> = (value, field) => {
  const fields = new Fields(value, field);
  return { name: fields.read('name', oneOf(['planecheck'])), version: fields.read('version', words) };
};

const run: Reader<ProbeRun> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    vantage: fields.read('vantage', orNull(vantage)),
    answer: fields.read('answer', orNull(answer)),
    notRun: fields.read('notRun', orNull(failure)),
  };
};

const vantage: Reader<RunVantage> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    functionName: fields.read('functionName', orNull(words)),
    subnetId: fields.read('subnetId', words),
    securityGroupIds: fields.read('securityGroupIds', orNull(listOf(words, { least: 0, most: 100 }))),
    accountId: fields.read('accountId', orNull(words)),
    region: fields.read('region', words),
  };
};

const failure: Reader<RunFailure> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    reason: fields.read('reason', oneOf(runFailureReasons)),
    detail: fields.read('detail', words),
  };
};
