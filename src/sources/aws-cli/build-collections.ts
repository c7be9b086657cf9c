import { type Address } from '../../network/address.ts';
import { type Api } from '../../network/api.ts';
import { type CollectionName, type Gap } from '../../network/gap.ts';
import { type Network } from '../../network/network.ts';
import { type EndpointService } from '../../network/vpc-endpoint.ts';
import { type VpcFunction } from '../../network/vpc-function.ts';
import { type CallName } from '../calls.ts';
import { answersTo, gapsOf, type ScopeAnswers } from './answers.ts';
import { buildHostedZones, buildResolverRules } from './build-names.ts';
import { buildPrefixLists } from './build-prefix-lists.ts';
import { buildQueryLogAssociations } from './build-query-logs.ts';
import { buildSecurityGroups } from './build-security-groups.ts';
import { buildAttachments, buildTransitGatewayRouteTables } from './build-transit-gateways.ts';
import { notInSource } from './gaps.ts';
import { type ItemReader, membersAt, readItems, type Reading, type ReadRequest } from './read-items.ts';
import { readHttpApi, readRestApi } from './shapes/api.ts';
import { readBlockPublicAccess } from './shapes/block-public-access.ts';
import { readPeeringConnection } from './shapes/connections.ts';
import { readEndpointService, readServiceWithoutPolicy } from './shapes/endpoint-service.ts';
import { readFlowLog } from './shapes/logs.ts';
import { readEgressOnlyInternetGateway, readInternetGateway } from './shapes/gateways.ts';
import { readDhcpOptions } from './shapes/names.ts';
import { readNatGateway } from './shapes/nat-gateway.ts';
import { readNetworkAcl } from './shapes/network-acl.ts';
import { networkInterfaceReader, readElasticAddress, readInstance } from './shapes/network-interface.ts';
import { readRouteTable } from './shapes/route-table.ts';
import { readSubnet } from './shapes/subnet.ts';
import { vpcEndpointReader } from './shapes/vpc-endpoint.ts';
import { readFunction } from './shapes/vpc-function.ts';
import { vpcReader } from './shapes/vpc.ts';

/** One kind of thing of the model. */
export type ItemOf<K extends CollectionName> = Network[K]['items'][number];

/** How each collection is read from the answers of one account and region; gaps of the calls included. */
export const collectionBuilders: {
  readonly [K in CollectionName]: (answers: ScopeAnswers) => Reading<ItemOf<K>>;
} = {
  vpcs: (answers) => described(answers, 'ec2:DescribeVpcs', vpcReader(answers)),
  subnets: (answers) => described(answers, 'ec2:DescribeSubnets', readSubnet),
  routeTables: (answers) => described(answers, 'ec2:DescribeRouteTables', readRouteTable),
  internetGateways: (answers) => described(answers, 'ec2:DescribeInternetGateways', readInternetGateway),
  egressOnlyInternetGateways: (answers) =>
    described(answers, 'ec2:DescribeEgressOnlyInternetGateways', readEgressOnlyInternetGateway),
  natGateways: (answers) => described(answers, 'ec2:DescribeNatGateways', readNatGateway),
  vpcEndpoints: (answers) =>
    described(answers, 'ec2:DescribeVpcEndpoints', vpcEndpointReader(servicesWithoutPolicy(answers))),
  endpointServices: buildEndpointServices,
  networkInterfaces: (answers) =>
    described(answers, 'ec2:DescribeNetworkInterfaces', networkInterfaceReader(elasticAddresses(answers))),
  instances: (answers) =>
    withGaps(answers, {
      call: 'ec2:DescribeInstances',
      reader: readInstance,
      members: (body) =>
        membersAt(body, 'Reservations').flatMap(({ path, value }) => {
          const instances =
            typeof value === 'object' && value !== null && 'Instances' in value ? value.Instances : undefined;
          return membersAt({ Instances: instances }, 'Instances').map((member) => ({
            ...member,
            path: `${path}.${member.path}`,
          }));
        }),
    }),
  securityGroups: buildSecurityGroups,
  networkAcls: (answers) => described(answers, 'ec2:DescribeNetworkAcls', readNetworkAcl),
  prefixLists: buildPrefixLists,
  dhcpOptions: (answers) => described(answers, 'ec2:DescribeDhcpOptions', readDhcpOptions),
  hostedZones: (answers) => buildHostedZones(answers, vpcIdsOf(answers)),
  resolverRules: buildResolverRules,
  peeringConnections: (answers) =>
    described(answers, 'ec2:DescribeVpcPeeringConnections', readPeeringConnection),
  transitGatewayAttachments: buildAttachments,
  transitGatewayRouteTables: buildTransitGatewayRouteTables,
  functions: buildFunctions,
  apis: buildApis,
  blockPublicAccess: (answers) =>
    withGaps(answers, {
      call: 'ec2:DescribeVpcBlockPublicAccessOptions',
      reader: readBlockPublicAccess,
      members: ({ VpcBlockPublicAccessOptions: value }) => [{ path: 'VpcBlockPublicAccessOptions', value }],
    }),
  flowLogs: (answers) => described(answers, 'ec2:DescribeFlowLogs', readFlowLog),
  queryLogAssociations: buildQueryLogAssociations,
};

function described<T>(answers: ScopeAnswers, call: CallName, reader: ItemReader<T>): Reading<T> {
  return withGaps(answers, { call, reader });
}

function withGaps<T>(answers: ScopeAnswers, request: ReadRequest<T>): Reading<T> {
  const { found, gaps } = readItems(answers, request);
  return { found, gaps: [...gapsOf(answers, request.call), ...gaps] };
}

function vpcIdsOf(answers: ScopeAnswers): readonly string[] {
  const reading = readItems(answers, { call: 'ec2:DescribeVpcs', reader: vpcReader(answers) });
  return [...new Set(reading.found.map(({ item }) => item.id))].toSorted();
}

function servicesWithoutPolicy(answers: ScopeAnswers): ReadonlySet<string> {
  const call = 'ec2:DescribeVpcEndpointServices';
  return new Set(
    readItems(answers, { call, reader: readServiceWithoutPolicy }).found.map(({ item }) => item),
  );
}

function elasticAddresses(answers: ScopeAnswers): ReadonlyMap<string, readonly Address[]> {
  const reading = readItems(answers, { call: 'ec2:DescribeAddresses', reader: readElasticAddress });
  const byInterface = new Map<string, Address[]>();
  for (const { item } of reading.found) {
    const addresses = byInterface.get(item.networkInterfaceId) ?? [];
    byInterface.set(item.networkInterfaceId, [...addresses, item.publicAddress].toSorted(byValue));
  }
  return byInterface;
}

function byValue(a: Address, b: Address): number {
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

function buildEndpointServices(answers: ScopeAnswers): Reading<EndpointService> {
  const call = 'ec2:DescribeVpcEndpointServices';
  const reading = readItems(answers, {
    call,
    reader: readEndpointService,
    members: (body) => ('ServiceDetails' in body ? membersAt(body, 'ServiceDetails') : []),
  });
  const told = answersTo(answers, call);
  const { scope } = answers;
  const gap = (detail: string): Gap =>
    notInSource({ call, scope, fact: 'endpointServices', id: null, detail });
  const namesOnly = told.filter(({ body }) => !('ServiceDetails' in body));
  const gaps = [...gapsOf(answers, call), ...reading.gaps];
  gaps.push(...namesOnly.map(({ file }) => gap(`${file}: names without details (ServiceDetails)`)));
  // Every region offers S3 by gateway endpoint, so an answer without it was asked for single services.
  const looksWhole = reading.found.some(({ item }) => item.serviceName.endsWith('.s3'));
  const assumed = told.filter((answer) => answer.assumed && answer.partial === null);
  if (!looksWhole && told.length > 0 && assumed.length === told.length) {
    gaps.push(
      ...assumed.map(({ file }) =>
        gap(`${file}: lists no S3, so it was asked with --service-names or a filter`),
      ),
    );
  }
  return { found: reading.found, gaps };
}

function buildFunctions(answers: ScopeAnswers): Reading<VpcFunction> {
  const listed = readItems(answers, { call: 'lambda:ListFunctions', reader: readFunction });
  const single = readItems(answers, {
    call: 'lambda:GetFunctionConfiguration',
    reader: readFunction,
    members: (body) => [{ path: 'configuration', value: body }],
    fact: 'functions',
  });
  const whole = readItems(answers, {
    call: 'lambda:GetFunction',
    reader: readFunction,
    members: ({ Configuration: value }) => [{ path: 'Configuration', value }],
    fact: 'functions',
  });
  const gaps = [...gapsOf(answers, 'lambda:ListFunctions'), ...listed.gaps, ...single.gaps, ...whole.gaps];
  return { found: [...listed.found, ...single.found, ...whole.found], gaps };
}

// REST APIs are listed by one call, HTTP and WebSocket APIs by another.
function buildApis(answers: ScopeAnswers): Reading<Api> {
  const rest = described(answers, 'apigateway:GetRestApis', readRestApi);
  const http = withGaps(answers, {
    call: 'apigatewayv2:GetApis',
    reader: readHttpApi,
    members: (body) => membersAt(body, 'Items'),
  });
  return { found: [...rest.found, ...http.found], gaps: [...rest.gaps, ...http.gaps] };
}
