import { type Api } from '../network/api.ts';
import { missingIn } from '../network/collection.ts';
import { type Gap } from '../network/gap.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Scope } from '../network/scope.ts';
import { type ServiceTarget, type Target } from '../targets/target.ts';

/** What was read of the API that a target is; null for any API, and for one that was not read. */
export function apiOf({ network }: NetworkIndex, target: Target): Api | null {
  if (target.kind !== 'service' || target.api === null) return null;
  const { api, region } = target;
  return network.apis.items.find(({ id, scope }) => id === api.id && scope.region === region) ?? null;
}

/**
 * Whether a target may be called by an endpoint's own name with a Host header: private APIs and those of which
 * nothing was read, unless the name looked up has to be that of the API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
 */
export function answersByOwnNames(index: NetworkIndex, target: Target): target is ServiceTarget {
  if (target.kind !== 'service' || target.api === null) return false;
  const api = apiOf(index, target);
  return api === null || (api.endpointType === 'PRIVATE' && api.endpointAccessMode !== 'STRICT');
}

/** Why nothing is known of an API. */
export function gapOfApi({ network }: NetworkIndex, id: string, region: string): Gap {
  const scope: Scope = { accountId: null, region };
  const [gap] = missingIn(network.apis, scope);
  const command = `aws apigateway get-rest-apis --region ${region}`;
  return gap ?? { kind: 'not-in-source', subject: { fact: 'apis', id }, scope, command, detail: null };
}

/** Whether one of the targets is an API of which nothing was read. */
export function asksUnreadApi(index: NetworkIndex, targets: readonly Target[]): boolean {
  return targets.some(
    (target) => target.kind === 'service' && target.api !== null && apiOf(index, target) === null,
  );
}
