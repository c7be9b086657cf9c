import { serves, type EndpointService } from '../network/vpc-endpoint.ts';
import { endpointServicesWithOwnHost, endpointServicesWithoutHost } from './endpoint-service-names.ts';
import { partitionOf } from './partition.ts';
import { everyServiceTarget } from './services.ts';
import { type ServiceTarget } from './target.ts';

/** What a name stands for among endpoint services. */
export type NamedEndpointService =
  | { readonly kind: 'targets'; readonly targets: readonly ServiceTarget[] }
  /** It has no private DNS name, or only the region's answer tells which. */
  | { readonly kind: 'no-private-name' | 'host-not-known'; readonly endpointService: string }
  | { readonly kind: 'other-region'; readonly region: string }
  | { readonly kind: 'none' };

/** Where a name is asked about: a region, and the endpoint services that it is known to offer, if any. */
export interface ServicePlace {
  readonly region: string;
  readonly offered: readonly EndpointService[];
}

const wholeName = /^(?:(?:cn\.)?com\.amazonaws|aws\.api|api\.aws|aws\.sagemaker)\./;
const regionInName = /\.(?<region>[a-z]{2,4}(?:-[a-z]+)+-\d+)\./;

/** Whether a text has the form of an endpoint service's whole name, such as `com.amazonaws.eu-west-1.rds-data`. */
export function isWholeEndpointServiceName(text: string): boolean {
  return wholeName.test(text);
}

/**
 * The endpoint service that a name stands for, with or without `com.amazonaws.REGION.` before it. Its host is the
 * private DNS name that the region's answer gives, else that of AWS's endpoint rules.
 */
export function namedEndpointService(text: string, { region, offered }: ServicePlace): NamedEndpointService {
  const isWhole = isWholeEndpointServiceName(text);
  const endpointService = isWhole ? text : `com.amazonaws.${region}.${text}`;
  const own = regionInName.exec(endpointService)?.groups?.['region'] ?? region;
  if (own !== region) return { kind: 'other-region', region: own };
  const ofTable = everyServiceTarget(region).filter(
    (target) =>
      target.label === null &&
      target.endpointService !== null &&
      serves(endpointService, target.endpointService),
  );
  if (ofTable.length > 0) return { kind: 'targets', targets: ofTable };
  const service = endpointService.slice(endpointService.lastIndexOf(`${region}.`) + region.length + 1);
  const offer = offered.find(
    (item) => serves(item.serviceName, endpointService) && item.scope.region === region,
  );
  if (offer !== undefined) {
    const host = hostOf(offer.privateDnsNames, region);
    if (host === undefined) return { kind: 'no-private-name', endpointService };
    return { kind: 'targets', targets: [targetAt(service, host, endpointService, region, 'region')] };
  }
  if (endpointServicesWithOwnHost.has(service)) {
    const host = `${service}.${region}.${suffixesOf(region).dnsSuffix}`;
    return { kind: 'targets', targets: [targetAt(service, host, endpointService, region, 'table')] };
  }
  const isKnown = isWhole || endpointServicesWithoutHost.has(service);
  return isKnown ? { kind: 'host-not-known', endpointService } : { kind: 'none' };
}

/** The name that clients of a service most likely call; `{name}` stands for what a wildcard leaves open. */
function hostOf(privateDnsNames: readonly string[], region: string): string | undefined {
  const { dnsSuffix } = suffixesOf(region);
  const rank = (name: string): number => (name.startsWith('*.') ? 2 : 0) + (name.endsWith(dnsSuffix) ? 0 : 1);
  const [first] = privateDnsNames.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return first?.replace(/^\*\./, '{name}.');
}

function suffixesOf(region: string): { readonly dnsSuffix: string; readonly dualStackDnsSuffix: string } {
  return partitionOf(region) ?? { dnsSuffix: 'amazonaws.com', dualStackDnsSuffix: 'api.aws' };
}

function targetAt(
  service: string,
  host: string,
  endpointService: string,
  region: string,
  hostFrom: ServiceTarget['hostFrom'],
): ServiceTarget {
  return {
    kind: 'service',
    id: `${service}:all`,
    service,
    plane: 'all',
    region,
    host,
    port: 443,
    families: host.endsWith(suffixesOf(region).dualStackDnsSuffix) ? ['ipv4', 'ipv6'] : ['ipv4'],
    endpointService,
    documentedPrivateNames: null,
    prefixListName: null,
    label: null,
    hostFrom,
    endpointServiceRegion: null,
    operations: [],
    companions: [],
    captured: null,
    api: null,
    note: null,
  };
}
