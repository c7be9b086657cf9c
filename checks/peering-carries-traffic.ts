import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'peering-carries-traffic',
  title: 'The peering connection carries the traffic',
  why: 'Only an active peering connection carries packets, and only those addressed to the other VPC itself: nothing passes on through its NAT gateways, internet gateways or gateway endpoints.',
  limits: 'A VPC of another account is followed only where the input holds it.',
  links: ['https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html'],
  passes: ['peering-active'],
  cannotTell: ['peering-not-read'],
  says: {
    'peering-not-active': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id} is ${data.state}, and only an active peering connection carries packets`,
      fix: ({ resource, data }, { region }) =>
        data.state === 'pending-acceptance'
          ? `aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id ${resource.id} --region ${region}`
          : `make a new peering connection, and let the routes to ${resource.id} lead to it`,
    },
    'peering-carries-no-transit': {
      severity: 'error',
      text: ({ resource, data }) =>
        `${resource.id} carries only what is addressed to ${data.vpcId} itself: a peering connection leads to no gateway behind it`,
      fix: ({ data }) =>
        `reach the target by an endpoint or NAT gateway of the client's own VPC, or join it to ${data.vpcId} by a transit gateway`,
    },
  },
});
