import { type AssumptionCode } from '../path/assumption.ts';
import { type ReportAssumption } from './report.ts';

const vpcGuide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const route53Guide = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide';

/** Every assumption's words and source. */
const assumptions = {
  'saved-files-complete': {
    text: 'saved files without manifest and without NextToken hold everything there is',
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html',
  },
  'template-is-whole': {
    text: 'nothing but what was read makes things in the VPCs that it makes',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacks.html',
  },
  'terraform-instances-aligned': {
    text: 'where a plan does not say which instance of a resource another one means, it is the one of the same index or key, and a list has all of them',
    source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/count',
  },
  'client-groups-allow-egress': {
    text: 'a client whose security groups are not named may send everything out',
    source: `${vpcGuide}/default-security-group.html`,
  },
  'dns-support-on': { text: 'enableDnsSupport is on', source: `${vpcGuide}/AmazonDNS-concepts.html` },
  'dns-hostnames-on': {
    text: 'enableDnsHostnames is on where an available endpoint or a hosted zone answers',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  },
  'amazon-dns': {
    text: "the VPC's DHCP options name Amazon DNS",
    source: `${vpcGuide}/VPC_DHCP_Options.html`,
  },
  'no-name-overrides': {
    text: 'no hosted zone, resolver rule, Profile or DNS firewall overrides a name, as none was seen',
    source: `${route53Guide}/hosted-zone-private-considerations.html`,
  },
  'block-public-access-off': {
    text: 'VPC Block Public Access is off',
    source: `${vpcGuide}/security-vpc-bpa-basics.html`,
  },
  'public-addresses-any-global': {
    text: "the service's public addresses may be any global addresses",
    source: `${vpcGuide}/aws-ip-ranges.html`,
  },
  'region-follows-partition': {
    text: "the region is not in the tables and follows its partition's pattern of names",
    source: 'https://docs.aws.amazon.com/general/latest/gr/rande.html',
  },
  'nat-instance-translates': {
    text: 'an instance that a route names, with a public address and no source/destination check, translates addresses',
    source: `${vpcGuide}/work-with-nat-instances.html`,
  },
  'linux-ephemeral-ports': {
    text: 'connections start from ports 32768-60999, the default of Linux; Lambda functions use 1024-65535',
    source: `${vpcGuide}/custom-network-acl.html#nacl-ephemeral-ports`,
  },
  'documented-private-dns-names': {
    text: "an endpoint's private DNS names are those that its service documents",
    source: 'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
  },
} as const satisfies Record<AssumptionCode, { readonly text: string; readonly source: string }>;

/** The words and the source of an assumption. */
export function reportAssumption(code: AssumptionCode): ReportAssumption {
  return { code, ...assumptions[code] };
}
