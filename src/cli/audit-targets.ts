import { InputError } from '../sources/input-error.ts';
import { type ServicePlace } from '../targets/named-endpoint-service.ts';
import { everyServiceTarget } from '../targets/services.ts';
import { type ServiceTarget, type Target } from '../targets/target.ts';
import { targetsOfWorkload, workloadNames } from '../targets/workloads.ts';
import { didYouMean } from './did-you-mean.ts';
import { parseService } from './service-target.ts';

const usualService = 'apigateway';
const everything = 'all';

/** What an audit is asked about. */
export interface AskedServices {
  readonly services: readonly string[];
  readonly workloads: readonly string[];
  /** APIs, which are targets of their own: see `api-targets.ts`. */
  readonly apis: readonly string[];
}

/**
 * The targets of an audit, each once: those of the services and workloads named, else those of API Gateway unless
 * single APIs are named.
 * @throws InputError `unknown-service`, `unknown-host`, `unknown-workload`.
 */
export function auditTargets(
  { services, workloads, apis }: AskedServices,
  place: ServicePlace,
): readonly Target[] {
  const isAnyNamed = services.length + workloads.length + apis.length > 0;
  const named = isAnyNamed ? services : [usualService];
  const targets = [
    ...named.flatMap((service) =>
      service === everything ? everyServiceTarget(place.region) : parseService('--service', service, place),
    ),
    ...workloads.flatMap((workload) => parseWorkload(workload, place)),
  ];
  return [...new Map(targets.map((target) => [target.id, target])).values()];
}

function parseWorkload(text: string, { region }: ServicePlace): readonly ServiceTarget[] {
  const name = workloadNames.find((candidate) => candidate === text);
  if (name === undefined) {
    throw new InputError(
      'unknown-workload',
      `--workload ${text}: no such workload here`,
      `${didYouMean(text, workloadNames)}There is ${workloadNames.join(', ')}.`,
    );
  }
  const ids: readonly string[] = targetsOfWorkload[name];
  return everyServiceTarget(region).filter((target) => ids.includes(target.id));
}
