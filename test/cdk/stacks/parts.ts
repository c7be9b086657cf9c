import { type App, aws_ec2 as ec2, aws_lambda as lambda, Stack, type Stage } from 'aws-cdk-lib';

const account = '111122223333';

/** The zones of most stacks here: named, as a lookup in the account would name them. */
export const zones = ['eu-west-1a', 'eu-west-1b'];

/** A stack of a known account and region. */
export function stackOf(scope: App | Stage, name: string, region = 'eu-west-1'): Stack {
  return new Stack(scope, name, { env: { account, region } });
}

/** Isolated subnets in two zones and nothing else. */
export function isolatedVpc(stack: Stack, props: ec2.VpcProps = {}): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: zones,
    subnetConfiguration: [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    ...props,
  });
}

/** Public and private subnets in one zone, with a NAT gateway. */
export function natVpc(stack: Stack, props: ec2.VpcProps = {}): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a'], ...props });
}

/** A function in private subnets, or else in isolated ones, as the CDK places it. */
export function functionIn(
  stack: Stack,
  vpc: ec2.IVpc,
  props: Partial<lambda.FunctionProps> = {},
  id = 'Function',
): lambda.Function {
  const inPrivate = vpc.privateSubnets.length > 0;
  return new lambda.Function(stack, id, {
    vpc,
    ...(inPrivate ? {} : { vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } }),
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
    ...props,
  });
}

/** An endpoint for the data plane of API Gateway, as the CDK makes it: private DNS on, open to the VPC's own range. */
export function dataPlaneEndpoint(
  stack: Stack,
  vpc: ec2.IVpc,
  props: Partial<ec2.InterfaceVpcEndpointProps> = {},
): ec2.InterfaceVpcEndpoint {
  return new ec2.InterfaceVpcEndpoint(stack, 'Endpoint', {
    vpc,
    service: ec2.InterfaceVpcEndpointAwsService.APIGATEWAY,
    ...props,
  });
}
