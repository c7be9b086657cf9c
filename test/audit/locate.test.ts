import { describe, expect, test } from 'vitest';
import { type Blame, locate } from '../../src/audit/locate.ts';
import { whole } from '../../src/network/collection.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { emptyNetwork } from '../../src/network/network.ts';
import { type Place, type Places, type ResourcePlaces } from '../../src/network/place.ts';
import { type ResourceType } from '../../src/network/resource.ts';
import { networkAcl, routeTable, securityGroup } from '../checks/network.ts';

const at = (path: string, line: number): Place => ({
  file: 'template.yaml',
  line,
  column: 7,
  path,
  construct: null,
});

const of = (id: string, line: number, more: Partial<ResourcePlaces> = {}): ResourcePlaces => ({
  self: at(`Resources.${id}`, line),
  properties: {},
  rules: new Map(),
  ...more,
});

const places: Places = new Map([
  [
    'vpc vpc-1',
    of('Vpc', 1, { properties: { 'dns-support': at('Resources.Vpc.Properties.EnableDnsSupport', 4) } }),
  ],
  [
    'route-table Table',
    of('Table', 10, {
      rules: new Map([['0.0.0.0/0', at('Resources.Default.Properties.DestinationCidrBlock', 22)]]),
    }),
  ],
  [
    'network-acl Acl',
    of('Acl', 30, {
      properties: { egress: at('Resources.Acl.Egress', 35) },
      rules: new Map([
        ['in 100', at('Resources.In', 40)],
        ['out 100', at('Resources.Out', 50)],
      ]),
    }),
  ],
  [
    'security-group Group',
    of('Group', 60, {
      properties: {
        egress: at('Resources.Group.Properties.SecurityGroupEgress', 63),
        ingress: at('Resources.Group.Properties.SecurityGroupIngress', 66),
      },
      rules: new Map([['allow tcp 443 10.0.0.0/8 (Group)', at('Resources.Rule', 70)]]),
    }),
  ],
  [
    'vpc-endpoint Endpoint',
    of('Endpoint', 80, {
      properties: {
        'private-dns': at('Resources.Endpoint.Properties.PrivateDnsEnabled', 81),
        subnets: at('Resources.Endpoint.Properties.SubnetIds', 82),
        'security-groups': at('Resources.Endpoint.Properties.SecurityGroupIds', 83),
      },
    }),
  ],
]);

const index = indexNetwork({
  ...emptyNetwork,
  routeTables: whole([{ ...routeTable('Vpc.MainRouteTable', []), main: true }, routeTable('rtb-other', [])]),
  networkAcls: whole([{ ...networkAcl([], []), id: 'Vpc.DefaultNetworkAcl', isDefault: true }]),
  securityGroups: whole([{ ...securityGroup('Vpc.DefaultSecurityGroup', []), groupName: 'default' }]),
});

const blame = (
  code: string,
  type: ResourceType,
  id: string,
  more: Partial<Pick<Blame, 'rule' | 'data'>> = {},
): Blame => ({ code, resource: { type, id }, rule: null, data: {}, ...more });

describe('where a finding is written', () => {
  test.each<readonly [name: string, blamed: Blame, property: string, line: number]>([
    [
      'the route that drops',
      blame('client-route-blackhole', 'route-table', 'Table', { rule: '0.0.0.0/0' }),
      'Resources.Default.Properties.DestinationCidrBlock',
      22,
    ],
    [
      'a table that lacks a route',
      blame('client-route-missing', 'route-table', 'Table'),
      'Resources.Table',
      10,
    ],
    [
      'an entry that refuses what comes in',
      blame('endpoint-acl-refuses', 'network-acl', 'Acl', { rule: '100', data: { direction: 'in' } }),
      'Resources.In',
      40,
    ],
    [
      'an entry of the same number that refuses what goes out',
      blame('client-out-acl-refuses', 'network-acl', 'Acl', { rule: '100', data: { direction: 'out' } }),
      'Resources.Out',
      50,
    ],
    [
      'the deny that nobody wrote: the entries of its direction',
      blame('client-out-acl-refuses', 'network-acl', 'Acl', { rule: '*', data: { direction: 'out' } }),
      'Resources.Acl.Egress',
      35,
    ],
    [
      'the same where these are written elsewhere',
      blame('endpoint-acl-refuses', 'network-acl', 'Acl', { rule: '*', data: { direction: 'in' } }),
      'Resources.Acl',
      30,
    ],
    [
      'a rule of a group',
      blame('endpoint-group-refuses', 'security-group', 'Group', {
        rule: 'allow tcp 443 10.0.0.0/8 (Group)',
        data: { direction: 'in' },
      }),
      'Resources.Rule',
      70,
    ],
    [
      'a group that admits nobody',
      blame('endpoint-group-refuses', 'security-group', 'Group', { data: { direction: 'in' } }),
      'Resources.Group.Properties.SecurityGroupIngress',
      66,
    ],
    [
      'a group that lets nothing out',
      blame('client-group-refuses', 'security-group', 'Group', { data: { direction: 'out' } }),
      'Resources.Group.Properties.SecurityGroupEgress',
      63,
    ],
    [
      'groups of an endpoint that refuse together',
      blame('endpoint-group-refuses', 'vpc-endpoint', 'Endpoint', { data: { direction: 'in' } }),
      'Resources.Endpoint.Properties.SecurityGroupIds',
      83,
    ],
    [
      'DNS that is off',
      blame('dns-support-off', 'vpc', 'vpc-1'),
      'Resources.Vpc.Properties.EnableDnsSupport',
      4,
    ],
    [
      'a property that is not written',
      blame('private-names-without-dns-hostnames', 'vpc', 'vpc-1'),
      'Resources.Vpc',
      1,
    ],
    [
      'private DNS that is off, as a standing check says it',
      blame('standing-endpoint-private-dns-off', 'vpc-endpoint', 'Endpoint'),
      'Resources.Endpoint.Properties.PrivateDnsEnabled',
      81,
    ],
    [
      'zones without the endpoint',
      blame('standing-endpoint-zone-not-covered', 'vpc-endpoint', 'Endpoint'),
      'Resources.Endpoint.Properties.SubnetIds',
      82,
    ],
    [
      'a code without a property',
      blame('endpoint-not-available', 'vpc-endpoint', 'Endpoint'),
      'Resources.Endpoint',
      80,
    ],
    [
      'the main table',
      blame('client-route-missing', 'route-table', 'Vpc.MainRouteTable'),
      'Resources.Vpc',
      1,
    ],
    [
      'the default ACL',
      blame('client-out-acl-refuses', 'network-acl', 'Vpc.DefaultNetworkAcl'),
      'Resources.Vpc',
      1,
    ],
    [
      'the default group',
      blame('client-group-refuses', 'security-group', 'Vpc.DefaultSecurityGroup'),
      'Resources.Vpc',
      1,
    ],
  ])('%s', (_name, blamed, property, line) => {
    expect(locate(places, index, blamed)).toEqual({
      file: 'template.yaml',
      line,
      column: 7,
      property,
      construct: null,
    });
  });

  test.each<readonly [name: string, blamed: Blame]>([
    ['what exists already', blame('client-route-missing', 'route-table', 'rtb-other')],
    ['the client', blame('client-lacks-family', 'client', 'client')],
  ])('nowhere: %s', (_name, blamed) => {
    expect(locate(places, index, blamed)).toBeNull();
  });
});
