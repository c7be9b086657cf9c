import { formatAddress } from '../../network/address.ts';
import { type ProbeTarget, type Signing } from '../../probe/contract.ts';
import { type Target } from '../../targets/target.ts';

/** What a probe is asked of one target of an audit. */
export interface ProbedTarget {
  /** The audit's target. */
  readonly targetId: string;
  /** The host that is asked; null where the target stands for names that nobody named. */
  readonly host: string | null;
  /** Whether a part of the host is made up: that such a name has no address says nothing. */
  readonly isMadeUp: boolean;
  /** What it is asked: nothing without a host. */
  readonly asks: readonly ProbeTarget[];
}

// A name of the form of an API's id, so that a wildcard answers for it.
const madeUpApiId = 'planecheck';
const madeUpAccountId = '000000000000';

/**
 * How a probe tries a target: by an unsigned request, which every service answers with an error of its own; API
 * Gateway's control plane by a signed read as well.
 * @param accountId whose names of services that have one in their host; null: not known.
 */
export function probeTargetOf(target: Target, accountId: string | null): ProbedTarget {
  const targetId = target.id;
  if (target.kind === 'address') {
    const host = formatAddress(target.address);
    const families = [target.address.family];
    return { targetId, host, isMadeUp: false, asks: [ask({ ...target, families }, host, '/')] };
  }
  const host = target.host
    .replace('{api-id}', madeUpApiId)
    .replace('{account-id}', accountId ?? madeUpAccountId);
  // `{custom-domain}`, and patterns that stand for any name.
  if (/[{*]/.test(host)) return { targetId, host: null, isMadeUp: false, asks: [] };
  const isMadeUp =
    target.host.includes('{api-id}') || (accountId === null && target.host.includes('{account-id}'));
  if (target.kind === 'host') return { targetId, host, isMadeUp, asks: [ask(target, host, '/')] };
  return { targetId, host, isMadeUp, asks: asksOfService(target, host) };
}

function asksOfService(target: Extract<Target, { kind: 'service' }>, host: string): readonly ProbeTarget[] {
  const { service, plane, region, api } = target;
  if (service === 'apigateway' && plane === 'control') {
    const path = '/restapis?limit=1';
    return [
      ask(target, host, path),
      ask(target, host, path, { kind: 'sigv4', service: 'apigateway', region }),
    ];
  }
  const stage = api?.stage ?? null;
  return [ask(target, host, stage === null ? '/' : `/${encodeURIComponent(stage)}/`)];
}

function ask(
  { id, port, families }: Pick<ProbeTarget, 'id' | 'port' | 'families'>,
  host: string,
  path: string,
  signing: Signing = { kind: 'none' },
): ProbeTarget {
  return {
    id: signing.kind === 'none' ? id : `${id} signed`,
    host,
    port,
    serverName: null,
    method: 'GET',
    path,
    signing,
    families,
  };
}
