import { known, unknown } from '../../../network/fact.ts';
import { type HostedZone } from '../../../network/names.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Link } from '../../declared/draft.ts';
import { listAt, neededText, objectAt } from '../../declared/fields.ts';
import { mapStated, type Stated, stated, thenStated } from '../../declared/stated.ts';
import { bareZoneId, toDnsName } from '../../aws-cli/shapes/names.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, isGiven, knownText, lackOf, linkOf, nothing, said } from './said.ts';

/**
 * aws_route53_zone. Its blocks `vpc` make it private; a public one is of no interest.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_zone
 */
export const mapHostedZone: ResourceMapper = (resource) => {
  const { id, properties } = resource;
  const blocks = listAt(properties, 'vpc');
  if (blocks.known && blocks.value.length === 0) return nothing;
  const vpcIds = blocks.known
    ? blocks.value.map((member) =>
        thenStated(objectAt({ vpc: member }, 'vpc'), (block) => neededText('vpc_id', block ?? {})),
      )
    : [blocks];
  const links = vpcIds.map((vpcId, position): Link => ({
    ...linkOf(resource, 'vpc', ...(blocks.known ? [position] : [])),
    kind: 'hosted-zone-of-vpc',
    data: { hostedZoneId: stated(bareZoneId(id)), vpcId },
  }));
  return said({ drafts: zoneDraft(resource, { records: known([]), vpcIds: [] }).drafts, links });
};

function zoneDraft(resource: DeclaredResource, parts: Pick<HostedZone, 'records' | 'vpcIds'>): Drafts {
  const { properties, scope } = resource;
  const id = bareZoneId(resource.id);
  const item = mapStated(neededText('name', properties), (name): HostedZone => ({
    id,
    scope,
    ownerId: scope.accountId,
    name: toDnsName(name),
    profileVpcIds: [],
    ...parts,
  }));
  return said({ drafts: [{ ...headOf(resource), id, collection: 'hostedZones', item, properties: {} }] });
}

/**
 * aws_route53_zone_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_zone_association
 */
export const mapZoneAssociation: ResourceMapper = (resource) => {
  const hostedZoneId = mapStated(neededText('zone_id', resource.properties), bareZoneId);
  const vpcId = neededText('vpc_id', resource.properties);
  return said({
    links: [{ ...linkOf(resource), kind: 'hosted-zone-of-vpc', data: { hostedZoneId, vpcId } }],
  });
};

/**
 * aws_service_discovery_private_dns_namespace: Cloud Map makes a private zone, and records as services register.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/service_discovery_private_dns_namespace
 */
export const mapPrivateNamespace: ResourceMapper = (resource) => {
  const id = knownText(resource, 'hosted_zone') ?? `${resource.id}.hosted_zone`;
  const expression = `the instances that register in ${resource.id}`;
  const subject = { fact: 'hostedZoneRecords', id } as const;
  const records = unknown<never>({ kind: 'unresolved', subject, scope: resource.scope, expression });
  const vpcId: Stated<string> = neededText('vpc', resource.properties);
  return said({
    drafts: zoneDraft({ ...resource, id }, { records, vpcIds: [] }).drafts,
    links: [
      { ...linkOf(resource, 'vpc'), kind: 'hosted-zone-of-vpc', data: { hostedZoneId: stated(id), vpcId } },
    ],
  });
};

/**
 * data.aws_route53_zone: which VPCs a private zone is associated with, and its records, are not in the plan.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/route53_zone
 */
export const mapExistingZone: ResourceMapper = (resource) => {
  const { private_zone: isPrivate } = resource.properties;
  if (
    isPrivate === false ||
    !(isGiven(resource.properties, 'private_zone') || isGiven(resource.properties, 'vpc_id'))
  )
    return nothing;
  const name = knownText(resource, 'name') ?? resource.id;
  const expression = `the VPCs and records of the existing hosted zone ${name}`;
  return said({ lacks: [lackOf(resource, 'hostedZones', expression, bareZoneId(resource.id))] });
};
