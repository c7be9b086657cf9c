import { partitionOf } from './partition.ts';
import { type Plane, type ServiceTarget } from './target.ts';

/** One row of the table of services: one plane of one service. */
interface ServiceRow {
  readonly id: string;
  readonly service: string;
  readonly plane: Plane;
  readonly families: ServiceTarget['families'];
  /** `{region}` and `{suffix}` are replaced. */
  readonly host: string;
  readonly endpointService: string | null;
  readonly documentedPrivateNames: readonly string[] | null;
  readonly prefixListName: string | null;
}

const rows: readonly ServiceRow[] = [
  {
    id: 'apigateway:control',
    service: 'apigateway',
    plane: 'control',
    families: ['ipv4'],
    // https://docs.aws.amazon.com/general/latest/gr/apigateway.html
    host: 'apigateway.{region}.{suffix}',
    endpointService: 'com.amazonaws.{region}.apigateway',
    // No page of AWS's names the private DNS names of this endpoint: they are read from the endpoint or the service.
    documentedPrivateNames: null,
    prefixListName: null,
  },
  {
    id: 'apigateway:data',
    service: 'apigateway',
    plane: 'data',
    // A dual-stack API answers by IPv6 under the same name.
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html
    families: ['ipv4', 'ipv6'],
    host: '{api-id}.execute-api.{region}.{suffix}',
    endpointService: 'com.amazonaws.{region}.execute-api',
    // https://repost.aws/knowledge-center/api-gateway-vpc-connections
    documentedPrivateNames: ['execute-api.{region}.{suffix}', '*.execute-api.{region}.{suffix}'],
    prefixListName: null,
  },
  {
    id: 'apigateway:data:custom-domain',
    service: 'apigateway',
    plane: 'data',
    families: ['ipv4', 'ipv6'],
    host: '{custom-domain}',
    endpointService: null,
    documentedPrivateNames: null,
    prefixListName: null,
  },
  {
    id: 's3:all',
    service: 's3',
    plane: 'all',
    families: ['ipv4'],
    // https://docs.aws.amazon.com/general/latest/gr/s3.html
    host: 's3.{region}.{suffix}',
    endpointService: 'com.amazonaws.{region}.s3',
    documentedPrivateNames: null,
    prefixListName: 'com.amazonaws.{region}.s3',
  },
  {
    id: 'dynamodb:all',
    service: 'dynamodb',
    plane: 'all',
    families: ['ipv4'],
    // https://docs.aws.amazon.com/general/latest/gr/ddb.html
    host: 'dynamodb.{region}.{suffix}',
    endpointService: 'com.amazonaws.{region}.dynamodb',
    documentedPrivateNames: null,
    prefixListName: 'com.amazonaws.{region}.dynamodb',
  },
];

/** The services of the table, each once, in alphabetical order. */
export const serviceNames: readonly string[] = [...new Set(rows.map((row) => row.service))].toSorted();

/** The planes of a service; empty when the table does not have it. */
export function planesOf(service: string): readonly Plane[] {
  return [...new Set(rows.filter((row) => row.service === service).map((row) => row.plane))];
}

/**
 * The targets of a service in a region, or of one plane of it. A region whose name has the form of no
 * partition gets the suffixes of `aws`.
 */
export function serviceTargets(
  service: string,
  plane: Plane | null,
  region: string,
): readonly ServiceTarget[] {
  const suffix = partitionOf(region)?.dnsSuffix ?? 'amazonaws.com';
  const fill = (text: string): string => text.replaceAll('{region}', region).replaceAll('{suffix}', suffix);
  return rows
    .filter((row) => row.service === service && (plane === null || row.plane === plane))
    .map((row) => ({
      kind: 'service',
      id: row.id,
      service: row.service,
      plane: row.plane,
      region,
      host: fill(row.host),
      port: 443,
      families: row.families,
      endpointService: row.endpointService === null ? null : fill(row.endpointService),
      documentedPrivateNames:
        row.documentedPrivateNames === null ? null : row.documentedPrivateNames.map(fill),
      prefixListName: row.prefixListName === null ? null : fill(row.prefixListName),
    }));
}

/** The row whose host is a name, in some region: how a host name given by a person finds its service. */
export function targetOfHost(host: string, region: string): ServiceTarget | undefined {
  const all = serviceNames.flatMap((service) => serviceTargets(service, null, region));
  return all.find((target) => target.host === host || fits(target.host, host));
}

function fits(pattern: string, host: string): boolean {
  if (!pattern.startsWith('{api-id}.')) return false;
  const rest = pattern.slice('{api-id}'.length);
  return host.endsWith(rest) && host.length > rest.length && !host.slice(0, -rest.length).includes('.');
}
