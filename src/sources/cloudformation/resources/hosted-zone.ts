import { known } from '../../../network/fact.ts';
import { type HostedZone } from '../../../network/names.ts';
import { toDnsName } from '../../aws-cli/shapes/names.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { listAt, neededText } from '../../declared/fields.ts';
import { mapStated, type Stated, stated, unstated } from '../../declared/stated.ts';
import { isValueObject, Unresolved, type Value } from '../../declared/value.ts';
import { quoteValue } from '../../quote-value.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, linkOf, nothing, said } from './said.ts';
import { neededId } from './stated-ids.ts';

/**
 * AWS::Route53::HostedZone, where it is private: one without VPCs is public, and answers outside them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-hostedzone.html
 */
export const mapHostedZone: ResourceMapper = (resource) => {
  const { id, properties, scope } = resource;
  const vpcIds = vpcsOfZone(resource);
  if (vpcIds.length === 0) return nothing;
  const item = mapStated(neededText('Name', properties), (name): HostedZone => ({
    id,
    scope,
    ownerId: scope.accountId,
    name: toDnsName(name),
    vpcIds: [...new Set(vpcIds.flatMap((vpcId) => (vpcId.known ? [vpcId.value] : [])))].toSorted(),
    profileVpcIds: [],
    records: known([]),
  }));
  const open = vpcIds.flatMap((vpcId, position) => (vpcId.known ? [] : [{ vpcId, position }]));
  return said({
    drafts: [{ ...headOf(resource), collection: 'hostedZones', item, properties: {} }],
    links: open.map(({ vpcId, position }) => ({
      ...linkOf(resource, 'VPCs', position),
      kind: 'hosted-zone-of-vpc',
      data: { hostedZoneId: stated(id), vpcId },
    })),
  });
};

/** The VPCs of a zone; one that is not known where the whole list is not. */
export function vpcsOfZone({ properties }: DeclaredResource): readonly Stated<string>[] {
  const members = listAt(properties, 'VPCs');
  return members.known ? members.value.map(vpcOf) : [members];
}

function vpcOf(member: Value): Stated<string> {
  if (member instanceof Unresolved) return unstated(member.expression);
  return isValueObject(member) ? neededId('VPCId', member) : unstated(`VPCs: ${quoteValue(member)}`);
}
