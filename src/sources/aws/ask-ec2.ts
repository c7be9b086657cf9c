import {
  DescribeAddressesCommand,
  DescribeDhcpOptionsCommand,
  DescribeEgressOnlyInternetGatewaysCommand,
  DescribeFlowLogsCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeManagedPrefixListsCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcBlockPublicAccessExclusionsCommand,
  DescribeVpcBlockPublicAccessOptionsCommand,
  DescribeVpcEndpointServicesCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  GetManagedPrefixListEntriesCommand,
} from '@aws-sdk/client-ec2';
import { type JsonObject } from '../aws-cli/json-documents.ts';
import { itemsOf, objectsAt, textAt, textsAt } from '../aws-cli/json-fields.ts';
import { type CallName } from '../calls.ts';
import { after, type Ask, askEach, askOnce, byId, neededTextAt, type Subject } from './ask.ts';

// The most that each call takes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html
const thousand = { MaxResults: 1000 };
const hundred = { MaxResults: 100 };

const vpcAttributes = ['enableDnsSupport', 'enableDnsHostnames'] as const;

/** The calls of EC2 about VPCs and what is in them. */
export const ec2Asks = {
  'ec2:DescribeVpcs': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeVpcsCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeVpcAttribute': askEach(
    'ec2:DescribeVpcs',
    (vpc) => vpcAttributes.map((attribute) => ({ VpcId: neededTextAt(vpc, 'VpcId'), Attribute: attribute })),
    ({ ec2 }, subject) =>
      ec2.send(
        new DescribeVpcAttributeCommand({
          VpcId: neededTextAt(subject, 'VpcId'),
          Attribute: vpcAttributes.find((name) => name === subject['Attribute']),
        }),
      ),
  ),
  'ec2:DescribeDhcpOptions': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeDhcpOptionsCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeSubnets': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeSubnetsCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeRouteTables': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeRouteTablesCommand({ ...hundred, ...after(previous) })),
  ),
  'ec2:DescribeInternetGateways': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeInternetGatewaysCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeEgressOnlyInternetGateways': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeEgressOnlyInternetGatewaysCommand({ MaxResults: 255, ...after(previous) })),
  ),
  'ec2:DescribeNatGateways': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeNatGatewaysCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeVpcEndpoints': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeVpcEndpointsCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeVpcEndpointServices': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeVpcEndpointServicesCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeNetworkInterfaces': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeNetworkInterfacesCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeInstances': {
    subjects: async (pagesOf) => instancesOf(await pagesOf('ec2:DescribeRouteTables')),
    page: ({ ec2 }, subject, previous) =>
      ec2.send(new DescribeInstancesCommand({ Filters: filtersOf(subject), ...after(previous) })),
  },
  'ec2:DescribeSecurityGroups': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeSecurityGroupsCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeNetworkAcls': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeNetworkAclsCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeManagedPrefixLists': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeManagedPrefixListsCommand({ ...hundred, ...after(previous) })),
  ),
  'ec2:GetManagedPrefixListEntries': askEach(
    'ec2:DescribeManagedPrefixLists',
    byId('PrefixListId'),
    ({ ec2 }, subject, previous) =>
      ec2.send(
        new GetManagedPrefixListEntriesCommand({
          PrefixListId: neededTextAt(subject, 'PrefixListId'),
          ...hundred,
          ...after(previous),
        }),
      ),
  ),
  'ec2:DescribeVpcPeeringConnections': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeVpcPeeringConnectionsCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeVpcBlockPublicAccessOptions': askOnce(({ ec2 }) =>
    ec2.send(new DescribeVpcBlockPublicAccessOptionsCommand({})),
  ),
  'ec2:DescribeVpcBlockPublicAccessExclusions': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeVpcBlockPublicAccessExclusionsCommand({ ...thousand, ...after(previous) })),
  ),
  'ec2:DescribeAddresses': askOnce(({ ec2 }) => ec2.send(new DescribeAddressesCommand({}))),
  'ec2:DescribeFlowLogs': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeFlowLogsCommand({ ...thousand, ...after(previous) })),
  ),
} as const satisfies Partial<Record<CallName, Ask>>;

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html: at most 200 values in a request.
const mostValues = 200;

// By a filter and not by their ids: an id that is gone would fail the call for all of them.
function instancesOf(routeTables: readonly JsonObject[]) {
  const routes = routeTables.flatMap(itemsOf).flatMap((table) => objectsAt(table, 'Routes'));
  const ids = new Set(routes.flatMap((route) => textAt(route, 'InstanceId') ?? []));
  const sorted = [...ids].toSorted();
  return Array.from({ length: Math.ceil(sorted.length / mostValues) }, (_, at) => ({
    Filters: [{ Name: 'instance-id', Values: sorted.slice(at * mostValues, (at + 1) * mostValues) }],
  }));
}

function filtersOf(subject: Subject) {
  return objectsAt(subject, 'Filters').map((filter) => ({
    Name: neededTextAt(filter, 'Name'),
    Values: [...textsAt(filter, 'Values')],
  }));
}
