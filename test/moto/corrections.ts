import { type MotoFacts, type TransitGatewayRequests } from './moto-facts.ts';
import {
  itemsOf,
  mapItems,
  mapTexts,
  textOf,
  textsOf,
  withChildren,
  xml,
  childOf,
  type XmlElement,
} from './xml-tree.ts';

/** What a correction goes by. */
interface Known {
  readonly facts: MotoFacts;
  readonly transitGateways: TransitGatewayRequests;
  /** Of the call. */
  readonly parameters: URLSearchParams;
}

/** Where moto answers otherwise than AWS does, and what the proxy makes of it. */
export interface Correction {
  readonly calls: readonly string[];
  readonly moto: string;
  readonly aws: string;
  readonly source: string;
  /** Changes the parameters of a call before moto gets them. */
  readonly request?: (parameters: URLSearchParams) => URLSearchParams;
  /** Changes what moto answered. */
  readonly answer?: (answer: XmlElement, known: Known) => XmlElement;
}

/** All corrections. An answer that is in no row comes from moto as it is. */
export const corrections: readonly Correction[] = [
  {
    calls: ['ec2:DescribeNatGateways', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeAddresses'],
    moto: 'gives interfaces of NAT gateways and of endpoints any address of 10.0.0.0/8',
    aws: 'gives them an address of their subnet',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
    answer: (answer, { facts: { addresses } }) => mapTexts(answer, (text) => addresses.get(text) ?? text),
  },
  {
    calls: ['ec2:DescribeNetworkInterfaces'],
    moto: 'shows the interface of a NAT gateway as a plain one with the default group of the VPC',
    aws: 'has a type of its own for it, and no group',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
    answer: (answer, { facts: { natInterfaces } }) =>
      mapItems(answer, 'networkInterfaceSet', (item) =>
        natInterfaces.has(textOf(item, 'networkInterfaceId'))
          ? withChildren(item, [xml('interfaceType', 'nat_gateway'), xml('groupSet', '')])
          : item,
      ),
  },
  {
    calls: ['ec2:DescribeNetworkInterfaces'],
    moto: 'shows the interfaces of an endpoint as plain ones with the default group of the VPC',
    aws: "has a type of its own for them, and gives them the endpoint's groups",
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
    answer: (answer, { facts: { endpoints } }) =>
      mapItems(answer, 'networkInterfaceSet', (item) => {
        const endpoint = endpoints.get(textOf(item, 'networkInterfaceId'));
        const groups = endpoint === undefined ? undefined : childOf(endpoint, 'groupSet');
        return groups === undefined
          ? item
          : withChildren(item, [xml('interfaceType', 'vpc_endpoint'), groups]);
      }),
  },
  {
    calls: ['ec2:DescribeVpcEndpoints'],
    moto: 'invents one host name for an endpoint: ID-HASH.com.amazonaws.REGION.SERVICE',
    aws: 'has one for the region, one for each zone, and with private DNS the private names',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
    answer: (answer, { facts }) =>
      mapItems(answer, 'vpcEndpointSet', (item) =>
        textOf(item, 'vpcEndpointType') === 'Interface'
          ? withChildren(item, [xml('dnsEntrySet', dnsNames(item, facts).map(dnsEntry))])
          : item,
      ),
  },
  {
    calls: ['ec2:DescribeVpcEndpoints'],
    moto: 'shows gateway endpoints with private DNS',
    aws: 'has private DNS for interface endpoints alone, unless asked for',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    answer: (answer) =>
      mapItems(answer, 'vpcEndpointSet', (item) =>
        textOf(item, 'vpcEndpointType') === 'Gateway'
          ? withChildren(item, [xml('privateDnsEnabled', 'false')])
          : item,
      ),
  },
  {
    calls: ['ec2:DescribeVpcEndpointServices'],
    moto: 'has execute-api.REGION.amazonaws.com for the only private name of execute-api',
    aws: 'has *.execute-api.REGION.amazonaws.com beside it, the name of every API',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
    answer: (answer, { facts: { region } }) =>
      mapItems(answer, 'serviceDetailSet', (item) =>
        textOf(item, 'serviceName') === `com.amazonaws.${region}.execute-api`
          ? withChildren(item, [privateNameSet('execute-api', region)])
          : item,
      ),
  },
  {
    calls: ['ec2:DescribeVpcEndpointServices'],
    moto: 'does not list apigateway',
    aws: 'offers it',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html',
    answer: (answer, { facts: { region } }) => {
      const services = itemsOf(answer, 'serviceDetailSet');
      const like = services.find(
        (item) => textOf(item, 'serviceName') === `com.amazonaws.${region}.execute-api`,
      );
      return like === undefined
        ? answer
        : withChildren(answer, [xml('serviceDetailSet', [...services, controlPlaneService(like, region)])]);
    },
  },
  {
    calls: ['ec2:SearchTransitGatewayRoutes'],
    moto: 'fails with status 500 where MaxResults is given',
    aws: 'takes it',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SearchTransitGatewayRoutes.html',
    request: (parameters) => {
      const changed = new URLSearchParams(parameters);
      changed.delete('MaxResults');
      return changed;
    },
  },
  {
    calls: ['ec2:SearchTransitGatewayRoutes'],
    moto: 'leaves out the attachments that routes lead to',
    aws: 'tells them',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRoute.html',
    answer: (answer, known) =>
      mapItems(answer, 'routeSet', (item) =>
        withChildren(item, [xml('transitGatewayAttachments', attachmentsOf(item, known))]),
      ),
  },
  {
    calls: ['ec2:GetTransitGatewayRouteTableAssociations'],
    moto: 'keeps attachments in the default table, even of a transit gateway that is told to associate none',
    aws: 'has an attachment in one table',
    source: 'https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
    answer: (answer, { transitGateways, parameters }) =>
      withChildren(answer, [
        xml(
          'associations',
          itemsOf(answer, 'associations').filter(
            (item) =>
              transitGateways.tableOf(textOf(item, 'transitGatewayAttachmentId')) ===
              parameters.get('TransitGatewayRouteTableId'),
          ),
        ),
      ]),
  },
  {
    calls: ['ec2:DescribeTransitGatewayAttachments'],
    moto: 'names the default table as that of every attachment',
    aws: 'names the one that the attachment is associated with',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayAttachment.html',
    answer: (answer, { transitGateways }) =>
      mapItems(answer, 'transitGatewayAttachments', (item) => {
        const table = transitGateways.tableOf(textOf(item, 'transitGatewayAttachmentId'));
        if (table === undefined) return item;
        const association = [xml('transitGatewayRouteTableId', table), xml('state', 'associated')];
        return withChildren(item, [xml('association', association)]);
      }),
  },
];

/** The calls of planecheck that moto does not know; the proxy answers as AWS does to an operation that it does not know. */
export const lacking = [
  'ec2:DescribeVpcBlockPublicAccessExclusions',
  'ec2:DescribeVpcBlockPublicAccessOptions',
  'route53profiles:ListProfileAssociations',
] as const;

function attachmentsOf(route: XmlElement, { facts, transitGateways, parameters }: Known) {
  const table = parameters.get('TransitGatewayRouteTableId') ?? '';
  const attachment = transitGateways.attachmentOf(table, textOf(route, 'destinationCidrBlock'));
  if (attachment === undefined) return [];
  return [
    xml('item', [
      xml('resourceId', facts.vpcOfAttachment.get(attachment) ?? ''),
      xml('resourceType', 'vpc'),
      xml('transitGatewayAttachmentId', attachment),
    ]),
  ];
}

function controlPlaneService(like: XmlElement, region: string): XmlElement {
  return withChildren(like, [
    xml('serviceName', `com.amazonaws.${region}.apigateway`),
    xml('serviceId', 'vpce-svc-0c5e80b2d39f6a471'),
    xml('baseEndpointDnsNameSet', [xml('item', `apigateway.${region}.vpce.amazonaws.com`)]),
    xml('privateDnsName', `apigateway.${region}.amazonaws.com`),
    privateNameSet('apigateway', region),
  ]);
}

function privateNameSet(service: string, region: string): XmlElement {
  const names = privateNames(service, region);
  return xml(
    'privateDnsNameSet',
    names.map((name) => xml('item', [xml('privateDnsName', name)])),
  );
}

function privateNames(service: string, region: string): readonly string[] {
  const name = `${service}.${region}.amazonaws.com`;
  return service === 'execute-api' ? [name, `*.${name}`] : [name];
}

function dnsNames(endpoint: XmlElement, { region, zoneOfSubnet }: MotoFacts): readonly string[] {
  const service = textOf(endpoint, 'serviceName').split('.').slice(3).join('.');
  const zones = textsOf(endpoint, 'subnetIdSet').map((subnet) => `-${zoneOfSubnet.get(subnet)}`);
  const own = `${textOf(endpoint, 'vpcEndpointId')}-k3v9x2qd`;
  return [
    ...['', ...zones].map((zone) => `${own}${zone}.${service}.${region}.vpce.amazonaws.com`),
    ...(textOf(endpoint, 'privateDnsEnabled') === 'true' ? privateNames(service, region) : []),
  ];
}

function dnsEntry(name: string): XmlElement {
  return xml('item', [xml('dnsName', name), xml('hostedZoneId', 'Z2E726K9Y6RL4W')]);
}
