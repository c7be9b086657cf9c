import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAwsServer } from '../../aws-server/aws-server.ts';
import { type Identity, makeSelfSigned } from '../../kit/certificates.ts';
import { startRecordingProxy } from '../../kit/recording-proxy.ts';
import { readAccount, settingsFor } from './read-from.ts';

interface Case {
  readonly title: string;
  readonly region: string;
  /** Set by the environment, or in the profile. */
  readonly settings: Readonly<Record<string, string>>;
  readonly hosts: readonly string[];
  /** The region that Route 53 is signed for. */
  readonly route53: string;
}

const services = [
  'apigateway',
  'ec2',
  'lambda',
  'network-firewall',
  'route53profiles',
  'route53resolver',
  'sts',
];

function hostsOf(suffix: string, mark = '', plain: readonly string[] = []): readonly string[] {
  return services.map((service) => `${service}${plain.includes(service) ? '' : mark}.${suffix}`);
}

const fips = { AWS_USE_FIPS_ENDPOINT: 'true' };
const dualStack = { AWS_USE_DUALSTACK_ENDPOINT: 'true' };

// By hand from the endpoint rules that AWS publishes for its SDKs (endpoint-rule-set-1.json of each service), and
// https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html.
const cases: readonly Case[] = [
  {
    title: 'a region',
    region: 'eu-west-1',
    settings: {},
    hosts: [...hostsOf('eu-west-1.amazonaws.com'), 'route53.amazonaws.com'],
    route53: 'us-east-1',
  },
  {
    title: 'FIPS',
    region: 'us-east-1',
    settings: fips,
    hosts: [...hostsOf('us-east-1.amazonaws.com', '-fips'), 'route53-fips.amazonaws.com'],
    route53: 'us-east-1',
  },
  {
    title: 'FIPS by the profile',
    region: 'ca-central-1',
    settings: { use_fips_endpoint: 'true' },
    hosts: [...hostsOf('ca-central-1.amazonaws.com', '-fips'), 'route53-fips.amazonaws.com'],
    route53: 'us-east-1',
  },
  {
    title: 'dual-stack',
    region: 'eu-west-1',
    settings: dualStack,
    hosts: [...hostsOf('eu-west-1.api.aws'), 'route53.global.api.aws'],
    route53: 'us-east-1',
  },
  {
    title: 'FIPS and dual-stack, by the profile',
    region: 'us-west-2',
    settings: { use_fips_endpoint: 'true', use_dualstack_endpoint: 'true' },
    hosts: [...hostsOf('us-west-2.api.aws', '-fips'), 'route53-fips.global.api.aws'],
    route53: 'us-east-1',
  },
  {
    title: 'China',
    region: 'cn-north-1',
    settings: {},
    hosts: [...hostsOf('cn-north-1.amazonaws.com.cn'), 'route53.amazonaws.com.cn'],
    route53: 'cn-northwest-1',
  },
  {
    title: 'China, dual-stack',
    region: 'cn-northwest-1',
    settings: dualStack,
    hosts: [
      ...hostsOf('cn-northwest-1.api.amazonwebservices.com.cn'),
      'route53.global.api.amazonwebservices.com.cn',
    ],
    route53: 'cn-northwest-1',
  },
  {
    title: 'GovCloud',
    region: 'us-gov-east-1',
    settings: {},
    hosts: [...hostsOf('us-gov-east-1.amazonaws.com'), 'route53.us-gov.amazonaws.com'],
    route53: 'us-gov-west-1',
  },
  {
    title: 'GovCloud, FIPS: some hosts are so by their plain names',
    region: 'us-gov-west-1',
    settings: fips,
    hosts: [
      ...hostsOf('us-gov-west-1.amazonaws.com', '-fips', ['ec2', 'sts', 'route53resolver']),
      'route53.us-gov.amazonaws.com',
    ],
    route53: 'us-gov-west-1',
  },
  {
    title: 'GovCloud, FIPS and dual-stack',
    region: 'us-gov-west-1',
    settings: { ...fips, ...dualStack },
    hosts: [...hostsOf('us-gov-west-1.api.aws', '-fips'), 'route53.us-gov.api.aws'],
    route53: 'us-gov-west-1',
  },
  {
    title: 'the European Sovereign Cloud',
    region: 'eusc-de-east-1',
    settings: {},
    hosts: [...hostsOf('eusc-de-east-1.amazonaws.eu'), 'route53.amazonaws.eu'],
    route53: 'eusc-de-east-1',
  },
];

const before = { ...process.env };
let folder = '';
let identity: Identity;
let authorities = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'planecheck-hosts-'));
  const names = [...new Set(cases.flatMap(({ hosts }) => hosts))];
  identity = await makeSelfSigned({ subject: 'CN=impostor', names, days: 2 });
  authorities = path.join(folder, 'authorities.pem');
  await writeFile(authorities, identity.certificate);
});
afterAll(async () => {
  process.env = before;
  await rm(folder, { recursive: true });
});

const snapshot = new Map(
  Object.entries({
    'describe-vpcs.json': { Vpcs: [{ VpcId: 'vpc-0a1', OwnerId: '111122223333' }] },
    'profile-associations.json': {
      ProfileAssociations: [
        { Id: 'rpassoc-1', ProfileId: 'rp-1', ResourceId: 'vpc-0a1', Status: 'COMPLETE' },
      ],
    },
  }).map(([name, body]) => [name, JSON.stringify(body)] as const),
);

test.each(cases)('$title ($region): which hosts are asked', async ({ region, settings, hosts, route53 }) => {
  await using server = await startAwsServer({ snapshot });
  await using proxy = await startRecordingProxy({ url: server.url, identity });
  const config = path.join(folder, `config-${cases.findIndex((one) => one.hosts === hosts)}`);
  const ofProfile = Object.entries(settings).filter(([name]) => name === name.toLowerCase());
  const lines = ofProfile.map(([name, value]) => `${name} = ${value}\n`);
  await writeFile(config, `[profile audit]\nregion = ${region}\n${lines.join('')}`);
  const { AWS_ENDPOINT_URL: _, ...plain } = settingsFor(server.url);
  const ofEnvironment = Object.fromEntries(
    Object.entries(settings).filter(([name]) => name.startsWith('AWS_')),
  );
  const others = { AWS_CONFIG_FILE: config, AWS_PROFILE: 'audit', AWS_CA_BUNDLE: authorities };
  process.env = { ...before, ...plain, ...others, ...ofEnvironment, HTTPS_PROXY: proxy.url };
  const { manifest } = await readAccount(region);
  expect(proxy.hosts()).toEqual(hosts.map((host) => `${host}:443`).toSorted());
  expect(manifest.calls.filter(({ unanswered, failed }) => unanswered !== null || failed !== null)).toEqual(
    [],
  );
  const regions = server.requests.map(
    ({ call, region: signed }) => [call.replace(/:.*/, ''), signed] as const,
  );
  expect(Object.fromEntries(regions)).toMatchObject({
    route53,
    ...Object.fromEntries(services.map((service) => [service, region])),
  });
  expect(server.complaints).toEqual([]);
});
