import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { closed, outBy, refusedOn } from '../readings.ts';
import { type Situation } from '../situation.ts';
import { functionIn, isolatedVpc, natVpc, stackOf, zones } from './parts.ts';

const isolated: Situation = {
  name: 'isolated subnets without an endpoint',
  why: 'The tables of isolated subnets have the local route alone.',
  build: (app) => {
    const stack = stackOf(app, 'Isolated');
    functionIn(stack, isolatedVpc(stack));
  },
  template: [
    ['AWS::EC2::VPC', { EnableDnsHostnames: true, EnableDnsSupport: true }],
    ['AWS::Lambda::Function', {}],
  ],
  from: { 'Isolated/Vpc/IsolatedSubnet*': closed, 'Isolated/Function': closed },
  findings: [
    'note client-route-missing Isolated/Vpc/IsolatedSubnet1/RouteTable',
    'note client-route-missing Isolated/Vpc/IsolatedSubnet2/RouteTable',
  ],
};

const oneNat: Situation = {
  name: 'private subnets with egress by the one NAT gateway of the first zone',
  why: 'Both private tables lead 0.0.0.0/0 to the NAT gateway, whose own subnet leads to the internet gateway.',
  build: (app) => {
    const stack = stackOf(app, 'OneNat');
    functionIn(stack, new ec2.Vpc(stack, 'Vpc', { availabilityZones: zones, natGateways: 1 }));
  },
  template: [
    ['AWS::EC2::NatGateway', {}],
    ['AWS::EC2::Route', { DestinationCidrBlock: '0.0.0.0/0' }],
  ],
  from: { 'OneNat/Vpc/PrivateSubnet*': outBy('nat-gateway'), 'OneNat/Function': outBy('nat-gateway') },
  findings: [
    'warning standing-nat-gateway-in-another-zone OneNat/Vpc/PublicSubnet1/NATGateway',
    'note private-api-needs-endpoint OneNat/Vpc',
  ],
};

const natPerZone: Situation = {
  name: 'private subnets with egress by a NAT gateway in each zone',
  why: 'Each private table leads to the NAT gateway of its own zone.',
  build: (app) => {
    const stack = stackOf(app, 'NatPerZone');
    functionIn(stack, new ec2.Vpc(stack, 'Vpc', { availabilityZones: zones }));
  },
  template: [['AWS::EC2::NatGateway', {}]],
  from: {
    'NatPerZone/Vpc/PrivateSubnet*': outBy('nat-gateway'),
    'NatPerZone/Function': outBy('nat-gateway'),
  },
  findings: ['note private-api-needs-endpoint NatPerZone/Vpc'],
};

const natInstance: Situation = {
  name: 'private subnets with egress by a NAT instance',
  why: 'The instance gets a public address from its subnet, checks no source, and its group admits whatever comes.',
  build: (app) => {
    const stack = stackOf(app, 'NatInstance');
    const provider = ec2.NatProvider.instanceV2({
      instanceType: new ec2.InstanceType('t4g.nano'),
      defaultAllowedTraffic: ec2.NatTrafficDirection.INBOUND_AND_OUTBOUND,
    });
    natVpc(stack, { natGatewayProvider: provider });
  },
  template: [
    ['AWS::EC2::Instance', { SourceDestCheck: false }],
    ['AWS::EC2::Subnet', { MapPublicIpOnLaunch: true }],
  ],
  from: { 'NatInstance/Vpc/PrivateSubnet*': outBy('nat-instance') },
  findings: ['note private-api-needs-endpoint NatInstance/Vpc'],
};

const closedNatInstance: Situation = {
  name: 'private subnets behind a NAT instance whose group admits nobody',
  why: "A NAT instance's group has to admit what it forwards; this one has no rule for what comes in.",
  build: (app) => {
    const stack = stackOf(app, 'ClosedNatInstance');
    const provider = ec2.NatProvider.instanceV2({
      instanceType: new ec2.InstanceType('t4g.nano'),
      defaultAllowedTraffic: ec2.NatTrafficDirection.OUTBOUND_ONLY,
    });
    natVpc(stack, { natGatewayProvider: provider });
  },
  template: [['AWS::EC2::Instance', { SourceDestCheck: false }]],
  from: { 'ClosedNatInstance/Vpc/PrivateSubnet*': refusedOn('nat-instance') },
  findings: ['error nat-instance-group-refuses ClosedNatInstance/Vpc/NatSecurityGroup'],
};

const regionalNat: Situation = {
  name: 'isolated subnets and a regional NAT gateway beside them',
  why: 'A regional NAT gateway stands in no subnet; the table that AWS makes for it leads to the internet gateway.',
  build: (app) => {
    const stack = stackOf(app, 'RegionalNat');
    const vpc = isolatedVpc(stack);
    const internetGateway = new ec2.CfnInternetGateway(stack, 'InternetGateway');
    const attachment = new ec2.CfnVPCGatewayAttachment(stack, 'Attachment', {
      vpcId: vpc.vpcId,
      internetGatewayId: internetGateway.ref,
    });
    const nat = new ec2.CfnNatGateway(stack, 'Nat', {
      vpcId: vpc.vpcId,
      availabilityMode: 'regional',
      connectivityType: 'public',
    });
    nat.addResourceDependency(attachment);
    vpc.isolatedSubnets.forEach((subnet, index) => {
      new ec2.CfnRoute(stack, `Out${index + 1}`, {
        routeTableId: subnet.routeTable.routeTableId,
        destinationCidrBlock: '0.0.0.0/0',
        natGatewayId: nat.ref,
      });
    });
  },
  template: [['AWS::EC2::NatGateway', { AvailabilityMode: 'regional', ConnectivityType: 'public' }]],
  from: { 'RegionalNat/Vpc/IsolatedSubnet*': outBy('nat-gateway') },
  findings: ['note private-api-needs-endpoint RegionalNat/Vpc'],
};

const natWithoutWayOut: Situation = {
  name: 'a NAT gateway that was put into an isolated subnet',
  why: "The NAT gateway's own subnet has no route to the internet gateway.",
  build: (app) => {
    const stack = stackOf(app, 'LostNat');
    const vpc = natVpc(stack, {
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
        { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
        { name: 'Translating', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      ],
    });
    const [translating] = vpc.selectSubnets({ subnetGroupName: 'Translating' }).subnets;
    const [client] = vpc.selectSubnets({ subnetGroupName: 'Isolated' }).subnets;
    if (translating === undefined || client === undefined) throw new Error('no such subnets');
    const address = new ec2.CfnEIP(stack, 'Address', { domain: 'vpc' });
    const nat = new ec2.CfnNatGateway(stack, 'Nat', {
      subnetId: translating.subnetId,
      allocationId: address.attrAllocationId,
    });
    new ec2.CfnRoute(stack, 'Out', {
      routeTableId: client.routeTable.routeTableId,
      destinationCidrBlock: '0.0.0.0/0',
      natGatewayId: nat.ref,
    });
  },
  template: [['AWS::EC2::NatGateway', {}]],
  // A subnet that holds a public NAT gateway is nobody's place for clients.
  from: { 'LostNat/Vpc/IsolatedSubnet*': refusedOn('nat-gateway') },
  findings: ['error nat-route-missing LostNat/Vpc/TranslatingSubnet1/RouteTable'],
};

const publicOnly: Situation = {
  name: 'a function in public subnets',
  why: "A function's interface never has a public address, and the internet gateway drops what comes without one.",
  build: (app) => {
    const stack = stackOf(app, 'PublicOnly');
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: zones,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC }],
    });
    functionIn(stack, vpc, { vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, allowPublicSubnet: true });
  },
  template: [['AWS::EC2::Subnet', { MapPublicIpOnLaunch: true }]],
  from: { 'PublicOnly/Function': refusedOn('internet-gateway') },
  findings: ['error public-address-missing client'],
};

const blockedPublicAccess: Situation = {
  name: 'Block Public Access in both directions, declared beside a NAT gateway',
  why: 'Block Public Access in both directions stops what crosses an internet gateway, NAT gateways too.',
  build: (app) => {
    const stack = stackOf(app, 'BlockedAccess');
    natVpc(stack);
    new ec2.CfnVPCBlockPublicAccessOptions(stack, 'BlockPublicAccess', {
      internetGatewayBlockMode: 'block-bidirectional',
    });
  },
  template: [['AWS::EC2::VPCBlockPublicAccessOptions', { InternetGatewayBlockMode: 'block-bidirectional' }]],
  from: { 'BlockedAccess/Vpc/PrivateSubnet*': refusedOn('nat-gateway') },
  findings: ['error block-public-access-blocks BlockedAccess/Vpc/PublicSubnet1'],
};

/** Stacks that differ in how packets leave the VPC. */
export const waysOut: readonly Situation[] = [
  isolated,
  oneNat,
  natPerZone,
  natInstance,
  closedNatInstance,
  regionalNat,
  natWithoutWayOut,
  publicOnly,
  blockedPublicAccess,
];
