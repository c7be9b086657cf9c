import { describe, expect, test } from 'vitest';
import { reportServices } from '../../src/audit/report-services.ts';
import { type ServicesPlace } from '../../src/audit/services-report.ts';
import { absent, whole } from '../../src/network/collection.ts';
import { type Gap } from '../../src/network/gap.ts';
import { emptyNetwork, type Network } from '../../src/network/network.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type EndpointService, type VpcEndpoint } from '../../src/network/vpc-endpoint.ts';
import { type RouteTable } from '../../src/network/route-table.ts';
import { type Vpc } from '../../src/network/vpc.ts';
import { known } from '../../src/network/fact.ts';
import { serviceTargets } from '../../src/targets/services.ts';
import { endpoint, refused, route, routeTable, scope, subnet, vpc } from '../checks/network.ts';

const region = 'eu-west-1';
const nameOf = (service: string): string => `com.amazonaws.${region}.${service}`;
const zones = (...letters: readonly string[]): readonly string[] => letters.map((each) => `${region}${each}`);

function offered(
  service: string,
  letters: readonly string[],
  more: Partial<EndpointService> = {},
): EndpointService {
  return {
    serviceName: nameOf(service),
    scope,
    types: ['interface'],
    availabilityZones: zones(...letters),
    privateDnsNames: [`${service}.${region}.amazonaws.com`],
    policySupported: true,
    addressFamilies: ['ipv4'],
    ...more,
  };
}

const servicesUnread: Gap = {
  kind: 'not-in-source',
  subject: { fact: 'endpointServices', id: null },
  scope,
  command: `aws ec2 describe-vpc-endpoint-services --region ${region}`,
  detail: null,
};

/** vpc-1 with private subnets in zones a (two) and b, of route tables rtb-a and rtb-b. */
const network: Network = {
  ...emptyNetwork,
  vpcs: whole([vpc()]),
  subnets: whole([
    subnet('subnet-1a', '10.0.1.0/24'),
    subnet('subnet-2a', '10.0.2.0/24'),
    subnet('subnet-1b', '10.0.3.0/24'),
  ]),
  routeTables: whole([routeTable('rtb-a', ['subnet-1a', 'subnet-2a']), routeTable('rtb-b', ['subnet-1b'])]),
};

interface Asked {
  readonly service?: string;
  readonly vpcs?: readonly string[];
}

function placesOf(changes: Partial<Network>, { service = 'logs', vpcs = [] }: Asked = {}) {
  return reportServices({
    index: indexNetwork({ ...network, ...changes }),
    places: new Map(),
    sources: [],
    version: '0.0.0',
    vpcs,
    asked: (where) => {
      const targets = serviceTargets(service, null, where);
      return { targets, endpointServices: targets.length > 0 ? [] : [nameOf(service)] };
    },
  }).places;
}

function onlyPlace(changes: Partial<Network>, asked: Asked = {}): ServicesPlace {
  const [place, ...others] = placesOf(changes, asked);
  if (place === undefined || others.length > 0) throw new Error('not one place');
  return place;
}

/** What is said of the service, and the zones a and b: `missing/offered`. */
function told(changes: Partial<Network>, asked: Asked = {}) {
  const { endpointServices, vpcs } = onlyPlace(changes, asked);
  const [row] = vpcs[0]?.rows ?? [];
  return {
    offer: endpointServices[0]?.offer,
    cells: row?.cells.map(({ zone, standing, offer }) => `${zone?.slice(-1)}: ${standing}/${offer}`),
    fix: row?.fix,
  };
}

const inBoth = whole([offered('logs', ['a', 'b', 'c'])]);
const logs = (more: Parameters<typeof endpoint>[0]) => endpoint({ serviceName: nameOf('logs'), ...more });

describe('a zone and an endpoint service', () => {
  test.each([
    ['offered in both', { endpointServices: inBoth }, 'offered', 'a: missing/offered', 'b: missing/offered'],
    [
      'offered in one',
      { endpointServices: whole([offered('logs', ['a', 'c'])]) },
      'offered',
      'a: missing/offered',
      'b: not-offered/not-offered',
    ],
    [
      'of zones that the answer does not name',
      { endpointServices: whole([offered('logs', [])]) },
      'offered',
      'a: unknown/not-said',
      'b: unknown/not-said',
    ],
    [
      'not offered',
      { endpointServices: whole([offered('logs-fips', ['a', 'b'])]) },
      'not-offered',
      'a: not-offered/not-offered',
      'b: not-offered/not-offered',
    ],
    [
      'not said',
      { endpointServices: absent<EndpointService>(servicesUnread) },
      'not-said',
      'a: unknown/not-said',
      'b: unknown/not-said',
    ],
    [
      'with an endpoint in both',
      { endpointServices: inBoth, vpcEndpoints: whole([logs({ subnetIds: ['subnet-1a', 'subnet-1b'] })]) },
      'offered',
      'a: in-zone/offered',
      'b: in-zone/offered',
    ],
    [
      'with an endpoint in one, offered in both',
      { endpointServices: inBoth, vpcEndpoints: whole([logs({ subnetIds: ['subnet-2a'] })]) },
      'offered',
      'a: in-zone/offered',
      'b: elsewhere/offered',
    ],
    [
      'with an endpoint in one, offered in that alone',
      {
        endpointServices: whole([offered('logs', ['a'])]),
        vpcEndpoints: whole([logs({ subnetIds: ['subnet-1a'] })]),
      },
      'offered',
      'a: in-zone/offered',
      'b: elsewhere/not-offered',
    ],
    [
      'with an endpoint in one, and what is offered not said',
      {
        endpointServices: absent<EndpointService>(servicesUnread),
        vpcEndpoints: whole([logs({ subnetIds: ['subnet-1a'] })]),
      },
      'not-said',
      'a: in-zone/not-said',
      'b: elsewhere/not-said',
    ],
    [
      'with an endpoint that waits to be accepted',
      {
        endpointServices: inBoth,
        vpcEndpoints: whole([logs({ subnetIds: ['subnet-1a'], state: 'pending' })]),
      },
      'offered',
      'a: not-available/offered',
      'b: not-available/offered',
    ],
    [
      'with a deleted endpoint',
      {
        endpointServices: inBoth,
        vpcEndpoints: whole([logs({ subnetIds: ['subnet-1a'], state: 'deleted' })]),
      },
      'offered',
      'a: missing/offered',
      'b: missing/offered',
    ],
    [
      'with an endpoint for another service that begins alike',
      {
        endpointServices: inBoth,
        vpcEndpoints: whole([endpoint({ serviceName: nameOf('logs-fips'), subnetIds: ['subnet-1a'] })]),
      },
      'offered',
      'a: missing/offered',
      'b: missing/offered',
    ],
    [
      'where the endpoints were refused',
      { endpointServices: inBoth, vpcEndpoints: absent<VpcEndpoint>(refused) },
      'offered',
      'a: unknown/offered',
      'b: unknown/offered',
    ],
    [
      'with an endpoint one of whose subnets was not read',
      { endpointServices: inBoth, vpcEndpoints: whole([logs({ subnetIds: ['subnet-1a', 'subnet-x'] })]) },
      'offered',
      'a: in-zone/offered',
      'b: unknown/offered',
    ],
  ] as const)('%s', (_, changes, offer, ...cells) => {
    expect(told(changes)).toMatchObject({ offer, cells });
  });

  test('says why it cannot be told', () => {
    const { vpcs, gaps } = onlyPlace({
      endpointServices: inBoth,
      vpcEndpoints: absent<VpcEndpoint>(refused),
    });
    expect(vpcs[0]?.rows[0]?.cells[0]?.gap).toMatchObject({ action: 'ec2:DescribeVpcEndpoints' });
    expect(gaps).toHaveLength(1);
  });

  test('a zone known by its id alone is in no list of names', () => {
    const byId = { availabilityZone: null, availabilityZoneId: 'euw1-az1' };
    const subnets = whole([subnet('subnet-1a', '10.0.1.0/24', byId)]);
    const { vpcs } = onlyPlace({ subnets, endpointServices: inBoth });
    expect(vpcs[0]?.rows[0]?.cells).toMatchObject([
      { zone: 'euw1-az1', standing: 'unknown', offer: 'not-said' },
    ]);
  });
});

describe('a gateway endpoint', () => {
  const s3 = whole([
    offered('s3', ['a', 'b'], {
      types: ['gateway'],
      privateDnsNames: [],
      policySupported: false,
      addressFamilies: null,
    }),
    offered('s3', ['a'], { addressFamilies: ['ipv4', 'ipv6'] }),
  ]);
  const gateway = (routeTableIds: readonly string[]) =>
    whole([
      endpoint({
        type: 'gateway',
        serviceName: nameOf('s3'),
        subnetIds: [],
        routeTableIds,
        privateDnsEnabled: false,
      }),
    ]);
  const with2a = (id: string) =>
    whole([
      routeTable('rtb-a', ['subnet-1a']),
      routeTable('rtb-b', ['subnet-1b']),
      routeTable(id, ['subnet-2a']),
    ]);

  test.each([
    [
      'of both tables',
      { vpcEndpoints: gateway(['rtb-a', 'rtb-b']) },
      'a: gateway/offered',
      'b: gateway/offered',
    ],
    ['of one table', { vpcEndpoints: gateway(['rtb-a']) }, 'a: gateway/offered', 'b: elsewhere/offered'],
    [
      'of the table of one subnet of two',
      { vpcEndpoints: gateway(['rtb-a']), routeTables: with2a('rtb-c') },
      'a: gateway-part/offered',
      'b: elsewhere/offered',
    ],
    [
      'where the route tables were not read',
      { vpcEndpoints: gateway(['rtb-a']), routeTables: absent<RouteTable>(refused) },
      'a: unknown/offered',
      'b: unknown/offered',
    ],
    ['that is not there', {}, 'a: missing/offered', 'b: missing/offered'],
  ] as const)('%s', (_, changes, ...cells) => {
    expect(told({ endpointServices: s3, ...changes }, { service: 's3' })).toMatchObject({
      offer: 'offered',
      cells,
    });
  });

  test('is listed beside the interface of the same name, whose private DNS names count', () => {
    const [service] = onlyPlace({ endpointServices: s3 }, { service: 's3' }).endpointServices;
    expect(service).toMatchObject({
      listed: [
        { types: ['gateway'], policySupported: false, addressFamilies: null },
        { types: ['interface'], availabilityZones: zones('a'), addressFamilies: ['ipv4', 'ipv6'] },
      ],
      privateDnsNames: { names: [`s3.${region}.amazonaws.com`], from: 'region' },
    });
  });

  test('is what a missing one is made as, and gets the tables that lack it', () => {
    expect(told({ endpointServices: s3 }, { service: 's3' }).fix).toBe(
      `aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id vpc-1 --route-table-ids rtb-a rtb-b --service-name ${nameOf('s3')} --region ${region}`,
    );
    const one = { endpointServices: s3, vpcEndpoints: gateway(['rtb-a']) };
    expect(told(one, { service: 's3' }).fix).toBe(
      `aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --add-route-table-ids rtb-b --region ${region}`,
    );
  });
});

describe('the command for what is missing', () => {
  const create = (subnets: string, names = ' --private-dns-enabled') =>
    `aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id vpc-1 --subnet-ids ${subnets} --security-group-ids GROUP_ADMITTING_443 --service-name ${nameOf('logs')}${names} --region ${region}`;
  const hostnamesOff: Partial<Vpc> = { enableDnsHostnames: known(false) };

  test.each([
    ['takes one subnet of each zone', { endpointServices: inBoth }, create('subnet-1a subnet-1b')],
    [
      'leaves out zones without the service',
      { endpointServices: whole([offered('logs', ['b'])]) },
      create('subnet-1b'),
    ],
    [
      'asks for no names where the service has none',
      { endpointServices: whole([offered('logs', ['a'], { privateDnsNames: [] })]) },
      create('subnet-1a', ''),
    ],
    [
      'turns on what private DNS needs',
      { endpointServices: inBoth, vpcs: whole([vpc(hostnamesOff)]) },
      `aws ec2 modify-vpc-attribute --vpc-id vpc-1 --enable-dns-hostnames Value=true --region ${region}\n${create('subnet-1a subnet-1b')}`,
    ],
    [
      'adds a zone to the endpoint that there is',
      { endpointServices: inBoth, vpcEndpoints: whole([logs({ subnetIds: ['subnet-1a'] })]) },
      `aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-1 --add-subnet-ids subnet-1b --region ${region}`,
    ],
    [
      'is none where what is offered is not said',
      { endpointServices: absent<EndpointService>(servicesUnread) },
      null,
    ],
    [
      'is none where endpoints were refused',
      { endpointServices: inBoth, vpcEndpoints: absent<VpcEndpoint>(refused) },
      null,
    ],
  ] as const)('%s', (_, changes, fix) => {
    expect(told(changes).fix).toBe(fix);
  });
});

describe('the private DNS names', () => {
  test.each([
    [
      'are the region’s',
      whole([offered('logs', ['a'], { privateDnsNames: ['b.example', 'a.example'] })]),
      { names: ['a.example', 'b.example'], from: 'region' },
    ],
    [
      'are none where the region says so',
      whole([offered('logs', ['a'], { privateDnsNames: [] })]),
      { names: [], from: 'region' },
    ],
    [
      'are those that AWS documents else',
      absent<EndpointService>(servicesUnread),
      { names: ['logs.eu-west-1.amazonaws.com'], from: 'documentation' },
    ],
  ] as const)('%s', (_, endpointServices, expected) => {
    expect(onlyPlace({ endpointServices }).endpointServices[0]?.privateDnsNames).toEqual(expected);
  });

  test('are not known where neither says any', () => {
    const { endpointServices } = onlyPlace(
      { endpointServices: absent<EndpointService>(servicesUnread) },
      { service: 'ecs-agent' },
    );
    expect(endpointServices).toMatchObject([
      { offer: 'not-said', privateDnsNames: null, gap: { kind: 'not-in-source' } },
    ]);
  });
});

describe('the VPCs', () => {
  const second = {
    vpcs: whole([vpc(), vpc({ id: 'vpc-2', name: 'second' })]),
    subnets: whole([...network.subnets.items, subnet('subnet-2c', '10.1.0.0/24', { vpcId: 'vpc-2' })]),
    endpointServices: whole([offered('logs', ['a', 'b'])]),
    vpcEndpoints: whole([logs({ subnetIds: ['subnet-1a', 'subnet-1b'] })]),
  };

  test('have a grid each, of their own zones and endpoints', () => {
    expect(
      onlyPlace(second).vpcs.map(({ id, rows }) => [id, rows[0]?.cells.map(({ standing }) => standing)]),
    ).toEqual([
      ['vpc-1', ['in-zone', 'in-zone']],
      ['vpc-2', ['not-offered']],
    ]);
  });

  test('are those that were named', () => {
    expect(onlyPlace(second, { vpcs: ['vpc-2'] }).vpcs).toMatchObject([{ id: 'vpc-2', name: 'second' }]);
  });

  test('whose subnets are all public have none', () => {
    const toInternet = route('0.0.0.0/0', { kind: 'internet-gateway', id: 'igw-1' });
    const routeTables = whole([routeTable('rtb-a', ['subnet-1a', 'subnet-2a', 'subnet-1b'], [toInternet])]);
    expect(onlyPlace({ routeTables }).vpcs).toEqual([]);
  });

  test('of another region ask its services; another account’s zones go by other names', () => {
    const other = { accountId: '444455556666', region };
    const far = { accountId: '111122223333', region: 'us-east-1' };
    const places = placesOf({
      vpcs: whole([vpc(), vpc({ id: 'vpc-2', scope: other }), vpc({ id: 'vpc-3', scope: far })]),
      subnets: whole([
        ...network.subnets.items,
        subnet('subnet-3a', '10.1.0.0/24', { vpcId: 'vpc-2', scope: other }),
        subnet('subnet-4a', '10.2.0.0/24', { vpcId: 'vpc-3', scope: far, availabilityZone: 'us-east-1a' }),
      ]),
      endpointServices: whole([offered('logs', ['a', 'b'])]),
    });
    expect(
      places.map(({ accountId, region: where, endpointServices, vpcs }) => [
        `${accountId}/${where}`,
        endpointServices[0]?.endpointService,
        endpointServices[0]?.offer,
        vpcs.map(({ id, rows }) => `${id} ${rows[0]?.cells.map(({ standing }) => standing).join(' ')}`),
      ]),
    ).toEqual([
      ['111122223333/eu-west-1', nameOf('logs'), 'offered', ['vpc-1 missing missing']],
      ['444455556666/eu-west-1', nameOf('logs'), 'offered', ['vpc-2 unknown']],
      ['111122223333/us-east-1', 'com.amazonaws.us-east-1.logs', 'not-offered', ['vpc-3 not-offered']],
    ]);
  });
});
