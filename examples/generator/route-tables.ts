import {
  type DescribeRouteTablesResult,
  type Route,
  type RouteTable,
  type RouteTableAssociation,
} from '@aws-sdk/client-ec2';
import { accountId, named } from './account.ts';
import { type CliJson } from './cli-json.ts';
import { type Example } from './example.ts';
import { internetGatewayId, natGatewayId } from './gateways.ts';
import {
  type ExampleSubnet,
  privateSubnetA,
  privateSubnetC,
  publicSubnetA,
  publicSubnetC,
} from './subnets.ts';
import { vpcCidr, vpcId } from './vpc.ts';

/** The association of a route table with a subnet; without a subnet it makes the table the VPC's main one. */
interface Association {
  readonly id: string;
  readonly subnet?: ExampleSubnet;
}

const mainTableId = 'rtb-0a2c7f5e9b1d48630';
const publicTableId = 'rtb-0d63b8e1f4a9c2750';
const natTableId = 'rtb-0e97c4a2d5f1b8360';
const privateTableId = 'rtb-0f18d6b3e7a5c9240';

const mainAssociation: Association = { id: 'rtbassoc-03e8b5d1f7a2c9460' };
const publicAssociationA: Association = { id: 'rtbassoc-04f9c6e2a8b3d0571', subnet: publicSubnetA };
const publicAssociationC: Association = { id: 'rtbassoc-050ad7f3b9c4e1682', subnet: publicSubnetC };
const natAssociation: Association = { id: 'rtbassoc-061be804cad5f2793', subnet: publicSubnetA };
const privateAssociations: readonly Association[] = [
  { id: 'rtbassoc-072cf915dbe6038a4', subnet: privateSubnetA },
  { id: 'rtbassoc-083d0a26ecf7149b5', subnet: privateSubnetC },
];

const local = {
  DestinationCidrBlock: vpcCidr,
  GatewayId: 'local',
  Origin: 'CreateRouteTable',
  State: 'active',
} satisfies CliJson<Route>;

const toInternetGateway = {
  DestinationCidrBlock: '0.0.0.0/0',
  GatewayId: internetGatewayId,
  Origin: 'CreateRoute',
  State: 'active',
} satisfies CliJson<Route>;

const toNatGateway = {
  DestinationCidrBlock: '0.0.0.0/0',
  NatGatewayId: natGatewayId,
  Origin: 'CreateRoute',
  State: 'active',
} satisfies CliJson<Route>;

/** `aws ec2 describe-route-tables` */
export function describeRouteTables(example: Example) {
  return { RouteTables: routeTablesOf(example) } satisfies CliJson<DescribeRouteTablesResult>;
}

function routeTablesOf(example: Example): CliJson<RouteTable>[] {
  const mainTable = describedTable(mainTableId, [mainAssociation], [local]);
  const privateTable = (...routes: CliJson<Route>[]) => ({
    ...describedTable(privateTableId, privateAssociations, [local, ...routes]),
    Tags: named('example-private'),
  });
  const publicTable = (...associations: Association[]) => ({
    ...describedTable(publicTableId, associations, [local, toInternetGateway]),
    Tags: named('example-public'),
  });
  const natTable = { ...describedTable(natTableId, [natAssociation], [local]), Tags: named('example-nat') };
  switch (example.wayOut) {
    case 'none':
      return [mainTable, privateTable()];
    case 'nat-gateway':
      return [mainTable, publicTable(publicAssociationA, publicAssociationC), privateTable(toNatGateway)];
    case 'nat-gateway-without-route':
      return [mainTable, publicTable(publicAssociationC), natTable, privateTable(toNatGateway)];
  }
}

function describedTable(
  RouteTableId: string,
  associations: readonly Association[],
  Routes: CliJson<Route>[],
) {
  return {
    Associations: associations.map((association) => describedAssociation(RouteTableId, association)),
    PropagatingVgws: [],
    RouteTableId,
    Routes,
    Tags: [],
    VpcId: vpcId,
    OwnerId: accountId,
  } satisfies CliJson<RouteTable>;
}

function describedAssociation(RouteTableId: string, { id, subnet }: Association) {
  return {
    Main: subnet === undefined,
    RouteTableAssociationId: id,
    RouteTableId,
    ...(subnet === undefined ? {} : { SubnetId: subnet.id }),
    AssociationState: { State: 'associated' },
  } satisfies CliJson<RouteTableAssociation>;
}
