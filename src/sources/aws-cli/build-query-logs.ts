import { type Gap } from '../../network/gap.ts';
import { type QueryLogAssociation } from '../../network/logs.ts';
import { gapsOf, reasonsFor, type ScopeAnswers } from './answers.ts';
import { type Profile, profilesOf } from './profiles.ts';
import { readItems, type Reading } from './read-items.ts';
import { readQueryLogAssociation } from './shapes/logs.ts';

/**
 * The query logs of an account's VPCs: what is associated with a VPC itself, and what its Route 53 Profile brings.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 */
export function buildQueryLogAssociations(answers: ScopeAnswers): Reading<QueryLogAssociation> {
  const call = 'route53resolver:ListResolverQueryLogConfigAssociations';
  const { found, gaps } = readItems(answers, { call, reader: readQueryLogAssociation });
  const profiles = profilesOf(answers);
  return {
    found: [...found, ...profiles.flatMap((profile) => broughtBy(profile, answers))],
    gaps: [...gapsOf(answers, call), ...profileGaps(answers, profiles), ...gaps],
  };
}

function broughtBy(
  { queryLogConfigIds, vpcIds, file }: Profile,
  { scope }: ScopeAnswers,
): Reading<QueryLogAssociation>['found'] {
  return queryLogConfigIds.flatMap((configId) =>
    vpcIds.map((vpcId) => ({ item: { id: `${configId} ${vpcId}`, scope, vpcId }, file })),
  );
}

// Of most accounts Profiles are not saved as there are none: only what is known to be hidden may hide one.
function profileGaps(answers: ScopeAnswers, profiles: readonly Profile[]): readonly Gap[] {
  const fact = 'queryLogAssociations';
  const call = 'route53profiles:ListProfileAssociations';
  const unread = profiles.filter(({ resourceIds }) => resourceIds === null);
  return [
    ...(answers.records.has(call) ? gapsOf(answers, call, { fact, id: null }) : []),
    ...unread.flatMap(({ id }) =>
      reasonsFor(answers, 'route53profiles:ListProfileResourceAssociations', { fact, id }),
    ),
  ];
}
