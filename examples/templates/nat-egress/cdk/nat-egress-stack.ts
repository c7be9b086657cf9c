import {
  aws_ec2 as ec2,
  aws_iam as iam,
  aws_lambda as lambda,
  Stack,
  type StackProps,
  Tags,
} from 'aws-cdk-lib';
import { type Construct } from 'constructs';

const code = `const { APIGatewayClient, GetRestApisCommand } = require('@aws-sdk/client-api-gateway');
const client = new APIGatewayClient();
exports.handler = async () => (await client.send(new GetRestApisCommand())).items;
`;

/**
 * A function in private subnets that leave by a NAT gateway in a public subnet. Of single resources, so that it is
 * the network of the other forms to the last route table; `ec2.Vpc` makes a table for each subnet.
 */
export class NatEgressStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const vpc = new ec2.CfnVPC(this, 'Vpc', {
      cidrBlock: '10.0.0.0/16',
      enableDnsSupport: true,
      enableDnsHostnames: true,
    });
    Tags.of(vpc).add('Name', 'example');
    const subnet = (name: string, zone: 'a' | 'c', cidrBlock: string): ec2.CfnSubnet => {
      const made = new ec2.CfnSubnet(this, `${name}Subnet${zone.toUpperCase()}`, {
        vpcId: vpc.ref,
        availabilityZone: `${this.region}${zone}`,
        cidrBlock,
      });
      Tags.of(made).add('Name', `example-${name.toLowerCase()}-1${zone}`);
      return made;
    };
    const publicSubnets = [
      subnet('Public', 'a', '10.0.0.0/24'),
      subnet('Public', 'c', '10.0.1.0/24'),
    ] as const;
    const privateSubnets = [
      subnet('Private', 'a', '10.0.2.0/24'),
      subnet('Private', 'c', '10.0.3.0/24'),
    ] as const;

    const internetGateway = new ec2.CfnInternetGateway(this, 'InternetGateway');
    Tags.of(internetGateway).add('Name', 'example');
    const attachment = new ec2.CfnVPCGatewayAttachment(this, 'InternetGatewayAttachment', {
      vpcId: vpc.ref,
      internetGatewayId: internetGateway.ref,
    });
    const natAddress = new ec2.CfnEIP(this, 'NatAddress', { domain: 'vpc' });
    Tags.of(natAddress).add('Name', 'example-nat-1a');
    natAddress.addResourceDependency(attachment);
    const natGateway = new ec2.CfnNatGateway(this, 'NatGateway', {
      subnetId: publicSubnets[0].ref,
      allocationId: natAddress.attrAllocationId,
    });
    Tags.of(natGateway).add('Name', 'example-1a');

    const publicRoute = this.routeOut('Public', vpc, publicSubnets, { gatewayId: internetGateway.ref });
    publicRoute.addResourceDependency(attachment);
    natGateway.addResourceDependency(publicRoute);
    this.routeOut('Private', vpc, privateSubnets, { natGatewayId: natGateway.ref });
    this.addFunction(vpc, privateSubnets);
  }

  /** A route table for some subnets, which leads out. */
  private routeOut(
    name: string,
    vpc: ec2.CfnVPC,
    subnets: readonly ec2.CfnSubnet[],
    target: Pick<ec2.CfnRouteProps, 'gatewayId' | 'natGatewayId'>,
  ): ec2.CfnRoute {
    const table = new ec2.CfnRouteTable(this, `${name}RouteTable`, { vpcId: vpc.ref });
    Tags.of(table).add('Name', `example-${name.toLowerCase()}`);
    for (const subnet of subnets) {
      new ec2.CfnSubnetRouteTableAssociation(this, `RouteTableOf${subnet.node.id}`, {
        subnetId: subnet.ref,
        routeTableId: table.ref,
      });
    }
    return new ec2.CfnRoute(this, `${name}Route`, {
      routeTableId: table.ref,
      destinationCidrBlock: '0.0.0.0/0',
      ...target,
    });
  }

  private addFunction(vpc: ec2.CfnVPC, subnets: readonly ec2.CfnSubnet[]): void {
    // Without an egress rule AWS lets everything out.
    const group = new ec2.CfnSecurityGroup(this, 'FunctionsGroup', {
      vpcId: vpc.ref,
      groupName: 'functions',
      groupDescription: 'Lambda functions: all out, nothing in',
    });
    Tags.of(group).add('Name', 'example-functions');
    const role = new iam.Role(this, 'ListRestApisRole', {
      roleName: 'list-rest-apis',
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaVPCAccessExecutionRole'),
      ],
    });
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['apigateway:GET'],
        resources: [`arn:${this.partition}:apigateway:${this.region}::/restapis`],
      }),
    );
    new lambda.CfnFunction(this, 'ListRestApis', {
      functionName: 'list-rest-apis',
      description: 'Lists the REST APIs of the account',
      runtime: 'nodejs24.x',
      architectures: ['arm64'],
      memorySize: 256,
      timeout: 3,
      handler: 'index.handler',
      role: role.roleArn,
      code: { zipFile: code },
      vpcConfig: {
        subnetIds: subnets.map(({ ref }) => ref),
        securityGroupIds: [group.attrGroupId],
      },
    });
  }
}
