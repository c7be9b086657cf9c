import { flagAt, needed, neededText, orElse } from '../../declared/fields.ts';
import { defaults } from '../defaults.ts';
import { declaredPolicy } from './declared-policy.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { linkOf, said } from './said.ts';

/**
 * aws_vpc_endpoint_route_table_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_route_table_association
 */
export const mapEndpointRouteTable: ResourceMapper = (resource) => {
  const endpointId = neededText('vpc_endpoint_id', resource.properties);
  const routeTableId = neededText('route_table_id', resource.properties);
  return said({
    links: [{ ...linkOf(resource), kind: 'endpoint-route-table', data: { endpointId, routeTableId } }],
  });
};

/**
 * aws_vpc_endpoint_subnet_association.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_subnet_association
 */
export const mapEndpointSubnet: ResourceMapper = (resource) => {
  const endpointId = neededText('vpc_endpoint_id', resource.properties);
  const subnetId = neededText('subnet_id', resource.properties);
  return said({ links: [{ ...linkOf(resource), kind: 'endpoint-subnet', data: { endpointId, subnetId } }] });
};

/**
 * aws_vpc_endpoint_security_group_association. Where only apply knows whether it replaces the default group, the
 * endpoint's groups are not known.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_security_group_association
 */
export const mapEndpointSecurityGroup: ResourceMapper = (resource) => {
  const { properties } = resource;
  const instead = defaults.aws_vpc_endpoint_security_group_association.replace_default_association.value;
  const replaces = orElse(flagAt(properties, 'replace_default_association'), instead);
  const data = {
    endpointId: neededText('vpc_endpoint_id', properties),
    securityGroupId: replaces.known ? neededText('security_group_id', properties) : replaces,
    replacesDefault: replaces.known ? replaces.value : instead,
  };
  return said({ links: [{ ...linkOf(resource), kind: 'endpoint-security-group', data }] });
};

/**
 * aws_vpc_endpoint_policy; without a policy it is that of full access.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_policy
 */
export const mapEndpointPolicy: ResourceMapper = (resource) => {
  const endpointId = neededText('vpc_endpoint_id', resource.properties);
  const policy = declaredPolicy(resource.properties);
  return said({
    links: [{ ...linkOf(resource, 'policy'), kind: 'endpoint-policy', data: { endpointId, policy } }],
  });
};

/**
 * aws_vpc_endpoint_private_dns.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint_private_dns
 */
export const mapEndpointPrivateDns: ResourceMapper = (resource) => {
  const endpointId = neededText('vpc_endpoint_id', resource.properties);
  const name = 'private_dns_enabled';
  const enabled = needed(name, flagAt(resource.properties, name));
  return said({
    links: [{ ...linkOf(resource, name), kind: 'endpoint-private-dns', data: { endpointId, enabled } }],
  });
};
