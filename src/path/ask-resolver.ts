import { type Address, formatAddress, parseAddress } from '../network/address.ts';
import { type Fact, known } from '../network/fact.ts';
import { type Gap } from '../network/gap.ts';
import { lookUp } from '../network/network-index.ts';
import { amazonDnsRef, type ResourceRef } from '../network/resource.ts';
import { type Vpc } from '../network/vpc.ts';
import { type Asking, type NameAnswer, type NameQuestion, nowhere } from './name-question.ts';
import { assume, at, cannotTell, notFollowed, passes } from './walk.ts';

/**
 * Asks whether the VPC's resolver answers at all: custom DNS servers come before it, and without DNS support
 * nobody answers. https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
 * @returns null when Amazon DNS is to be asked; else what clients get instead.
 */
export function askResolver(asking: Asking): NameAnswer | null {
  const { question, steps } = asking;
  const dhcp: ResourceRef = { type: 'dhcp-options', id: question.vpc.dhcpOptionsId ?? 'default' };
  const servers = dnsServersOf(question);
  if (!servers.known) {
    steps.push({ ...at(dhcp, dhcp), code: 'dhcp-options-not-read', data: {}, ...cannotTell(servers.gap) });
    return { by: 'unknown', resource: dhcp, ...nowhere };
  }
  if (servers.value !== 'amazon') return askCustomServers(asking, servers.value, dhcp);
  steps.push({ ...at(dhcp, dhcp), code: 'amazon-dns', data: {}, ...passes });
  return askDnsSupport(asking);
}

function askDnsSupport({ question, host, steps }: Asking): NameAnswer | null {
  const { vpc } = question;
  const resource: ResourceRef = { type: 'vpc', id: vpc.id };
  const where = at(amazonDnsRef, resource);
  const support = vpc.enableDnsSupport;
  if (!support.known && !assume(question, 'dns-support-on')) {
    steps.push({ ...where, code: 'dns-support-not-read', data: {}, ...cannotTell(support.gap) });
    return { by: 'unknown', resource, ...nowhere };
  }
  if (!support.known || support.value) {
    steps.push({ ...where, code: 'dns-support-on', data: {}, ...passes });
    return null;
  }
  steps.push({ ...where, code: 'dns-support-off', data: { host }, outcome: 'fail', gap: null });
  return { by: 'none', resource, ...nowhere };
}

function askCustomServers(
  { question, host, steps }: Asking,
  servers: readonly string[],
  dhcp: ResourceRef,
): NameAnswer {
  const data = { host, servers };
  const answer: NameAnswer = { by: 'custom-dns', resource: dhcp, ...nowhere };
  const isAmazonAsked = servers.some((server) => isAmazonResolver(server, question.vpc));
  if (!isAmazonAsked && question.askServers(servers) === 'blocked') {
    steps.push({ ...at(dhcp, dhcp), code: 'custom-dns-unreachable', data, outcome: 'fail', gap: null });
  } else {
    const gap = notFollowed('custom-dns-answer', dhcp.id);
    steps.push({ ...at(dhcp, dhcp), code: 'custom-dns-answer-unknown', data, ...cannotTell(gap) });
  }
  return answer;
}

function dnsServersOf(question: NameQuestion): Fact<'amazon' | readonly string[]> {
  const { index, vpc } = question;
  // A VPC that shows `default` has no options set of its own: nothing says which servers its clients ask.
  if (vpc.dhcpOptionsId === null || vpc.dhcpOptionsId === 'default')
    return assumeAmazonDns(question, noOptions(vpc));
  const options = lookUp(index, 'dhcpOptions', vpc.dhcpOptionsId, vpc.scope);
  if (!options.known) return assumeAmazonDns(question, options.gap);
  const { domainNameServers } = options.value;
  if (domainNameServers === 'amazon') return known('amazon');
  const servers = domainNameServers.map(formatAddress);
  return known(servers.every((server) => isAmazonResolver(server, vpc)) ? 'amazon' : servers);
}

function noOptions(vpc: Vpc): Gap {
  return {
    kind: 'not-in-source',
    subject: { fact: 'dhcpOptions', id: vpc.id },
    scope: vpc.scope,
    command: `aws ec2 describe-vpcs --vpc-ids ${vpc.id} --region ${vpc.scope.region}`,
    detail: null,
  };
}

function assumeAmazonDns(question: NameQuestion, gap: Gap): Fact<'amazon'> {
  return assume(question, 'amazon-dns') ? known('amazon') : { known: false, gap };
}

function isAmazonResolver(server: string, vpc: Vpc): boolean {
  const address = parseAddress(server);
  return address !== undefined && isAmazonDns(address, vpc);
}

/**
 * Whether an address is Amazon DNS's in a VPC: the base of its primary block plus two, or one of the two that are
 * the same everywhere.
 */
export function isAmazonDns(address: Address, vpc: Vpc): boolean {
  const text = formatAddress(address);
  const [primary] = vpc.cidrs.filter((cidr) => cidr.family === 'ipv4');
  const isBasePlusTwo = address.family === 'ipv4' && address.value === (primary?.first ?? -3n) + 2n;
  return isBasePlusTwo || text === '169.254.169.253' || text === 'fd00:ec2::253';
}
