import * as z from 'zod';
import { type Account } from '../account.ts';
import { readGroups } from './groups.ts';
import { type SavedAnswers } from './saved-answers.ts';

const attached = z.array(z.object({ VpcId: z.string() })).default([]);
const internetGateways = z.object({
  InternetGateways: z.array(z.object({ InternetGatewayId: z.string(), Attachments: attached })),
});
const egressOnlyGateways = z.object({
  EgressOnlyInternetGateways: z.array(
    z.object({ EgressOnlyInternetGatewayId: z.string(), Attachments: attached }),
  ),
});

const natGateways = z.object({
  NatGateways: z.array(
    z.object({
      NatGatewayId: z.string(),
      VpcId: z.string(),
      SubnetId: z.string().nullable().default(null),
      RouteTableId: z.string().nullable().default(null),
      AvailabilityMode: z.enum(['zonal', 'regional']).default('zonal'),
      ConnectivityType: z.enum(['public', 'private']).default('public'),
      State: z.enum(['pending', 'failed', 'available', 'deleting', 'deleted']),
      FailureCode: z.string().nullable().default(null),
      NatGatewayAddresses: z.array(
        z.object({
          PrivateIp: z.string().nullable().default(null),
          PublicIp: z.string().nullable().default(null),
        }),
      ),
    }),
  ),
});

const endpoints = z.object({
  VpcEndpoints: z.array(
    z.object({
      VpcEndpointId: z.string(),
      VpcEndpointType: z.enum(['Interface', 'Gateway']),
      VpcId: z.string(),
      ServiceName: z.string(),
      State: z.enum([
        'available',
        'pending',
        'pendingAcceptance',
        'deleting',
        'rejected',
        'failed',
        'expired',
        'partial',
      ]),
      RouteTableIds: z.array(z.string()).default([]),
      SubnetIds: z.array(z.string()).default([]),
      NetworkInterfaceIds: z.array(z.string()).default([]),
      Groups: z.array(z.object({ GroupId: z.string() })).default([]),
      PrivateDnsEnabled: z.boolean().default(false),
      IpAddressType: z.enum(['ipv4', 'dualstack']).default('ipv4'),
      DnsEntries: z.array(z.object({ DnsName: z.string() })).default([]),
    }),
  ),
});

const interfaces = z.object({
  NetworkInterfaces: z.array(
    z.object({
      NetworkInterfaceId: z.string(),
      VpcId: z.string(),
      SubnetId: z.string(),
      AvailabilityZone: z.string(),
      InterfaceType: z.string(),
      PrivateIpAddress: z.string(),
      Ipv6Addresses: z.array(z.object({ Ipv6Address: z.string() })).default([]),
      Association: z.object({ PublicIp: z.string().nullable().default(null) }).default({ PublicIp: null }),
      Groups: z.array(z.object({ GroupId: z.string() })),
      SourceDestCheck: z.boolean(),
      Attachment: z.object({ InstanceId: z.string().nullable().default(null) }).default({ InstanceId: null }),
    }),
  ),
});

const instances = z.object({
  Reservations: z.array(
    z.object({
      Instances: z.array(
        z.object({
          InstanceId: z.string(),
          State: z.object({ Name: z.string() }),
          NetworkInterfaces: z.array(z.object({ NetworkInterfaceId: z.string() })),
        }),
      ),
    }),
  ),
});

const functions = z.object({
  Functions: z.array(
    z.object({
      FunctionName: z.string(),
      VpcConfig: z
        .object({
          VpcId: z.string(),
          SubnetIds: z.array(z.string()),
          SecurityGroupIds: z.array(z.string()),
          Ipv6AllowedForDualStack: z.boolean().default(false),
        })
        .optional(),
    }),
  ),
});

/** Gateways, endpoints, interfaces, instances, groups and functions. */
export function readThings(
  saved: SavedAnswers,
): Pick<
  Account,
  | 'InternetGateways'
  | 'EgressOnlyInternetGateways'
  | 'NatGateways'
  | 'VpcEndpoints'
  | 'NetworkInterfaces'
  | 'Instances'
  | 'SecurityGroups'
  | 'Functions'
> {
  const gateways = saved.one('describe-internet-gateways', internetGateways)?.InternetGateways ?? [];
  const egress =
    saved.one('describe-egress-only-internet-gateways', egressOnlyGateways)?.EgressOnlyInternetGateways ?? [];
  const reservations = saved.one('describe-instances', instances)?.Reservations ?? [];
  return {
    InternetGateways: gateways.map(({ InternetGatewayId, Attachments: [to] }) => {
      return { InternetGatewayId, VpcId: to?.VpcId ?? null };
    }),
    EgressOnlyInternetGateways: egress.map(({ EgressOnlyInternetGatewayId, Attachments: [to] }) => {
      return { EgressOnlyInternetGatewayId, VpcId: to?.VpcId ?? null };
    }),
    NatGateways: saved.one('describe-nat-gateways', natGateways)?.NatGateways ?? [],
    VpcEndpoints: (saved.one('describe-vpc-endpoints', endpoints)?.VpcEndpoints ?? []).map(
      ({ Groups, DnsEntries, ...rest }) => ({
        ...rest,
        GroupIds: Groups.map(({ GroupId }) => GroupId),
        DnsNames: DnsEntries.map(({ DnsName }) => DnsName),
      }),
    ),
    NetworkInterfaces: readInterfaces(saved),
    Instances: reservations.flatMap(({ Instances: own }) =>
      own.map(({ InstanceId, State, NetworkInterfaces: items }) => ({
        InstanceId,
        State: State.Name === 'running' ? ('running' as const) : ('stopped' as const),
        NetworkInterfaceIds: items.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
      })),
    ),
    SecurityGroups: readGroups(saved),
    Functions: (saved.one('list-functions', functions)?.Functions ?? []).flatMap(
      ({ FunctionName, VpcConfig }) => (VpcConfig === undefined ? [] : [{ FunctionName, ...VpcConfig }]),
    ),
  };
}

function readInterfaces(saved: SavedAnswers): Account['NetworkInterfaces'] {
  const items = saved.one('describe-network-interfaces', interfaces)?.NetworkInterfaces ?? [];
  return items.map(({ InterfaceType: type, Ipv6Addresses, Association, Groups, Attachment, ...rest }) => ({
    ...rest,
    InterfaceType: type === 'vpc_endpoint' || type === 'nat_gateway' ? type : 'interface',
    Ipv6Addresses: Ipv6Addresses.map(({ Ipv6Address }) => Ipv6Address),
    PublicIp: Association.PublicIp,
    GroupIds: Groups.map(({ GroupId }) => GroupId),
    InstanceId: Attachment.InstanceId,
  }));
}
