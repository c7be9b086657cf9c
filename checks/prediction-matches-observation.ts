import { type Examined, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { internetRef } from '../src/network/resource.ts';
import {
  type AlikePaths,
  blockOf,
  observedAlike,
  ruleOf,
  type ObservedPath,
  sayTarget,
  sayFailure,
  touched,
} from './standing/observed-paths.ts';

function examine(paths: AlikePaths): Examined {
  const [first] = paths;
  if (first.seen.verdict !== 'contradiction') return { status: 'pass' };
  const { causes, observation } = first.seen;
  return {
    status: 'fail',
    code: 'observation-contradicts',
    resource: resourceOf(first),
    rule: ruleOf(first),
    data: {
      predicted: first.decision.prediction,
      observed: observation.outcome,
      subnets: touched(paths).subnets,
      causes: causes.map(({ code }) => code),
    },
    text: sayContradiction(first),
    fix: causes.map(({ text, tell }, at) => `${at + 1}. ${text}\n${tell}`).join('\n') || null,
    affects: touched(paths).affects,
  };
}

function resourceOf({ decision }: ObservedPath) {
  return blockOf(decision)?.resource ?? decision.trace.viaResource ?? internetRef;
}

function sayContradiction(path: ObservedPath): string {
  const { decision } = path;
  const { trace, prediction } = decision;
  if (prediction === 'blocked')
    return `a probe reached ${sayTarget(path)} although ${blockOf(decision)?.resource.id ?? 'its name'} was predicted to block it`;
  const by = trace.viaResource === null ? '' : ` by ${trace.viaResource.id}`;
  return `a probe did not reach ${sayTarget(path)}${by}, against the prediction: it failed at ${sayFailure(path)}`;
}

export default standingCheck<AlikePaths>({
  id: 'prediction-matches-observation',
  severity: 'error',
  codes: ['observation-contradicts'],
  title: 'What a probe saw is what was predicted',
  why: 'Where configuration and packets disagree, one of them is not what it is taken for: the configuration that was read is old, or something decides that it does not show.',
  limits:
    'Looks at the paths that a probe tried. What may be behind a contradiction is listed by how likely it is; none of it is proved.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-networking.html'],
  subjects: (facts) => known(observedAlike(facts)),
  examine,
});
