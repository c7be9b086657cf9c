import { type FixContext } from '../../src/audit/check.ts';

/** A target that is a service. */
export type ServiceTarget = Extract<FixContext['targets'][number], { readonly kind: 'service' }>;

/** A host name in a sentence: the placeholders of the tables read as what they stand for. */
export function sayHost(host: string): string {
  if (host === '{custom-domain}') return 'custom domain names';
  return host.replace(/^\{[a-z-]+\}/, '*');
}

/** Whether a target is API Gateway's data plane, but for custom domains. */
export function isDataPlane({ service, plane, endpointService }: ServiceTarget): boolean {
  return service === 'apigateway' && plane === 'data' && endpointService !== null;
}

/** A service in a sentence: `data plane (private APIs)`, `logs`, `ecr.dkr layer bucket`. */
export function nameOfTarget({ service, plane, label, api }: ServiceTarget): string {
  if (api !== null && label !== null) return label;
  if (service === 'apigateway') return plane === 'data' ? 'data plane (private APIs)' : 'control plane';
  if (label !== null) return `${service} ${label}`;
  return plane === 'all' ? service : `${service}, ${plane} plane`;
}
