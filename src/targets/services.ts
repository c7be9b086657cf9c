import { type Partition, partitionOf } from './partition.ts';
import { type ServiceRow } from './service-row.ts';
import { serviceRows } from './service-rows.ts';
import { type Plane, type ServiceTarget } from './target.ts';

/** The services of the table, each once, in alphabetical order. */
export const serviceNames: readonly string[] = [...new Set(serviceRows.map((row) => row.service))].toSorted();

/** The planes of a service; empty when the table does not have it. */
export function planesOf(service: string): readonly Plane[] {
  return [...new Set(serviceRows.filter((row) => row.service === service).map((row) => row.plane))];
}

/**
 * The targets of a service in a region, or of one plane of it. A region whose name has the form of no
 * partition gets the suffixes of `aws`; a row that the region's partition has no host for is left out.
 */
export function serviceTargets(
  service: string,
  plane: Plane | null,
  region: string,
): readonly ServiceTarget[] {
  return everyServiceTarget(region).filter(
    (target) => target.service === service && (plane === null || target.plane === plane),
  );
}

/** The targets of all rows in a region, in the order of the table. */
export function everyServiceTarget(region: string): readonly ServiceTarget[] {
  const known = targetsOfRegions.get(region);
  if (known !== undefined) return known;
  const targets = serviceRows.flatMap((row) => targetOfRow(row, region));
  targetsOfRegions.set(region, targets);
  return targets;
}

// Asked for each endpoint and name: made once for each region.
const targetsOfRegions = new Map<string, readonly ServiceTarget[]>();

const usual: Partition = { id: 'aws', dnsSuffix: 'amazonaws.com', dualStackDnsSuffix: 'api.aws' };

function targetOfRow(row: ServiceRow, region: string): readonly ServiceTarget[] {
  const { id } = partitionOf(region) ?? usual;
  const pattern = typeof row.host === 'string' ? row.host : row.host[id];
  if (pattern === undefined) return [];
  const fill = fillerOf(region);
  const fillSome = (text: string | null): string | null => (text === null ? null : fill(text));
  const { service, plane, label, families, operations, companions, captured, note } = row;
  return [
    {
      kind: 'service',
      id: row.id,
      service,
      plane,
      region,
      host: fill(pattern),
      port: 443,
      families,
      endpointService: fillSome(row.endpointService),
      documentedPrivateNames: row.documentedPrivateNames?.map(fill) ?? null,
      prefixListName: fillSome(row.prefixListName),
      label,
      hostFrom: 'table',
      endpointServiceRegion: row.endpointServiceRegions?.[id] ?? null,
      operations,
      companions,
      captured,
      note,
      api: null,
    },
  ];
}

function fillerOf(region: string): (text: string) => string {
  const { dnsSuffix, dualStackDnsSuffix } = partitionOf(region) ?? usual;
  return (text) =>
    text
      .replaceAll('{regionwithoutdashes}', region.replaceAll('-', ''))
      .replaceAll('{region}', region)
      .replaceAll('{suffix}', dnsSuffix)
      .replaceAll('{dualStackSuffix}', dualStackDnsSuffix);
}

/**
 * The target whose host is a name, in some region: how a host name given by a person finds its service. FIPS and
 * dual-stack hosts are among them, as endpoint rules have them; whether an endpoint's private DNS answers for one of
 * these is the endpoint's to say.
 */
export function targetOfHost(host: string, region: string): ServiceTarget | undefined {
  const targets = everyServiceTarget(region);
  const exact = targets.find((target) => target.host === host);
  if (exact !== undefined) return exact;
  const fill = fillerOf(region);
  const rowOf = new Map(serviceRows.map((row) => [row.id, row]));
  for (const target of targets) {
    if (fits(target.host, host)) return { ...target, host };
    const others = rowOf.get(target.id)?.otherHosts ?? [];
    if (others.some((other) => fits(fill(other), host)))
      // A dual-stack name has addresses of both families.
      return { ...target, host, families: ['ipv4', 'ipv6'] };
  }
  return undefined;
}

const oneLabel = /^\{(?:api-id|account-id)\}\./;

/** Whether a name is the pattern, or what stands for its placeholder: one label, or with `*` any. */
function fits(pattern: string, host: string): boolean {
  const isOne = oneLabel.test(pattern);
  if (!isOne && !pattern.startsWith('*.')) return pattern === host;
  const rest = pattern.slice(pattern.indexOf('.'));
  if (!host.endsWith(rest) || host.length === rest.length) return false;
  return !isOne || !host.slice(0, -rest.length).includes('.');
}

/** The FIPS and dual-stack hosts of a target, and those below its own; none where no table has it. */
export function otherHostsOf({ id, region }: ServiceTarget): readonly string[] {
  const others = serviceRows.find((row) => row.id === id)?.otherHosts ?? [];
  return others.map(fillerOf(region));
}
