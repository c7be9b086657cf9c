import { type Address, formatAddress, parseAddress } from '../../../network/address.ts';
import { type DhcpOptions } from '../../../network/names.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { neededText, textsAt } from '../../declared/fields.ts';
import { listStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, linkOf, nameTag, nothing, said } from './said.ts';

const amazons = defaults.aws_vpc_dhcp_options.domain_name_servers.value;

/**
 * aws_vpc_dhcp_options, and data.aws_vpc_dhcp_options.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_dhcp_options
 */
export const mapDhcpOptions: ResourceMapper = (resource) => optionsDraft(resource, nameServers(resource));

/**
 * aws_default_vpc_dhcp_options: AWS's own set.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_vpc_dhcp_options
 */
export const mapDefaultDhcpOptions: ResourceMapper = (resource) => optionsDraft(resource, stated('amazon'));

function optionsDraft(resource: DeclaredResource, servers: Stated<DhcpOptions['domainNameServers']>) {
  const { id, scope } = resource;
  const item = mapStated(servers, (domainNameServers): DhcpOptions => ({
    id,
    scope,
    name: nameTag(resource),
    domainNameServers,
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'dhcpOptions', item, properties: {} }] });
}

function nameServers({ properties }: DeclaredResource): Stated<DhcpOptions['domainNameServers']> {
  const name = 'domain_name_servers';
  return thenStated(textsAt(properties, name), (texts): Stated<DhcpOptions['domainNameServers']> => {
    const others = texts.filter((text) => text !== amazons);
    if (others.length === 0) return stated('amazon');
    return mapStated(listStated(others.map((text) => serverAt(name, text))), (servers) =>
      servers.toSorted((a, b) => (formatAddress(a) < formatAddress(b) ? -1 : 1)),
    );
  });
}

function serverAt(name: string, text: string): Stated<Address> {
  const address = parseAddress(text);
  return address === undefined ? unstated(`${name}: ${text}`) : stated(address);
}

/**
 * aws_vpc_dhcp_options_association. `default` stands for no set, with which Amazon's servers answer.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_dhcp_options_association
 */
export const mapDhcpOptionsAssociation: ResourceMapper = (resource) => {
  const vpcId = neededText('vpc_id', resource.properties);
  const dhcpOptionsId = neededText('dhcp_options_id', resource.properties);
  if (dhcpOptionsId.known && dhcpOptionsId.value === 'default') return nothing;
  return said({
    links: [{ ...linkOf(resource), kind: 'dhcp-options-of-vpc', data: { vpcId, dhcpOptionsId } }],
  });
};
