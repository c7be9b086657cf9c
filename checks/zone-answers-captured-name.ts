import { pathCheck } from '../src/audit/check.ts';
import { turnOffPrivateDns } from './words/endpoint-fix.ts';
import { sayHost } from './words/target-words.ts';

export default pathCheck({
  id: 'zone-answers-captured-name',
  title: 'A private zone that captures a name has a record for it',
  why: 'A private zone hides the public one of the same name: a name below it without a record answers NXDOMAIN, and nothing else is asked.',
  limits: 'Records with a routing policy (weighted, latency, failover and the like) are not followed.',
  links: [
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
  ],
  passes: ['hosted-zone-answers'],
  cannotTell: [],
  says: {
    'hosted-zone-lacks-name': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id}, the private hosted zone of ${data.zone}, has no record for ${sayHost(data.host)}, which so answers NXDOMAIN`,
      fix: ({ resource }, { region, vpcId }) =>
        `add the record to the zone, or take the zone away from the VPC:
  aws route53 disassociate-vpc-from-hosted-zone --hosted-zone-id ${resource.id} --vpc VPCRegion=${region},VPCId=${vpcId}`,
    },
    'endpoint-zone-lacks-name': {
      severity: 'error',
      text: ({ resource, data }) =>
        `private DNS of ${resource.id} answers for ${data.zone} and has no record for ${sayHost(data.host)}, which so answers NXDOMAIN`,
      fix: ({ resource }, { region }) =>
        `call a name that the endpoint's private DNS has, or turn it off where another way leads to the service:
  ${turnOffPrivateDns(resource.id, region)}`,
    },
  },
});
