import {
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewayRouteTablesCommand,
  DescribeTransitGatewaysCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  GetTransitGatewayRouteTableAssociationsCommand,
  SearchTransitGatewayRoutesCommand,
} from '@aws-sdk/client-ec2';
import { type CallName } from '../calls.ts';
import { after, type Ask, askEach, askOnce, byId, neededTextAt } from './ask.ts';

const most = { MaxResults: 1000 };

const table = 'TransitGatewayRouteTableId';

// The call takes no request without a filter; this one keeps all that routes anything.
const allRoutes = [{ Name: 'state', Values: ['active', 'blackhole'] }];

/** The calls of EC2 about transit gateways. */
export const transitGatewayAsks = {
  'ec2:DescribeTransitGateways': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeTransitGatewaysCommand({ ...most, ...after(previous) })),
  ),
  'ec2:DescribeTransitGatewayVpcAttachments': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeTransitGatewayVpcAttachmentsCommand({ ...most, ...after(previous) })),
  ),
  'ec2:DescribeTransitGatewayAttachments': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeTransitGatewayAttachmentsCommand({ ...most, ...after(previous) })),
  ),
  'ec2:DescribeTransitGatewayRouteTables': askOnce(({ ec2 }, previous) =>
    ec2.send(new DescribeTransitGatewayRouteTablesCommand({ ...most, ...after(previous) })),
  ),
  'ec2:SearchTransitGatewayRoutes': askEach(
    'ec2:DescribeTransitGatewayRouteTables',
    (item) => byId(table)(item).map((subject) => ({ ...subject, Filters: allRoutes })),
    ({ ec2 }, subject, previous) =>
      ec2.send(
        new SearchTransitGatewayRoutesCommand({
          TransitGatewayRouteTableId: neededTextAt(subject, table),
          Filters: allRoutes,
          ...most,
          ...after(previous),
        }),
      ),
  ),
  'ec2:GetTransitGatewayRouteTableAssociations': askEach(
    'ec2:DescribeTransitGatewayRouteTables',
    byId(table),
    ({ ec2 }, subject, previous) =>
      ec2.send(
        new GetTransitGatewayRouteTableAssociationsCommand({
          TransitGatewayRouteTableId: neededTextAt(subject, table),
          ...most,
          ...after(previous),
        }),
      ),
  ),
} as const satisfies Partial<Record<CallName, Ask>>;
