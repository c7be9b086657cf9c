import { type Cidr } from '../../../network/address-range.ts';
import { type Vpc } from '../../../network/vpc.ts';
import { type DeclaredResource } from '../../declared/declared-resource.ts';
import { type Drafts, type Link } from '../../declared/draft.ts';
import { flagAt, orElse } from '../../declared/fields.ts';
import { mapStated, type Stated, stated } from '../../declared/stated.ts';
import { defaults } from '../defaults.ts';
import { accountDecides } from './block-public-access.ts';
import { factOf, headOf, knownText, linkOf, nameTag, placesOf, said } from './said.ts';

interface VpcParts {
  readonly ipv4: Stated<Cidr>;
  /** Null where the VPC has none. */
  readonly ipv6: Stated<Cidr> | null;
  readonly type: 'aws_vpc' | 'aws_default_vpc';
}

/** A VPC; an IPv6 block that is not known is a block of it all the same. */
export function vpcDraft(resource: DeclaredResource, { ipv4, ipv6, type }: VpcParts): Drafts {
  const { id, properties, scope } = resource;
  const flag = (name: 'enable_dns_support' | 'enable_dns_hostnames') =>
    orElse(flagAt(properties, name), defaults[type][name].value);
  const item = mapStated(ipv4, (cidr): Vpc => ({
    id,
    scope,
    ownerId: knownText(resource, 'owner_id') ?? scope.accountId,
    name: nameTag(resource),
    cidrs: ipv6?.known === true ? [cidr, ipv6.value] : [cidr],
    dhcpOptionsId: knownText(resource, 'dhcp_options_id'),
    enableDnsSupport: factOf(resource, 'enableDnsSupport', flag('enable_dns_support')),
    enableDnsHostnames: factOf(resource, 'enableDnsHostnames', flag('enable_dns_hostnames')),
    blockPublicAccess: accountDecides(resource),
  }));
  const places = placesOf(resource, {
    cidr: 'cidr_block',
    'dns-support': 'enable_dns_support',
    'dns-hostnames': 'enable_dns_hostnames',
  });
  return said({
    drafts: [{ ...headOf(resource), collection: 'vpcs', item, properties: places }],
    links: ipv6 === null || ipv6.known ? [] : [cidrLink(resource, 'ipv6_cidr_block', stated(id), ipv6)],
  });
}

/** That a VPC has a further block. */
export function cidrLink(
  resource: DeclaredResource,
  name: string,
  vpcId: Stated<string>,
  cidr: Stated<Cidr>,
): Link {
  return { ...linkOf(resource, name), kind: 'vpc-cidr', data: { vpcId, cidr } };
}
