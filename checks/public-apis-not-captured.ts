import { pathCheck } from '../src/audit/check.ts';
import { leadsOut } from './words/leads-out.ts';
import { turnOffPrivateDns } from './words/endpoint-fix.ts';
import { sayHost } from './words/target-words.ts';

export default pathCheck({
  id: 'public-apis-not-captured',
  title: 'Default names of public APIs lead past the execute-api endpoint',
  why: 'Private DNS of an execute-api endpoint answers for the names of public APIs too, and the endpoint serves private APIs only: calls to public APIs answer 403 Forbidden.',
  limits:
    'Which of the APIs called are public is not read; an API of another account is the same to its caller.',
  links: ['https://repost.aws/knowledge-center/api-gateway-vpc-connections'],
  passes: [],
  cannotTell: [],
  says: {
    'public-api-captured': {
      severity: 'warning',
      text: ({ resource, hop, data }) =>
        resource.type === 'hosted-zone'
          ? `hosted zone ${resource.id} leads ${sayHost(data.host)} to ${hop.id}: public APIs answer 403 from this VPC`
          : `private DNS of ${resource.id} captures ${sayHost(data.host)}: public APIs answer 403 from this VPC`,
      fix: ({ resource }, context) => {
        if (!leadsOut(context))
          return 'no route leads out of the private subnets; where public APIs should work, give them one (a NAT gateway) and call the APIs by a custom domain (alias record)';
        return resource.type === 'hosted-zone'
          ? 'call public APIs by a custom domain (alias record), or give the hosted zone records for the private APIs alone, in zones of their own names'
          : `call public APIs by a custom domain (alias record), or turn private DNS off and call private APIs by the endpoint's own names:
  ${turnOffPrivateDns(resource.id, context.region)}`;
      },
    },
  },
});
