import { commercial, partitionOf } from '../../targets/partition.ts';

/**
 * What stands for the regional name of an interface endpoint that is not deployed yet: AWS's begins with an id that
 * nobody knows before. Undefined where the service is none of AWS's.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html#interface-endpoint-dns-hostnames
 */
export function standInName(endpointId: string, serviceName: string, region: string): string | undefined {
  const [, service] = /^(?:cn\.)?com\.amazonaws\.[a-z0-9-]+\.([a-z0-9.-]+)$/.exec(serviceName) ?? [];
  if (service === undefined) return undefined;
  const { dnsSuffix } = partitionOf(region) ?? commercial;
  return `{${endpointId}}.${service}.${region}.vpce.${dnsSuffix}`;
}
