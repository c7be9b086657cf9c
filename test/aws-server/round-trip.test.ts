import { describe, expect, test } from 'vitest';
import { type JsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { askAll, canAsk } from './ask.ts';
import { startAwsServer } from './aws-server.ts';
import { sampleCalls, sampleFiles } from './sample/sample-calls.ts';
import { servedCalls } from './served-calls.ts';

const asked = sampleCalls.filter(({ call }) => canAsk(call));

test('there is a sample of every call that is served', () => {
  expect(sampleCalls.map(({ call }) => call).toSorted()).toEqual(Object.keys(servedCalls).toSorted());
});

describe.each([
  { name: 'in one page', pageSize: Infinity, pages: 1 },
  { name: 'in pages of two', pageSize: 2, pages: 3 },
])('$name', ({ pageSize, pages }) => {
  test.each(asked)('$call: the SDK reads what was saved', async ({ call, parameters, body }) => {
    await using server = await startAwsServer({ snapshot: sampleFiles(), pageSize });
    expect(await askAll(server.url, call, parameters)).toEqual(body);
    const isPaged = servedCalls[call]?.paging !== 'none';
    expect(server.requests.map((request) => request.call)).toEqual(Array(isPaged ? pages : 1).fill(call));
    expect(server.complaints).toEqual([]);
  });
});

const sizes: Readonly<Record<string, JsonObject>> = {
  'ec2:DescribeVpcs': { MaxResults: 3 },
  'lambda:ListFunctions': { MaxItems: 3 },
  'apigateway:GetRestApis': { limit: 3 },
  'apigatewayv2:GetApis': { MaxResults: '3' },
  'route53:ListHostedZones': { MaxItems: 3 },
  'route53:ListResourceRecordSets': { MaxItems: 3 },
};

test.each(asked.filter(({ call }) => call in sizes))(
  '$call: pages of the size that the request asks for',
  async ({ call, parameters, body }) => {
    await using server = await startAwsServer({ snapshot: sampleFiles() });
    expect(await askAll(server.url, call, { ...parameters, ...sizes[call] })).toEqual(body);
    expect(server.requests).toHaveLength(2);
    expect(server.complaints).toEqual([]);
  },
);
