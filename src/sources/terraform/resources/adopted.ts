import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts } from '../../declared/draft.ts';
import { neededText, textAt } from '../../declared/fields.ts';
import { type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { vpcTypes } from './amazon-ipv6.ts';
import { ofTypes, type Plan } from './plan.ts';
import { linkOf, nothing, said } from './said.ts';

/** That a resource manages what AWS made with a VPC, which other resources may name by another id. */
export function adoptedFrom(resource: DeclaredResource, other: Stated<string>): Drafts {
  const { id } = resource;
  if (other.known && other.value === id) return nothing;
  return said({ links: [{ ...linkOf(resource), kind: 'alias', data: { id, other } }] });
}

// A reference to an attribute of a new VPC is resolved to the VPC's id and one of these.
const attributes = ['main_route_table_id', 'default_route_table_id', 'default_network_acl_id'];

/** The VPC whose default table or ACL a resource manages: it names the thing only, not the VPC. */
export function vpcOfAdopted(resource: DeclaredResource, name: string, plan: Plan): Stated<string> {
  const { properties } = resource;
  return thenStated(textAt(properties, 'vpc_id'), (vpcId) => {
    if (vpcId !== null) return stated(vpcId);
    return thenStated(neededText(name, properties), (thing) => {
      const attribute = attributes.find((candidate) => thing.endsWith(`.${candidate}`));
      if (attribute !== undefined) return stated(thing.slice(0, -attribute.length - 1));
      const vpc = ofTypes(plan, ...vpcTypes, 'data.aws_vpc').find((one) =>
        attributes.some((candidate) => one.properties[candidate] === thing),
      );
      return vpc === undefined ? unstated(`the VPC of ${thing}`) : stated(vpc.id);
    });
  });
}
