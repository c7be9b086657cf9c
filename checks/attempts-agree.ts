import { type Examined, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { internetRef } from '../src/network/resource.ts';
import {
  type AlikePaths,
  blockOf,
  observedAlike,
  ruleOf,
  sayTarget,
  touched,
} from './standing/observed-paths.ts';

function examine(paths: AlikePaths): Examined {
  const [first] = paths;
  if (first.seen.verdict !== 'unstable') return { status: 'pass' };
  const { decision, seen } = first;
  const { detail } = seen.observation;
  return {
    status: 'fail',
    code: 'attempts-disagree',
    resource: blockOf(decision)?.resource ?? decision.trace.viaResource ?? internetRef,
    rule: ruleOf(first),
    data: { subnets: touched(paths).subnets, addresses: seen.observation.addresses },
    text: `a probe’s attempts to reach ${sayTarget(first)} disagree${detail === null ? '' : `: ${detail}`}`,
    fix: null,
    affects: touched(paths).affects,
  };
}

export default standingCheck<AlikePaths>({
  id: 'attempts-agree',
  severity: 'warning',
  codes: ['attempts-disagree'],
  title: 'All attempts of a probe at one target end alike',
  why: 'What works now and then passes every test by hand and fails in production: an endpoint of which one zone does not answer, a filter that lets some ports back, a resolver of two that does not know a name.',
  limits:
    'Each address is tried a few times from one function: what fails one time in a hundred is not seen.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html'],
  subjects: (facts) => known(observedAlike(facts)),
  examine,
});
