import { offerOf } from '../network/endpoint-offer.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { type Target } from '../targets/target.ts';
import { type AuditPath } from './judge-paths.ts';
import { type ReportTarget } from './report.ts';

/** The services that were asked about, in their order, and what the region was heard to offer for each. */
export function reportTargets(
  index: NetworkIndex,
  targets: readonly Target[],
  paths: readonly AuditPath[],
): readonly ReportTarget[] {
  return targets.flatMap((target): readonly ReportTarget[] => {
    if (target.kind !== 'service') return [];
    const { id, service, plane, label, region, host, hostFrom, endpointService } = target;
    const { endpointServiceRegion, operations, companions, note } = target;
    const own = paths.find(({ vpc }) => vpc.scope.region === region);
    const scope = own?.vpc.scope ?? { accountId: null, region };
    const offer = endpointService === null ? null : offerOf(index, endpointService, scope);
    const endpoint = { endpointService, endpointServiceRegion, offer };
    return [{ id, service, plane, label, region, host, hostFrom, ...endpoint, operations, companions, note }];
  });
}
