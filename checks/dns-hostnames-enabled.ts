import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'dns-hostnames-enabled',
  title: 'The VPC answers private DNS names',
  why: 'Private DNS names of endpoints and of private hosted zones need enableDnsHostnames beside enableDnsSupport; without it calls may pass the endpoint by.',
  limits:
    'AWS states the requirement, not what is answered where it is not met; so the path is conditional and not blocked.',
  links: [
    'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html',
  ],
  passes: ['dns-hostnames-on'],
  cannotTell: ['dns-hostnames-not-read'],
  says: {
    'private-names-without-dns-hostnames': {
      severity: 'warning',
      text: ({ resource }) =>
        `enableDnsHostnames of ${resource.id} is off, and AWS requires it for private DNS names`,
      fix: ({ resource }, { region }) =>
        `aws ec2 modify-vpc-attribute --vpc-id ${resource.id} --enable-dns-hostnames Value=true --region ${region}`,
    },
  },
});
