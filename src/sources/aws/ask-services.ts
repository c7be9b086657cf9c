import { GetDomainNamesCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import {
  GetApisCommand,
  GetDomainNamesCommand as GetDomainNamesV2Command,
} from '@aws-sdk/client-apigatewayv2';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { textAt } from '../aws-cli/json-fields.ts';
import { type CallName } from '../calls.ts';
import { type Ask, askOnce } from './ask.ts';
import { keepVpcFunctions } from './keep-functions.ts';

/** The calls of Lambda, API Gateway and others: who uses the network, and who is asking. */
export const serviceAsks = {
  'sts:GetCallerIdentity': askOnce(({ identity }) => identity),
  'lambda:ListFunctions': askOnce(
    ({ lambda }, previous) =>
      lambda.send(new ListFunctionsCommand({ Marker: textAt(previous, 'NextMarker') })),
    keepVpcFunctions,
  ),
  'apigateway:GetRestApis': askOnce(({ apiGateway }, previous) =>
    apiGateway.send(new GetRestApisCommand({ limit: 500, position: textAt(previous, 'position') })),
  ),
  'apigateway:GetDomainNames': askOnce(({ apiGateway }, previous) =>
    apiGateway.send(new GetDomainNamesCommand({ limit: 500, position: textAt(previous, 'position') })),
  ),
  'apigatewayv2:GetApis': askOnce(({ apiGatewayV2 }, previous) =>
    apiGatewayV2.send(new GetApisCommand({ MaxResults: '500', NextToken: textAt(previous, 'NextToken') })),
  ),
  'apigatewayv2:GetDomainNames': askOnce(({ apiGatewayV2 }, previous) =>
    apiGatewayV2.send(
      new GetDomainNamesV2Command({ MaxResults: '500', NextToken: textAt(previous, 'NextToken') }),
    ),
  ),
  // https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_ListFirewalls.html
  'network-firewall:ListFirewalls': askOnce(({ signed }, previous) =>
    signed.send({
      service: 'network-firewall',
      name: 'Network Firewall',
      method: 'POST',
      path: '/',
      query: {},
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'NetworkFirewall_20201112.ListFirewalls',
      },
      body: JSON.stringify({ MaxResults: 100, NextToken: textAt(previous, 'NextToken') }),
    }),
  ),
} as const satisfies Partial<Record<CallName, Ask>>;
