import { describe, expect, test } from 'vitest';
import { isJsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { canAsk } from './ask.ts';
import { askAllByFetch, askByFetch, fetchSigned } from './ask-by-fetch.ts';
import { startAwsServer } from './aws-server.ts';
import { sampleCalls, sampleFiles } from './sample/sample-calls.ts';

// Those that list something; the others have tests of their own below.
const asked = sampleCalls.filter(({ call }) => !canAsk(call) && !/^(?:sts|sso|sso-oidc):/.test(call));

// These services send times in seconds.
function inSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(inSeconds);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inSeconds(member)]));
}

describe.each([
  { name: 'in one page', pageSize: Infinity, pages: 1 },
  { name: 'in pages of two', pageSize: 2, pages: 3 },
])('$name', ({ pageSize, pages }) => {
  test.each(asked)('$call: the answer on the wire is what was saved', async ({ call, parameters, body }) => {
    await using server = await startAwsServer({ snapshot: sampleFiles(), pageSize });
    expect(await askAllByFetch(server.url, call, parameters)).toEqual(inSeconds(body));
    expect(server.requests.map((request) => request.call)).toEqual(Array(pages).fill(call));
    expect(server.complaints).toEqual([]);
  });
});

test('sts:GetCallerIdentity: XML', async () => {
  await using server = await startAwsServer({ snapshot: sampleFiles() });
  const { body } = await askByFetch(server.url, 'sts:GetCallerIdentity', {});
  expect(body).toContain(
    '<GetCallerIdentityResult><UserId>AIDA</UserId><Account>111122223333</Account>' +
      '<Arn>arn:aws:iam::111122223333:user/a</Arn></GetCallerIdentityResult>',
  );
});

test('sts without a saved answer: who asks, and credentials that the role can be told by', async () => {
  const vpcs = JSON.stringify({ Vpcs: [{ VpcId: 'vpc-0a1', OwnerId: '444455556666' }] });
  await using server = await startAwsServer({ snapshot: new Map([['vpcs.json', vpcs]]) });
  const { body: caller } = await askByFetch(server.url, 'sts:GetCallerIdentity', {});
  expect(caller).toContain('<Account>444455556666</Account>');
  const role = { RoleArn: 'arn:aws:iam::444455556666:role/audit' };
  const { body: assumed } = await askByFetch(server.url, 'sts:AssumeRole', role);
  expect(assumed).toContain('<Credentials><AccessKeyId>ASIAarnawsiam444455556666roleaudit</AccessKeyId>');
  expect(server.requests).toMatchObject([{ parameters: {} }, { parameters: role }]);
});

test.each([
  ['route53resolver:ListResolverRules', 400, '{"__type":"AccessDeniedException","Message":"'],
  ['network-firewall:ListFirewalls', 400, '{"__type":"AccessDeniedException","Message":"'],
  ['route53profiles:ListProfiles', 403, '{"Message":"'],
  ['sts:GetCallerIdentity', 403, '<Code>AccessDenied</Code>'],
] as const)('%s: a refusal', async (call, status, part) => {
  const behaviours = { [call]: { kind: 'access-denied' } } as const;
  await using server = await startAwsServer({ snapshot: sampleFiles(), behaviours });
  const answer = await askByFetch(server.url, call, {});
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(part);
});

test('a token that was given for nothing is refused by each service', async () => {
  await using server = await startAwsServer({ snapshot: sampleFiles(), pageSize: 2 });
  for (const { call, parameters } of asked) {
    const answer = await askByFetch(server.url, call, { ...parameters, NextToken: 'made up' });
    expect({ call, status: answer.status }).toEqual({ call, status: 400 });
  }
});

test.each([
  [
    'POST',
    '/',
    'Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=r',
    '<AccessKeyId>ASIA</AccessKeyId>',
  ],
  ['GET', '/federation/credentials?role_name=r&account_id=111122223333', null, '"accessKeyId":"ASIA"'],
  ['POST', '/token', '{"grantType":"refresh_token"}', '"accessToken":"token"'],
] as const)('%s %s: what gives credentials is asked without any', async (method, path, body, part) => {
  await using server = await startAwsServer({ snapshot: sampleFiles() });
  const response = await fetch(`${server.url}${path}`, { method, ...(body === null ? {} : { body }) });
  expect(await response.text()).toContain(part);
  expect(server.requests).toMatchObject([{ accessKeyId: '' }]);
  expect(server.complaints).toEqual([]);
});

test('an unsigned request is refused and complained of', async () => {
  await using server = await startAwsServer({ snapshot: sampleFiles() });
  expect((await fetch(`${server.url}/restapis`)).status).toBe(403);
  expect(server.complaints).toEqual(['GET /restapis: not signed for a service that is played']);
});

test('an operation and a service that are not played are complained of', async () => {
  await using server = await startAwsServer({ snapshot: sampleFiles() });
  await fetchSigned(server.url, { service: 'lambda', method: 'GET', path: '/2015-03-31/layers' });
  await fetchSigned(server.url, { service: 'sqs', method: 'POST', path: '/' });
  expect(server.complaints).toEqual([
    'lambda: GET /2015-03-31/layers',
    'POST /: not signed for a service that is played',
  ]);
});
