import { type App, aws_ec2 as ec2, aws_lambda as lambda, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { closed, outBy, privateApisOnly, untold } from '../readings.ts';
import { type Situation } from '../situation.ts';
import { dataPlaneEndpoint, functionIn, isolatedVpc, natVpc, stackOf } from './parts.ts';

const byNat = outBy('nat-gateway');

const nestedEndpoint: Situation = {
  name: 'an endpoint in a nested stack, for a VPC of its parent',
  why: 'What the parent gives the nested stack as parameters are its own VPC and subnets.',
  build: (app) => {
    const stack = stackOf(app, 'Parent');
    const vpc = isolatedVpc(stack);
    functionIn(stack, vpc);
    dataPlaneEndpoint(new NestedStack(stack, 'Nested'), vpc);
  },
  template: [
    ['AWS::CloudFormation::Stack', {}],
    ['AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: true }],
  ],
  from: { 'Parent/Vpc/IsolatedSubnet*': privateApisOnly, 'Parent/Function': privateApisOnly },
  findings: [
    ...[1, 2].map((n) => `note client-route-missing Parent/Vpc/IsolatedSubnet${n}/RouteTable`),
    'warning public-api-captured Parent/Nested/Endpoint',
    'note api-policy-not-read Parent/Nested/Endpoint',
  ],
};

const nestedVpc: Situation = {
  name: 'a VPC in a nested stack, and a function of its parent',
  why: 'What the nested stack gives out are its own VPC and subnets.',
  build: (app) => {
    const stack = stackOf(app, 'Outer');
    functionIn(stack, natVpc(new NestedStack(stack, 'Network')));
  },
  template: [
    ['AWS::CloudFormation::Stack', {}],
    ['AWS::EC2::NatGateway', {}],
  ],
  from: { 'Outer/Network/Vpc/PrivateSubnet*': byNat, 'Outer/Function': byNat },
  findings: ['note private-api-needs-endpoint Outer/Network/Vpc'],
};

function twoStacks(scope: App | Stage): void {
  const vpc = natVpc(stackOf(scope, 'Network'));
  functionIn(stackOf(scope, 'Application'), vpc);
}

const crossStack: Situation = {
  name: 'a function in a stack of its own, in a VPC of another',
  why: "The application imports what the network's stack exports.",
  build: twoStacks,
  template: [['AWS::Lambda::Function', { VpcConfig: { SubnetIds: [{}] } }]],
  from: { 'Network/Vpc/PrivateSubnet*': byNat, 'Application/Function': byNat },
  findings: ['note private-api-needs-endpoint Network/Vpc'],
};

const weakReferences: Situation = {
  name: 'the same two stacks with the weak references of a new CDK project',
  why: 'Fn::GetStackOutput reads an output of a stack that is in the input, without an export.',
  context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' },
  build: twoStacks,
  template: [
    [
      'AWS::EC2::SecurityGroup',
      { VpcId: { 'Fn::GetStackOutput': { StackName: 'Network', Region: 'eu-west-1' } } },
    ],
  ],
  from: { 'Network/Vpc/PrivateSubnet*': byNat, 'Application/Function': byNat },
  findings: ['note private-api-needs-endpoint Network/Vpc'],
};

const stage: Situation = {
  name: 'the same two stacks in a stage',
  why: 'The stacks of a stage lie in an assembly of their own below the first one.',
  build: (app) => {
    twoStacks(new Stage(app, 'Production'));
  },
  template: [['AWS::Lambda::Function', { VpcConfig: { SubnetIds: [{}] } }]],
  from: { 'Production/Network/Vpc/PrivateSubnet*': byNat, 'Production/Application/Function': byNat },
  findings: ['note private-api-needs-endpoint Production/Network/Vpc'],
};

const twoRegions: Situation = {
  name: 'one kind of stack in two regions, in one of which it is closed',
  why: 'Logical ids are the same in both; what is in the one region is nothing in the other.',
  build: (app) => {
    const ireland = stackOf(app, 'Ireland');
    isolatedVpc(ireland, { availabilityZones: ['eu-west-1a'] });
    const tokyo = stackOf(app, 'Tokyo', 'ap-northeast-1');
    const vpc = isolatedVpc(tokyo, { availabilityZones: ['ap-northeast-1a'] });
    dataPlaneEndpoint(tokyo, vpc);
  },
  template: [['AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.ap-northeast-1.execute-api' }]],
  from: { 'Ireland/Vpc/IsolatedSubnet*': closed, 'Tokyo/Vpc/IsolatedSubnet*': privateApisOnly },
  findings: [
    'note client-route-missing Ireland/Vpc/IsolatedSubnet1/RouteTable',
    'note client-route-missing Tokyo/Vpc/IsolatedSubnet1/RouteTable',
    'warning public-api-captured Tokyo/Endpoint',
    'note api-policy-not-read Tokyo/Endpoint',
  ],
};

const anyEnvironment: Situation = {
  name: 'a stack for any account and region, whose zones only deployment knows',
  why: 'The first and the second zone of the region, whatever they are, are two.',
  flags: ['--region', 'eu-west-1'],
  build: (app) => {
    const stack = new Stack(app, 'Anywhere');
    const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 1 });
    functionIn(stack, vpc);
  },
  template: [['AWS::EC2::Subnet', { AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } }]],
  from: { 'Anywhere/Vpc/PrivateSubnet*': byNat, 'Anywhere/Function': byNat },
  findings: [
    'warning standing-nat-gateway-in-another-zone Anywhere/Vpc/PublicSubnet1/NATGateway',
    'note private-api-needs-endpoint Anywhere/Vpc',
  ],
};

const endpointOfAnyEnvironment: Situation = {
  name: 'an endpoint for any region, whose service name only the region completes',
  why: 'The region that is given makes the service name that of the data plane.',
  flags: ['--region', 'eu-west-1'],
  build: (app) => {
    const stack = new Stack(app, 'AnyEndpoint');
    const vpc = isolatedVpc(stack, { availabilityZones: ['eu-west-1a'] });
    dataPlaneEndpoint(stack, vpc);
  },
  template: [
    [
      'AWS::EC2::VPCEndpoint',
      { ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.execute-api']] } },
    ],
  ],
  from: { 'AnyEndpoint/Vpc/IsolatedSubnet*': privateApisOnly },
  findings: [
    'note client-route-missing AnyEndpoint/Vpc/IsolatedSubnet1/RouteTable',
    'warning public-api-captured AnyEndpoint/Endpoint',
    'note api-policy-not-read AnyEndpoint/Endpoint',
  ],
};

const importedVpc: Situation = {
  name: 'a subnet in a VPC that is imported by its id',
  why: 'The VPC is not in the input: what endpoints, zones and rules it has beside these, nobody says.',
  build: (app) => {
    const stack = stackOf(app, 'Imported');
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      vpcCidrBlock: '10.0.0.0/16',
      availabilityZones: ['eu-west-1a'],
    });
    const subnet = new ec2.PrivateSubnet(stack, 'Subnet', {
      vpcId: vpc.vpcId,
      cidrBlock: '10.0.9.0/24',
      availabilityZone: 'eu-west-1a',
    });
    new lambda.Function(stack, 'Function', {
      vpc,
      vpcSubnets: { subnets: [subnet] },
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => {};'),
    });
  },
  template: [['AWS::EC2::Subnet', { VpcId: 'vpc-0a1b2c3d4e5f60718' }]],
  from: {
    'Imported/Subnet': untold,
    'Imported/Function': untold,
  },
  findings: [],
};

/** Stacks that differ in how an application is put together. */
export const assemblies: readonly Situation[] = [
  nestedEndpoint,
  nestedVpc,
  crossStack,
  weakReferences,
  stage,
  twoRegions,
  anyEnvironment,
  endpointOfAnyEnvironment,
  importedVpc,
];
