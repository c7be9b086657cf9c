import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'name-resolution-known',
  title: 'The input says who answers for the name',
  why: 'The same name leads to an endpoint, to a hosted zone of your own or to public addresses, depending on what the VPC has; without that, the way cannot be told.',
  limits:
    'Route 53 Profiles and DNS Firewall are in no answer of AWS that is read: a name that they override is taken for one that they do not.',
  links: [
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  ],
  passes: ['public-name', 'endpoint-own-name', 'endpoint-captures-name'],
  cannotTell: [
    'endpoints-not-read',
    'endpoint-names-not-read',
    'endpoint-capture-undetermined',
    'name-overrides-not-read',
    'resolver-rule-forwards',
    'hosted-zone-not-read',
    'hosted-zone-answer-not-followed',
  ],
  says: {},
});
