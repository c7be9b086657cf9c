import { type PartitionId } from './partition.ts';
import { type Plane, type ServiceTarget } from './target.ts';

/**
 * One row of the table of services: one host of one plane of one service. In its names `{region}`, `{suffix}` and
 * `{dualStackSuffix}` are replaced; `{regionwithoutdashes}` is the region as CloudFormation's buckets spell it.
 */
export interface ServiceRow {
  readonly id: string;
  readonly service: string;
  readonly plane: Plane;
  /** What tells the row from others of its service and plane; null for the usual one. */
  readonly label: string | null;
  /** The host that clients call unless told otherwise; by partition where it follows no pattern. */
  readonly host: string | Readonly<Partial<Record<PartitionId, string>>>;
  /** FIPS and dual-stack hosts, and those below the service's own; `*.` stands for any labels. */
  readonly otherHosts: readonly string[];
  readonly families: ServiceTarget['families'];
  readonly endpointService: string | null;
  /** Where the endpoint service lives, by partition, if not in each region; null: in each. */
  readonly endpointServiceRegions: Readonly<Partial<Record<PartitionId, string>>> | null;
  readonly documentedPrivateNames: readonly string[] | null;
  readonly prefixListName: string | null;
  readonly operations: readonly string[];
  readonly companions: readonly string[];
  readonly captured: ServiceTarget['captured'];
  readonly note: string | null;
}

type Rest = Partial<Omit<ServiceRow, 'id' | 'service' | 'operations'>> & {
  /** The first part of the host where it is not the service's name. */
  readonly prefix?: string;
};

/**
 * A service with a host, and an interface endpoint, in each region. The hosts are those of AWS's endpoint rules for
 * most services: `SERVICE[-fips].REGION.SUFFIX` with the usual and the dual-stack suffix. The endpoint's private DNS
 * answers for the default name of the service:
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export function regional(service: string, operations: readonly string[], rest: Rest = {}): ServiceRow {
  const { prefix = service, ...changes } = rest;
  const plane = rest.plane ?? 'all';
  const host = `${prefix}.{region}.{suffix}`;
  const names = typeof rest.host === 'string' ? [rest.host] : [host];
  return {
    id: idOf(service, plane, rest.label ?? null),
    service,
    plane,
    label: null,
    host,
    otherHosts: [
      `${prefix}-fips.{region}.{suffix}`,
      `${prefix}.{region}.{dualStackSuffix}`,
      `${prefix}-fips.{region}.{dualStackSuffix}`,
    ],
    families: ['ipv4'],
    endpointService: `com.amazonaws.{region}.${service}`,
    endpointServiceRegions: null,
    documentedPrivateNames: names,
    prefixListName: null,
    operations,
    companions: [],
    captured: null,
    note: null,
    ...changes,
  };
}

/** A host that belongs to a service and that the endpoint of none, or of S3, serves. */
export function besides(
  service: string,
  label: string,
  host: ServiceRow['host'],
  rest: Omit<Rest, 'prefix' | 'label' | 'host'> = {},
): ServiceRow {
  return regional(service, [], {
    otherHosts: [],
    endpointService: null,
    documentedPrivateNames: null,
    ...rest,
    label,
    host,
  });
}

/** A bucket of AWS's that a service's clients need: S3 serves it, by its endpoints too. */
export function bucketOf(service: string, label: string, bucket: string, note: string): ServiceRow {
  return besides(service, label, `${bucket}.s3.{region}.{suffix}`, {
    endpointService: 'com.amazonaws.{region}.s3',
    prefixListName: 'com.amazonaws.{region}.s3',
    note,
  });
}

function idOf(service: string, plane: Plane, label: string | null): string {
  return [service, plane, ...(label === null ? [] : [label.replaceAll(' ', '-')])].join(':');
}
