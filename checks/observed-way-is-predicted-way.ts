import { type Examined, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { internetRef } from '../src/network/resource.ts';
import {
  type AlikePaths,
  observedAlike,
  ruleOf,
  type ObservedPath,
  sayTarget,
  touched,
} from './standing/observed-paths.ts';

function examine(paths: AlikePaths): Examined {
  const [first] = paths;
  const { otherWay, observation } = first.seen;
  if (otherWay === null) return { status: 'pass' };
  const { viaResource } = first.decision.trace;
  return {
    status: 'fail',
    severity: otherWay,
    code: 'reached-by-other-way',
    resource: viaResource ?? internetRef,
    rule: ruleOf(first),
    data: { subnets: touched(paths).subnets, addresses: observation.addresses },
    text: `a probe reached ${sayTarget(first)} ${sayWay(first)} and not ${viaResource === null ? 'by the way that was predicted' : `by ${viaResource.id}`}`,
    fix: `planecheck explain --from ${first.vantage.id} --to ${first.target.id}`,
    affects: touched(paths).affects,
  };
}

function sayWay({ seen: { viaResource, observation } }: ObservedPath): string {
  const at = observation.addresses.join(', ');
  return viaResource === null ? `at the public address ${at}` : `by ${viaResource.id}`;
}

export default standingCheck<AlikePaths>({
  id: 'observed-way-is-predicted-way',
  severity: 'warning',
  codes: ['reached-by-other-way'],
  title: 'What a probe reached, it reached by the way that was predicted',
  why: 'Traffic that is meant for an endpoint and leaves by a NAT gateway works in every test, and is refused by policies that ask for the endpoint, or crosses a border that it must not.',
  limits:
    'The way is told by the address that answered: an endpoint’s interface or a public address. Which gateway carried a public address’s packets is not seen.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html'],
  subjects: (facts) => known(observedAlike(facts)),
  examine,
});
