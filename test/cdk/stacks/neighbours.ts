import {
  aws_ec2 as ec2,
  aws_route53 as route53,
  aws_route53_targets as targets,
  type Stack,
} from 'aws-cdk-lib';
import { capturedBesideNat, closed, outBy, refusedOn } from '../readings.ts';
import { type Situation } from '../situation.ts';
import { isolatedVpc, natVpc, stackOf } from './parts.ts';

const zoneForControlPlane: Situation = {
  name: 'a private hosted zone that leads the control plane to its endpoint, in place of private DNS',
  why: "The zone's own name is an alias of the endpoint, whose group admits the VPC's range.",
  build: (app) => {
    const stack = stackOf(app, 'Zone');
    const vpc = isolatedVpc(stack);
    const endpoint = new ec2.InterfaceVpcEndpoint(stack, 'Endpoint', {
      vpc,
      service: new ec2.InterfaceVpcEndpointAwsService('apigateway'),
      privateDnsEnabled: false,
    });
    const zone = new route53.PrivateHostedZone(stack, 'HostedZone', {
      vpc,
      zoneName: 'apigateway.eu-west-1.amazonaws.com',
    });
    new route53.ARecord(stack, 'Alias', {
      zone,
      target: route53.RecordTarget.fromAlias(new targets.InterfaceVpcEndpointTarget(endpoint)),
    });
  },
  template: [
    ['AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: false }],
    ['AWS::Route53::HostedZone', { Name: 'apigateway.eu-west-1.amazonaws.com.' }],
    ['AWS::Route53::RecordSet', { Type: 'A', Name: 'apigateway.eu-west-1.amazonaws.com.' }],
  ],
  from: {
    'Zone/Vpc/IsolatedSubnet*': {
      paths: { ...closed.paths, 'apigateway:control': 'reachable by interface-endpoint' },
      operations: { ...closed.operations, 'control-plane': 'works' },
    },
  },
  findings: [1, 2].map((n) => `note client-route-missing Zone/Vpc/IsolatedSubnet${n}/RouteTable`),
};

const zoneWithoutRecords: Situation = {
  name: 'a private hosted zone without records that captures all default names of APIs',
  why: 'A private zone that matches answers NXDOMAIN where it lacks the record; public DNS is not asked.',
  build: (app) => {
    const stack = stackOf(app, 'EmptyZone');
    new route53.PrivateHostedZone(stack, 'HostedZone', {
      vpc: natVpc(stack),
      zoneName: 'execute-api.eu-west-1.amazonaws.com',
    });
  },
  template: [['AWS::Route53::HostedZone', { Name: 'execute-api.eu-west-1.amazonaws.com.' }]],
  from: {
    'EmptyZone/Vpc/PrivateSubnet*': {
      paths: { ...outBy('nat-gateway').paths, 'apigateway:data': 'blocked by none' },
      operations: {
        'control-plane': 'works',
        'data-private': 'blocked',
        'data-public': 'blocked',
        'data-custom-domain': 'conditional',
      },
    },
  },
  findings: [
    'error hosted-zone-lacks-name EmptyZone/HostedZone',
    'note custom-domain-record-not-read EmptyZone/HostedZone',
  ],
};

/** A VPC with isolated subnets in one zone, and one with a NAT gateway; both as a landing zone has them. */
function spokeAndHub(stack: Stack): { readonly spoke: ec2.Vpc; readonly hub: ec2.Vpc } {
  const spoke = new ec2.Vpc(stack, 'Spoke', {
    ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16'),
    availabilityZones: ['eu-west-1a'],
    subnetConfiguration: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
  const hub = new ec2.Vpc(stack, 'Hub', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
    availabilityZones: ['eu-west-1a'],
  });
  return { spoke, hub };
}

function subnetIdsOf(subnets: readonly ec2.ISubnet[]): string[] {
  return subnets.map(({ subnetId }) => subnetId);
}

interface Hop {
  readonly to: string;
  readonly by: Pick<ec2.CfnRouteProps, 'transitGatewayId' | 'vpcPeeringConnectionId'>;
}

function routeFrom(stack: Stack, id: string, subnets: readonly ec2.ISubnet[], { to, by }: Hop): void {
  subnets.forEach((subnet, index) => {
    new ec2.CfnRoute(stack, `${id}${index + 1}`, {
      routeTableId: subnet.routeTable.routeTableId,
      destinationCidrBlock: to,
      ...by,
    });
  });
}

/** A spoke whose packets a transit gateway takes to the NAT gateway of the hub. */
function centralEgress(stack: Stack, isBackRouted: boolean): void {
  const { spoke, hub } = spokeAndHub(stack);
  const gateway = new ec2.CfnTransitGateway(stack, 'Gateway', {
    defaultRouteTableAssociation: 'disable',
    defaultRouteTablePropagation: 'disable',
  });
  const table = new ec2.CfnTransitGatewayRouteTable(stack, 'GatewayTable', { transitGatewayId: gateway.ref });
  const attach = (
    id: string,
    vpc: ec2.Vpc,
    subnets: readonly ec2.ISubnet[],
  ): ec2.CfnTransitGatewayAttachment => {
    const attachment = new ec2.CfnTransitGatewayAttachment(stack, `${id}Attachment`, {
      transitGatewayId: gateway.ref,
      vpcId: vpc.vpcId,
      subnetIds: subnetIdsOf(subnets),
    });
    const ids = { transitGatewayRouteTableId: table.ref, transitGatewayAttachmentId: attachment.ref };
    new ec2.CfnTransitGatewayRouteTableAssociation(stack, `${id}Association`, ids);
    new ec2.CfnTransitGatewayRouteTablePropagation(stack, `${id}Propagation`, ids);
    return attachment;
  };
  attach('Spoke', spoke, spoke.isolatedSubnets);
  const hubAttachment = attach('Hub', hub, hub.privateSubnets);
  new ec2.CfnTransitGatewayRoute(stack, 'ToHub', {
    transitGatewayRouteTableId: table.ref,
    destinationCidrBlock: '0.0.0.0/0',
    transitGatewayAttachmentId: hubAttachment.ref,
  });
  const by = { transitGatewayId: gateway.ref };
  routeFrom(stack, 'SpokeOut', spoke.isolatedSubnets, { to: '0.0.0.0/0', by });
  if (isBackRouted) routeFrom(stack, 'HubBack', hub.publicSubnets, { to: '10.1.0.0/16', by });
}

const transitGateway: Situation = {
  name: 'a spoke that leaves by the NAT gateway of a hub, over a transit gateway',
  why: "Each table on the way leads on, and that of the NAT gateway's subnet leads the spoke's range back.",
  build: (app) => {
    centralEgress(stackOf(app, 'Central'), true);
  },
  template: [
    ['AWS::EC2::TransitGatewayRoute', { DestinationCidrBlock: '0.0.0.0/0' }],
    ['AWS::EC2::Route', { DestinationCidrBlock: '10.1.0.0/16' }],
  ],
  from: {
    'Central/Spoke/IsolatedSubnet*': outBy('transit-gateway'),
    'Central/Hub/PrivateSubnet*': outBy('nat-gateway'),
  },
  findings: ['note private-api-needs-endpoint Central/Spoke', 'note private-api-needs-endpoint Central/Hub'],
};

const transitGatewayWithoutRouteBack: Situation = {
  name: 'the same without the route back from the NAT gateway to the spoke',
  why: "The table of the NAT gateway's subnet leads answers for the spoke to the internet gateway.",
  build: (app) => {
    centralEgress(stackOf(app, 'NoBack'), false);
  },
  template: [['AWS::EC2::TransitGatewayRoute', { DestinationCidrBlock: '0.0.0.0/0' }]],
  from: {
    'NoBack/Spoke/IsolatedSubnet*': refusedOn('transit-gateway'),
    'NoBack/Hub/PrivateSubnet*': outBy('nat-gateway'),
  },
  findings: [
    'error return-route-missing NoBack/Hub/PublicSubnet1/RouteTable',
    'note private-api-needs-endpoint NoBack/Hub',
  ],
};

const peering: Situation = {
  name: "a default route over peering, to use the peer's NAT gateway",
  why: 'Peering carries packets between the ranges of the two VPCs and to nothing behind them.',
  build: (app) => {
    const stack = stackOf(app, 'Peering');
    const { spoke, hub } = spokeAndHub(stack);
    const connection = new ec2.CfnVPCPeeringConnection(stack, 'Connection', {
      vpcId: spoke.vpcId,
      peerVpcId: hub.vpcId,
    });
    routeFrom(stack, 'Out', spoke.isolatedSubnets, {
      to: '0.0.0.0/0',
      by: { vpcPeeringConnectionId: connection.ref },
    });
  },
  template: [['AWS::EC2::VPCPeeringConnection', {}]],
  from: {
    'Peering/Spoke/IsolatedSubnet*': refusedOn('peering'),
    'Peering/Hub/PrivateSubnet*': outBy('nat-gateway'),
  },
  findings: [
    'error peering-carries-no-transit Peering/Connection',
    'note private-api-needs-endpoint Peering/Hub',
  ],
};

const zoneForAllApis: Situation = {
  name: 'a private hosted zone that leads all default names of APIs to the endpoint, beside a NAT gateway',
  why: "The zone's wildcard leads public APIs to the endpoint too, just as its private DNS would.",
  build: (app) => {
    const stack = stackOf(app, 'Wildcard');
    const vpc = natVpc(stack);
    const endpoint = new ec2.InterfaceVpcEndpoint(stack, 'Endpoint', {
      vpc,
      service: ec2.InterfaceVpcEndpointAwsService.APIGATEWAY,
      privateDnsEnabled: false,
    });
    const zone = new route53.PrivateHostedZone(stack, 'HostedZone', {
      vpc,
      zoneName: 'execute-api.eu-west-1.amazonaws.com',
    });
    new route53.ARecord(stack, 'Alias', {
      zone,
      recordName: '*',
      target: route53.RecordTarget.fromAlias(new targets.InterfaceVpcEndpointTarget(endpoint)),
    });
  },
  template: [['AWS::Route53::RecordSet', { Type: 'A', Name: '*.execute-api.eu-west-1.amazonaws.com.' }]],
  from: { 'Wildcard/Vpc/PrivateSubnet*': capturedBesideNat },
  findings: [
    'warning public-api-captured Wildcard/HostedZone',
    'note api-policy-not-read Wildcard/Endpoint',
    'note custom-domain-record-not-read Wildcard/HostedZone',
  ],
};

/** Stacks whose names or routes lead to something beside their VPC. */
export const neighbours: readonly Situation[] = [
  zoneForControlPlane,
  zoneWithoutRecords,
  zoneForAllApis,
  transitGateway,
  transitGatewayWithoutRouteBack,
  peering,
];
