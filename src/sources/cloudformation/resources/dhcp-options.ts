import { type Address, formatAddress, parseAddress } from '../../../network/address.ts';
import { type DhcpOptions } from '../../../network/names.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { textsAt } from '../../declared/fields.ts';
import { listStated, mapStated, type Stated, stated, thenStated, unstated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { type ResourceMapper } from './resource-mapper.ts';
import { headOf, linkOf, nameTag, said } from './said.ts';
import { neededId } from './stated-ids.ts';

const amazons = defaults['AWS::EC2::DHCPOptions'].DomainNameServers.value;

/**
 * AWS::EC2::DHCPOptions.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-dhcpoptions.html
 */
export const mapDhcpOptions: ResourceMapper = (resource) => {
  const item = mapStated(nameServers(resource), (domainNameServers): DhcpOptions => ({
    id: resource.id,
    scope: resource.scope,
    name: nameTag(resource),
    domainNameServers,
  }));
  return said({ drafts: [{ ...headOf(resource), collection: 'dhcpOptions', item, properties: {} }] });
};

function nameServers({ properties }: DeclaredResource): Stated<DhcpOptions['domainNameServers']> {
  return thenStated(textsAt(properties, 'DomainNameServers'), (written) => {
    const names = written.length === 0 ? [amazons] : written;
    const others = names.filter((name) => name !== 'AmazonProvidedDNS');
    const servers = listStated(
      others.map((name): Stated<Address> => {
        const address = parseAddress(name);
        return address === undefined ? unstated(`DomainNameServers: ${name}`) : stated(address);
      }),
    );
    return mapStated(servers, (list) =>
      list.length === 0 ? 'amazon' : list.toSorted((a, b) => (formatAddress(a) < formatAddress(b) ? -1 : 1)),
    );
  });
}

/**
 * AWS::EC2::VPCDHCPOptionsAssociation. `default` stands for no options at all, as it does in DescribeVpcs.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcdhcpoptionsassociation.html
 */
export const mapDhcpOptionsAssociation: ResourceMapper = (resource) => {
  const vpcId = neededId('VpcId', resource.properties);
  const dhcpOptionsId = neededId('DhcpOptionsId', resource.properties);
  return said({
    links: [
      {
        ...linkOf(resource, 'DhcpOptionsId'),
        kind: 'dhcp-options-of-vpc',
        data: { vpcId, dhcpOptionsId },
      },
    ],
  });
};
