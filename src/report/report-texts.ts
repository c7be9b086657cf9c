import { type Report } from '../audit/report.ts';
import { type Shorten, shortIds } from './short-id.ts';

/** Shortens ids so that they stay distinct within a report. */
export function shortIdsOf(report: Report, ellipsis: string): Shorten {
  return shortIds(textsWithIds(report), ellipsis);
}

/** The texts of a report in which ids occur; each id of it is in at least one. */
function* textsWithIds(report: Report): Generator<string> {
  for (const { id } of report.vpcs) yield id;
  for (const { id, vpcId, subnetId } of report.vantages) yield `${id} ${vpcId} ${subnetId}`;
  for (const { viaResource } of report.paths) if (viaResource !== null) yield viaResource.id;
  for (const { hops } of report.traces) yield JSON.stringify(hops);
  for (const { because } of report.operations) yield because.text;
  for (const { text, resource, fix, data } of report.findings) {
    yield text;
    yield resource.id;
    yield fix ?? '';
    yield JSON.stringify(data);
  }
  for (const gap of report.gaps) yield JSON.stringify(gap);
}
