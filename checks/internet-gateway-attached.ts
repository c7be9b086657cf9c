import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'internet-gateway-attached',
  title: 'The internet gateway that routes lead to is attached to the VPC',
  why: 'A route to an internet gateway that is not attached to the VPC drops its packets: calls time out.',
  limits: 'Only internet gateways that a path meets are looked at.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html'],
  passes: ['internet-gateway-attached'],
  cannotTell: ['internet-gateway-not-read'],
  says: {
    'internet-gateway-detached': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id} is not attached to ${data.vpcId}, whose routes lead to it`,
      fix: ({ resource, data }, { region }) =>
        `aws ec2 attach-internet-gateway --internet-gateway-id ${resource.id} --vpc-id ${data.vpcId} --region ${region}`,
    },
  },
});
