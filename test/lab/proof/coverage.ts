import { type StepCode } from '../../../src/path/step-code.ts';
import { stepKinds } from '../../../src/path/step-kind.ts';
import { type Prediction } from '../../../src/path/step.ts';
import { type Via, vias } from '../../../src/path/via.ts';
import { answerCodes } from '../repair/block.ts';
import { type ProvedCase } from './campaign.ts';

/** How often everything occurred that the lab can build, in paths that were held against the kernel. */
export interface Coverage {
  /** Codes that refuse, by the paths on which they do. */
  readonly codes: Readonly<Partial<Record<StepCode, number>>>;
  /** Ways of connections that were open. */
  readonly vias: Readonly<Partial<Record<Via, number>>>;
  readonly predictions: Readonly<Record<Prediction, number>>;
  readonly cases: number;
  readonly markedCases: number;
  readonly probes: number;
  /** Blocks that were repaired one after the other, by code. */
  readonly repairs: Readonly<Partial<Record<StepCode, number>>>;
  readonly openedPaths: number;
}

/**
 * Codes that no case shows as a block, each with the reason. NAT gateways and endpoints in a passing state and names
 * without DNS hostnames are conditions that nobody can build; references are a condition of unnamed groups alone.
 */
const notBuilt: Readonly<Partial<Record<StepCode, string>>> = {
  'nat-pending': 'a state that passes',
  'nat-deleting': 'a state that passes',
  'endpoint-partly-available': 'a state that passes',
  'private-names-without-dns-hostnames': 'not compared: AWS says the requirement only',
  'endpoint-group-admits-by-reference': 'a condition of a client whose groups nobody named',
  'target-group-admits-by-reference': 'a condition of a client whose groups nobody named',
  'nat-instance-group-admits-by-reference': 'a condition of a client whose groups nobody named',
  'endpoint-acl-refuses-some-public': 'an endpoint has no public addresses',
  'target-acl-refuses-some-public': 'an interface in a VPC has no public addresses of a service',
};

const viasNotBuilt: readonly Via[] = ['appliance', 'virtual-private-gateway', 'proxy', 'none'];

/** The codes and ways that a campaign must have met. */
export function expectedToOccur(): { readonly codes: readonly StepCode[]; readonly vias: readonly Via[] } {
  const isAnswer = (code: StepCode): boolean => answerCodes.some((own) => own === code);
  return {
    codes: stepCodes().filter(
      (code) => stepKinds[code] === 'refuses' && !isAnswer(code) && !(code in notBuilt),
    ),
    vias: vias.filter((via) => !viasNotBuilt.includes(via)),
  };
}

function stepCodes(): readonly StepCode[] {
  return Object.keys(stepKinds).filter((code): code is StepCode => code in stepKinds);
}

/** Counts what occurred in some cases. */
export function coverageOf(cases: readonly ProvedCase[]): Coverage {
  const codes: Partial<Record<StepCode, number>> = {};
  const seen: Partial<Record<Via, number>> = {};
  const predictions = { reachable: 0, blocked: 0, conditional: 0, unknown: 0 };
  const repairs: Record<string, number> = {};
  for (const { paths, recorded, repaired } of cases) {
    for (const { decision } of paths) {
      predictions[decision.prediction] += 1;
      const refused = decision.trace.steps.filter(({ outcome }) => outcome === 'fail' || outcome === 'part');
      for (const code of new Set(refused.map((step) => step.code))) add(codes, code);
    }
    for (const { way } of recorded.connections) if (way !== null) add(seen, way.via);
    for (const code of repaired?.codes ?? []) add(repairs, code);
  }
  return {
    codes,
    vias: seen,
    predictions,
    cases: cases.length,
    markedCases: cases.filter(({ labCase }) => labCase.isMarked).length,
    probes: cases.reduce((sum, { probes }) => sum + probes, 0),
    repairs,
    openedPaths: cases.filter(({ repaired }) => repaired?.end === 'open').length,
  };
}

function add<Key extends string>(counts: Partial<Record<Key, number>>, key: Key): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** What occurred in two campaigns together. */
export function addCoverage(one: Coverage, other: Coverage): Coverage {
  return {
    codes: sums(one.codes, other.codes),
    vias: sums(one.vias, other.vias),
    predictions: {
      reachable: one.predictions.reachable + other.predictions.reachable,
      blocked: one.predictions.blocked + other.predictions.blocked,
      conditional: one.predictions.conditional + other.predictions.conditional,
      unknown: one.predictions.unknown + other.predictions.unknown,
    },
    cases: one.cases + other.cases,
    markedCases: one.markedCases + other.markedCases,
    probes: one.probes + other.probes,
    repairs: sums(one.repairs, other.repairs),
    openedPaths: one.openedPaths + other.openedPaths,
  };
}

type Counts = Readonly<Partial<Record<string, number>>>;

function sums(one: Counts, other: Counts): Counts {
  const all = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(all.map((key) => [key, (one[key] ?? 0) + (other[key] ?? 0)]));
}
