import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { neededText } from '../../declared/fields.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { isGiven, linkOf, nothing, said } from './said.ts';

/**
 * aws_eip, where it names an instance or interface. One that a NAT gateway or an association names says nothing itself.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eip
 */
export const mapElasticAddress: ResourceMapper = (resource) =>
  publicAddress(resource, ['network_interface', 'instance']);

/**
 * aws_eip_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eip_association
 */
export const mapElasticAddressAssociation: ResourceMapper = (resource) =>
  publicAddress(resource, ['network_interface_id', 'instance_id']);

function publicAddress(resource: DeclaredResource, names: readonly string[]): Drafts {
  const name = names.find((candidate) => isGiven(resource.properties, candidate));
  if (name === undefined) return nothing;
  const ownerId = neededText(name, resource.properties);
  return said({ links: [{ ...linkOf(resource, name), kind: 'public-address', data: { ownerId } }] });
}
