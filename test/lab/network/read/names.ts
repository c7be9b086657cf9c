import * as z from 'zod';
import { type Account, type HostedZoneRecord } from '../account.ts';
import { type SavedAnswers } from './saved-answers.ts';

const summaries = z.object({
  HostedZoneSummaries: z.array(z.object({ HostedZoneId: z.string(), Name: z.string() })),
});
const recordSets = z.object({
  ResourceRecordSets: z.array(
    z.object({
      Name: z.string(),
      Type: z.string(),
      ResourceRecords: z.array(z.object({ Value: z.string() })).default([]),
      AliasTarget: z.object({ DNSName: z.string() }).optional(),
    }),
  ),
});

/** Private hosted zones with the records that answer for addresses. */
export function readNames(saved: SavedAnswers): Pick<Account, 'HostedZones'> {
  const records = saved.each('list-resource-record-sets', recordSets);
  const zones = new Map<string, { readonly name: string; readonly vpcIds: readonly string[] }>();
  for (const [vpcId, { HostedZoneSummaries: own }] of saved.each('list-hosted-zones-by-vpc', summaries)) {
    for (const { HostedZoneId: id, Name } of own)
      zones.set(id, { name: withoutDot(Name), vpcIds: [...(zones.get(id)?.vpcIds ?? []), vpcId] });
  }
  return {
    HostedZones: [...zones].map(([HostedZoneId, { name, vpcIds }]) => ({
      HostedZoneId,
      Name: name,
      VpcIds: vpcIds,
      Records: (records.get(HostedZoneId)?.ResourceRecordSets ?? []).flatMap(readRecord),
    })),
  };
}

function readRecord({
  Name,
  Type,
  ResourceRecords,
  AliasTarget,
}: z.infer<typeof recordSets>['ResourceRecordSets'][number]): readonly HostedZoneRecord[] {
  // Every zone has records of other types, about itself.
  if (Type !== 'A' && Type !== 'AAAA' && Type !== 'CNAME' && Type !== 'TXT') return [];
  return [
    {
      // Route 53 writes the asterisk as an octal number.
      Name: withoutDot(Name).replace(String.raw`\052`, '*'),
      Type,
      Values: ResourceRecords.map(({ Value }) => (Type === 'CNAME' ? withoutDot(Value) : Value)),
      AliasDnsName: AliasTarget === undefined ? null : withoutDot(AliasTarget.DNSName),
    },
  ];
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, '');
}
