import { pathCheck } from '../src/audit/check.ts';
import { aclRefuses, aclRefusesSomePublic } from './words/network-acl-sayings.ts';
import { groupAdmitsByReference, groupRefuses } from './words/security-group-sayings.ts';

export default pathCheck({
  id: 'nat-instance-admits-clients',
  title: "The NAT instance's groups and its subnet's network ACL let the connection through",
  why: "Unlike a NAT gateway, a NAT instance has security groups: they have to admit the clients and allow the way out, and its subnet's network ACL has to pass both ways.",
  limits: 'Groups are asked for the first network interface of the instance that routes lead to.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  ],
  passes: ['nat-instance-acl-allows', 'nat-instance-group-allows'],
  cannotTell: ['nat-instance-acl-not-read', 'nat-instance-group-not-read'],
  says: {
    'nat-instance-acl-refuses': aclRefuses,
    'nat-instance-acl-refuses-some-public': aclRefusesSomePublic,
    'nat-instance-group-refuses': groupRefuses,
    'nat-instance-group-admits-by-reference': groupAdmitsByReference,
  },
});
