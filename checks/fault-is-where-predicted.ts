import { type Examined, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { internetRef } from '../src/network/resource.ts';
import {
  type AlikePaths,
  blockOf,
  observedAlike,
  ruleOf,
  sayTarget,
  sayFailure,
  touched,
} from './standing/observed-paths.ts';

function examine(paths: AlikePaths): Examined {
  const [first] = paths;
  const { layerFit } = first.seen;
  if (layerFit === null || layerFit === 'fits') return { status: 'pass' };
  const resource = blockOf(first.decision)?.resource ?? internetRef;
  return {
    status: 'fail',
    code: 'blocked-elsewhere',
    resource,
    rule: ruleOf(first),
    data: { subnets: touched(paths).subnets },
    text: sayFault[layerFit](sayTarget(first), resource.id, sayFailure(first)),
    fix: null,
    affects: touched(paths).affects,
  };
}

const sayFault = {
  before: (target: string, block: string, failure: string) =>
    `${target} is blocked before ${block}: a probe failed at ${failure}, and what was predicted comes after that`,
  beyond: (target: string, block: string, failure: string) =>
    `${target} is blocked, but not by ${block}: a probe got past it and failed at ${failure}`,
};

export default standingCheck<AlikePaths>({
  id: 'fault-is-where-predicted',
  severity: 'warning',
  codes: ['blocked-elsewhere'],
  title: 'What is blocked fails where it was predicted to',
  why: 'A path that is blocked at one place and fails at another has two faults: mending the predicted one alone does not open it.',
  limits:
    'Compares layers: the name, the connection, the handshake, the answer. Two faults of one layer look like one.',
  links: ['https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-networking.html'],
  subjects: (facts) => known(observedAlike(facts)),
  examine,
});
