import { answersTo, isAnswered, type ScopeAnswers } from './answers.ts';
import { type JsonObject } from './json-documents.ts';
import { objectsAt, textAt } from './json-fields.ts';
import { bareZoneId } from './shapes/names.ts';

/** A Route 53 Profile, as far as it decides which names are answered how. */
export interface Profile {
  readonly id: string;
  readonly name: string | null;
  /** The VPCs that it is associated with; sorted. */
  readonly vpcIds: readonly string[];
  /** The zones, rules and endpoints that it brings, by their ids; null where that was not read. */
  readonly resourceIds: readonly string[] | null;
  readonly file: string;
}

/**
 * The Profiles of the VPCs.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/profiles.html
 */
export function profilesOf(answers: ScopeAnswers): readonly Profile[] {
  const associations = answersTo(answers, 'route53profiles:ListProfileAssociations').flatMap(
    ({ body, file }) => objectsAt(body, 'ProfileAssociations').map((member) => ({ member, file })),
  );
  const ids = [
    ...new Set(associations.flatMap(({ member }) => textAt(member, 'ProfileId') ?? [])),
  ].toSorted();
  return ids.flatMap((id) => {
    const own = associations.filter(({ member }) => member['ProfileId'] === id && isInForce(member));
    const [first] = own.toSorted((a, b) => (a.file < b.file ? -1 : 1));
    if (first === undefined) return [];
    const vpcIds = new Set(own.flatMap(({ member }) => textAt(member, 'ResourceId') ?? []));
    return [
      {
        id,
        name: textAt(first.member, 'Name') ?? null,
        vpcIds: [...vpcIds].toSorted(),
        resourceIds: resourcesOf(answers, id),
        file: first.file,
      },
    ];
  });
}

/** The VPCs in which a zone or rule is in force because a Profile brings it. */
export function vpcsByProfiles(profiles: readonly Profile[], resourceId: string): readonly string[] {
  return profiles.flatMap(({ resourceIds, vpcIds }) =>
    resourceIds?.includes(resourceId) === true ? vpcIds : [],
  );
}

function resourcesOf(answers: ScopeAnswers, profileId: string): readonly string[] | null {
  const call = 'route53profiles:ListProfileResourceAssociations';
  if (!isAnswered(answers, call, profileId)) return null;
  const members = answersTo(answers, call, profileId).flatMap(({ body }) =>
    objectsAt(body, 'ProfileResourceAssociations'),
  );
  return members
    .filter(isInForce)
    .map((member) => textAt(member, 'ResourceArn') ?? '')
    .filter((arn) => !answersNoName.test(arn))
    .map(idOfArn)
    .toSorted();
}

// Neither answers a name otherwise than before. A firewall may refuse one, which is taken not to be.
const answersNoName = /:(?:firewall-rule-group|resolver-query-log-config)\//;

// arn:aws:route53:::hostedzone/Z…, arn:aws:route53resolver:…:resolver-rule/rslvr-rr-…
function idOfArn(arn: string): string {
  return bareZoneId(arn.slice(arn.lastIndexOf('/') + 1));
}

function isInForce({ Status: status }: JsonObject): boolean {
  return status !== 'DELETED' && status !== 'FAILED';
}
