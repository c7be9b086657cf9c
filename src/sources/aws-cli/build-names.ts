import { type Fact, known, unknown } from '../../network/fact.ts';
import { type Gap } from '../../network/gap.ts';
import { type HostedZone, type HostedZoneRecord, type ResolverRule } from '../../network/names.ts';
import { canonicalText } from '../canonical-text.ts';
import { answersTo, gapsOf, isAnswered, reasonsFor, type ScopeAnswers } from './answers.ts';
import { type Profile, profilesOf, vpcsByProfiles } from './profiles.ts';
import { readFrom, readItems, type Reading } from './read-items.ts';
import {
  readHostedZone,
  readHostedZoneRecord,
  readResolverRule,
  readResolverRuleAssociation,
  readZoneSummary,
} from './shapes/names.ts';

interface ZonePart {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly vpcIds: readonly string[];
  readonly file: string;
}

/**
 * The private hosted zones of an account's VPCs, which are asked for VPC by VPC: `vpcIds` are the VPCs there
 * are to ask for. A zone that a Profile brings answers in that Profile's VPCs too.
 */
export function buildHostedZones(answers: ScopeAnswers, vpcIds: readonly string[]): Reading<HostedZone> {
  const { parts, gaps } = zoneParts(answers);
  const profiles = profilesOf(answers);
  const byId = new Map<string, ZonePart[]>();
  for (const part of parts) byId.set(part.id, [...(byId.get(part.id) ?? []), part]);
  const found = [...byId].flatMap(([id, ofZone]) => {
    const [first] = ofZone.toSorted((a, b) => (a.file < b.file ? -1 : 1));
    if (first === undefined) return [];
    const item: HostedZone = {
      id,
      scope: answers.scope,
      ownerId: ofZone.find(({ ownerId }) => ownerId !== null)?.ownerId ?? null,
      name: first.name,
      vpcIds: [...new Set(ofZone.flatMap((part) => part.vpcIds))].toSorted(),
      profileVpcIds: vpcsByProfiles(profiles, id),
      records: recordsOf(answers, id),
    };
    return [{ item, file: first.file }];
  });
  return { found, gaps: [...zoneGaps(answers, vpcIds), ...gaps] };
}

function zoneParts(answers: ScopeAnswers): {
  readonly parts: readonly ZonePart[];
  readonly gaps: readonly Gap[];
} {
  const summaryCall = 'route53:ListHostedZonesByVPC';
  const summaries = answersTo(answers, summaryCall).map((answer) => {
    const reading = readFrom([answer], answers.scope, { call: summaryCall, reader: readZoneSummary });
    return { reading, vpcIds: answer.identifier === null ? [] : [answer.identifier] };
  });
  const zones = readItems(answers, {
    call: 'route53:GetHostedZone',
    reader: readHostedZone,
    members: (body) => [{ path: 'HostedZone', value: body }],
    fact: 'hostedZones',
  });
  return {
    parts: [
      ...summaries.flatMap(({ reading, vpcIds }) =>
        reading.found.map(({ item, file }): ZonePart => ({ ...item, vpcIds, file })),
      ),
      ...zones.found.map(({ item, file }): ZonePart => ({ ...item, ownerId: null, file })),
    ],
    gaps: [...summaries.flatMap(({ reading }) => reading.gaps), ...zones.gaps],
  };
}

function zoneGaps(answers: ScopeAnswers, vpcIds: readonly string[]): readonly Gap[] {
  const call = 'route53:ListHostedZonesByVPC';
  if (vpcIds.length === 0) return gapsOf(answers, call);
  return vpcIds.flatMap((id) => gapsOf(answers, call, { fact: 'hostedZones', id }));
}

function recordsOf(answers: ScopeAnswers, id: string): Fact<readonly HostedZoneRecord[]> {
  const call = 'route53:ListResourceRecordSets';
  const reading = readFrom(answersTo(answers, call, id), answers.scope, {
    call,
    reader: readHostedZoneRecord,
  });
  const [misfit] = reading.gaps;
  if (misfit !== undefined) return unknown(misfit);
  if (!isAnswered(answers, call, id)) {
    const [reason] = reasonsFor(answers, call, { fact: 'hostedZoneRecords', id });
    if (reason !== undefined) return unknown(reason);
  }
  // Sets of one name and type that differ by routing policy become one record, `other`.
  const keyed = new Map(reading.found.map(({ item }) => [canonicalText(item), item]));
  return known([...keyed].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item));
}

/** The resolver rules of an account's region, with the VPCs that a second call associates them with. */
export function buildResolverRules(answers: ScopeAnswers): Reading<ResolverRule> {
  const call = 'route53resolver:ListResolverRules';
  const rules = readItems(answers, { call, reader: readResolverRule });
  const associated = associations(answers);
  const profiles = profilesOf(answers);
  const found = rules.found.map(({ item, file }) => {
    const vpcIds = vpcsOf(item.id, associated, answers);
    const profileVpcIds = vpcsByProfiles(profiles, item.id);
    return { item: { ...item, scope: answers.scope, vpcIds, profileVpcIds }, file };
  });
  const seen = new Set([
    ...rules.found.map(({ item }) => item.id),
    ...zoneParts(answers).parts.map(({ id }) => id),
  ]);
  const gaps = [...gapsOf(answers, call), ...profileGaps(answers), ...rules.gaps];
  return { found: [...found, ...rulesOfProfiles(profiles, seen, answers)], gaps };
}

// Most accounts have none, and most who save answers do not ask: only an answer that was refused hides one.
function profileGaps(answers: ScopeAnswers): readonly Gap[] {
  const call = 'route53profiles:ListProfileAssociations';
  return answers.records.has(call) ? gapsOf(answers, call, { fact: 'resolverRules', id: null }) : [];
}

// A Profile of which not everything is known may answer for any name.
function rulesOfProfiles(
  profiles: readonly Profile[],
  seen: ReadonlySet<string>,
  { scope }: ScopeAnswers,
): Reading<ResolverRule>['found'] {
  return profiles
    .filter(({ resourceIds }) => resourceIds === null || resourceIds.some((id) => !seen.has(id)))
    .map(({ id, name, vpcIds, file }) => ({
      item: {
        id,
        scope,
        name,
        domainName: '',
        type: 'profile',
        vpcIds: known([]),
        profileVpcIds: vpcIds,
      },
      file,
    }));
}

function associations(answers: ScopeAnswers) {
  const call = 'route53resolver:ListResolverRuleAssociations';
  return readItems(answers, { call, reader: readResolverRuleAssociation });
}

function vpcsOf(
  id: string,
  associated: ReturnType<typeof associations>,
  answers: ScopeAnswers,
): Fact<readonly string[]> {
  const call = 'route53resolver:ListResolverRuleAssociations';
  const [misfit] = associated.gaps;
  const [reason] = isAnswered(answers, call)
    ? []
    : reasonsFor(answers, call, { fact: 'resolverRuleAssociations', id: null });
  const gap = misfit ?? reason;
  if (gap !== undefined) return unknown(gap);
  const vpcIds = associated.found.flatMap(({ item }) => (item.ruleId === id ? [item.vpcId] : []));
  return known([...new Set(vpcIds)].toSorted());
}
