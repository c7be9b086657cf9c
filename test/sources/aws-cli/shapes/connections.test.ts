import { describe, expect, test } from 'vitest';
import { formatDestination } from '../../../../src/network/route-table.ts';
import { narrowedBy } from '../../../../src/sources/aws-cli/narrowing.ts';
import { account, accountId, ids, region } from '../kit/account.ts';
import { readWith } from '../kit/read.ts';
import { cidrTexts } from '../kit/text.ts';

const scope = { accountId, region };

describe('prefix lists', () => {
  const managed = (...lists: object[]) => ({ PrefixLists: lists });

  test('take their entries from either call', () => {
    for (const left of ['ec2:DescribePrefixLists', 'ec2:GetManagedPrefixListEntries'] as const) {
      const { items, missing } = readWith({ [left]: null }).prefixLists;
      expect(missing).toEqual([]);
      expect(items).toMatchObject([{ id: ids.prefixList, name: 'com.amazonaws.eu-west-1.s3' }]);
      const entries = items[0]?.entries;
      expect(entries?.known === true ? cidrTexts(entries.value) : entries).toEqual(['52.218.0.0/17']);
    }
  });

  test('without entries name the command', () => {
    const answers = { 'ec2:DescribePrefixLists': null, 'ec2:GetManagedPrefixListEntries': null };
    expect(readWith(answers).prefixLists.items).toMatchObject([
      {
        entries: {
          known: false,
          gap: {
            subject: { fact: 'prefixListEntries', id: ids.prefixList },
            command: `aws ec2 get-managed-prefix-list-entries --prefix-list-id ${ids.prefixList} --region eu-west-1`,
          },
        },
      },
    ]);
  });

  test('with an entry that is none are not known', () => {
    const answers = {
      'ec2:GetManagedPrefixListEntries': { Entries: [{ Cidr: '1.2.3.0/24' }, { Cidr: 'x' }] },
    };
    expect(readWith(answers).prefixLists.items).toMatchObject([
      {
        entries: {
          known: false,
          gap: {
            subject: { id: ids.prefixList },
            detail: `ec2-GetManagedPrefixListEntries.${ids.prefixList}.json: Entries[1].Cidr: "x"`,
          },
        },
      },
    ]);
  });

  test('only of AWS: those of customers may be missing', () => {
    const { items, missing } = readWith({ 'ec2:DescribeManagedPrefixLists': null }).prefixLists;
    expect(items).toHaveLength(1);
    expect(missing).toMatchObject([{ command: 'aws ec2 describe-managed-prefix-lists --region eu-west-1' }]);
  });

  test('of which only the entries were saved', () => {
    const answers = { 'ec2:DescribeManagedPrefixLists': managed(), 'ec2:DescribePrefixLists': null };
    expect(readWith(answers).prefixLists.items).toMatchObject([
      { id: ids.prefixList, name: null, entries: { known: true } },
    ]);
  });
});

test('a peering connection, the other side not yet told', () => {
  const [connection] = readWith({}).peeringConnections.items;
  expect(connection).toMatchObject({
    id: 'pcx-0a1',
    scope,
    status: 'active',
    requester: { vpcId: ids.vpc, accountId, region },
    accepter: { vpcId: 'vpc-0b2', accountId: '444455556666', cidrs: [] },
  });
  expect(cidrTexts(connection?.requester.cidrs ?? [])).toEqual(['10.0.0.0/16']);
});

describe('transit gateway attachments', () => {
  test('of VPCs with subnets, and of other kinds', () => {
    expect(readWith({}).transitGatewayAttachments).toMatchObject({
      items: [
        {
          id: ids.attachment,
          kind: 'vpc',
          resourceId: ids.vpc,
          subnetIds: [ids.subnet],
          available: true,
          applianceMode: true,
        },
        { id: 'tgw-attach-0b2', kind: 'other', resourceId: 'vpn-0a1', subnetIds: [] },
      ],
      missing: [],
    });
  });

  test('a VPC of which the subnets are not told is left out', () => {
    const other = {
      TransitGatewayAttachmentId: 'tgw-attach-0c3',
      TransitGatewayId: ids.transitGateway,
      ResourceType: 'vpc',
      ResourceId: 'vpc-9',
      State: 'available',
    };
    const answers = { 'ec2:DescribeTransitGatewayAttachments': { TransitGatewayAttachments: [other] } };
    expect(readWith(answers).transitGatewayAttachments).toMatchObject({
      items: [{ id: ids.attachment }],
      missing: [
        { detail: 'ec2-DescribeTransitGatewayAttachments.json: the subnets of tgw-attach-0c3 are not told' },
      ],
    });
  });

  test('where no VPC is attached, other kinds need not be known', () => {
    const none = {
      'ec2:DescribeTransitGatewayVpcAttachments': { TransitGatewayVpcAttachments: [] },
      'ec2:DescribeTransitGatewayAttachments': null,
    };
    expect(readWith(none).transitGatewayAttachments).toEqual({ items: [], missing: [] });
    const some = { 'ec2:DescribeTransitGatewayAttachments': null };
    expect(readWith(some).transitGatewayAttachments.missing).toMatchObject([
      { command: 'aws ec2 describe-transit-gateway-attachments --region eu-west-1' },
    ]);
  });
});

describe('transit gateway route tables', () => {
  test('with routes and associations', () => {
    const [table] = readWith({}).transitGatewayRouteTables.items;
    expect(table).toMatchObject({
      id: ids.transitGatewayRouteTable,
      transitGatewayId: ids.transitGateway,
      associatedAttachmentIds: { known: true, value: [ids.attachment] },
    });
    const routes = table?.routes.known === true ? table.routes.value : [];
    expect(routes).toMatchObject([{ attachmentIds: [ids.attachment], state: 'active', propagated: true }]);
    expect(routes.map(({ destination }) => formatDestination(destination))).toEqual(['10.0.0.0/16']);
  });

  test('a blackhole, a prefix list, a state on the way', () => {
    const Routes = [
      { DestinationCidrBlock: '10.1.0.0/16', Type: 'static', State: 'blackhole' },
      { PrefixListId: 'pl-1', TransitGatewayAttachments: [], Type: 'static', State: 'pending' },
    ];
    const [table] = readWith({ 'ec2:SearchTransitGatewayRoutes': { Routes } }).transitGatewayRouteTables
      .items;
    const routes = table?.routes.known === true ? table.routes.value : [];
    expect(
      routes.map((route) => `${formatDestination(route.destination)} ${route.state}`).toSorted(),
    ).toEqual(['10.1.0.0/16 blackhole', 'pl-1 other']);
  });

  test('whose routes are more than the answer holds', () => {
    const answer = { ...account()['ec2:SearchTransitGatewayRoutes'], AdditionalRoutesAvailable: true };
    expect(
      readWith({ 'ec2:SearchTransitGatewayRoutes': answer }).transitGatewayRouteTables.items,
    ).toMatchObject([{ routes: { known: false, gap: { subject: { fact: 'transitGatewayRoutes' } } } }]);
  });

  test('whose routes were not asked for', () => {
    expect(
      readWith({ 'ec2:SearchTransitGatewayRoutes': null }).transitGatewayRouteTables.items,
    ).toMatchObject([
      {
        routes: {
          known: false,
          gap: {
            command: `aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id ${ids.transitGatewayRouteTable} --filters Name=state,Values=active,blackhole --region eu-west-1`,
          },
        },
      },
    ]);
  });

  test('an association on the way out does not count', () => {
    const Associations = [{ TransitGatewayAttachmentId: ids.attachment, State: 'disassociating' }];
    const answers = { 'ec2:GetTransitGatewayRouteTableAssociations': { Associations } };
    expect(readWith(answers).transitGatewayRouteTables.items).toMatchObject([
      { associatedAttachmentIds: { known: true, value: [] } },
    ]);
  });
});

test.each([
  [[{ Name: 'state', Values: ['active', 'blackhole'] }], true],
  [[{ Name: 'type', Values: ['static', 'propagated'] }], true],
  [[{ Name: 'state', Values: ['active'] }], false],
  [[{ Name: 'route-search.exact-match', Values: ['10.0.0.0/8'] }], false],
])('routes searched with %j: whole %s', (Filters, whole) => {
  expect(narrowedBy('ec2:SearchTransitGatewayRoutes', { Filters }) === null).toBe(whole);
});
