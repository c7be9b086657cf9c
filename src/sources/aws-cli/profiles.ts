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
  /** The query log configurations that it brings; none where that was not read. */
  readonly queryLogConfigIds: readonly string[];
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
        ...resourcesOf(answers, id),
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

function resourcesOf(
  answers: ScopeAnswers,
  profileId: string,
): Pick<Profile, 'resourceIds' | 'queryLogConfigIds'> {
  const call = 'route53profiles:ListProfileResourceAssociations';
  const arns = answersTo(answers, call, profileId)
    .flatMap(({ body }) => objectsAt(body, 'ProfileResourceAssociations'))
    .filter(isInForce)
    .map((member) => textAt(member, 'ResourceArn') ?? '');
  const names = arns.filter((arn) => !answersNoName.test(arn));
  return {
    resourceIds: isAnswered(answers, call, profileId) ? names.map(idOfArn).toSorted() : null,
    queryLogConfigIds: arns.filter((arn) => queryLogConfig.test(arn)).map(idOfArn),
  };
}

// Neither answers a name otherwise than before. A firewall may refuse one, which is taken not to be.
const answersNoName = /:(?:firewall-rule-group|resolver-query-log-config)\//;

const queryLogConfig = /:resolver-query-log-config\//;

// arn:aws:route53:::hostedzone/Z…, arn:aws:route53resolver:…:resolver-rule/rslvr-rr-…
function idOfArn(arn: string): string {
  return bareZoneId(arn.slice(arn.lastIndexOf('/') + 1));
}

function isInForce({ Status: status }: JsonObject): boolean {
  return status !== 'DELETED' && status !== 'FAILED';
}
