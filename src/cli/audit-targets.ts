import { type Target } from '../targets/target.ts';
import { parseService } from './service-target.ts';

const usualService = 'apigateway';

/**
 * The targets of an audit, each once: those of the services named, else those of API Gateway.
 * @throws InputError `unknown-service`.
 */
export function auditTargets(services: readonly string[], region: string): readonly Target[] {
  const named = services.length === 0 ? [usualService] : services;
  const targets = named.flatMap((service) => parseService('--service', service, region));
  return [...new Map(targets.map((target) => [target.id, target])).values()];
}
