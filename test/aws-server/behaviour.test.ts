import { EC2Client, DescribeVpcsCommand, paginateDescribeVpcs } from '@aws-sdk/client-ec2';
import { describe, expect, test } from 'vitest';
import { ask, askAll } from './ask.ts';
import { type AwsServerOptions, startAwsServer } from './aws-server.ts';
import { type Behaviour } from './behaviour.ts';
import { sampleFiles } from './sample/sample-calls.ts';

const snapshot = sampleFiles();

const restErrors = [
  ['access-denied', 'AccessDeniedException', 403],
  ['throttled', 'TooManyRequestsException', 429],
  ['unknown-operation', 'UnknownOperationException', 404],
  ['expired-credentials', 'ExpiredTokenException', 403],
  ['disabled-region', 'UnrecognizedClientException', 403],
  ['server-error', 'ServiceException', 500],
] as const;

/** One call of each wire form, with what the SDK throws for each error: its name and the status. */
const forms = [
  {
    call: 'ec2:DescribeVpcs',
    parameters: {},
    list: 'Vpcs',
    errors: [
      ['access-denied', 'UnauthorizedOperation', 403],
      ['throttled', 'RequestLimitExceeded', 503],
      ['unknown-operation', 'InvalidAction', 400],
      ['expired-credentials', 'RequestExpired', 400],
      ['disabled-region', 'AuthFailure', 401],
      ['server-error', 'InternalError', 500],
    ],
  },
  {
    call: 'lambda:ListFunctions',
    parameters: {},
    list: 'Functions',
    errors: restErrors,
  },
  { call: 'apigateway:GetRestApis', parameters: {}, list: 'items', errors: restErrors },
  { call: 'apigatewayv2:GetApis', parameters: {}, list: 'Items', errors: restErrors },
  {
    call: 'route53:ListHostedZonesByVPC',
    parameters: { VPCId: 'vpc-0a1', VPCRegion: 'eu-west-1' },
    list: 'HostedZoneSummaries',
    errors: [
      ['access-denied', 'AccessDenied', 403],
      ['throttled', 'Throttling', 400],
      ['unknown-operation', 'InvalidAction', 400],
      ['expired-credentials', 'ExpiredToken', 403],
      ['disabled-region', 'InvalidClientTokenId', 403],
      ['server-error', 'InternalFailure', 500],
    ],
  },
] as const;

describe.each(forms)('$call', ({ call, parameters, list, errors }) => {
  test.each([
    ...errors.map(([kind, name, status]) => {
      return { behaviour: { kind }, error: { name, $metadata: { httpStatusCode: status } } };
    }),
    {
      behaviour: { kind: 'coded', code: 'OptInRequired', status: 401 },
      error: { name: 'OptInRequired', $metadata: { httpStatusCode: 401 } },
    },
    { behaviour: { kind: 'cut', where: 'before' }, error: { code: 'ECONNRESET' } },
    { behaviour: { kind: 'cut', where: 'body' }, error: { code: 'ECONNRESET' } },
    { behaviour: { kind: 'garbage', form: 'block-page' }, error: {} },
    { behaviour: { kind: 'garbage', form: 'truncated' }, error: {} },
    { behaviour: { kind: 'garbage', form: 'other-form' }, error: {} },
  ] satisfies { behaviour: Behaviour; error: object }[])('$behaviour', async ({ behaviour, error }) => {
    await using server = await startAwsServer({ snapshot, behaviours: { [call]: behaviour } });
    await expect(ask(server.url, call, parameters)).rejects.toMatchObject(error);
    expect(server.requests).toHaveLength(1);
    expect(server.complaints).toEqual([]);
    server.behave(call, null);
    expect(await ask(server.url, call, parameters)).toHaveProperty(list);
  });

  test.each(['proxy-page', 'empty'] as const)('%s with status 200 has none of the items', async (form) => {
    await using server = await startAwsServer({ snapshot, behaviours: { all: { kind: 'garbage', form } } });
    // The SDK takes some of these for an answer: it has no list, not even an empty one.
    const answer = await ask(server.url, call, parameters).catch(() => ({}));
    expect(answer).toEqual({});
  });
});

function ec2At(url: string, settings: object = {}) {
  const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
  return new EC2Client({ endpoint: url, region: 'eu-west-1', credentials, ...settings });
}

async function vpcsByPages(options: Partial<AwsServerOptions>) {
  const server = await startAwsServer({ snapshot, pageSize: 2, ...options });
  const ids: (string | undefined)[] = [];
  try {
    for await (const { Vpcs } of paginateDescribeVpcs(
      { client: ec2At(server.url, { maxAttempts: 3 }) },
      {},
    )) {
      ids.push(...(Vpcs ?? []).map(({ VpcId }) => VpcId));
    }
    return { ids, requests: server.requests.length };
  } catch (error) {
    return { ids, requests: server.requests.length, error };
  } finally {
    await server.close();
  }
}

test('throttled twice: the client comes again and nothing is lost', async () => {
  const behaviours = { all: { kind: 'throttled', first: 2 } } as const;
  expect(await vpcsByPages({ behaviours })).toEqual({
    ids: ['vpc-0a1', 'vpc-0a2', 'vpc-0a3', 'vpc-0a4', 'vpc-0a5'],
    requests: 5,
  });
});

test('refused from the second page on', async () => {
  const behaviours = { 'ec2:DescribeVpcs': { kind: 'access-denied', fromPage: 2 } } as const;
  expect(await vpcsByPages({ behaviours })).toMatchObject({
    ids: ['vpc-0a1', 'vpc-0a2'],
    requests: 2,
    error: { name: 'UnauthorizedOperation' },
  });
});

test('the first requests are counted for each call by itself', async () => {
  const behaviours = { all: { kind: 'server-error', first: 1 } } as const;
  await using server = await startAwsServer({ snapshot, behaviours });
  for (const call of ['ec2:DescribeVpcs', 'ec2:DescribeSubnets']) {
    await expect(ask(server.url, call)).rejects.toMatchObject({ name: 'InternalError' });
    await expect(ask(server.url, call)).resolves.toBeDefined();
  }
});

test('the behaviour of a call goes before that of all, and no other call has it', async () => {
  const behaviours = {
    all: { kind: 'disabled-region' },
    'ec2:DescribeVpcs': { kind: 'throttled' },
  } as const;
  await using server = await startAwsServer({ snapshot, behaviours });
  await expect(ask(server.url, 'ec2:DescribeVpcs')).rejects.toMatchObject({ name: 'RequestLimitExceeded' });
  await expect(ask(server.url, 'ec2:DescribeSubnets')).rejects.toMatchObject({ name: 'AuthFailure' });
  server.behave('all', null);
  await expect(ask(server.url, 'ec2:DescribeSubnets')).resolves.toBeDefined();
});

test('pages of record sets are refused from the second on too', async () => {
  const call = 'route53:ListResourceRecordSets';
  const behaviours = { [call]: { kind: 'access-denied', fromPage: 2 } } as const;
  await using server = await startAwsServer({ snapshot, pageSize: 2, behaviours });
  await expect(askAll(server.url, call, { HostedZoneId: 'Z1' })).rejects.toMatchObject({
    name: 'AccessDenied',
  });
  expect(server.requests).toHaveLength(2);
});

test('no answer: the client gives up, and the server can be closed meanwhile', async () => {
  const server = await startAwsServer({ snapshot, behaviours: { all: { kind: 'silence' } } });
  const patient = ec2At(server.url, { maxAttempts: 1 }).send(new DescribeVpcsCommand());
  const settings = { maxAttempts: 1, requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true } };
  const hurried = ec2At(server.url, settings).send(new DescribeVpcsCommand());
  const patientEnd = patient.catch((error: unknown) => error);
  await expect(hurried).rejects.toMatchObject({ name: 'TimeoutError' });
  await server.close();
  expect(await patientEnd).toMatchObject({ code: 'ECONNRESET' });
});

test('every request is noted with who signed it, for which region, and what it asks', async () => {
  await using server = await startAwsServer({ snapshot });
  const parameters = { Filters: [{ Name: 'vpc-id', Values: ['vpc-0a1'] }], MaxResults: 5 };
  await ask(server.url, 'ec2:DescribeSubnets', parameters, 'eu-central-1');
  expect(server.requests).toEqual([
    { call: 'ec2:DescribeSubnets', region: 'eu-central-1', accessKeyId: 'AKIAEXAMPLE', parameters },
  ]);
});
