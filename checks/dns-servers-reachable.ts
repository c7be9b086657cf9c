import { pathCheck } from '../src/audit/check.ts';
import { sayList } from './words/list-words.ts';

export default pathCheck({
  id: 'dns-servers-reachable',
  title: 'The DNS servers that the VPC names can be asked',
  why: 'Where DHCP options name DNS servers that packets do not reach, no name resolves, and calls fail with a DNS timeout.',
  limits:
    'Servers of your own are asked on UDP port 53; what they answer is in no configuration of AWS and stays unknown.',
  links: ['https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html'],
  passes: ['amazon-dns'],
  cannotTell: ['custom-dns-answer-unknown', 'dhcp-options-not-read'],
  says: {
    'custom-dns-unreachable': {
      severity: 'error',
      text: ({ resource, data }) =>
        `the DNS servers that ${resource.id} names (${sayList(data.servers)}) cannot be reached on UDP port 53: no name resolves`,
      fix: ({ data }, { region, vpcId }) =>
        `let UDP and TCP port 53 through to ${sayList(data.servers)}, or use Amazon DNS:
  aws ec2 associate-dhcp-options --vpc-id ${vpcId} --dhcp-options-id DHCP_OPTIONS_WITH_AMAZONPROVIDEDDNS --region ${region}`,
    },
  },
});
