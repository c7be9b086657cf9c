import * as z from 'zod';
import { type Account } from '../account.ts';
import { type SavedAnswers } from './saved-answers.ts';

const blockStates = z
  .object({ InternetGatewayBlockMode: z.enum(['off', 'block-bidirectional', 'block-ingress']) })
  .default({ InternetGatewayBlockMode: 'off' });

const ipv6Set = z
  .array(z.object({ Ipv6CidrBlock: z.string() }))
  .default([])
  .transform((blocks) => blocks.map(({ Ipv6CidrBlock }) => Ipv6CidrBlock));

const vpcs = z.object({
  Vpcs: z.array(
    z.object({
      VpcId: z.string(),
      CidrBlock: z.string(),
      CidrBlockAssociationSet: z.array(z.object({ CidrBlock: z.string() })),
      Ipv6CidrBlockAssociationSet: ipv6Set,
      DhcpOptionsId: z.string(),
      BlockPublicAccessStates: blockStates,
    }),
  ),
});

const switchedOn = z.object({ Value: z.boolean() }).optional();
const attribute = z.object({ EnableDnsSupport: switchedOn, EnableDnsHostnames: switchedOn });

const dhcpOptions = z.object({
  DhcpOptions: z.array(
    z.object({
      DhcpOptionsId: z.string(),
      DhcpConfigurations: z.array(
        z.object({ Key: z.string(), Values: z.array(z.object({ Value: z.string() })) }),
      ),
    }),
  ),
});

const subnets = z.object({
  Subnets: z.array(
    z.object({
      SubnetId: z.string(),
      VpcId: z.string(),
      CidrBlock: z.string(),
      Ipv6CidrBlockAssociationSet: ipv6Set,
      AvailabilityZone: z.string(),
      AvailabilityZoneId: z.string(),
      BlockPublicAccessStates: blockStates,
    }),
  ),
});

const route = z.object({
  DestinationCidrBlock: z.string().exactOptional(),
  DestinationIpv6CidrBlock: z.string().exactOptional(),
  DestinationPrefixListId: z.string().exactOptional(),
  GatewayId: z.string().exactOptional(),
  NatGatewayId: z.string().exactOptional(),
  EgressOnlyInternetGatewayId: z.string().exactOptional(),
  TransitGatewayId: z.string().exactOptional(),
  VpcPeeringConnectionId: z.string().exactOptional(),
  NetworkInterfaceId: z.string().exactOptional(),
  State: z.enum(['active', 'blackhole']),
  Origin: z.enum(['CreateRouteTable', 'CreateRoute', 'EnableVgwRoutePropagation']),
});

const routeTables = z.object({
  RouteTables: z.array(
    z.object({
      RouteTableId: z.string(),
      VpcId: z.string(),
      Associations: z.array(z.object({ Main: z.boolean(), SubnetId: z.string().optional() })),
      Routes: z.array(route),
    }),
  ),
});

const entry = z.object({
  Egress: z.boolean(),
  RuleNumber: z.number(),
  Protocol: z.enum(['6', '17', '-1']),
  PortRange: z.object({ From: z.number(), To: z.number() }).exactOptional(),
  CidrBlock: z.string().exactOptional(),
  Ipv6CidrBlock: z.string().exactOptional(),
  RuleAction: z.enum(['allow', 'deny']),
});

const networkAcls = z.object({
  NetworkAcls: z.array(
    z.object({
      NetworkAclId: z.string(),
      VpcId: z.string(),
      IsDefault: z.boolean(),
      Associations: z.array(z.object({ SubnetId: z.string() })),
      Entries: z.array(entry),
    }),
  ),
});

/** What VPCs there are, and what divides them. */
export function readPlaces(
  saved: SavedAnswers,
): Pick<Account, 'Vpcs' | 'DhcpOptions' | 'Subnets' | 'RouteTables' | 'NetworkAcls'> {
  const tables = saved.one('describe-route-tables', routeTables)?.RouteTables ?? [];
  const acls = saved.one('describe-network-acls', networkAcls)?.NetworkAcls ?? [];
  return {
    Vpcs: readVpcs(saved),
    DhcpOptions: (saved.one('describe-dhcp-options', dhcpOptions)?.DhcpOptions ?? []).map(
      ({ DhcpOptionsId, DhcpConfigurations }) => ({
        DhcpOptionsId,
        DomainNameServers: DhcpConfigurations.filter(({ Key }) => Key === 'domain-name-servers').flatMap(
          ({ Values }) => Values.map(({ Value }) => Value),
        ),
      }),
    ),
    Subnets: (saved.one('describe-subnets', subnets)?.Subnets ?? []).map(
      ({ Ipv6CidrBlockAssociationSet: Ipv6CidrBlocks, BlockPublicAccessStates, ...rest }) => {
        return { ...rest, Ipv6CidrBlocks, ...BlockPublicAccessStates };
      },
    ),
    RouteTables: tables.map(({ Associations, Routes, ...rest }) => ({
      ...rest,
      Main: Associations.some(({ Main }) => Main),
      SubnetIds: Associations.flatMap(({ SubnetId }) => SubnetId ?? []),
      Routes,
    })),
    NetworkAcls: acls.map(({ Associations, Entries, ...rest }) => ({
      ...rest,
      SubnetIds: Associations.map(({ SubnetId }) => SubnetId),
      // AWS lists the final rules, which nobody can change, under numbers that nobody can choose.
      Entries: Entries.filter(({ RuleNumber }) => RuleNumber < 32_767),
    })),
  };
}

function readVpcs(saved: SavedAnswers): Account['Vpcs'] {
  const attributes = saved.each('describe-vpc-attribute', attribute);
  return (saved.one('describe-vpcs', vpcs)?.Vpcs ?? []).map((vpc) => {
    const { VpcId, CidrBlock, DhcpOptionsId, BlockPublicAccessStates } = vpc;
    return {
      VpcId,
      CidrBlock,
      DhcpOptionsId,
      CidrBlocks: vpc.CidrBlockAssociationSet.map((one) => one.CidrBlock),
      Ipv6CidrBlocks: vpc.Ipv6CidrBlockAssociationSet,
      EnableDnsSupport: attributes.get(`${VpcId}.enableDnsSupport`)?.EnableDnsSupport?.Value ?? true,
      EnableDnsHostnames: attributes.get(`${VpcId}.enableDnsHostnames`)?.EnableDnsHostnames?.Value ?? false,
      ...BlockPublicAccessStates,
    };
  });
}
