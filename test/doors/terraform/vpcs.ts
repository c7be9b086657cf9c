import { blockPublicAccessOf } from '../block-public-access.ts';
import { Reference } from '../form-value.ts';
import { refuse } from '../not-expressible.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import { dhcpOptionsInUse } from '../saved-view.ts';
import { type Style } from '../style.ts';
import { blockName, type PlanResource, resource, tie } from './resource.ts';

/** VPCs with their blocks and DHCP options, subnets, gateways, Block Public Access. */
export function vpcResources(network: SavedNetwork, style: Style): readonly PlanResource[] {
  const { Vpcs, InternetGateways, EgressOnlyInternetGateways } = network.all;
  return [
    ...Vpcs.flatMap((vpc) => vpcResource(network, vpc, style)),
    ...dhcpOptions(network, style),
    ...Vpcs.flatMap(({ VpcId }) => subnetResources(network, VpcId, style)),
    ...InternetGateways.flatMap((gateway) => internetGateway(gateway, style)),
    ...EgressOnlyInternetGateways.map(({ EgressOnlyInternetGatewayId: id, Attachments }) => {
      const [attachment] = Attachments;
      if (attachment === undefined) return refuse(`${id} is not attached`);
      return resource('aws_egress_only_internet_gateway', id, { vpc_id: new Reference(attachment.VpcId) });
    }),
    ...blockPublicAccess(network),
  ];
}

function vpcResource(
  network: SavedNetwork,
  vpc: Saved<'Vpcs'>,
  { defaults, layout }: Style,
): readonly PlanResource[] {
  const { VpcId: id, CidrBlock: primary, CidrBlockAssociationSet, Ipv6CidrBlockAssociationSet } = vpc;
  const support = network.dnsSupport.get(id);
  const hostnames = network.dnsHostnames.get(id);
  const more = CidrBlockAssociationSet.filter(({ CidrBlock }) => CidrBlock !== primary);
  const own = resource('aws_vpc', id, {
    cidr_block: primary,
    enable_dns_support: defaults === 'left-out' && support === true ? undefined : support,
    enable_dns_hostnames: defaults === 'left-out' && hostnames === false ? undefined : hostnames,
  });
  return [
    { ...own, inModule: layout === 'module' },
    ...more.map(({ CidrBlock }, index) =>
      tie('aws_vpc_ipv4_cidr_block_association', `${id}-block-${index + 2}`, {
        vpc_id: new Reference(id),
        cidr_block: CidrBlock,
      }),
    ),
    ...Ipv6CidrBlockAssociationSet.map(({ Ipv6CidrBlock }) =>
      tie('aws_vpc_ipv6_cidr_block_association', `${id}-ipv6-block`, {
        vpc_id: new Reference(id),
        ipv6_cidr_block: Ipv6CidrBlock,
        ipv6_pool: 'ipv6pool-ec2-0123456789abcdef0',
      }),
    ),
  ];
}

function dhcpOptions(network: SavedNetwork, { defaults }: Style): readonly PlanResource[] {
  const used = dhcpOptionsInUse(network).filter(({ isAwsOwn }) => !isAwsOwn || defaults === 'written');
  return [
    ...used.map(({ id, servers }) => resource('aws_vpc_dhcp_options', id, { domain_name_servers: servers })),
    ...used.flatMap(({ id, vpcIds }) =>
      vpcIds.map((vpcId) =>
        tie('aws_vpc_dhcp_options_association', `${id}-of-${vpcId}`, {
          vpc_id: new Reference(vpcId),
          dhcp_options_id: new Reference(id),
        }),
      ),
    ),
  ];
}

// All of a VPC's subnets by one block, with keys or counted, where the layout says so.
function subnetResources(
  network: SavedNetwork,
  vpcId: string,
  { defaults, layout, kinds }: Style,
): readonly PlanResource[] {
  const subnets = network.all.Subnets.filter((subnet) => subnet.VpcId === vpcId);
  return subnets.map((subnet, index) => {
    const { SubnetId: id, MapPublicIpOnLaunch: maps } = subnet;
    const own = resource('aws_subnet', id, {
      vpc_id: new Reference(vpcId),
      cidr_block: subnet.CidrBlock,
      availability_zone: subnet.AvailabilityZone,
      ipv6_cidr_block: subnet.Ipv6CidrBlockAssociationSet[0]?.Ipv6CidrBlock,
      ipv6_native: subnet.Ipv6Native,
      enable_dns64: subnet.EnableDns64,
      map_public_ip_on_launch: defaults === 'left-out' && maps === false ? undefined : maps,
    });
    const placed = { ...own, inModule: layout === 'module' };
    return layout === 'for-each'
      ? { ...placed, name: blockName(`of-${vpcId}`), key: kinds === 'older' ? index : blockName(id) }
      : placed;
  });
}

function internetGateway(
  { InternetGatewayId: id, Attachments }: Saved<'InternetGateways'>,
  { kinds }: Style,
): readonly PlanResource[] {
  const [attachment] = Attachments;
  if (attachment === undefined) return [resource('aws_internet_gateway', id, {})];
  const vpc = { vpc_id: new Reference(attachment.VpcId) };
  if (kinds === 'older') return [resource('aws_internet_gateway', id, vpc)];
  return [
    resource('aws_internet_gateway', id, {}),
    tie('aws_internet_gateway_attachment', id, { ...vpc, internet_gateway_id: new Reference(id) }),
  ];
}

function blockPublicAccess(network: SavedNetwork): readonly PlanResource[] {
  const { mode, exclusions } = blockPublicAccessOf(network);
  if (mode === 'off') return [];
  return [
    tie('aws_vpc_block_public_access_options', 'this', { internet_gateway_block_mode: mode }),
    ...exclusions.map(({ id, exclusion }) =>
      tie('aws_vpc_block_public_access_exclusion', id, {
        internet_gateway_exclusion_mode: exclusion,
        ...(id.startsWith('vpc-') ? { vpc_id: new Reference(id) } : { subnet_id: new Reference(id) }),
      }),
    ),
  ];
}
