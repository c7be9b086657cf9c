import { Reference } from '../form-value.ts';
import { blockPublicAccessOf } from '../block-public-access.ts';
import { refuse } from '../not-expressible.ts';
import { type SavedNetwork } from '../saved-network.ts';
import { type Saved } from '../saved-shapes.ts';
import { dhcpOptionsInUse } from '../saved-view.ts';
import { type Style } from '../style.ts';
import { logicalId, resource, type TemplateResource, tie } from './resource.ts';

/** VPCs with their blocks and DHCP options, subnets, internet gateways, Block Public Access. */
export function vpcResources(network: SavedNetwork, style: Style): readonly TemplateResource[] {
  const { Vpcs, Subnets, InternetGateways, EgressOnlyInternetGateways } = network.all;
  return [
    ...Vpcs.flatMap((vpc) => vpcResource(network, vpc, style)),
    ...dhcpOptions(network, style),
    ...Subnets.map((subnet) => subnetResource(subnet, style)),
    ...InternetGateways.flatMap(({ InternetGatewayId: id, Attachments }) => [
      resource('AWS::EC2::InternetGateway', id, {}),
      ...Attachments.map(({ VpcId }) =>
        tie('AWS::EC2::VPCGatewayAttachment', attachmentName(id), {
          VpcId: new Reference(VpcId),
          InternetGatewayId: new Reference(id),
        }),
      ),
    ]),
    ...EgressOnlyInternetGateways.map(({ EgressOnlyInternetGatewayId: id, Attachments }) => {
      const [attachment] = Attachments;
      if (attachment === undefined) return refuse(`${id} is not attached`);
      return resource('AWS::EC2::EgressOnlyInternetGateway', id, { VpcId: new Reference(attachment.VpcId) });
    }),
    ...blockPublicAccess(network),
  ];
}

/** The name of an internet gateway's attachment. */
export function attachmentName(gatewayId: string): string {
  return `${gatewayId}-attachment`;
}

function vpcResource(
  network: SavedNetwork,
  vpc: Saved<'Vpcs'>,
  { defaults }: Style,
): readonly TemplateResource[] {
  const { VpcId: id, CidrBlock: primary, CidrBlockAssociationSet, Ipv6CidrBlockAssociationSet } = vpc;
  const support = network.dnsSupport.get(id);
  const hostnames = network.dnsHostnames.get(id);
  const more = CidrBlockAssociationSet.filter(({ CidrBlock }) => CidrBlock !== primary);
  return [
    // Defaults: DNS support on, DNS host names off.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html
    resource('AWS::EC2::VPC', id, {
      CidrBlock: primary,
      EnableDnsSupport: defaults === 'left-out' && support === true ? undefined : support,
      EnableDnsHostnames: defaults === 'left-out' && hostnames === false ? undefined : hostnames,
    }),
    ...more.map(({ CidrBlock }, index) =>
      tie('AWS::EC2::VPCCidrBlock', `${id}-block-${index + 2}`, { VpcId: new Reference(id), CidrBlock }),
    ),
    ...Ipv6CidrBlockAssociationSet.map(({ Ipv6CidrBlock }) =>
      tie('AWS::EC2::VPCCidrBlock', ipv6BlockName(id), {
        VpcId: new Reference(id),
        Ipv6CidrBlock,
        Ipv6Pool: 'ipv6pool-ec2-0123456789abcdef0',
      }),
    ),
  ];
}

function ipv6BlockName(vpcId: string): string {
  return `${vpcId}-ipv6-block`;
}

function dhcpOptions(network: SavedNetwork, { defaults }: Style): readonly TemplateResource[] {
  const used = dhcpOptionsInUse(network).filter(({ isAwsOwn }) => !isAwsOwn || defaults === 'written');
  return [
    ...used.map(({ id, servers }) => resource('AWS::EC2::DHCPOptions', id, { DomainNameServers: servers })),
    ...used.flatMap(({ id, vpcIds }) =>
      vpcIds.map((vpcId) =>
        tie('AWS::EC2::VPCDHCPOptionsAssociation', `${id}-of-${vpcId}`, {
          VpcId: new Reference(vpcId),
          DhcpOptionsId: new Reference(id),
        }),
      ),
    ),
  ];
}

function subnetResource(subnet: Saved<'Subnets'>, { defaults }: Style): TemplateResource {
  const { SubnetId: id, VpcId, CidrBlock, AvailabilityZone, MapPublicIpOnLaunch: maps } = subnet;
  const [ipv6] = subnet.Ipv6CidrBlockAssociationSet;
  return {
    ...resource('AWS::EC2::Subnet', id, {
      VpcId: new Reference(VpcId),
      AvailabilityZone,
      CidrBlock,
      Ipv6CidrBlock: ipv6?.Ipv6CidrBlock,
      Ipv6Native: subnet.Ipv6Native,
      EnableDns64: subnet.EnableDns64,
      MapPublicIpOnLaunch: defaults === 'left-out' && maps === false ? undefined : maps,
    }),
    dependsOn: ipv6 === undefined ? [] : [logicalId(ipv6BlockName(VpcId))],
  };
}

function blockPublicAccess(network: SavedNetwork): readonly TemplateResource[] {
  const { mode, exclusions } = blockPublicAccessOf(network);
  if (mode === 'off') return [];
  return [
    tie('AWS::EC2::VPCBlockPublicAccessOptions', 'block-public-access', { InternetGatewayBlockMode: mode }),
    ...exclusions.map(({ id, exclusion }) =>
      tie('AWS::EC2::VPCBlockPublicAccessExclusion', `exclusion-of-${id}`, {
        InternetGatewayExclusionMode: exclusion,
        ...(id.startsWith('vpc-') ? { VpcId: new Reference(id) } : { SubnetId: new Reference(id) }),
      }),
    ),
  ];
}
