import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSettingsFolder, type Settings, type SettingsFolder } from './settings-folder.ts';

let folder: SettingsFolder;
beforeAll(async () => {
  folder = await makeSettingsFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

interface Case {
  readonly args?: readonly string[];
  readonly settings?: Settings;
  readonly exitCode: 2 | 3;
  /** What the message holds, and the next step. */
  readonly says: readonly string[];
}

const profile = ['--profile', 'audit'];
const region = ['--region', 'eu-west-1'];
const keys = 'aws_access_key_id = AKIA\naws_secret_access_key = secret\n';
const withoutAws = ['saved AWS CLI output', '--example'];
const role = 'role_arn = arn:aws:iam::111122223333:role/audit\n';
const session = 'sso_session = work\nsso_account_id = 111122223333\nsso_role_name = Audit\n';

const cases: Readonly<Record<string, Case>> = {
  'no region': {
    exitCode: 2,
    says: [
      'no region to ask: neither',
      'profile default',
      '--region',
      '--profile',
      'AWS_REGION',
      ...withoutAws,
    ],
  },
  'no region in a profile': {
    args: profile,
    settings: { credentials: `[audit]\n${keys}` },
    exitCode: 2,
    says: ['no region to ask: neither', 'profile audit', '--region', ...withoutAws],
  },
  'a region that can be part of no host name': {
    settings: { env: { AWS_REGION: 'eu west' } },
    exitCode: 2,
    says: ['no region to ask: ', '"eu west"', '--region', 'AWS_REGION'],
  },
  'no credentials': {
    args: region,
    exitCode: 3,
    says: [
      'no credentials to ask AWS with: ',
      '--profile',
      'aws configure',
      'AWS_ACCESS_KEY_ID',
      ...withoutAws,
    ],
  },
  'a profile that does not say how to get credentials': {
    args: profile,
    settings: { config: '[profile audit]\nregion = eu-west-1\n' },
    exitCode: 3,
    says: ['no credentials to ask AWS with as the profile audit: ', '--profile', ...withoutAws],
  },
  'a profile that is not there': {
    args: profile,
    settings: { config: '[profile other]\nregion = eu-west-1\n', credentials: `[default]\n${keys}` },
    exitCode: 2,
    says: ['no settings for the profile audit in ', '/config or ', '/credentials\n', 'default, other'],
  },
  'a profile of AWS_PROFILE that is not there, keys or not': {
    args: region,
    settings: { env: { AWS_PROFILE: 'audit', AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' } },
    exitCode: 2,
    says: ['no settings for the profile audit in ', 'AWS_PROFILE'],
  },
  'a config file with a section that is not closed': {
    args: profile,
    settings: { config: '# mine\n[profile audit\nregion = eu-west-1\n' },
    exitCode: 2,
    says: ['no settings for the profile audit', '/config, line 2: neither [profile NAME] nor NAME = VALUE'],
  },
  'a config file in JSON': {
    args: region,
    settings: { config: '{ "region": "eu-west-1" }\n' },
    exitCode: 3,
    says: ['no credentials to ask AWS with: ', '/config, line 1: neither'],
  },
  'a credentials file with a setting that lacks its sign': {
    args: [...profile, ...region],
    settings: { credentials: '[audit]\naws_access_key_id = AKIA\naws_secret_access_key hunter2\n' },
    exitCode: 3,
    says: ['as the profile audit: ', '/credentials, line 3: neither'],
  },
  'a source profile that is not there': {
    args: [...profile, ...region],
    settings: { config: `[profile audit]\n${role}source_profile = gone\n` },
    exitCode: 3,
    says: ['as the profile audit: ', '[gone]'],
  },
  'roles that go in a circle': {
    args: [...profile, ...region],
    settings: {
      config: `[profile audit]\n${role}source_profile = other\n[profile other]\n${role}source_profile = audit\n`,
    },
    exitCode: 3,
    says: ['as the profile audit: ', 'cycle', 'other, audit'],
  },
  'a role that asks for a code': {
    args: [...profile, ...region],
    settings: {
      config: `[profile audit]\n${role}source_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n`,
      credentials: `[base]\n${keys}`,
    },
    exitCode: 3,
    says: ['multi-factor', 'aws configure export-credentials --profile audit --format env'],
  },
  'a program for keys that says nonsense': {
    args: [...profile, ...region],
    settings: { config: '[profile audit]\ncredential_process = echo hello\n' },
    exitCode: 3,
    says: ['as the profile audit: ', 'credential_process returned invalid JSON'],
  },
  'an SSO session that is not there': {
    args: [...profile, ...region],
    settings: { config: `[profile audit]\n${session}` },
    exitCode: 2,
    says: [
      'the profile audit signs in by the SSO session work, and ',
      '/config has none',
      'aws configure sso-session',
    ],
  },
  'a token of a web identity that is not there': {
    args: region,
    settings: {
      env: { AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token', AWS_ROLE_ARN: 'arn:aws:iam::1:role/x' },
    },
    exitCode: 3,
    says: ['no credentials to ask AWS with: ', '/nowhere/token'],
  },
};

test.each(Object.entries(cases))('%s: one error', async (_, { args = [], settings = {}, exitCode, says }) => {
  const run = await folder.run(['audit', ...args], settings);
  expect({ stdout: run.stdout, exitCode: run.exitCode }).toEqual({ stdout: '', exitCode });
  expect(run.stderr).toMatch(/^planecheck: [^\n]+\n {2}[^\n]+\n$/);
  for (const text of says) expect(run.stderr).toContain(text);
  expect(run.stderr).not.toContain('hunter2');
});
