import { pathCheck } from '../src/audit/check.ts';
import { aclRefuses, aclRefusesSomePublic } from './words/network-acl-sayings.ts';

export default pathCheck({
  id: 'endpoint-subnet-acl-allows',
  title: "The network ACL of the endpoint's subnet lets requests in and answers out",
  why: "An endpoint interface in another subnet is behind that subnet's network ACL: port 443 in, and the client's ephemeral ports out.",
  limits: 'A client in the same subnet meets no network ACL on this way.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html'],
  passes: ['endpoint-acl-allows'],
  cannotTell: ['endpoint-acl-not-read'],
  says: { 'endpoint-acl-refuses': aclRefuses, 'endpoint-acl-refuses-some-public': aclRefusesSomePublic },
});
