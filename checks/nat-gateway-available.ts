import { pathCheck } from '../src/audit/check.ts';
import { replaceNatGateway } from './words/nat-gateway-fix.ts';

export default pathCheck({
  id: 'nat-gateway-available',
  title: 'The NAT gateway that routes lead to is available',
  why: 'A NAT gateway that failed, or that was deleted, takes packets from routes that still lead to it and drops them: calls time out.',
  limits:
    'State says that the gateway was made, not that it works: exhausted ports (ErrorPortAllocation) are seen in CloudWatch only.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html'],
  passes: ['nat-available'],
  cannotTell: ['nat-not-read'],
  says: {
    'nat-not-available': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id} is in state ${data.state}${data.failureCode === null ? '' : ` (${data.failureCode})`}: it drops what routes send to it`,
      fix: ({ resource }, context) => {
        const subnet = context.index.byId.natGateways.get(resource.id)?.subnetId;
        return replaceNatGateway(resource.id, subnet ?? 'PUBLIC_SUBNET', context);
      },
    },
    'nat-deleting': {
      severity: 'warning',
      text: ({ resource }) => `${resource.id} is being deleted: it may still pass traffic, and soon drops it`,
      fix: ({ resource }, context) => {
        const subnet = context.index.byId.natGateways.get(resource.id)?.subnetId;
        return replaceNatGateway(resource.id, subnet ?? 'PUBLIC_SUBNET', context);
      },
    },
    'nat-pending': {
      severity: 'warning',
      text: ({ resource }) => `${resource.id} is still pending: nothing passes it until it is available`,
      fix: ({ resource }, { region }) =>
        `aws ec2 wait nat-gateway-available --nat-gateway-ids ${resource.id} --region ${region}`,
    },
  },
});
