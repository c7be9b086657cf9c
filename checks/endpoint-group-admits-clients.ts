import { pathCheck } from '../src/audit/check.ts';
import { groupAdmitsByReference, groupRefuses } from './words/security-group-sayings.ts';

export default pathCheck({
  id: 'endpoint-group-admits-clients',
  title: "The endpoint's security groups admit the client",
  why: 'Private DNS leads every client of the VPC to the endpoint, whether its groups admit them or not: who is not admitted on port 443 times out, even where a NAT gateway would have served.',
  limits: 'A rule that names a group counts only for clients whose groups are known.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html'],
  passes: ['endpoint-group-allows'],
  cannotTell: ['endpoint-group-not-read'],
  says: {
    'endpoint-group-refuses': groupRefuses,
    'endpoint-group-admits-by-reference': groupAdmitsByReference,
  },
});
