import { pathCheck } from '../src/audit/check.ts';
import { aclRefuses, aclRefusesSomePublic } from './words/network-acl-sayings.ts';
import { sayList } from './words/list-words.ts';
import { groupAdmitsByReference, groupRefuses } from './words/security-group-sayings.ts';

export default pathCheck({
  id: 'target-interface-admits-clients',
  title: 'The network interface at the target address admits the client',
  why: "A private address that is no endpoint's belongs to a network interface with groups of its own, behind its subnet's network ACL: who is not admitted times out.",
  limits: 'What listens on the interface is not read.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html',
  ],
  passes: ['target-interface', 'target-acl-allows', 'target-group-allows'],
  cannotTell: ['target-interface-not-read', 'target-acl-not-read', 'target-group-not-read'],
  says: {
    'target-interface-missing': {
      severity: 'error',
      text: ({ resource, data }) =>
        `no network interface of ${resource.id} has the address ${sayList(data.addresses, 'or')}`,
      fix: ({ resource }, { region }) =>
        `let the name, or the caller, use an address that exists:
  aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=${resource.id} --query 'NetworkInterfaces[].PrivateIpAddress' --region ${region}`,
    },
    'target-acl-refuses': aclRefuses,
    'target-acl-refuses-some-public': aclRefusesSomePublic,
    'target-group-refuses': groupRefuses,
    'target-group-admits-by-reference': groupAdmitsByReference,
  },
});
