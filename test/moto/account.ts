import {
  AcceptVpcPeeringConnectionCommand,
  AllocateAddressCommand,
  AssociateDhcpOptionsCommand,
  AssociateRouteTableCommand,
  AssociateTransitGatewayRouteTableCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateDhcpOptionsCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateRouteCommand,
  type CreateRouteCommandInput,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTransitGatewayCommand,
  CreateTransitGatewayRouteCommand,
  CreateTransitGatewayRouteTableCommand,
  CreateTransitGatewayVpcAttachmentCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpcPeeringConnectionCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type IpPermission,
  ModifyVpcAttributeCommand,
  ReplaceNetworkAclAssociationCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import { APIGatewayClient, CreateRestApiCommand } from '@aws-sdk/client-api-gateway';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';

/** Where the networks are made. */
export const region = 'ap-northeast-1';

const zoneNames = { a: `${region}a`, c: `${region}c`, d: `${region}d` } as const;

/** A rule of a network ACL beside the one that denies the rest. */
interface AclRule {
  readonly egress: boolean;
  readonly ports: readonly [first: number, last: number];
}

/** One service's endpoint of the interface type. */
interface EndpointOptions {
  readonly service: string;
  readonly subnets: readonly string[];
  readonly group: string;
  readonly privateDns?: boolean;
}

const all = '0.0.0.0/0';

/** A range of ports that a group's rule names, with where from or to. */
export function tcp(range: string, first = 443, last = first): IpPermission {
  return { IpProtocol: 'tcp', FromPort: first, ToPort: last, IpRanges: [{ CidrIp: range }] };
}

/** An account of moto, empty at first, in which networks are made by the real SDK. */
export class Account {
  readonly #url: string;
  readonly #ec2: EC2Client;
  readonly #lambda: LambdaClient;
  readonly #apiGateway: APIGatewayClient;
  readonly #route53: Route53Client;

  private constructor(url: string) {
    this.#url = url;
    const options = {
      region,
      endpoint: url,
      maxAttempts: 1,
      credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    };
    this.#ec2 = new EC2Client(options);
    this.#lambda = new LambdaClient(options);
    this.#apiGateway = new APIGatewayClient(options);
    this.#route53 = new Route53Client(options);
  }

  /** An account without anything, its default VPC taken away; whatever was made before is gone. */
  static async empty(url: string): Promise<Account> {
    await fetch(new URL('/moto-api/reset', url), { method: 'POST' });
    const account = new Account(url);
    const { Subnets: subnets = [] } = await account.#ec2.send(new DescribeSubnetsCommand({}));
    for (const { SubnetId } of subnets) await account.#ec2.send(new DeleteSubnetCommand({ SubnetId }));
    const { Vpcs: vpcs = [] } = await account.#ec2.send(new DescribeVpcsCommand({}));
    for (const { VpcId } of vpcs) await account.#ec2.send(new DeleteVpcCommand({ VpcId }));
    return account;
  }

  /** A VPC with DNS host names, and Amazon DNS unless other name servers are given. */
  async vpc(range = '10.0.0.0/16', nameServers: readonly string[] = ['AmazonProvidedDNS']): Promise<string> {
    const { Vpc: made } = await this.#ec2.send(new CreateVpcCommand({ CidrBlock: range }));
    const id = given(made?.VpcId);
    const { DhcpOptions: options } = await this.#ec2.send(
      new CreateDhcpOptionsCommand({
        DhcpConfigurations: [{ Key: 'domain-name-servers', Values: [...nameServers] }],
      }),
    );
    const dhcpId = given(options?.DhcpOptionsId);
    await this.#ec2.send(new AssociateDhcpOptionsCommand({ VpcId: id, DhcpOptionsId: dhcpId }));
    await this.#ec2.send(new ModifyVpcAttributeCommand({ VpcId: id, EnableDnsHostnames: { Value: true } }));
    return id;
  }

  /** Associates a subnet of a stack with its table: moto's stacks make an association that no answer shows. */
  async finishAssociationOfStack(routeTable: string, subnet: string): Promise<void> {
    await this.#ec2.send(new AssociateRouteTableCommand({ RouteTableId: routeTable, SubnetId: subnet }));
  }

  /**
   * Switches on DNS host names of a VPC of a stack, which moto's stacks do not.
   * @returns the id of its main route table.
   */
  async finishVpcOfStack(vpc: string): Promise<string> {
    await this.#ec2.send(new ModifyVpcAttributeCommand({ VpcId: vpc, EnableDnsHostnames: { Value: true } }));
    const { RouteTables: tables = [] } = await this.#ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: 'association.main', Values: ['true'] }] }),
    );
    return given(tables.find(({ VpcId }) => VpcId === vpc)?.RouteTableId);
  }

  async subnet(vpc: string, range: string, zone: keyof typeof zoneNames = 'a'): Promise<string> {
    const { Subnet: made } = await this.#ec2.send(
      new CreateSubnetCommand({ VpcId: vpc, CidrBlock: range, AvailabilityZone: zoneNames[zone] }),
    );
    return given(made?.SubnetId);
  }

  /** A route table of subnets, with routes beside the local one. */
  async routeTable(
    vpc: string,
    subnets: readonly string[],
    routes: readonly Omit<CreateRouteCommandInput, 'RouteTableId'>[] = [],
  ): Promise<string> {
    const { RouteTable: made } = await this.#ec2.send(new CreateRouteTableCommand({ VpcId: vpc }));
    const id = given(made?.RouteTableId);
    for (const SubnetId of subnets)
      await this.#ec2.send(new AssociateRouteTableCommand({ RouteTableId: id, SubnetId }));
    for (const route of routes) await this.#ec2.send(new CreateRouteCommand({ ...route, RouteTableId: id }));
    return id;
  }

  async internetGateway(vpc: string): Promise<string> {
    const { InternetGateway: made } = await this.#ec2.send(new CreateInternetGatewayCommand({}));
    const id = given(made?.InternetGatewayId);
    await this.#ec2.send(new AttachInternetGatewayCommand({ VpcId: vpc, InternetGatewayId: id }));
    return id;
  }

  async natGateway(subnet: string): Promise<string> {
    const { AllocationId } = await this.#ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
    const { NatGateway: made } = await this.#ec2.send(
      new CreateNatGatewayCommand({ SubnetId: subnet, AllocationId: given(AllocationId) }),
    );
    return given(made?.NatGatewayId);
  }

  /** A security group that lets these in and, unless told otherwise, everything out. */
  async group(
    vpc: string,
    name: string,
    inbound: readonly IpPermission[],
    outbound?: readonly IpPermission[],
  ): Promise<string> {
    const { GroupId } = await this.#ec2.send(
      new CreateSecurityGroupCommand({ VpcId: vpc, GroupName: name, Description: name }),
    );
    const id = given(GroupId);
    if (inbound.length > 0) {
      await this.#ec2.send(
        new AuthorizeSecurityGroupIngressCommand({ GroupId: id, IpPermissions: [...inbound] }),
      );
    }
    if (outbound === undefined) return id;
    const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: all }] };
    await this.#ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: id, IpPermissions: [everything] }));
    await this.#ec2.send(
      new AuthorizeSecurityGroupEgressCommand({ GroupId: id, IpPermissions: [...outbound] }),
    );
    return id;
  }

  /** A network ACL of a subnet that allows these ports over TCP and nothing else. */
  async networkAcl(vpc: string, subnet: string, rules: readonly AclRule[]): Promise<string> {
    const { NetworkAcls: acls = [] } = await this.#ec2.send(new DescribeNetworkAclsCommand({}));
    const association = acls
      .flatMap(({ Associations: associations = [] }) => associations)
      .find(({ SubnetId }) => SubnetId === subnet);
    const { NetworkAcl: made } = await this.#ec2.send(new CreateNetworkAclCommand({ VpcId: vpc }));
    const id = given(made?.NetworkAclId);
    for (const [at, { egress, ports }] of rules.entries()) {
      await this.#ec2.send(
        new CreateNetworkAclEntryCommand({
          NetworkAclId: id,
          RuleNumber: 100 + at,
          Egress: egress,
          Protocol: '6',
          RuleAction: 'allow',
          CidrBlock: all,
          PortRange: { From: ports[0], To: ports[1] },
        }),
      );
    }
    const AssociationId = given(association?.NetworkAclAssociationId);
    await this.#ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId: id }));
    return id;
  }

  async interfaceEndpoint(
    vpc: string,
    { service, subnets, group, privateDns = true }: EndpointOptions,
  ): Promise<string> {
    const { VpcEndpoint: made } = await this.#ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: vpc,
        VpcEndpointType: 'Interface',
        ServiceName: `com.amazonaws.${region}.${service}`,
        SubnetIds: [...subnets],
        SecurityGroupIds: [group],
        PrivateDnsEnabled: privateDns,
      }),
    );
    return given(made?.VpcEndpointId);
  }

  async gatewayEndpoint(vpc: string, service: string, routeTables: readonly string[]): Promise<string> {
    const { VpcEndpoint: made } = await this.#ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: vpc,
        VpcEndpointType: 'Gateway',
        ServiceName: `com.amazonaws.${region}.${service}`,
        RouteTableIds: [...routeTables],
      }),
    );
    return given(made?.VpcEndpointId);
  }

  async peering(vpc: string, peer: string): Promise<string> {
    const { VpcPeeringConnection: made } = await this.#ec2.send(
      new CreateVpcPeeringConnectionCommand({ VpcId: vpc, PeerVpcId: peer }),
    );
    const id = given(made?.VpcPeeringConnectionId);
    await this.#ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id }));
    return id;
  }

  /** Accepts a peering connection of a stack, as CloudFormation does it within one account and moto does not. */
  async acceptPeeringOfStack(VpcPeeringConnectionId: string): Promise<void> {
    await this.#ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }));
  }

  /** A transit gateway without tables of its own making. */
  async transitGateway(): Promise<string> {
    const { TransitGateway: made } = await this.#ec2.send(
      new CreateTransitGatewayCommand({
        Options: { DefaultRouteTableAssociation: 'disable', DefaultRouteTablePropagation: 'disable' },
      }),
    );
    return given(made?.TransitGatewayId);
  }

  async attachment(transitGateway: string, vpc: string, subnets: readonly string[]): Promise<string> {
    const { TransitGatewayVpcAttachment: made } = await this.#ec2.send(
      new CreateTransitGatewayVpcAttachmentCommand({
        TransitGatewayId: transitGateway,
        VpcId: vpc,
        SubnetIds: [...subnets],
      }),
    );
    return given(made?.TransitGatewayAttachmentId);
  }

  /** A transit gateway's route table of attachments, with static routes: range, and attachment that it leads to. */
  async transitGatewayRouteTable(
    transitGateway: string,
    attachments: readonly string[],
    routes: readonly (readonly [range: string, attachment: string])[],
  ): Promise<string> {
    const { TransitGatewayRouteTable: made } = await this.#ec2.send(
      new CreateTransitGatewayRouteTableCommand({ TransitGatewayId: transitGateway }),
    );
    const TransitGatewayRouteTableId = given(made?.TransitGatewayRouteTableId);
    for (const TransitGatewayAttachmentId of attachments) {
      await this.#ec2.send(
        new AssociateTransitGatewayRouteTableCommand({
          TransitGatewayRouteTableId,
          TransitGatewayAttachmentId,
        }),
      );
    }
    for (const [DestinationCidrBlock, TransitGatewayAttachmentId] of routes) {
      await this.#ec2.send(
        new CreateTransitGatewayRouteCommand({
          TransitGatewayRouteTableId,
          DestinationCidrBlock,
          TransitGatewayAttachmentId,
        }),
      );
    }
    return TransitGatewayRouteTableId;
  }

  /** A private hosted zone of a VPC, whose own name leads to an endpoint's name of the region. */
  async zoneForEndpoint(vpc: string, name: string, endpoint: string): Promise<string> {
    const { HostedZone: made } = await this.#route53.send(
      new CreateHostedZoneCommand({
        Name: name,
        CallerReference: name,
        VPC: { VPCRegion: region, VPCId: vpc },
        HostedZoneConfig: { PrivateZone: true },
      }),
    );
    const { VpcEndpoints: endpoints = [] } = await this.#ec2.send(
      new DescribeVpcEndpointsCommand({ VpcEndpointIds: [endpoint] }),
    );
    const entry = endpoints[0]?.DnsEntries?.[0];
    const alias = {
      DNSName: given(entry?.DnsName),
      HostedZoneId: given(entry?.HostedZoneId),
      EvaluateTargetHealth: false,
    };
    await this.#route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: given(made?.Id),
        ChangeBatch: {
          Changes: [{ Action: 'CREATE', ResourceRecordSet: { Name: name, Type: 'A', AliasTarget: alias } }],
        },
      }),
    );
    return given(made?.Id);
  }

  /** A Lambda function in subnets of a VPC. */
  async lambdaFunction(name: string, subnets: readonly string[], groups: readonly string[]): Promise<void> {
    const policy = { Version: '2012-10-17', Statement: [] };
    await this.#signed('iam', {
      'content-type': 'application/x-www-form-urlencoded',
      body: new URLSearchParams({
        Action: 'CreateRole',
        Version: '2010-05-08',
        RoleName: name,
        AssumeRolePolicyDocument: JSON.stringify(policy),
      }).toString(),
    });
    await this.#lambda.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: `arn:aws:iam::123456789012:role/${name}`,
        Code: { ZipFile: new Uint8Array([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]) },
        VpcConfig: { SubnetIds: [...subnets], SecurityGroupIds: [...groups] },
      }),
    );
  }

  /** A REST API of API Gateway. */
  async restApi(name: string, type: 'REGIONAL' | 'PRIVATE'): Promise<string> {
    const { id } = await this.#apiGateway.send(
      new CreateRestApiCommand({ name, endpointConfiguration: { types: [type] } }),
    );
    return given(id);
  }

  /** A rule that forwards a domain's names to a server outside, for a VPC; the endpoint that sends them is in a subnet. */
  async forwardingRule(
    vpc: string,
    domain: string,
    subnets: readonly string[],
    group: string,
  ): Promise<string> {
    const resolver = (operation: string, parameters: object) =>
      this.#signed('route53resolver', {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `Route53Resolver.${operation}`,
        body: JSON.stringify({ CreatorRequestId: operation, Name: operation, ...parameters }),
      });
    const endpoint = idOf(
      await resolver('CreateResolverEndpoint', {
        Direction: 'OUTBOUND',
        SecurityGroupIds: [group],
        IpAddresses: subnets.map((SubnetId) => ({ SubnetId })),
      }),
      /rslvr-out-[\w-]+/,
    );
    const rule = idOf(
      await resolver('CreateResolverRule', {
        RuleType: 'FORWARD',
        DomainName: domain,
        TargetIps: [{ Ip: '192.0.2.53', Port: 53 }],
        ResolverEndpointId: endpoint,
      }),
      /rslvr-rr-[\w-]+/,
    );
    await resolver('AssociateResolverRule', { ResolverRuleId: rule, VPCId: vpc });
    return rule;
  }

  // For services without a client here: moto reads the scope of the signature, and does not check it.
  async #signed(
    service: string,
    { body, ...headers }: Readonly<Record<string, string>> & { readonly body: string },
  ): Promise<string> {
    const scope = `AKIAEXAMPLE/20260101/${region}/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
    const answer = await fetch(this.#url, { method: 'POST', headers: { ...headers, authorization }, body });
    const told = await answer.text();
    if (!answer.ok) throw new Error(`${service}: ${told}`);
    return told;
  }
}

function given(value: string | undefined): string {
  if (value === undefined) throw new Error('moto left an id out');
  return value;
}

function idOf(answer: string, pattern: RegExp): string {
  return given(pattern.exec(answer)?.[0]);
}
