import { pathCheck } from '../src/audit/check.ts';
import { routeCommand } from './words/route-fix.ts';

export default pathCheck({
  id: 'egress-only-gateway-attached',
  title: 'The egress-only internet gateway that routes lead to is attached to the VPC',
  why: 'A route to an egress-only internet gateway of another VPC, or of none, drops IPv6 packets: calls that try IPv6 first wait for its timeout.',
  limits: 'It carries IPv6 only; IPv4 has a path of its own.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html'],
  passes: ['egress-only-gateway-attached'],
  cannotTell: ['egress-only-gateway-not-read'],
  says: {
    'egress-only-gateway-detached': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id} is not attached to ${data.vpcId}, whose routes lead to it`,
      fix: (_step, { region, vpcId }) => {
        const route = {
          destination: '::/0',
          option: '--egress-only-internet-gateway-id',
          target: 'NEW_GATEWAY',
        };
        return `aws ec2 create-egress-only-internet-gateway --vpc-id ${vpcId} --region ${region}
${routeCommand('replace-route', { table: 'ROUTE_TABLE', ...route }, region)}`;
      },
    },
  },
});
