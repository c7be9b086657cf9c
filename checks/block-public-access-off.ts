import { type FixContext, pathCheck } from '../src/audit/check.ts';
import { type StepOf } from '../src/path/step.ts';

// Through a NAT gateway connections only leave; allow-egress is enough for it and lets nothing in.
// https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
function exclude({ resource, hop }: StepOf<'block-public-access-blocks'>, { region }: FixContext): string {
  const option = resource.type === 'subnet' ? '--subnet-id' : '--vpc-id';
  const mode = hop.type === 'nat-gateway' ? 'allow-egress' : 'allow-bidirectional';
  return `aws ec2 create-vpc-block-public-access-exclusion ${option} ${resource.id} --internet-gateway-exclusion-mode ${mode} --region ${region}`;
}

export default pathCheck({
  id: 'block-public-access-off',
  title: 'VPC Block Public Access lets the traffic through',
  why: 'Block Public Access stops traffic of internet gateways for a whole Region, whatever routes and groups say: block-bidirectional stops NAT gateways too.',
  limits:
    'It does not touch interface endpoints, peering and transit gateways. Which exclusion counts for a regional NAT gateway is not documented.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html'],
  passes: ['block-public-access-allows'],
  cannotTell: ['block-public-access-not-read'],
  says: {
    'block-public-access-blocks': {
      severity: 'error-if-built',
      text: ({ resource, data }) =>
        `VPC Block Public Access (${data.mode}) blocks traffic between ${resource.id} and the internet`,
      fix: exclude,
    },
  },
});
