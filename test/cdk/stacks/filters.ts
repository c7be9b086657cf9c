import { aws_ec2 as ec2, CfnParameter } from 'aws-cdk-lib';
import { outBy, refusedOn } from '../readings.ts';
import { type Situation } from '../situation.ts';
import { dataPlaneEndpoint, functionIn, isolatedVpc, natVpc, stackOf } from './parts.ts';
import { privateApisOnly } from '../readings.ts';

const byNat = outBy('nat-gateway');

/** The function's own group refuses: how far packets would have come is another question. */
const functionRefuses = {
  paths: {
    'apigateway:control': 'blocked',
    'apigateway:data': 'blocked',
    'apigateway:data:custom-domain': 'blocked',
  },
  operations: refusedOn('').operations,
} as const;

const nothingAllowedOut: Situation = {
  name: 'a function with allowAllOutbound: false',
  why: "In place of no rule the CDK writes one for ICMP to 255.255.255.255, so that AWS's own rule does not stand.",
  build: (app) => {
    const stack = stackOf(app, 'NothingOut');
    functionIn(stack, natVpc(stack), { allowAllOutbound: false });
  },
  template: [
    [
      'AWS::EC2::SecurityGroup',
      { SecurityGroupEgress: [{ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' }] },
    ],
  ],
  from: { 'NothingOut/Function': functionRefuses, 'NothingOut/Vpc/PrivateSubnet*': byNat },
  findings: [
    'error client-group-refuses NothingOut/Function/SecurityGroup',
    'note private-api-needs-endpoint NothingOut/Vpc',
  ],
};

const httpsAllowedOut: Situation = {
  name: 'a function whose group lets out TCP 443 alone',
  why: "AWS APIs need TCP 443 and nothing else; asking Amazon's DNS server meets no filter.",
  build: (app) => {
    const stack = stackOf(app, 'HttpsOut');
    const vpc = natVpc(stack);
    const group = new ec2.SecurityGroup(stack, 'Group', { vpc, allowAllOutbound: false });
    group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
    functionIn(stack, vpc, { securityGroups: [group] });
  },
  template: [
    [
      'AWS::EC2::SecurityGroup',
      { SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }] },
    ],
  ],
  from: { 'HttpsOut/Function': byNat, 'HttpsOut/Vpc/PrivateSubnet*': byNat },
  findings: ['note private-api-needs-endpoint HttpsOut/Vpc'],
};

/** A network ACL for the private subnets that lets HTTPS out, and answers in to some ports. */
function aclOf(vpc: ec2.Vpc, answers: ec2.AclTraffic): ec2.NetworkAcl {
  const acl = new ec2.NetworkAcl(vpc.stack, 'Acl', {
    vpc,
    subnetSelection: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
  });
  acl.addEntry('HttpsOut', {
    cidr: ec2.AclCidr.anyIpv4(),
    ruleNumber: 100,
    traffic: ec2.AclTraffic.tcpPort(443),
    direction: ec2.TrafficDirection.EGRESS,
  });
  acl.addEntry('AnswersIn', {
    cidr: ec2.AclCidr.anyIpv4(),
    ruleNumber: 100,
    traffic: answers,
    direction: ec2.TrafficDirection.INGRESS,
  });
  return acl;
}

const aclWithoutAnswers: Situation = {
  name: 'a network ACL that lets HTTPS out and only HTTPS in',
  why: 'ACLs keep no state: answers come back to ephemeral ports, which no entry lets in.',
  build: (app) => {
    const stack = stackOf(app, 'NoAnswers');
    aclOf(natVpc(stack), ec2.AclTraffic.tcpPort(443));
  },
  template: [
    ['AWS::EC2::NetworkAclEntry', { Egress: false, PortRange: { From: 443, To: 443 }, RuleNumber: 100 }],
    ['AWS::EC2::SubnetNetworkAclAssociation', {}],
  ],
  from: { 'NoAnswers/Vpc/PrivateSubnet*': refusedOn('nat-gateway') },
  findings: ['error client-back-acl-refuses NoAnswers/Acl'],
};

const aclWithAnswers: Situation = {
  name: 'a network ACL that lets HTTPS out and answers in',
  why: 'Answers come back to ports 1024-65535, which are let in.',
  build: (app) => {
    const stack = stackOf(app, 'Answers');
    aclOf(natVpc(stack), ec2.AclTraffic.tcpPortRange(1024, 65535));
  },
  template: [['AWS::EC2::NetworkAclEntry', { Egress: false, PortRange: { From: 1024, To: 65535 } }]],
  from: { 'Answers/Vpc/PrivateSubnet*': byNat },
  findings: ['note private-api-needs-endpoint Answers/Vpc'],
};

const aclWithoutEntries: Situation = {
  name: 'a network ACL without entries',
  why: 'A network ACL that somebody makes denies everything until it has entries, other than the default one.',
  build: (app) => {
    const stack = stackOf(app, 'EmptyAcl');
    const vpc = natVpc(stack);
    new ec2.NetworkAcl(stack, 'Acl', {
      vpc,
      subnetSelection: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    });
  },
  template: [['AWS::EC2::NetworkAcl', {}]],
  from: { 'EmptyAcl/Vpc/PrivateSubnet*': functionRefuses },
  findings: ['error client-out-acl-refuses EmptyAcl/Acl', 'error client-back-acl-refuses EmptyAcl/Acl'],
};

/** A function whose group lets out to a range that a parameter gives. */
const rangeFromParameter: Pick<Situation, 'build' | 'template'> = {
  build: (app) => {
    const stack = stackOf(app, 'Parameter');
    const vpc = natVpc(stack);
    const range = new CfnParameter(stack, 'AllowedRange', { type: 'String' });
    const group = new ec2.SecurityGroup(stack, 'Group', { vpc, allowAllOutbound: false });
    group.addEgressRule(ec2.Peer.ipv4(range.valueAsString), ec2.Port.tcp(443));
    functionIn(stack, vpc, { securityGroups: [group] });
  },
  template: [
    [
      'AWS::EC2::SecurityGroup',
      { SecurityGroupEgress: [{ CidrIp: { Ref: 'AllowedRange' }, IpProtocol: 'tcp', FromPort: 443 }] },
    ],
  ],
};

const parameterNotGiven: Situation = {
  ...rangeFromParameter,
  name: 'a function whose group lets out to a range that nobody has given yet',
  why: 'The parameter has no default, so that the rule may let everything out or nothing.',
  from: {
    'Parameter/Function': {
      paths: {
        'apigateway:control': 'unknown',
        'apigateway:data': 'unknown',
        'apigateway:data:custom-domain': 'unknown',
      },
      // Private APIs need an endpoint, whatever leads out: nothing that the parameter could be makes them work.
      operations: { 'control-plane': 'unknown', 'data-public': 'unknown', 'data-custom-domain': 'unknown' },
    },
    'Parameter/Vpc/PrivateSubnet*': byNat,
  },
  findings: ['note private-api-needs-endpoint Parameter/Vpc'],
  gaps: ['prefixListEntries'],
};

const parameterGiven: Situation = {
  ...rangeFromParameter,
  name: 'a function whose group lets out to a range that is given by --parameter',
  why: 'The range that is given holds all public addresses.',
  flags: ['--parameter', 'AllowedRange=0.0.0.0/0'],
  from: { 'Parameter/Function': byNat, 'Parameter/Vpc/PrivateSubnet*': byNat },
  findings: ['note private-api-needs-endpoint Parameter/Vpc'],
};

const parameterGivenTooNarrow: Situation = {
  ...rangeFromParameter,
  name: "a function whose group lets out to the VPC's own range, given by --parameter for its stack",
  why: 'AWS APIs have public addresses, and no endpoint brings them into the VPC.',
  flags: ['--parameter', 'Parameter:AllowedRange=10.0.0.0/16'],
  from: { 'Parameter/Function': functionRefuses, 'Parameter/Vpc/PrivateSubnet*': byNat },
  findings: ['error client-group-refuses Parameter/Group', 'note private-api-needs-endpoint Parameter/Vpc'],
};

const secondaryRange: Situation = {
  name: 'clients in a secondary range, which the group of the endpoint does not admit',
  why: "The CDK opens the endpoint to the VPC's first range alone.",
  build: (app) => {
    const stack = stackOf(app, 'Secondary');
    const vpc = isolatedVpc(stack);
    dataPlaneEndpoint(stack, vpc);
    const block = new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.vpcId, cidrBlock: '100.64.0.0/16' });
    const subnet = new ec2.PrivateSubnet(stack, 'Secondary', {
      vpcId: vpc.vpcId,
      cidrBlock: '100.64.0.0/24',
      availabilityZone: 'eu-west-1a',
    });
    subnet.node.addDependency(block);
  },
  template: [
    ['AWS::EC2::VPCCidrBlock', { CidrBlock: '100.64.0.0/16' }],
    [
      'AWS::EC2::SecurityGroup',
      { SecurityGroupIngress: [{ CidrIp: { 'Fn::GetAtt': ['Vpc8378EB38', 'CidrBlock'] }, FromPort: 443 }] },
    ],
  ],
  from: {
    'Secondary/Vpc/IsolatedSubnet*': privateApisOnly,
    'Secondary/Secondary': {
      paths: { ...privateApisOnly.paths, 'apigateway:data': 'blocked by interface-endpoint' },
      operations: functionRefuses.operations,
    },
  },
  findings: [
    'note client-route-missing Secondary/Vpc/IsolatedSubnet1/RouteTable',
    'note client-route-missing Secondary/Vpc/IsolatedSubnet2/RouteTable',
    'note client-route-missing Secondary/Secondary/RouteTable',
    'error endpoint-group-refuses Secondary/Endpoint/SecurityGroup',
    'warning public-api-captured Secondary/Endpoint',
    'note api-policy-not-read Secondary/Endpoint',
  ],
};

const dualStack: Situation = {
  name: 'a dual-stack VPC and two functions, of which one lets out IPv4 alone',
  why: "IPv6 leaves by the egress-only gateway; with allowAllOutbound the CDK's rule lets out IPv4 alone.",
  build: (app) => {
    const stack = stackOf(app, 'DualStack');
    const vpc = natVpc(stack, { ipProtocol: ec2.IpProtocol.DUAL_STACK });
    functionIn(stack, vpc, { ipv6AllowedForDualStack: true, allowAllIpv6Outbound: true }, 'BothFamilies');
    functionIn(stack, vpc, { ipv6AllowedForDualStack: true }, 'Ipv4Out');
    functionIn(stack, vpc, {}, 'Ipv4Only');
  },
  template: [
    ['AWS::EC2::VPCCidrBlock', { AmazonProvidedIpv6CidrBlock: true }],
    ['AWS::EC2::EgressOnlyInternetGateway', {}],
    ['AWS::EC2::Route', { DestinationIpv6CidrBlock: '::/0' }],
    ['AWS::Lambda::Function', { VpcConfig: { Ipv6AllowedForDualStack: true } }],
  ],
  from: {
    'DualStack/Vpc/PrivateSubnet*': {
      paths: { ...byNat.paths, 'apigateway:data ipv6': 'reachable by egress-only-internet-gateway' },
      operations: byNat.operations,
    },
    'DualStack/BothFamilies': {
      paths: { ...byNat.paths, 'apigateway:data ipv6': 'reachable by egress-only-internet-gateway' },
      operations: byNat.operations,
    },
    'DualStack/Ipv4Out': {
      paths: { ...byNat.paths, 'apigateway:data ipv6': 'blocked' },
      operations: byNat.operations,
    },
    'DualStack/Ipv4Only': byNat,
  },
  findings: [
    'error client-group-refuses DualStack/Ipv4Out/SecurityGroup',
    'note private-api-needs-endpoint DualStack/Vpc',
  ],
};

/** Stacks that differ in what groups and network ACLs let through. */
export const filters: readonly Situation[] = [
  nothingAllowedOut,
  httpsAllowedOut,
  aclWithoutAnswers,
  aclWithAnswers,
  aclWithoutEntries,
  parameterNotGiven,
  parameterGiven,
  parameterGivenTooNarrow,
  secondaryRange,
  dualStack,
];
