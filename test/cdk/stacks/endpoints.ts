import {
  aws_apigateway as apigateway,
  aws_apigatewayv2 as apigatewayv2,
  aws_ec2 as ec2,
  aws_iam as iam,
} from 'aws-cdk-lib';
import {
  capturedBesideNat,
  closed,
  endpointAdmitsSome,
  endpointRefuses,
  outBy,
  privateApisOnly,
} from '../readings.ts';
import { type Situation } from '../situation.ts';
import { dataPlaneEndpoint, functionIn, isolatedVpc, natVpc, stackOf, zones } from './parts.ts';

/** The tables of isolated subnets, which lead nowhere. */
function noWayOut(stack: string): readonly string[] {
  return [1, 2].map((n) => `note client-route-missing ${stack}/Vpc/IsolatedSubnet${n}/RouteTable`);
}

const privateRestApi: Situation = {
  name: 'a private REST API and its endpoint in isolated subnets',
  why: "The endpoint's private DNS captures all default names, and its group admits the VPC's range.",
  build: (app) => {
    const stack = stackOf(app, 'PrivateApi');
    const vpc = isolatedVpc(stack);
    const endpoint = dataPlaneEndpoint(stack, vpc);
    functionIn(stack, vpc);
    const api = new apigateway.RestApi(stack, 'Api', {
      endpointConfiguration: { types: [apigateway.EndpointType.PRIVATE], vpcEndpoints: [endpoint] },
      policy: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            principals: [new iam.AnyPrincipal()],
            actions: ['execute-api:Invoke'],
            resources: ['execute-api:/*'],
            conditions: { StringEquals: { 'aws:SourceVpce': endpoint.vpcEndpointId } },
          }),
        ],
      }),
    });
    api.root.addMethod('GET', new apigateway.MockIntegration());
  },
  template: [
    ['AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: true, VpcEndpointType: 'Interface' }],
    ['AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types: ['PRIVATE'] } }],
  ],
  from: { 'PrivateApi/Vpc/IsolatedSubnet*': privateApisOnly, 'PrivateApi/Function': privateApisOnly },
  findings: [
    ...noWayOut('PrivateApi'),
    'warning public-api-captured PrivateApi/Endpoint',
    'note api-policy-not-read PrivateApi/Endpoint',
  ],
};

const endpointNotOpen: Situation = {
  name: 'an endpoint with open: false and no rule beside it',
  why: "With open: false the CDK gives the endpoint's group no rule for what comes in.",
  build: (app) => {
    const stack = stackOf(app, 'NotOpen');
    const vpc = isolatedVpc(stack);
    dataPlaneEndpoint(stack, vpc, { open: false });
    functionIn(stack, vpc);
  },
  template: [['AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: true }]],
  from: { 'NotOpen/Vpc/IsolatedSubnet*': endpointRefuses, 'NotOpen/Function': endpointRefuses },
  findings: [...noWayOut('NotOpen'), 'error endpoint-group-refuses NotOpen/Endpoint/SecurityGroup'],
};

const endpointForOneFunction: Situation = {
  name: 'an endpoint with open: false that admits one function of two',
  why: "The endpoint's group admits the group of the one function by reference.",
  build: (app) => {
    const stack = stackOf(app, 'ForOne');
    const vpc = isolatedVpc(stack);
    const endpoint = dataPlaneEndpoint(stack, vpc, { open: false });
    endpoint.connections.allowDefaultPortFrom(functionIn(stack, vpc, {}, 'Admitted'));
    functionIn(stack, vpc, {}, 'Forgotten');
  },
  template: [['AWS::EC2::SecurityGroupIngress', { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }]],
  from: {
    'ForOne/Admitted': privateApisOnly,
    'ForOne/Forgotten': endpointRefuses,
    'ForOne/Vpc/IsolatedSubnet*': endpointAdmitsSome,
  },
  findings: [
    ...noWayOut('ForOne'),
    'error endpoint-group-refuses ForOne/Endpoint/SecurityGroup',
    'note endpoint-group-admits-by-reference ForOne/Endpoint/SecurityGroup',
    'warning public-api-captured ForOne/Endpoint',
    'note api-policy-not-read ForOne/Endpoint',
  ],
};

const onlyToTheEndpoint: Situation = {
  name: 'a function that may talk to the endpoint and to nothing else, beside a NAT gateway',
  why: "The function's group lets out to the endpoint's group alone, and that group admits the function's.",
  build: (app) => {
    const stack = stackOf(app, 'OnlyEndpoint');
    const vpc = natVpc(stack);
    const endpoint = dataPlaneEndpoint(stack, vpc, { open: false });
    functionIn(stack, vpc, { allowAllOutbound: false }).connections.allowToDefaultPort(endpoint);
  },
  template: [
    ['AWS::EC2::SecurityGroupEgress', { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }],
    ['AWS::EC2::SecurityGroupIngress', { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }],
  ],
  from: {
    'OnlyEndpoint/Function': {
      paths: {
        'apigateway:control': 'blocked',
        'apigateway:data': 'reachable by interface-endpoint',
        'apigateway:data:custom-domain': 'blocked',
      },
      operations: privateApisOnly.operations,
    },
    'OnlyEndpoint/Vpc/PrivateSubnet*': {
      paths: { ...capturedBesideNat.paths, 'apigateway:data': 'conditional by interface-endpoint' },
      operations: capturedBesideNat.operations,
    },
  },
  findings: [
    'error client-group-refuses OnlyEndpoint/Function/SecurityGroup',
    'note endpoint-group-admits-by-reference OnlyEndpoint/Endpoint/SecurityGroup',
    'warning public-api-captured OnlyEndpoint/Endpoint',
    'note api-policy-not-read OnlyEndpoint/Endpoint',
    'note custom-domain-record-not-read OnlyEndpoint/Endpoint',
  ],
};

const privateDnsLeftOut: Situation = {
  name: 'an endpoint as a resource of its own that does not say PrivateDnsEnabled',
  why: 'CloudFormation leaves private DNS off where the template does not turn it on, other than the API.',
  build: (app) => {
    const stack = stackOf(app, 'DnsLeftOut');
    const vpc = isolatedVpc(stack);
    const group = new ec2.SecurityGroup(stack, 'EndpointGroup', { vpc });
    group.addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), ec2.Port.tcp(443));
    new ec2.CfnVPCEndpoint(stack, 'Endpoint', {
      vpcId: vpc.vpcId,
      serviceName: 'com.amazonaws.eu-west-1.execute-api',
      vpcEndpointType: 'Interface',
      subnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId),
      securityGroupIds: [group.securityGroupId],
    });
  },
  template: [['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface' }]],
  from: {
    'DnsLeftOut/Vpc/IsolatedSubnet*': {
      paths: closed.paths,
      // By the endpoint's own names, which a client has to be told.
      operations: { ...closed.operations, 'data-private': 'conditional' },
    },
  },
  findings: [
    ...noWayOut('DnsLeftOut'),
    'note private-api-by-endpoint-name DnsLeftOut/Endpoint',
    'note standing-endpoint-private-dns-off DnsLeftOut/Endpoint',
  ],
};

const capturing: Situation = {
  name: 'an endpoint beside a NAT gateway, which captures public APIs',
  why: "The endpoint's private DNS answers for public APIs too, which answer 403 through it.",
  build: (app) => {
    const stack = stackOf(app, 'Capturing');
    const vpc = natVpc(stack);
    dataPlaneEndpoint(stack, vpc);
    functionIn(stack, vpc);
    new apigatewayv2.HttpApi(stack, 'HttpApi');
    new apigatewayv2.WebSocketApi(stack, 'WebSocketApi');
  },
  template: [
    ['AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: true }],
    ['AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }],
    ['AWS::ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' }],
  ],
  from: { 'Capturing/Vpc/PrivateSubnet*': capturedBesideNat, 'Capturing/Function': capturedBesideNat },
  findings: [
    'warning public-api-captured Capturing/Endpoint',
    'note api-policy-not-read Capturing/Endpoint',
    'note custom-domain-record-not-read Capturing/Endpoint',
  ],
};

const refusingBesideNat: Situation = {
  name: 'an endpoint with open: false beside a NAT gateway that would lead to public APIs',
  why: 'Private DNS leads default names to the endpoint whoever its group admits.',
  build: (app) => {
    const stack = stackOf(app, 'Refusing');
    dataPlaneEndpoint(stack, natVpc(stack), { open: false });
  },
  template: [['AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: true }]],
  from: {
    'Refusing/Vpc/PrivateSubnet*': {
      paths: { ...outBy('nat-gateway').paths, 'apigateway:data': 'blocked by interface-endpoint' },
      operations: {
        'control-plane': 'works',
        'data-private': 'blocked',
        'data-public': 'blocked',
        'data-custom-domain': 'conditional',
      },
    },
  },
  findings: [
    'error endpoint-group-refuses Refusing/Endpoint/SecurityGroup',
    'error standing-broken-endpoint-captures Refusing/Endpoint',
    'note custom-domain-record-not-read Refusing/Endpoint',
  ],
};

const oneZoneOnly: Situation = {
  name: 'an endpoint in the first of two zones',
  why: 'An endpoint answers clients of every zone by the interface that it has in one.',
  build: (app) => {
    const stack = stackOf(app, 'OneZone');
    dataPlaneEndpoint(stack, isolatedVpc(stack), { subnets: { availabilityZones: zones.slice(0, 1) } });
  },
  template: [['AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: true }]],
  from: { 'OneZone/Vpc/IsolatedSubnet*': privateApisOnly },
  findings: [
    ...noWayOut('OneZone'),
    'warning public-api-captured OneZone/Endpoint',
    'warning standing-endpoint-zone-not-covered OneZone/Endpoint',
    'note api-policy-not-read OneZone/Endpoint',
  ],
};

const defaultGroup: Situation = {
  name: "an endpoint that has the VPC's default group",
  why: 'The default group admits who carries it, and nobody else.',
  build: (app) => {
    const stack = stackOf(app, 'DefaultGroup');
    const vpc = isolatedVpc(stack);
    new ec2.CfnVPCEndpoint(stack, 'Endpoint', {
      vpcId: vpc.vpcId,
      serviceName: 'com.amazonaws.eu-west-1.execute-api',
      vpcEndpointType: 'Interface',
      privateDnsEnabled: true,
      subnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId),
    });
    functionIn(stack, vpc);
  },
  template: [['AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: true }]],
  from: { 'DefaultGroup/Function': endpointRefuses, 'DefaultGroup/Vpc/IsolatedSubnet*': endpointAdmitsSome },
  findings: [
    ...noWayOut('DefaultGroup'),
    'error endpoint-group-refuses DefaultGroup/Vpc.DefaultSecurityGroup',
    'note endpoint-group-admits-by-reference DefaultGroup/Vpc.DefaultSecurityGroup',
    'warning public-api-captured DefaultGroup/Endpoint',
  ],
};

const restrictedDefaultGroup: Situation = {
  name: "an endpoint that has the VPC's default group, which the CDK empties",
  why: "The CDK's custom resource takes the default group's rules away, so that it admits nobody at all.",
  context: { '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': true },
  build: (app) => {
    const stack = stackOf(app, 'Restricted');
    const vpc = isolatedVpc(stack);
    const group = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Default', vpc.vpcDefaultSecurityGroup);
    dataPlaneEndpoint(stack, vpc, { securityGroups: [group], open: false });
    functionIn(stack, vpc);
  },
  template: [
    ['Custom::VpcRestrictDefaultSG', {}],
    ['AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: true }],
  ],
  from: { 'Restricted/Vpc/IsolatedSubnet*': endpointRefuses, 'Restricted/Function': endpointRefuses },
  findings: [...noWayOut('Restricted'), 'error endpoint-group-refuses Restricted/Vpc.DefaultSecurityGroup'],
};

const controlPlaneEndpoint: Situation = {
  name: 'an endpoint for the control plane',
  why: 'No page of AWS says which names private DNS of this endpoint answers, and no template does.',
  build: (app) => {
    const stack = stackOf(app, 'ControlPlane');
    new ec2.InterfaceVpcEndpoint(stack, 'Endpoint', {
      vpc: isolatedVpc(stack),
      service: new ec2.InterfaceVpcEndpointAwsService('apigateway'),
    });
  },
  template: [['AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: true }]],
  from: {
    'ControlPlane/Vpc/IsolatedSubnet*': {
      paths: { ...closed.paths, 'apigateway:control': 'unknown' },
      operations: { ...closed.operations, 'control-plane': 'unknown' },
    },
  },
  findings: noWayOut('ControlPlane'),
  gaps: ['endpointDnsNames'],
};

const containerImages: Situation = {
  name: 'endpoints for images of ECR, with a gateway endpoint for the layers',
  why: 'An image needs both endpoints of ECR, that of the log driver, and S3 for its layers.',
  flags: ['--workload', 'container-from-ecr'],
  build: (app) => {
    const stack = stackOf(app, 'Images');
    const vpc = isolatedVpc(stack);
    vpc.addInterfaceEndpoint('EcrApi', { service: ec2.InterfaceVpcEndpointAwsService.ECR });
    vpc.addInterfaceEndpoint('EcrDocker', { service: ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER });
    vpc.addInterfaceEndpoint('Logs', { service: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS });
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  },
  template: [
    ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }],
    ['AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.eu-west-1.ecr.dkr', PrivateDnsEnabled: true }],
  ],
  from: {
    'Images/Vpc/IsolatedSubnet*': {
      paths: {
        'ecr.api:all': 'reachable by interface-endpoint',
        'ecr.dkr:all': 'reachable by interface-endpoint',
        'ecr.dkr:all:layer-bucket': 'reachable by gateway-endpoint',
        'logs:all': 'reachable by interface-endpoint',
      },
    },
  },
  findings: [],
};

const sessionManager: Situation = {
  name: 'endpoints for Session Manager, of which one was forgotten',
  why: 'Without an endpoint for ssmmessages no session opens; that of ec2messages is none of ec2.',
  flags: ['--workload', 'session-manager', '--service', 'ec2'],
  build: (app) => {
    const stack = stackOf(app, 'Sessions');
    const vpc = isolatedVpc(stack);
    vpc.addInterfaceEndpoint('Ssm', { service: ec2.InterfaceVpcEndpointAwsService.SSM });
    vpc.addInterfaceEndpoint('Messages', { service: ec2.InterfaceVpcEndpointAwsService.EC2_MESSAGES });
  },
  template: [
    ['AWS::EC2::VPCEndpoint', { ServiceName: 'com.amazonaws.eu-west-1.ssm', PrivateDnsEnabled: true }],
  ],
  from: {
    'Sessions/Vpc/IsolatedSubnet*': {
      paths: {
        'ssm:all': 'reachable by interface-endpoint',
        'ec2messages:all': 'reachable by interface-endpoint',
        'ssmmessages:all': 'blocked by none',
        'ec2:all': 'blocked by none',
      },
    },
  },
  findings: noWayOut('Sessions'),
};

/** Stacks that differ in their endpoints. */
export const endpoints: readonly Situation[] = [
  privateRestApi,
  endpointNotOpen,
  endpointForOneFunction,
  onlyToTheEndpoint,
  privateDnsLeftOut,
  capturing,
  refusingBesideNat,
  oneZoneOnly,
  defaultGroup,
  restrictedDefaultGroup,
  controlPlaneEndpoint,
  containerImages,
  sessionManager,
];
