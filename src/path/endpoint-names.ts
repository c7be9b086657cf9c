import { type Fact, known, unknown } from '../network/fact.ts';
import { type Gap } from '../network/gap.ts';
import { type NetworkIndex } from '../network/network-index.ts';
import { sameScope } from '../network/scope.ts';
import { serves, offersInterface, type VpcEndpoint } from '../network/vpc-endpoint.ts';
import { partitionOf } from '../targets/partition.ts';
import { everyServiceTarget } from '../targets/services.ts';
import { type AssumptionCode } from './assumption.ts';

/** The private DNS names of an endpoint, and the assumption that they stand on. */
export interface EndpointNames {
  readonly names: Fact<readonly string[]>;
  readonly assumption: AssumptionCode | null;
}

/**
 * The names that an endpoint's private DNS answers: those that the endpoint lists itself, else those of its
 * service in the region, else those that AWS documents.
 */
export function privateNamesOf(index: NetworkIndex, endpoint: VpcEndpoint): EndpointNames {
  const own = endpoint.dnsNames?.filter((name) => !isOwnName(name)) ?? [];
  if (own.length > 0) return { names: known(own), assumption: null };
  const offered = index.network.endpointServices.items.find(
    (service) =>
      service.serviceName === endpoint.serviceName &&
      offersInterface(service) &&
      sameScope(service.scope, endpoint.scope),
  );
  if (offered !== undefined && offered.privateDnsNames.length > 0) {
    return { names: known(offered.privateDnsNames), assumption: null };
  }
  const documented = documentedNames(endpoint);
  if (documented !== null) return { names: known(documented), assumption: 'documented-private-dns-names' };
  return { names: unknown(namesNotSaved(endpoint)), assumption: null };
}

/** The gap of an endpoint whose private DNS names the input does not hold. */
export function namesNotSaved({ id, scope, serviceName }: VpcEndpoint): Gap {
  const command = `aws ec2 describe-vpc-endpoint-services --service-names ${serviceName} --region ${scope.region}`;
  return { kind: 'not-in-source', subject: { fact: 'endpointDnsNames', id }, scope, command, detail: null };
}

/** Names such as `vpce-…execute-api.eu-west-1.vpce.amazonaws.com`, which every endpoint has and public DNS answers. */
export function isOwnName(name: string): boolean {
  return /(^|\.)vpce-[0-9a-f]+[^.]*\./.test(name) || name.includes('.vpce.');
}

function documentedNames(endpoint: VpcEndpoint): readonly string[] | null {
  const { region } = endpoint.scope;
  const own = everyServiceTarget(region).find(
    ({ endpointService }) => endpointService !== null && serves(endpoint.serviceName, endpointService),
  );
  return own === undefined ? patternName(endpoint) : own.documentedPrivateNames;
}

// Most services answer under SERVICE.REGION.SUFFIX; for one that no table names this at least finds its own host.
function patternName(endpoint: VpcEndpoint): readonly string[] | null {
  const { region } = endpoint.scope;
  const [, service] = /^(?:cn\.)?com\.amazonaws\.[a-z0-9-]+\.([a-z0-9-]+)$/.exec(endpoint.serviceName) ?? [];
  const suffix = partitionOf(region)?.dnsSuffix;
  return service === undefined || suffix === undefined ? null : [`${service}.${region}.${suffix}`];
}
