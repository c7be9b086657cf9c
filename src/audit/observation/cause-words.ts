import { type Via } from '../../path/via.ts';
import { reportAssumption } from '../assumption-text.ts';
import { type Sight, type Situation } from './contradiction.ts';
import { doubtfulAssumptions } from './doubtful-assumptions.ts';
import { layersOf } from './layer-fit.ts';

/** One thing that could explain what was seen: whether it fits, in words without a full stop, and how to tell. */
interface CauseWords {
  readonly fits: (situation: Situation, sight: Sight) => boolean;
  readonly text: (situation: Situation, sight: Sight) => string;
  /** A step, or commands in lines of their own behind a step that ends with a colon. */
  readonly tell: (situation: Situation) => string;
}

/** Ways on which an appliance that nobody reads may stand. */
const mayPassAppliance = {
  'interface-endpoint': false,
  'gateway-endpoint': false,
  'central-endpoint': true,
  'nat-gateway': true,
  'nat-instance': true,
  'internet-gateway': true,
  'egress-only-internet-gateway': true,
  'transit-gateway': true,
  peering: true,
  'virtual-private-gateway': true,
  appliance: true,
  proxy: true,
  local: false,
  none: true,
} as const satisfies Record<Via, boolean>;

const hostOf = ({ host }: Situation): string => host ?? 'the address';
/** Whether another answer to the name would explain the sight: what was reached in spite of a block of packets was not. */
const isOfName = ({ host, predicted }: Situation, sight: Sight): boolean =>
  host !== null && (sight !== 'reached-though-blocked' || layersOf(predicted.blocks).includes('dns'));
const isOutward = ({ predicted, way }: Situation): boolean =>
  mayPassAppliance[predicted.via] || way.leadsTo === 'public';

/** Where OpenSSL connects to: a name as SNI too, which an address cannot be. */
function connectOptions({ host, port, observation: { addresses } }: Situation): string {
  if (host !== null) return `-connect ${host}:${port} -servername ${host}`;
  const [address = 'ADDRESS'] = addresses;
  return `-connect ${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** The words of every cause. */
export const causeWords = {
  'stale-snapshot': {
    fits: ({ source }) => source.kind !== 'live',
    text: ({ source }) =>
      source.kind === 'aws-cli'
        ? `the input is older than what stands now${source.takenAt === null ? '' : `: it was taken ${source.takenAt}`}`
        : 'what is deployed differs from what the input describes',
    tell: ({ region, vpcId }) =>
      `read the account as it is now, and probe again:\n  planecheck audit --probe --vpc ${vpcId} --region ${region}`,
  },
  'not-yet-propagated': {
    fits: ({ predicted, observation }) =>
      predicted.viaResource?.type === 'vpc-endpoint' ||
      predicted.resolution?.by === 'endpoint' ||
      predicted.resolution?.by === 'hosted-zone' ||
      observation.outcome === 'denied',
    text: () =>
      'a change of the last minutes does not act yet: an endpoint, its private DNS, a record or a policy',
    tell: () => 'wait 15 minutes, and probe again',
  },
  'custom-resolver': {
    fits: (situation, sight) => situation.hasCustomDns !== false && isOfName(situation, sight),
    text: ({ hasCustomDns }) =>
      hasCustomDns === true
        ? "the VPC's own DNS servers answer otherwise than Amazon DNS would"
        : 'another DNS server than Amazon DNS may answer here',
    tell: (situation) =>
      `in the subnet compare: dig ${hostOf(situation)} and dig @169.254.169.253 ${hostOf(situation)}; which servers the VPC names:\n  aws ec2 describe-dhcp-options --region ${situation.region}`,
  },
  'zone-of-another-account': {
    fits: isOfName,
    text: () =>
      'a hosted zone, a resolver rule or a Route 53 Profile of another account answers for the name',
    tell: ({ region, vpcId }) =>
      `see what is associated with the VPC:
  aws route53 list-hosted-zones-by-vpc --vpc-id ${vpcId} --vpc-region ${region}
  aws route53resolver list-resolver-rule-associations --filters Name=VPCId,Values=${vpcId} --region ${region}
  aws route53profiles list-profile-associations --resource-id ${vpcId} --region ${region}`,
  },
  'dns-firewall': {
    fits: ({ host, observation: { cause } }, sight) =>
      host !== null && (sight === 'other-addresses' || cause === 'NXDOMAIN' || cause === 'NO_ADDRESS'),
    text: () => 'Route 53 Resolver DNS Firewall blocks the name, or answers for it',
    tell: ({ region, vpcId }) =>
      `see which rule groups are associated with the VPC:\n  aws route53resolver list-firewall-rule-group-associations --vpc-id ${vpcId} --region ${region}`,
  },
  appliance: {
    fits: isOutward,
    text: () => 'a firewall or another appliance on the way drops or cuts the connection',
    tell: (situation) =>
      `look in its log for connections from the subnet to ${hostOf(situation)}; firewalls of the VPC:\n  aws network-firewall list-firewalls --vpc-ids ${situation.vpcId} --region ${situation.region}`,
  },
  'domain-list': {
    fits: (situation) => situation.host !== null && isOutward(situation),
    text: (situation) => `a firewall's domain list does not allow ${hostOf(situation)}`,
    tell: (situation) =>
      `look for ${hostOf(situation)} in the firewall's alert log; firewalls of the VPC:\n  aws network-firewall list-firewalls --vpc-ids ${situation.vpcId} --region ${situation.region}`,
  },
  proxy: {
    fits: isOutward,
    text: (_situation, sight) =>
      sight === 'not-aws'
        ? 'a proxy answers in place of AWS'
        : sight === 'reached-though-blocked'
          ? 'a proxy on the way carries the connection out'
          : 'clients of this network are let out through a proxy only, which the probe does not use',
    tell: ({ region }) =>
      `ask who runs the network; a function that works may name a proxy:\n  aws lambda get-function-configuration --function-name FUNCTION --query 'keys(Environment.Variables)' --region ${region}`,
  },
  interception: {
    fits: ({ observation }, sight) =>
      sight !== 'reached-though-blocked' || observation.interceptedBy !== null,
    text: ({ observation: { interceptedBy } }) =>
      interceptedBy === null
        ? 'something on the way opens TLS and shows a certificate of its own'
        : `something on the way opens TLS and shows a certificate of ${interceptedBy}`,
    tell: (situation) =>
      `in the subnet see who issued the certificate: openssl s_client ${connectOptions(situation)} </dev/null | openssl x509 -noout -issuer`,
  },
  'wrong-clock': {
    fits: ({ observation: { cause } }) => cause === 'CERT_EXPIRED',
    text: () => 'the clock where the probe runs is wrong, so that a good certificate seems expired',
    tell: () => 'compare date -u there with another machine',
  },
  'other-server': {
    fits: ({ host, observation: { cause } }, sight) =>
      host !== null && (cause === 'CERT_NAME' || sight === 'not-aws' || sight === 'connection-refused'),
    text: () => 'the name leads to another server than AWS',
    tell: ({ observation: { addresses } }) =>
      addresses.length === 0
        ? 'find out whose the addresses of the name are'
        : `find out whose these addresses are: ${addresses.slice(0, 6).join(', ')}`,
  },
  'service-control-policy': {
    fits: ({ observation: { answer } }) =>
      ['service-control-policy-denied', 'access-denied', 'denied-explicitly'].includes(answer?.code ?? ''),
    text: () => "a service control policy of the organization refuses the probe's account",
    tell: () =>
      'in the management account list the policies of the account and of each unit above it:\n  aws organizations list-policies-for-target --target-id ACCOUNT_OR_UNIT --filter SERVICE_CONTROL_POLICY',
  },
  'input-incomplete': {
    fits: () => true,
    text: () => 'a route, an endpoint or a rule that the input does not hold lets the connection through',
    tell: () =>
      "see the report's gaps; a shared VPC is read in full by its owner's account alone; what reading needs:\n  planecheck permissions",
  },
  'assumption-wrong': {
    fits: (situation, sight) => doubtfulAssumptions(situation, sight).length > 0,
    text: (situation, sight) => {
      const texts = doubtfulAssumptions(situation, sight).map((code) => reportAssumption(code).text);
      return `what was assumed does not hold: ${texts.join('; ')}`;
    },
    tell: ({ region, vpcId }) =>
      `see what it depends on:\n  planecheck audit --strict --vpc ${vpcId} --region ${region}`,
  },
  'not-modelled': {
    fits: () => true,
    text: () => 'something decides that planecheck does not know',
    tell: ({ region, vpcId }) =>
      `see in the flow logs whether packets leave and come back:\n  aws ec2 describe-flow-logs --filter Name=resource-id,Values=${vpcId} --region ${region}`,
  },
} as const satisfies Readonly<Record<string, CauseWords>>;

/** One of {@link causeWords}. */
export type CauseCode = keyof typeof causeWords;
