import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type Json } from '../../src/audit/check.ts';
import { reportServices } from '../../src/audit/report-services.ts';
import { type ServicesReport } from '../../src/audit/services-report.ts';
import { absent, whole } from '../../src/network/collection.ts';
import { emptyNetwork, type Network } from '../../src/network/network.ts';
import { type Source } from '../../src/network/source.ts';
import { indexNetwork } from '../../src/network/network-index.ts';
import { type RouteTable } from '../../src/network/route-table.ts';
import reportSchema from '../../src/report/report.schema.json' with { type: 'json' };
import { isVisibleText } from '../../src/report/safe-text.ts';
import { renderServices } from '../../src/report/services.ts';
import schema from '../../src/report/services.schema.json' with { type: 'json' };
import { plainStyle } from '../../src/report/style.ts';
import { everyServiceTarget } from '../../src/targets/services.ts';
import { endpoint, endpointService, refused, routeTable, subnet, vpc } from '../checks/network.ts';
import { isUnbreakable } from './unbreakable.ts';

const region = 'eu-west-1';
const logs = endpointService(`com.amazonaws.${region}.logs`);
const said = { ...logs, policySupported: false, addressFamilies: ['ipv4', 'ipv6'] } as const;
const hostileZone = 'eu-west-1\u001b[31m\n::error::';

function reportOf(changes: Partial<Network>, kind: Source['kind'] = 'live'): ServicesReport {
  const network: Network = {
    ...emptyNetwork,
    vpcs: whole([vpc()]),
    subnets: whole([subnet('subnet-a', '10.0.1.0/24'), subnet('subnet-b', '10.0.2.0/24')]),
    routeTables: whole([routeTable('rtb-1', ['subnet-a', 'subnet-b'])]),
    ...changes,
  };
  const source = { kind, label: 'live', takenAt: null, caller: null, hash: 'sha256:0' } as const;
  return reportServices({
    index: indexNetwork(network),
    places: new Map(),
    sources: [{ ...source, accounts: [], regions: [region] }],
    version: '1.0.0',
    vpcs: [],
    asked: (where) => ({
      targets: everyServiceTarget(where),
      endpointServices: [`com.amazonaws.${where}.ecs-agent`],
    }),
  });
}

const hostile = reportOf({
  vpcs: whole([vpc({ name: '\u001b]8;;http://example.com\u0007name\u202e' })]),
  subnets: whole([subnet('subnet-a', '10.0.1.0/24', { availabilityZone: hostileZone })]),
  endpointServices: whole([
    { ...logs, privateDnsNames: ['a\u009bb', '##[error]'], availabilityZones: [hostileZone] },
  ]),
  vpcEndpoints: whole([endpoint({ serviceName: logs.serviceName, state: 'pending' })]),
});

const reports: readonly (readonly [name: string, report: ServicesReport])[] = [
  ['offered', reportOf({ endpointServices: whole([said]) })],
  ['with an endpoint', reportOf({ vpcEndpoints: whole([endpoint({ serviceName: logs.serviceName })]) })],
  [
    'unread',
    reportOf({ endpointServices: absent<typeof logs>(refused), routeTables: absent<RouteTable>(refused) }),
  ],
  ['empty', reportOf({ subnets: whole([]), vpcs: whole([]) })],
  ['hostile', hostile],
];

const marked = (terms: Json): Json => {
  if (Array.isArray(terms)) return terms.map(marked);
  if (typeof terms !== 'object' || terms === null) return terms;
  const own = Object.fromEntries(Object.entries(terms).map(([key, value]) => [key, marked(value)]));
  return 'properties' in terms ? { ...own, additionalProperties: false } : own;
};

describe('the schema', () => {
  const ajv = (): Ajv2020 =>
    new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { uri: true } }).addSchema(reportSchema);
  const published = ajv().compile(schema);
  const closed = ajv().compile(Object(marked(schema)));

  test.each(reports)('takes what is told (%s), and describes all of it', (_, report) => {
    published(report);
    expect(published.errors).toBeNull();
    closed(report);
    expect(closed.errors).toBeNull();
  });

  test.each([
    ['another version', { schema: 'planecheck/services/v2' }],
    ['no places', { places: undefined }],
    ['a place without a region', { places: [{}] }],
  ])('refuses %s', (_, change) => {
    expect(published(JSON.parse(JSON.stringify({ ...hostile, ...change })))).toBe(false);
  });
});

const fieldLabel = /^ {2}(?:host|other hosts|endpoint|zones|private DNS|needs also) +/;

describe('the text', () => {
  const layouts = reports.flatMap(([name, report]) =>
    [40, 80, 120].flatMap((width) => [true, false].map((inFull) => ({ name, report, width, inFull }))),
  );

  test.each(layouts)('of $name at $width columns (in full: $inFull) does nothing and fits', (layout) => {
    const { report, width, inFull } = layout;
    const lines = renderServices(report, { width, style: plainStyle, inFull }).split('\n');
    expect(lines.filter((line) => !isVisibleText(line))).toEqual([]);
    const tooWide = lines.filter((line) => line.length > width).map((line) => line.replace(fieldLabel, ''));
    expect(tooWide.filter((line) => !isUnbreakable(line))).toEqual([]);
  });

  test('says what is missing in a template in its own words, what is alike once', () => {
    const offered = ['logs', 'sqs'].map((name) => ({
      ...endpointService(`com.amazonaws.${region}.${name}`),
      privateDnsNames: [`${name}.${region}.amazonaws.com`],
    }));
    const report = reportOf({ endpointServices: whole(offered) }, 'cloudformation');
    const text = renderServices(report, { width: 500, style: plainStyle, inFull: false });
    expect(text).toContain('each SERVICE of logs, sqs, as far as it should work:');
    expect(text).toContain(
      `add an AWS::EC2::VPCEndpoint with VpcEndpointType: Interface, VpcId: vpc-1, SubnetIds: [subnet-a, subnet-b], SecurityGroupIds: [GROUP_ADMITTING_443], ServiceName: com.amazonaws.${region}.SERVICE, PrivateDnsEnabled: true`,
    );
    expect(text).not.toContain('aws ec2');
  });

  test('where columns do not fit is a block for each service', () => {
    const report = reportOf({ endpointServices: whole([said]) });
    const text = renderServices(report, { width: 40, style: plainStyle, inFull: false });
    expect(text).toContain(
      '  logs\n    type interface, DNS none, policy no,\n    IPv6 yes, zones 1a 1b 1c\n',
    );
  });
});
