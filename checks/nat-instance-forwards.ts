import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'nat-instance-forwards',
  title: 'The NAT instance that routes lead to runs and forwards',
  why: 'An instance that is stopped, or that checks source and destination, drops the packets of others: calls time out.',
  limits: 'What runs on the instance is not read: that it translates addresses is assumed.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html'],
  passes: ['nat-instance-forwards'],
  cannotTell: ['nat-instance-not-read'],
  says: {
    'nat-instance-checks-source': {
      severity: 'error',
      text: ({ resource, hop }) =>
        `${resource.id} of ${hop.id} checks source and destination: it drops the packets of others`,
      fix: ({ resource }, { region }) =>
        `aws ec2 modify-network-interface-attribute --network-interface-id ${resource.id} --no-source-dest-check --region ${region}`,
    },
    'nat-instance-stopped': {
      severity: 'error',
      text: ({ resource, data }) => `${resource.id} is ${data.state}, and routes lead through it`,
      fix: ({ resource }, { region }) =>
        `aws ec2 start-instances --instance-ids ${resource.id} --region ${region}`,
    },
  },
});
