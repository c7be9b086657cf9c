import { type Api } from '../network/api.ts';
import { type AddressFamily } from '../network/family.ts';
import { type Gap } from '../network/gap.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { apiRef, internetRef, type ResourceRef } from '../network/resource.ts';
import { type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { type Vpc } from '../network/vpc.ts';
import { type PathDecision } from './decide-walk.ts';
import { isOwnName } from './endpoint-names.ts';
import { type Step } from './step.ts';
import { at, cannotTell, notFollowed, passes } from './walk.ts';

/** What is asked of the host that a path leads to. */
export type Ask = 'control-plane' | 'data-private' | 'data-public' | 'data-custom-domain';

/** What deciding an answer needs beside the path. */
export interface AnswerContext {
  readonly index: NetworkIndex;
  readonly vpc: Vpc;
  /** The family of the path. */
  readonly family: AddressFamily;
  /** Host of the path's target. */
  readonly host: string;
  /** The decision for the default name of any API; a custom domain's CNAME would lead there. */
  readonly defaultName: PathDecision | null;
  /** The API that is called; null for any. */
  readonly api: Api | null;
}

/**
 * Who answers at the end of a path, and whether that answer is the one wanted. Null where the path's name leads
 * to nobody who is known: then the path's own steps say why.
 */
export function answerAt(ask: Ask, decision: PathDecision, context: AnswerContext): Step | null {
  const { resolution } = decision;
  if (resolution === null || resolution.by === 'none' || resolution.by === 'unknown') return null;
  if (context.api?.disableExecuteApiEndpoint === true) return answerOfDisabled(context.api, context);
  const { endpoint } = resolution;
  switch (ask) {
    case 'control-plane':
      return endpoint === null ? answerOfService(resolution) : answerByPolicy(endpoint);
    case 'data-private':
      return endpoint === null
        ? privateWithoutEndpoint(resolution, context)
        : privateThroughEndpoint(endpoint, context);
    case 'data-public':
      return endpoint === null
        ? answerInFamily(answerOfService(resolution), context)
        : captured(resolution, endpoint, context);
    case 'data-custom-domain':
      return answerInFamily(answerOfCustomDomain(context, resolution), context);
  }
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html
function answerOfDisabled(api: Api, { family, host }: AnswerContext): Step {
  if (family === 'ipv6' && api.ipAddressType === null) return addressTypeUnknown(api, host);
  const code = 'api-default-endpoint-disabled';
  return { ...at(apiRef(api.id), apiRef(api.id)), code, data: { host }, outcome: 'fail', gap: null };
}

/** An API that was not read: nobody can tell which way of being called it answers. */
export function answerOfUnread(apiId: string, host: string, gap: Gap): Step {
  return { ...at(apiRef(apiId), apiRef(apiId)), code: 'api-not-read', data: { host }, ...cannotTell(gap) };
}

type Resolved = NonNullable<PathDecision['resolution']>;

function answerOfService({ by, resource }: Resolved): Step | null {
  if (by === 'public-dns')
    return { ...at(internetRef, internetRef), code: 'service-answers', data: {}, ...passes };
  if (resource === null) return null;
  // Addresses that belong to no endpoint of the input: somebody answers, and nobody here knows who.
  const gap = notFollowed('other-account', resource.id);
  return { ...at(resource, resource), code: 'endpoint-policy-not-read', data: {}, ...cannotTell(gap) };
}

function refOf(endpoint: VpcEndpoint): ResourceRef {
  return { type: 'vpc-endpoint', id: endpoint.id };
}

function answerByPolicy(endpoint: VpcEndpoint): Step {
  const where = at(refOf(endpoint), refOf(endpoint));
  if (!endpoint.policy.known) {
    return { ...where, code: 'endpoint-policy-not-read', data: {}, ...cannotTell(endpoint.policy.gap) };
  }
  if (endpoint.policy.value === 'full-access')
    return { ...where, code: 'service-answers', data: {}, ...passes };
  return { ...where, code: 'endpoint-policy-restricts', data: {}, outcome: 'condition', gap: null };
}

// An API of a public kind, and a custom domain, answers by IPv6 only where somebody made it dual-stack.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html
function answerInFamily(answer: Step | null, { family, host, api }: AnswerContext): Step | null {
  if (family === 'ipv4' || answer?.outcome !== 'pass' || api?.ipAddressType === 'dualstack') return answer;
  const code = 'api-ip-address-type-not-read';
  if (api === null)
    return { ...at(internetRef, internetRef), code, data: { host }, outcome: 'condition', gap: null };
  return addressTypeUnknown(api, host);
}

function addressTypeUnknown({ id, kind, scope }: Api, host: string): Step {
  const call = kind === 'rest' ? 'apigateway get-rest-api --rest-api-id' : 'apigatewayv2 get-api --api-id';
  const command = `aws ${call} ${id} --region ${scope.region}`;
  const subject = { fact: 'apiIpAddressType', id } as const;
  const gap: Gap = { kind: 'not-in-source', subject, scope, command, detail: null };
  const code = 'api-ip-address-type-not-read';
  return { ...at(apiRef(id), apiRef(id)), code, data: { host }, ...cannotTell(gap) };
}

// An execute-api endpoint reaches private APIs only; it answers 403 for the default names of all others.
// https://repost.aws/knowledge-center/api-gateway-vpc-connections
function captured(resolution: Resolved, endpoint: VpcEndpoint, { host, api }: AnswerContext): Step {
  const ref = capturerOf(resolution) ?? refOf(endpoint);
  // Private DNS takes the names of all APIs alike.
  const name = api === null || resolution.by !== 'endpoint' ? host : host.replace(api.id, '{api-id}');
  return {
    ...at(refOf(endpoint), ref),
    code: 'public-api-captured',
    data: { host: name },
    outcome: 'fail',
    gap: null,
  };
}

/** Who leads a name away from public DNS: a hosted zone or an endpoint's private DNS. */
function capturerOf({ by, resource, endpoint }: Resolved): ResourceRef | null {
  return by === 'hosted-zone' || endpoint === null ? resource : refOf(endpoint);
}

// Every private API needs a resource policy, which decides beside the endpoint's own.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
function privateThroughEndpoint(endpoint: VpcEndpoint, { host }: AnswerContext): Step {
  const byPolicy = answerByPolicy(endpoint);
  if (byPolicy.outcome !== 'pass') return byPolicy;
  const ref = refOf(endpoint);
  const condition = { outcome: 'condition', gap: null } as const;
  if (!isOwnName(host)) return { ...at(ref, ref), code: 'api-policy-not-read', data: {}, ...condition };
  return { ...at(ref, ref), code: 'private-api-by-endpoint-name', data: { host }, ...condition };
}

function privateWithoutEndpoint(resolution: Resolved, { vpc, host }: AnswerContext): Step | null {
  if (resolution.by !== 'public-dns') return answerOfService(resolution);
  const ref: ResourceRef = { type: 'vpc', id: vpc.id };
  return { ...at(ref, ref), code: 'private-api-needs-endpoint', data: { host }, outcome: 'fail', gap: null };
}

// An alias record of a custom domain leads to public addresses; a CNAME leads to a name that the endpoint's zone
// captures like any other below execute-api.
function answerOfCustomDomain({ defaultName, host }: AnswerContext, resolution: Resolved): Step | null {
  const capturing = defaultName?.resolution ?? null;
  if (capturing !== null && capturesForSure(capturing)) {
    const resource = capturerOf(capturing) ?? internetRef;
    const code = 'custom-domain-record-not-read';
    return { ...at(resource, resource), code, data: { host }, outcome: 'condition', gap: null };
  }
  const gap = defaultName === null ? null : gapOf(defaultName);
  if (gap !== null) {
    return {
      ...at(internetRef, internetRef),
      code: 'endpoint-policy-not-read',
      data: {},
      ...cannotTell(gap),
    };
  }
  return answerOfService(resolution);
}

// Whoever answers for the default names answers for a CNAME to one; what it says decides nothing for an alias.
function capturesForSure({ by }: Resolved): boolean {
  return by === 'endpoint' || by === 'hosted-zone' || by === 'none';
}

// Whether a CNAME would be captured is not known where the default name itself cannot be resolved.
function gapOf({ resolution, trace }: PathDecision): Gap | null {
  if (resolution === null || resolution.by === 'public-dns' || resolution.by === 'none') return null;
  return trace.steps.find((step) => step.gap !== null)?.gap ?? null;
}
