import { type Address, formatAddress, parseAddress } from '../network/address.ts';
import { type AddressFamily } from '../network/family.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { amazonDnsRef } from '../network/resource.ts';
import { type Vpc } from '../network/vpc.ts';
import { type Target } from '../targets/target.ts';
import { type AssumptionCode } from './assumption.ts';
import { decideResolved, type FinishedWalk, finishWalk, type PathDecision } from './decide-walk.ts';
import { targetOf } from './find-target.ts';
import { type TargetMember } from './member.ts';
import { type ResolvedTarget } from './resolved-target.ts';
import { resolveName } from './resolve-name.ts';
import { sendThroughOwnGroups } from './client-groups.ts';
import { sendWithoutAddress } from './client-family.ts';
import { sendOut } from './send-out.ts';
import { type SharedEgress } from './flow.ts';
import { isAmazonDns } from './ask-resolver.ts';
import { startWalk } from './start-walk.ts';
import { type Vantage } from './vantage.ts';
import { addStep, at, passes, type Walk } from './walk.ts';

/** What is asked: one vantage, one target, one address family. */
export interface PathQuestion {
  readonly index: NetworkIndex;
  readonly vantage: Vantage;
  readonly vpc: Vpc;
  readonly target: Target;
  readonly family: AddressFamily;
  readonly strict: boolean;
}

/** Decides one path: who answers for the name, the way there, and the way back. */
export function tracePath(question: PathQuestion): PathDecision {
  return decideResolved(resolveTarget(question), (members) => walkTo(question, members));
}

/** The first half of a decision: the addresses that the target has for this vantage. */
export function resolveTarget(question: PathQuestion): ResolvedTarget {
  const { target, index, vpc, family, strict } = question;
  const assumptions = new Set<AssumptionCode>();
  if (target.kind === 'address') {
    return { resolution: null, members: [memberAt(question, target.address)], assumptions };
  }
  const askServers = (servers: readonly string[]): 'blocked' | 'answers' =>
    servers.every((server) => isServerBlocked(question, server)) ? 'blocked' : 'answers';
  const host = target.host.toLowerCase();
  const resolution = resolveName({ index, vpc, host, family, target, strict, assumptions, askServers });
  return { resolution, members: resolution.members, assumptions };
}

/** The second half: the way of all packets to some addresses, and back. */
export function walkTo(
  question: PathQuestion,
  members: readonly TargetMember[] | null,
  shared: SharedEgress | null = null,
): FinishedWalk {
  const { vantage, target } = question;
  const assumptions = new Set<AssumptionCode>();
  if (vantage.kind === 'instance' || vantage.kind === 'network-interface')
    assumptions.add('linux-ephemeral-ports');
  const walk = startWalk(
    {
      index: question.index,
      vantage,
      vpc: question.vpc,
      family: question.family,
      strict: question.strict,
      shared,
    },
    members,
    { port: target.port, protocol: 'tcp' },
    assumptions,
  );
  if (target.kind === 'address' && isAmazonDns(target.address, question.vpc) && target.port === 53)
    askAmazonDns(walk);
  else if (walk.whole.length === 0) sendWithoutAddress(walk);
  else if (members === null) sendThroughOwnGroups(walk);
  else sendOut(walk);
  return finishWalk(walk);
}

// Neither groups nor network ACLs filter what goes to Amazon DNS, and no route leads elsewhere.
// https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
function askAmazonDns(walk: Walk): void {
  addStep(walk, { ...at(amazonDnsRef, amazonDnsRef), code: 'amazon-dns', data: {}, ...passes });
  walk.arrivals.push({ pieces: walk.whole, via: 'local', viaResource: amazonDnsRef });
}

// Resolvers ask by UDP and come to TCP only for long answers, so UDP to port 53 decides.
function isServerBlocked(question: PathQuestion, server: string): boolean {
  const address = parseAddress(server);
  if (address === undefined) return false;
  const asked = { ...question, family: address.family, shared: null };
  const walk = startWalk(asked, [memberAt(asked, address)], { port: 53, protocol: 'udp' }, new Set());
  if (walk.whole.length === 0) return false;
  sendOut(walk);
  const { steps, left } = finishWalk(walk);
  return left === 'none' || steps.some(({ outcome }) => outcome === 'fail');
}

/** A given address as the only member; what stands there is looked for in the client's own VPC. */
function memberAt({ index, vpc }: PathQuestion, address: Address): TargetMember {
  const { family, value } = address;
  const text = formatAddress(address);
  const item = index.interfacesOfVpc
    .get(vpc.id)
    ?.find((candidate) => candidate.addresses.some((own) => formatAddress(own) === text));
  return {
    addresses: [{ family, first: value, last: value }],
    open: null,
    isPublicService: false,
    prefixListId: null,
    interface: item === undefined ? null : targetOf(index, item),
  };
}
