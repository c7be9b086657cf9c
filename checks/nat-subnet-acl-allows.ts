import { pathCheck } from '../src/audit/check.ts';
import { aclRefuses, aclRefusesSomePublic } from './words/network-acl-sayings.ts';

export default pathCheck({
  id: 'nat-subnet-acl-allows',
  title: "The network ACL of the NAT gateway's subnet lets requests and answers through",
  why: 'Each connection crosses this ACL four times: in from the client, out to the service, back in on a port of the NAT gateway (1024-65535) and back out to the client. One denied crossing is a timeout.',
  limits: 'A regional NAT gateway is in no subnet and meets no network ACL of one.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports',
  ],
  passes: ['nat-acl-allows'],
  cannotTell: ['nat-acl-not-read'],
  says: { 'nat-acl-refuses': aclRefuses, 'nat-acl-refuses-some-public': aclRefusesSomePublic },
});
