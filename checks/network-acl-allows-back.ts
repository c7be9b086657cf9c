import { pathCheck } from '../src/audit/check.ts';
import { aclRefuses, aclRefusesSomePublic } from './words/network-acl-sayings.ts';

export default pathCheck({
  id: 'network-acl-allows-back',
  title: "The network ACL of the client's subnet lets answers in",
  why: 'A network ACL is stateless: answers come in to the ephemeral port that asked, and where inbound rules leave that port out the call times out, now and then or always.',
  limits:
    'The ports are those that Lambda uses (1024-65535), for an instance those of Linux (32768-60999); another system may use others.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports'],
  passes: ['client-back-acl-allows'],
  cannotTell: ['client-back-acl-not-read'],
  says: {
    'client-back-acl-refuses': aclRefuses,
    'client-back-acl-refuses-some-public': aclRefusesSomePublic,
  },
});
