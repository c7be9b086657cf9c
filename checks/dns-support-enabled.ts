import { pathCheck } from '../src/audit/check.ts';

export default pathCheck({
  id: 'dns-support-enabled',
  title: 'Amazon DNS answers in the VPC',
  why: 'With enableDnsSupport off, no name resolves: calls fail with ENOTFOUND or a DNS timeout before any packet is sent.',
  limits:
    'Where the VPC names its own DNS servers, those are asked instead, and this attribute is not looked at.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html'],
  passes: ['dns-support-on'],
  cannotTell: ['dns-support-not-read'],
  says: {
    'dns-support-off': {
      severity: 'error',
      text: ({ resource }) => `enableDnsSupport of ${resource.id} is off: Amazon DNS answers no name there`,
      fix: ({ resource }, { region }) =>
        `aws ec2 modify-vpc-attribute --vpc-id ${resource.id} --enable-dns-support Value=true --region ${region}`,
    },
  },
});
