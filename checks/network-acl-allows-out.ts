import { pathCheck } from '../src/audit/check.ts';
import { aclRefuses, aclRefusesSomePublic } from './words/network-acl-sayings.ts';

export default pathCheck({
  id: 'network-acl-allows-out',
  title: "The network ACL of the client's subnet lets requests out",
  why: 'What an outbound rule denies is dropped without an answer: the call times out.',
  limits: 'Packets to an address of the same subnet, and to Amazon DNS, meet no network ACL.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html'],
  passes: ['client-out-acl-allows'],
  cannotTell: ['client-out-acl-not-read'],
  says: { 'client-out-acl-refuses': aclRefuses, 'client-out-acl-refuses-some-public': aclRefusesSomePublic },
});
