import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AwsServer, startAwsServer } from '../aws-server/aws-server.ts';
import { startRecordingProxy } from '../kit/recording-proxy.ts';
import { makeSettingsFolder, type SettingsFolder } from './settings-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const region = 'eu-west-1';
const snapshot = new Map([['describe-vpcs.json', JSON.stringify({ Vpcs: [{ VpcId: 'vpc-0a1' }] })]]);
let folder: SettingsFolder;
let general: AwsServer;
let special: AwsServer;
let count = 0;

beforeAll(async () => {
  folder = await makeSettingsFolder();
  [general, special] = [await startAwsServer({ snapshot }), await startAwsServer({ snapshot })];
});
afterAll(async () => {
  await Promise.all([general.close(), special.close(), folder[Symbol.asyncDispose]()]);
});

const credentials = '[audit]\naws_access_key_id = AKIA\naws_secret_access_key = secret\n';
const profile = `[profile audit]\nregion = ${region}\n`;

/** Takes a snapshot, and tells which services were asked of which server. */
async function askedBy(config: string, env: Readonly<Record<string, string>>) {
  const [fromGeneral, fromSpecial] = [general.requests.length, special.requests.length];
  count += 1;
  const args = ['snapshot', '--profile', 'audit', '--output', `snapshot-${count}`];
  const run = await folder.run(args, { config, credentials, env });
  return {
    ...run,
    general: servicesOf(general, fromGeneral),
    special: servicesOf(special, fromSpecial),
  };
}

function servicesOf(server: AwsServer, from: number): readonly string[] {
  return [...new Set(server.requests.slice(from).map(({ call }) => call.replace(/:.*/, '')))].toSorted();
}

const all = [
  'apigateway',
  'apigatewayv2',
  'ec2',
  'lambda',
  'network-firewall',
  'route53',
  'route53profiles',
  'route53resolver',
  'sts',
];

function without(...services: readonly string[]): readonly string[] {
  return all.filter((service) => !services.includes(service));
}

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html: which goes before which.
describe('the endpoint of a service is set', () => {
  const section = (url: string) =>
    ['ec2', 'api_gateway', 'network_firewall', 'route53resolver']
      .map((service) => `${service} =\n  endpoint_url = ${url}\n`)
      .join('');
  const inSection = ['apigateway', 'ec2', 'network-firewall', 'route53resolver'];

  test('for all by the profile', async () => {
    const run = await askedBy(`${profile}endpoint_url = ${general.url}\n`, {});
    expect(run).toMatchObject({ exitCode: 0, general: all, special: [] });
  });

  test('for some by a section of services that the profile names, before the one for all', async () => {
    const config = `${profile}endpoint_url = ${general.url}\nservices = mine\n[services mine]\n${section(special.url)}[services other]\nlambda =\n  endpoint_url = ${special.url}\n`;
    const run = await askedBy(config, {});
    expect(run).toMatchObject({ exitCode: 0, general: without(...inSection), special: inSection });
  });

  test('by the environment, for one service before all', async () => {
    const run = await askedBy(profile, {
      AWS_ENDPOINT_URL: general.url,
      AWS_ENDPOINT_URL_EC2: special.url,
      AWS_ENDPOINT_URL_ROUTE_53: special.url,
      AWS_ENDPOINT_URL_ROUTE53PROFILES: special.url,
      AWS_ENDPOINT_URL_STS: special.url,
    });
    const ones = ['ec2', 'route53', 'route53profiles', 'sts'];
    expect(run).toMatchObject({ exitCode: 0, general: without(...ones), special: ones });
  });

  test('by the environment before the profile', async () => {
    const config = `${profile}services = mine\n[services mine]\n${section(special.url)}`;
    const run = await askedBy(config, { AWS_ENDPOINT_URL: general.url });
    expect(run).toMatchObject({ exitCode: 0, general: all, special: [] });
  });

  test.each([
    ['by the environment', '', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }],
    ['by the profile', 'ignore_configured_endpoint_urls = true\n', {}],
  ])('and is to be ignored %s', async (_, setting, env) => {
    await using proxy = await startRecordingProxy(null);
    const run = await askedBy(`${profile}${setting}endpoint_url = ${special.url}\n`, {
      ...env,
      AWS_ENDPOINT_URL: general.url,
      HTTPS_PROXY: proxy.url,
    });
    expect(run).toMatchObject({ exitCode: 3, general: [], special: [] });
    // Route 53 is asked about VPCs, of which none is told here.
    expect(proxy.hosts()).toEqual(
      ['apigateway', 'ec2', 'lambda', 'network-firewall', 'route53profiles', 'route53resolver', 'sts'].map(
        (service) => `${service}.${region}.amazonaws.com:443`,
      ),
    );
  });
});

test('FIPS beside an endpoint of one’s own: one error that names the settings', async () => {
  const { stdout, stderr, exitCode } = await askedBy(`${profile}use_fips_endpoint = true\n`, {
    AWS_ENDPOINT_URL: general.url,
  });
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 3 });
  expect(stderr).toContain('FIPS and custom endpoint are not supported');
  expect(stderr).toMatch(/\n {2}Unset AWS_ENDPOINT_URL .* AWS_USE_FIPS_ENDPOINT .*use_fips_endpoint.*\n$/);
});

test.each([
  ['STS', 'nonsense', { AWS_ENDPOINT_URL: 'nonsense' }, '', 'AWS_ENDPOINT_URL_STS'],
  ['EC2', 'localhost:4566', { AWS_ENDPOINT_URL_EC2: 'localhost:4566' }, '', 'AWS_ENDPOINT_URL_EC2'],
  [
    'Network Firewall',
    '10.0.0.9',
    {},
    'services = s\n[services s]\nnetwork_firewall =\n  endpoint_url = 10.0.0.9\n',
    'AWS_ENDPOINT_URL_NETWORK_FIREWALL',
  ],
] as const)('an endpoint of %s that is no URL (%s) is named', async (service, url, env, setting, name) => {
  const { stdout, stderr, exitCode } = await askedBy(`${profile}${setting}`, env);
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
  expect(stderr).toContain(`planecheck: the endpoint that is set for ${service} is no URL: ${url}\n`);
  expect(stderr).toContain(name);
  expect(stderr).toContain('endpoint_url');
});

test('nothing of this was asked otherwise than AWS would understand', () => {
  expect([...general.complaints, ...special.complaints]).toEqual([]);
});
