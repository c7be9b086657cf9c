import { lookUp, type NetworkIndex } from '../../network/network-index.ts';
import { type Source } from '../../network/source.ts';
import { isAmazonDns } from '../../path/ask-resolver.ts';
import { type AuditPath } from '../judge-paths.ts';
import { candidateCauses } from './candidate-causes.ts';
import { fitOfLayer } from './layer-fit.ts';
import { type Observation } from './observation.ts';
import { comesByOtherWay, observedWay } from './observed-way.ts';
import { type PathObservation } from './path-observation.ts';
import { verdictOf } from './verdict.ts';

/**
 * What an observation makes of a path's prediction.
 * @param source where the configuration is from.
 */
export function reconcile(
  index: NetworkIndex,
  path: AuditPath,
  observation: Observation,
  source: Pick<Source, 'kind' | 'takenAt'>,
): Omit<PathObservation, 'place' | 'at'> {
  const { decision, vpc, target } = path;
  const { prediction, trace, resolution, addresses, assumptions } = decision;
  const way = observedWay(index, vpc, observation, trace);
  const isAnswered = observation.answer !== null;
  const otherWay = isAnswered && prediction === 'reachable' ? comesByOtherWay(trace, way) : null;
  const verdict = verdictOf(prediction, observation.outcome, otherWay !== null);
  const { via, viaResource } = trace;
  const blocks = trace.steps.flatMap(({ outcome, code }) =>
    outcome === 'fail' || outcome === 'part' ? [code] : [],
  );
  const situation = {
    region: vpc.scope.region,
    vpcId: vpc.id,
    host: target.kind === 'address' ? null : target.host,
    port: target.port,
    source,
    predicted: { prediction, via, viaResource, resolution, addresses, assumptions, blocks },
    hasCustomDns: hasCustomDns(index, path),
    observation,
    way,
  };
  const { layer } = observation;
  return {
    observation,
    via: isAnswered ? way.via : null,
    viaResource: isAnswered ? way.viaResource : null,
    verdict,
    otherWay,
    causes: verdict === 'contradiction' ? candidateCauses(situation) : [],
    layerFit: verdict === 'confirmed-blocked' && layer !== null ? fitOfLayer(blocks, layer) : null,
  };
}

function hasCustomDns(index: NetworkIndex, { vpc }: AuditPath): boolean | null {
  if (vpc.dhcpOptionsId === null) return null;
  const found = lookUp(index, 'dhcpOptions', vpc.dhcpOptionsId, vpc.scope);
  if (!found.known) return null;
  const { domainNameServers } = found.value;
  return domainNameServers !== 'amazon' && domainNameServers.some((server) => !isAmazonDns(server, vpc));
}
