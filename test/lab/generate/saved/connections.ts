import {
  type Account,
  type HostedZone,
  type HostedZoneRecord,
  type PrefixList,
  type TransitGatewayRouteTable,
  type TransitGatewayVpcAttachment,
  type VpcPeeringConnection,
} from '../../network/account.ts';
import { ownerId } from './places.ts';

type Answers = readonly (readonly [string, object])[];

/** The answers about prefix lists, peerings, transit gateways and Block Public Access. */
export function connectionAnswers(account: Account): Answers {
  const { InternetGatewayBlockMode } = account;
  return [
    ...prefixListAnswers(account.PrefixLists),
    [
      'describe-vpc-peering-connections',
      { VpcPeeringConnections: account.VpcPeeringConnections.map((item) => printPeering(item, account)) },
    ],
    ...transitGatewayAnswers(account),
    [
      'describe-vpc-block-public-access-options',
      {
        VpcBlockPublicAccessOptions: {
          AwsAccountId: ownerId,
          AwsRegion: 'eu-west-1',
          InternetGatewayBlockMode,
        },
      },
    ],
  ];
}

function prefixListAnswers(lists: readonly PrefixList[]): Answers {
  const PrefixLists = lists.map(({ PrefixListId, PrefixListName, AddressFamily }) => {
    const OwnerId = PrefixListName.startsWith('com.amazonaws.') ? 'AWS' : ownerId;
    return { PrefixListId, PrefixListName, AddressFamily, OwnerId, State: 'create-complete', Version: 1 };
  });
  return [
    ['describe-managed-prefix-lists', { PrefixLists }],
    ...lists.map(
      ({ PrefixListId, Entries }) =>
        [
          `get-managed-prefix-list-entries.${PrefixListId}`,
          { Entries: Entries.map((Cidr) => ({ Cidr })) },
        ] as const,
    ),
  ];
}

function printPeering(item: VpcPeeringConnection, { Vpcs }: Account): object {
  const side = (vpcId: string): object => {
    const vpc = Vpcs.find(({ VpcId }) => VpcId === vpcId);
    return {
      VpcId: vpcId,
      OwnerId: ownerId,
      Region: 'eu-west-1',
      CidrBlock: vpc?.CidrBlock,
      CidrBlockSet: vpc?.CidrBlocks.map((CidrBlock) => ({ CidrBlock })),
      Ipv6CidrBlockSet: vpc?.Ipv6CidrBlocks.map((Ipv6CidrBlock) => ({ Ipv6CidrBlock })),
    };
  };
  return {
    VpcPeeringConnectionId: item.VpcPeeringConnectionId,
    Status: { Code: item.StatusCode, Message: item.StatusCode },
    RequesterVpcInfo: side(item.RequesterVpcId),
    AccepterVpcInfo: side(item.AccepterVpcId),
  };
}

function transitGatewayAnswers(account: Account): Answers {
  const attachments = account.TransitGatewayVpcAttachments;
  const tables = account.TransitGatewayRouteTables;
  return [
    [
      'describe-transit-gateway-vpc-attachments',
      { TransitGatewayVpcAttachments: attachments.map(printVpcAttachment) },
    ],
    [
      'describe-transit-gateway-attachments',
      {
        TransitGatewayAttachments: attachments.map((item) => ({
          TransitGatewayId: item.TransitGatewayId,
          ...resourceOf(item.TransitGatewayAttachmentId, attachments),
          ResourceOwnerId: ownerId,
          State: item.State,
        })),
      },
    ],
    [
      'describe-transit-gateway-route-tables',
      {
        TransitGatewayRouteTables: tables.map(({ TransitGatewayRouteTableId, TransitGatewayId }) => {
          return { TransitGatewayRouteTableId, TransitGatewayId, State: 'available' };
        }),
      },
    ],
    ...tables.flatMap((table) => tableAnswers(table, attachments)),
  ];
}

function printVpcAttachment(item: TransitGatewayVpcAttachment): object {
  const { ApplianceModeSupport, ...rest } = item;
  return {
    ...rest,
    VpcOwnerId: ownerId,
    Options: { DnsSupport: 'enable', Ipv6Support: 'disable', ApplianceModeSupport },
  };
}

function resourceOf(id: string, attachments: readonly TransitGatewayVpcAttachment[]): object {
  const vpc = attachments.find(({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId === id);
  return { TransitGatewayAttachmentId: id, ResourceType: 'vpc', ResourceId: vpc?.VpcId };
}

function tableAnswers(
  table: TransitGatewayRouteTable,
  attachments: readonly TransitGatewayVpcAttachment[],
): Answers {
  const id = table.TransitGatewayRouteTableId;
  const Routes = table.Routes.map(({ DestinationCidrBlock, TransitGatewayAttachmentId: to, Type, State }) => {
    const attached = to === null ? {} : { TransitGatewayAttachments: [resourceOf(to, attachments)] };
    return { DestinationCidrBlock, ...attached, Type, State };
  });
  const Associations = table.AssociatedAttachmentIds.map((attachment) => {
    return { ...resourceOf(attachment, attachments), State: 'associated' };
  });
  return [
    [`search-transit-gateway-routes.${id}`, { Routes, AdditionalRoutesAvailable: false }],
    [`get-transit-gateway-route-table-associations.${id}`, { Associations }],
  ];
}

/** The answers about private hosted zones and resolver rules, of which there are none. */
export function nameAnswers({ Vpcs, HostedZones }: Account): Answers {
  return [
    ...Vpcs.map(({ VpcId }) => {
      const own = HostedZones.filter(({ VpcIds }) => VpcIds.includes(VpcId));
      return [`list-hosted-zones-by-vpc.${VpcId}`, printSummaries(own)] as const;
    }),
    ...HostedZones.map(
      ({ HostedZoneId, Records }) =>
        [
          `list-resource-record-sets.${HostedZoneId}`,
          { ResourceRecordSets: Records.map(printRecord), IsTruncated: false, MaxItems: '100' },
        ] as const,
    ),
    ['list-resolver-rules', { ResolverRules: [], MaxResults: 30 }],
    ['list-resolver-rule-associations', { ResolverRuleAssociations: [], MaxResults: 30 }],
  ];
}

function printSummaries(zones: readonly HostedZone[]): object {
  const HostedZoneSummaries = zones.map(({ HostedZoneId, Name }) => {
    return { HostedZoneId, Name: `${Name}.`, Owner: { OwningAccount: ownerId } };
  });
  return { HostedZoneSummaries, MaxItems: '100' };
}

// Route 53 ends names with a dot and writes the asterisk as an octal number.
function printRecord({ Name, Type, Values, AliasDnsName }: HostedZoneRecord): object {
  const name = { Name: `${Name.replace('*', String.raw`\052`)}.`, Type };
  if (AliasDnsName === null)
    return { ...name, TTL: 300, ResourceRecords: Values.map((Value) => ({ Value })) };
  const AliasTarget = {
    HostedZoneId: 'Z38GZ743OKFT7T',
    DNSName: `${AliasDnsName}.`,
    EvaluateTargetHealth: false,
  };
  return { ...name, AliasTarget };
}
