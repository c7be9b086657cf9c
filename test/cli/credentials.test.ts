import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AwsServer, startAwsServer } from '../aws-server/aws-server.ts';
import { startRecordingProxy } from '../kit/recording-proxy.ts';
import { makeSettingsFolder, type Settings, type SettingsFolder } from './settings-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const region = 'eu-west-1';
let server: AwsServer;
let folder: SettingsFolder;
let count = 0;

beforeAll(async () => {
  folder = await makeSettingsFolder();
  const vpcs = { Vpcs: [{ VpcId: 'vpc-0a1', OwnerId: '111122223333', CidrBlock: '10.0.0.0/16' }] };
  server = await startAwsServer({ snapshot: new Map([['describe-vpcs.json', JSON.stringify(vpcs)]]) });
});
afterAll(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
});

/** Takes a snapshot, and tells by which key each call was signed. */
async function askWith(args: readonly string[], settings: Settings) {
  const from = server.requests.length;
  count += 1;
  const output = `snapshot-${count}`;
  const run = await folder.run(['snapshot', '--output', output, ...args], {
    ...settings,
    env: { AWS_ENDPOINT_URL: server.url, ...settings.env },
  });
  const asked = server.requests.slice(from);
  const keysOf = (call: string) => [
    ...new Set(asked.filter((request) => request.call === call).map(({ accessKeyId }) => accessKeyId)),
  ];
  const parametersOf = (call: string) =>
    asked.filter((request) => request.call === call).map(({ parameters }) => parameters);
  return { ...run, keysOf, parametersOf };
}

const started = { stderr: `planecheck: asking AWS in ${region}\n`, exitCode: 0 };

const source = '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = secret\n';

describe('a profile', () => {
  test('assumes a role from another: all else is signed with the keys of the role', async () => {
    const config = `[profile audit]\nregion = ${region}\nrole_arn = arn:aws:iam::111122223333:role/audit\nsource_profile = base\nexternal_id = their-id\n`;
    const run = await askWith(['--profile', 'audit'], { config, credentials: source });
    expect(run).toMatchObject(started);
    expect(run.keysOf('sts:AssumeRole')).toEqual(['AKIABASE']);
    expect(run.parametersOf('sts:AssumeRole')).toMatchObject([{ ExternalId: 'their-id' }]);
    for (const call of ['ec2:DescribeVpcs', 'route53resolver:ListResolverRules', 'sts:GetCallerIdentity'])
      expect(run.keysOf(call)).toEqual(['ASIAarnawsiam111122223333roleaudit']);
  });

  test('assumes a role from a role', async () => {
    const role = (name: string, from: string) =>
      `[profile ${name}]\nregion = ${region}\nrole_arn = arn:aws:iam::111122223333:role/${name}\nsource_profile = ${from}\n`;
    const run = await askWith(['--profile', 'inner'], {
      config: role('inner', 'outer') + role('outer', 'base'),
      credentials: source,
    });
    expect(run).toMatchObject(started);
    expect(run.keysOf('sts:AssumeRole')).toEqual(['AKIABASE', 'ASIAarnawsiam111122223333roleouter']);
    expect(run.keysOf('ec2:DescribeVpcs')).toEqual(['ASIAarnawsiam111122223333roleinner']);
  });

  test('has another program tell the keys', async () => {
    const keys = { Version: 1, AccessKeyId: 'ASIAPROCESS', SecretAccessKey: 's', SessionToken: 't' };
    await writeFile(path.join(folder.path, 'keys.json'), JSON.stringify(keys));
    const config = `[profile audit]\nregion = ${region}\ncredential_process = cat ${folder.path}/keys.json\n`;
    const run = await askWith(['--profile', 'audit'], { config });
    expect(run).toMatchObject(started);
    expect(run.keysOf('ec2:DescribeVpcs')).toEqual(['ASIAPROCESS']);
  });
});

describe('IAM Identity Center', () => {
  const config = [
    `[profile audit]\nregion = ${region}\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = Audit`,
    `[sso-session work]\nsso_region = us-east-1\nsso_start_url = https://example.awsapps.com/start\n`,
  ].join('\n');

  test('gives keys for the token of a sign-in', async () => {
    await folder.signIn('work', { accessToken: 'the-token', expiresAt: '2099-01-01T00:00:00Z' });
    const run = await askWith(['--profile', 'audit'], { config });
    expect(run).toMatchObject(started);
    expect(run.parametersOf('sso:GetRoleCredentials')).toEqual([
      { account_id: '111122223333', role_name: 'Audit', token: 'the-token' },
    ]);
    expect(run.keysOf('ec2:DescribeVpcs')).toEqual(['ASIASSOAudit']);
  });

  test('gives a new token for one that has run out, where the sign-in allows it', async () => {
    const file = await folder.signIn('work', {
      accessToken: 'old-token',
      expiresAt: '2020-01-01T00:00:00Z',
      clientId: 'client',
      clientSecret: 'secret',
      refreshToken: 'refresh',
    });
    const run = await askWith(['--profile', 'audit'], { config });
    expect(run).toMatchObject(started);
    expect(run.parametersOf('sso:GetRoleCredentials')).toMatchObject([{ token: 'refreshed-token' }]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ accessToken: 'refreshed-token' });
  });

  test.each([
    ['has run out', { accessToken: 'the-token', expiresAt: '2020-01-01T00:00:00Z' }],
    ['is not there', null],
    ['was ended elsewhere', { accessToken: 'the-token', expiresAt: '2099-01-01T00:00:00Z' }],
  ] as const)('a sign-in that %s: one error that says how to sign in', async (_, token) => {
    if (token === null) await writeFile(await folder.signIn('work', {}), '');
    else await folder.signIn('work', token);
    server.behave('sso:GetRoleCredentials', { kind: 'expired-credentials' });
    const { stdout, stderr, exitCode } = await askWith(['--profile', 'audit'], { config });
    server.behave('sso:GetRoleCredentials', null);
    expect({ stdout, stderr, exitCode }).toEqual({
      stdout: '',
      stderr: `planecheck: no credentials to ask AWS with as the profile audit: its SSO sign-in is not there or has run out
  Sign in, and run it again: aws sso login --profile audit
`,
      exitCode: 3,
    });
  });

  test('is asked by the proxy', async () => {
    await folder.signIn('work', { accessToken: 'the-token', expiresAt: '2099-01-01T00:00:00Z' });
    await using proxy = await startRecordingProxy(null);
    const { stderr, exitCode } = await folder.run(['audit', '--profile', 'audit'], {
      config,
      env: { HTTPS_PROXY: proxy.url },
    });
    expect(proxy.hosts()).toEqual(['portal.sso.us-east-1.amazonaws.com:443']);
    expect(stderr).toContain(
      'as the profile audit: portal.sso.us-east-1.amazonaws.com did not answer (the proxy answered 403)\n',
    );
    expect(exitCode).toBe(3);
  });
});

describe('a machine', () => {
  test('of a cluster or a pipeline has a web identity', async () => {
    await writeFile(path.join(folder.path, 'token'), 'the.web.token');
    const run = await askWith(['--region', region], {
      env: {
        AWS_WEB_IDENTITY_TOKEN_FILE: path.join(folder.path, 'token'),
        AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/pipeline',
        AWS_ROLE_SESSION_NAME: 'build-7',
      },
    });
    expect(run).toMatchObject(started);
    expect(run.parametersOf('sts:AssumeRoleWithWebIdentity')).toMatchObject([
      { WebIdentityToken: 'the.web.token', RoleSessionName: 'build-7' },
    ]);
    expect(run.keysOf('ec2:DescribeVpcs')).toEqual(['ASIAWEBarnawsiam111122223333rolepipeline']);
  });

  test('of CloudShell or ECS asks its agent', async () => {
    await using agent = await startAgent('of-this-shell');
    const env = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: agent.url,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'of-this-shell',
      AWS_DEFAULT_REGION: region,
      AWS_REGION: '',
    };
    const run = await askWith([], { env });
    expect(run).toMatchObject(started);
    expect(run.keysOf('ec2:DescribeVpcs')).toEqual(['ASIAAGENT']);
  });
});

// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-quickstart.html#cli-configure-quickstart-precedence
describe('where there are several', () => {
  const config = `[profile base]\nregion = ${region}\n`;
  const ofEnvironment = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'secret' };

  test.each([
    ['--profile comes before keys of the environment', ['--profile', 'base'], ofEnvironment, 'AKIABASE'],
    [
      'keys of the environment come before AWS_PROFILE',
      [],
      { ...ofEnvironment, AWS_PROFILE: 'base' },
      'AKIAENV',
    ],
  ] as const)('%s', async (_, args, env, key) => {
    const run = await askWith(args, { config, credentials: source, env });
    expect(run).toMatchObject(started);
    expect(run.keysOf('ec2:DescribeVpcs')).toEqual([key]);
  });

  test('a profile that fails is not replaced by the machine’s role: that may be of another account', async () => {
    await using agent = await startAgent(undefined);
    const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: agent.url };
    const failing = `[profile audit]\nregion = ${region}\ncredential_process = echo "sign in first" >&2; exit 1\n`;
    const run = await askWith(['--profile', 'audit'], { config: failing, env });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toMatch(/^planecheck: no credentials .* as the profile audit: .*; sign in first\n/);
    expect(run.keysOf('ec2:DescribeVpcs')).toEqual([]);
  });
});

test('nothing of this was asked otherwise than AWS would understand', () => {
  expect(server.complaints).toEqual([]);
});

/** What a container gets its keys from, for those who know the word. */
async function startAgent(word: string | undefined) {
  const agent = createServer((request, response) => {
    const keys = {
      AccessKeyId: 'ASIAAGENT',
      SecretAccessKey: 'secret',
      Token: 'session',
      Expiration: '2099-01-01T00:00:00Z',
    };
    const isKnown = request.headers.authorization === word;
    response.writeHead(isKnown ? 200 : 401).end(JSON.stringify(isKnown ? keys : {}));
  });
  agent.listen(0, '127.0.0.1');
  await once(agent, 'listening');
  const address = agent.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/keys`,
    [Symbol.asyncDispose]: async () => {
      agent.closeAllConnections();
      await new Promise((resolve) => agent.close(resolve));
    },
  };
}
