import { type ResourceRef } from '../../network/resource.ts';
import { type Via } from '../../path/via.ts';
import { type Severity } from '../severity.ts';
import { type CandidateCause } from './candidate-causes.ts';
import { type LayerFit } from './layer-fit.ts';
import { type Observation } from './observation.ts';
import { type ProbePlace } from './observed-run.ts';
import { type Verdict } from './verdict.ts';

/** What was seen of a path, and what that makes of its prediction. */
export interface PathObservation {
  readonly observation: Observation;
  /** The way by the address that answered; null where it does not tell. */
  readonly via: Via | null;
  readonly viaResource: ResourceRef | null;
  readonly verdict: Verdict;
  /** How bad it is that another way than the predicted one was taken; null where none was. */
  readonly otherWay: Severity | null;
  /** Of a contradiction: what may be behind it, the likeliest first; else empty. */
  readonly causes: readonly CandidateCause[];
  /** Of a path that is blocked on both sides: how the layers of the two fit; null where that cannot be told. */
  readonly layerFit: LayerFit | null;
  readonly place: ProbePlace | null;
  /** When the probe began, ISO 8601 in UTC; null where it did not run. */
  readonly at: string | null;
}
