import { amazonDnsRef, type ResourceRef } from '../network/resource.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { endpointMembers } from './endpoint-members.ts';
import { type Asking, nowhere, type PlainResolution } from './name-question.ts';
import { answersFor, type Authority } from './private-name.ts';
import { publicMembers } from './public-members.ts';
import { type Resolution } from './resolution.ts';
import { assume, at, cannotTell, notFollowed, passes } from './walk.ts';

/**
 * Asks the zone of an endpoint's private DNS. It captures its names while the endpoint is available or partial;
 * for other states that is not documented.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export function askEndpoint(
  asking: Asking,
  { endpoint, names, domain }: Extract<Authority, { kind: 'endpoint' }>,
): PlainResolution {
  const { host, steps } = asking;
  const ref: ResourceRef = { type: 'vpc-endpoint', id: endpoint.id };
  if (endpoint.state !== 'available' && endpoint.state !== 'partial') {
    const gap = notFollowed('endpoint-capture-while-not-available', endpoint.id);
    const data = { host, service: endpoint.serviceName, state: endpoint.state };
    steps.push({ ...at(amazonDnsRef, ref), code: 'endpoint-capture-undetermined', data, ...cannotTell(gap) });
    return { by: 'unknown', resource: ref, steps, ...nowhere };
  }
  askDnsHostnames(asking);
  const name = names.find((candidate) => answersFor(candidate, host));
  if (name === undefined) {
    const data = { host, zone: domain };
    steps.push({
      ...at(amazonDnsRef, ref),
      code: 'endpoint-zone-lacks-name',
      data,
      outcome: 'fail',
      gap: null,
    });
    return { by: 'none', resource: ref, steps, ...nowhere };
  }
  steps.push({
    ...at(amazonDnsRef, ref),
    code: 'endpoint-captures-name',
    data: { host, zone: name },
    ...passes,
  });
  return answerWithEndpoint(asking, endpoint, 'endpoint');
}

/**
 * Private names, of endpoints and of customers' zones, need both DNS attributes of the VPC.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export function askDnsHostnames({ question, host, steps, otherwise }: Asking): void {
  const { enableDnsHostnames, id } = question.vpc;
  const where = at(amazonDnsRef, { type: 'vpc', id });
  if (!enableDnsHostnames.known) {
    if (assume(question, 'dns-hostnames-on')) return;
    steps.push({ ...where, code: 'dns-hostnames-not-read', data: {}, ...cannotTell(enableDnsHostnames.gap) });
    otherwise.current = { steps: [...steps], members: publicMembers(question, host) };
  } else if (enableDnsHostnames.value) {
    steps.push({ ...where, code: 'dns-hostnames-on', data: {}, ...passes });
  } else {
    const code = 'private-names-without-dns-hostnames';
    steps.push({ ...where, code, data: { host }, outcome: 'condition', gap: null });
    otherwise.current = { steps: [...steps], members: publicMembers(question, host) };
  }
}

function answerWithEndpoint(
  { question, steps }: Asking,
  endpoint: VpcEndpoint,
  by: Resolution['by'],
  zone: string | null = null,
): PlainResolution {
  const resource: ResourceRef = { type: 'vpc-endpoint', id: endpoint.id };
  const asked = zone === null ? endpoint : inZone(question.index, endpoint, zone);
  const found = endpointMembers(question.index, asked, question.family);
  if (found.kind === 'members') return { by, resource, steps, members: found.members, endpoint };
  steps.push({
    ...at(amazonDnsRef, resource),
    code: 'endpoint-addresses-not-read',
    data: {},
    ...cannotTell(found.gap),
  });
  return { by, resource, steps, members: null, endpoint };
}

/** The endpoint that a name such as `vpce-….execute-api.eu-west-1.vpce.amazonaws.com` belongs to. */
export function endpointOfOwnName(index: NetworkIndex, host: string): VpcEndpoint | undefined {
  const id = endpointIdOf(host);
  if (id === undefined) return undefined;
  const { items } = index.network.vpcEndpoints;
  // Names are lower case, and ids of templates need not be.
  return index.byId.vpcEndpoints.get(id) ?? items.find((endpoint) => endpoint.id.toLowerCase() === id);
}

/** The endpoint's id in an endpoint's own name; `{Endpoint}.execute-api.…` stands for that of one not deployed yet. */
export function endpointIdOf(host: string): string | undefined {
  return /^\{(.+)\}\./.exec(host)?.[1] ?? /(?:^|-)(vpce-[0-9a-f]+)/.exec(host)?.[1];
}

// Beside its regional name an endpoint has one for each zone: `vpce-0123-abcd-eu-west-1a.execute-api.…`.
// https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html#interface-endpoint-dns-hostnames
function zoneOfOwnName(host: string): string | null {
  return /^vpce-[0-9a-f]+-[a-z0-9]+-([a-z]{2}(?:-[a-z]+)+-\d[a-z])\./.exec(host)?.[1] ?? null;
}

/** An endpoint with its interfaces of one zone alone; the whole of it where the zones were not all read. */
function inZone(index: NetworkIndex, endpoint: VpcEndpoint, zone: string): VpcEndpoint {
  const subnets = endpoint.subnetIds.map((id) => index.byId.subnets.get(id));
  const interfaces = endpoint.networkInterfaceIds.map((id) => index.byId.networkInterfaces.get(id));
  const isRead = subnets.every((subnet) => typeof subnet?.availabilityZone === 'string');
  if (!isRead || interfaces.includes(undefined)) return endpoint;
  const inside = subnets.flatMap((subnet) => (subnet?.availabilityZone === zone ? [subnet.id] : []));
  const own = interfaces.flatMap((item) =>
    item !== undefined && inside.includes(item.subnetId) ? [item.id] : [],
  );
  return own.length === 0 ? endpoint : { ...endpoint, subnetIds: inside, networkInterfaceIds: own };
}

/** Answers for an endpoint's own name, which public DNS resolves to the endpoint's private addresses. */
export function askOwnName(asking: Asking, endpoint: VpcEndpoint): PlainResolution {
  const ref: ResourceRef = { type: 'vpc-endpoint', id: endpoint.id };
  const { host, steps } = asking;
  steps.push({ ...at(amazonDnsRef, ref), code: 'endpoint-own-name', data: { host }, ...passes });
  return answerWithEndpoint(asking, endpoint, 'public-dns', zoneOfOwnName(host));
}
