import { type NetworkIndex } from '../network/network-index.ts';
import { type Places } from '../network/place.ts';
import { type Source, type SourceAssumption } from '../network/source.ts';
import { type Vantage } from '../path/vantage.ts';
import { type Target } from '../targets/target.ts';
import { type Check } from './check.ts';
import { type ObservedRun } from './observation/observed-run.ts';
import { type Severity } from './severity.ts';

/** Everything that an audit is made from. */
export interface AuditRequest {
  readonly index: NetworkIndex;
  readonly sources: readonly Source[];
  /** Where the resources are written; empty where nobody wrote them. */
  readonly places: Places;
  /** The program's own version. */
  readonly version: string;
  readonly checks: readonly Check[];
  readonly vantages: readonly Vantage[];
  readonly targets: readonly Target[];
  /** What probes saw; empty where none was asked for. */
  readonly observed: readonly ObservedRun[];
  /** Whether defaults for unread facts are refused. */
  readonly strict: boolean;
  /** Whether some collection was taken for whole because its file has no NextToken. */
  readonly assumed: readonly SourceAssumption[];
  readonly failOn: Severity;
  readonly exitZero: boolean;
}
