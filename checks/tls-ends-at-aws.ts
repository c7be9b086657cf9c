import { type Examined, standingCheck } from '../src/audit/check.ts';
import { known } from '../src/network/fact.ts';
import { internetRef } from '../src/network/resource.ts';
import { type AlikePaths, observedAlike, ruleOf, sayTarget, touched } from './standing/observed-paths.ts';

function examine(paths: AlikePaths): Examined {
  const [first] = paths;
  const { interceptedBy } = first.seen.observation;
  if (interceptedBy === null) return { status: 'pass' };
  return {
    status: 'fail',
    code: 'tls-intercepted',
    resource: first.decision.trace.viaResource ?? internetRef,
    rule: ruleOf(first),
    data: { subnets: touched(paths).subnets, issuer: interceptedBy },
    text: `TLS to ${sayTarget(first)} ends at a certificate of ${interceptedBy}: something on the way opens the clients’ connections and reads what is in them`,
    fix: 'find out whose authority that is; where it is the own proxy or firewall, every client needs its certificate, and AWS is to be left out of inspection where it cannot be trusted',
    affects: touched(paths).affects,
  };
}

export default standingCheck<AlikePaths>({
  id: 'tls-ends-at-aws',
  severity: 'warning',
  codes: ['tls-intercepted'],
  title: 'The TLS connections of a probe end at AWS',
  why: 'A proxy or firewall that inspects TLS sees credentials and data in the clear, and breaks every client that does not trust its authority, which containers and SDKs often do not.',
  limits:
    'Told by the issuer of the certificate, which is expected to be Amazon, and outside of AWS’s main partition is not looked at. An authority that is not trusted where the probe runs shows as an untrusted certificate instead.',
  links: ['https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html'],
  subjects: (facts) => known(observedAlike(facts)),
  examine,
});
