import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'endpoint-policy-full-access',
  title: "The endpoint's policy lets everything through",
  why: 'An endpoint policy other than full access refuses what it does not allow: calls answer 403 or AccessDenied although the network is open.',
  limits: 'A policy of your own is recognised and not evaluated: which operations it allows is not told.',
  links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html'],
  passes: ['service-answers'],
  cannotTell: ['endpoint-policy-not-read'],
  says: {
    'endpoint-policy-restricts': {
      severity: 'note',
      text: ({ resource }) =>
        `the policy of ${resource.id} is not full access: it decides which operations pass`,
      fix: ({ resource }, { region }) =>
        `read the policy:
  aws ec2 describe-vpc-endpoints --vpc-endpoint-ids ${resource.id} --query 'VpcEndpoints[].PolicyDocument' --output text --region ${region}`,
    },
  },
});
