import { readFile } from 'node:fs/promises';
import * as apiGateway from '@aws-sdk/client-api-gateway';
import * as apiGatewayV2 from '@aws-sdk/client-apigatewayv2';
import { describe, expect, it } from 'vitest';
import { apiGatewayOperations } from '../../src/targets/api-gateway-operations.generated.ts';
import { generateOperationsModule, readOperations } from '../../src/targets/generate/generate-operations.ts';
import type { Operation } from '../../src/targets/operation.ts';

const generatedFile = new URL('../../src/targets/api-gateway-operations.generated.ts', import.meta.url);

function namesOf(version: Operation['version']): readonly string[] {
  return apiGatewayOperations
    .filter((operation) => operation.version === version)
    .map((operation) => operation.name);
}

/** Names of the operations that a client has a command for; `$Command` is the commands' base class. */
function commandsOf(client: object): readonly string[] {
  return Object.keys(client)
    .filter((name) => /^[A-Z]\w*Command$/.test(name))
    .map((name) => name.replace(/Command$/, ''))
    .toSorted();
}

/** Rows read by hand in AWS's API references; labels as the SDK spells them. */
const rowsByHand: readonly string[] = [
  'v1 CreateRestApi POST /restapis apigateway:POST',
  'v1 DeleteRestApi DELETE /restapis/{restApiId} apigateway:DELETE',
  'v1 FlushStageCache DELETE /restapis/{restApiId}/stages/{stageName}/cache/data apigateway:DELETE',
  'v1 GetAccount GET /account apigateway:GET',
  'v1 CreateDomainNameAccessAssociation POST /domainnameaccessassociations apigateway:POST',
  'v1 GetExport GET /restapis/{restApiId}/stages/{stageName}/exports/{exportType} apigateway:GET',
  'v1 GetRestApis GET /restapis apigateway:GET',
  'v1 GetTags GET /tags/{resourceArn} apigateway:GET',
  'v1 GetVpcLinks GET /vpclinks apigateway:GET',
  'v1 PutRestApi PUT /restapis/{restApiId} apigateway:PUT',
  'v1 TagResource PUT /tags/{resourceArn} apigateway:PUT',
  'v1 UpdateStage PATCH /restapis/{restApiId}/stages/{stageName} apigateway:PATCH',
  'v2 CreateApi POST /v2/apis apigateway:POST',
  'v2 ExportApi GET /v2/apis/{ApiId}/exports/{Specification} apigateway:GET',
  'v2 GetApis GET /v2/apis apigateway:GET',
  'v2 ImportApi PUT /v2/apis apigateway:PUT',
  'v2 ReimportApi PUT /v2/apis/{ApiId} apigateway:PUT',
  'v2 TagResource POST /v2/tags/{ResourceArn} apigateway:POST',
  'v2 UpdateStage PATCH /v2/apis/{ApiId}/stages/{StageName} apigateway:PATCH',
];

/** All operations whose IAM action is not their method, by hand from AWS's service authorization reference. */
const namedByHand: readonly string[] = [
  'RejectDomainNameAccessAssociation apigateway:RejectAccessAssociation',
  'CreatePortal apigateway:CreatePortal',
  'CreatePortalProduct apigateway:CreatePortalProduct',
  'CreateProductPage apigateway:CreateProductPage',
  'CreateProductRestEndpointPage apigateway:CreateProductRestEndpointPage',
  'CreateRoutingRule apigateway:CreateRoutingRule',
  'DeletePortal apigateway:DeletePortal',
  'DeletePortalProduct apigateway:DeletePortalProduct',
  'DeletePortalProductSharingPolicy apigateway:DeletePortalProductSharingPolicy',
  'DeleteProductPage apigateway:DeleteProductPage',
  'DeleteProductRestEndpointPage apigateway:DeleteProductRestEndpointPage',
  'DeleteRoutingRule apigateway:DeleteRoutingRule',
  'DisablePortal apigateway:DisablePortal',
  'GetPortal apigateway:GetPortal',
  'GetPortalProduct apigateway:GetPortalProduct',
  'GetPortalProductSharingPolicy apigateway:GetPortalProductSharingPolicy',
  'GetProductPage apigateway:GetProductPage',
  'GetProductRestEndpointPage apigateway:GetProductRestEndpointPage',
  'GetRoutingRule apigateway:GetRoutingRule',
  'ListPortalProducts apigateway:ListPortalProducts',
  'ListPortals apigateway:ListPortals',
  'ListProductPages apigateway:ListProductPages',
  'ListProductRestEndpointPages apigateway:ListProductRestEndpointPages',
  'ListRoutingRules apigateway:ListRoutingRules',
  'PreviewPortal apigateway:PreviewPortal',
  'PublishPortal apigateway:PublishPortal',
  'PutPortalProductSharingPolicy apigateway:PutPortalProductSharingPolicy',
  'PutRoutingRule apigateway:UpdateRoutingRule',
  'UpdatePortal apigateway:UpdatePortal',
  'UpdatePortalProduct apigateway:UpdatePortalProduct',
  'UpdateProductPage apigateway:UpdateProductPage',
  'UpdateProductRestEndpointPage apigateway:UpdateProductRestEndpointPage',
];

function rowOf({ version, name, method, path, action }: Operation): string {
  return [version, name, method, path, action].join(' ');
}

describe('the table of control-plane operations', () => {
  it('is what the generator makes of the installed packages', async () => {
    expect(apiGatewayOperations).toEqual(readOperations());
    expect(await readFile(generatedFile, 'utf8')).toBe(await generateOperationsModule());
  });

  it.each([
    { version: 'v1', client: apiGateway },
    { version: 'v2', client: apiGatewayV2 },
  ] as const)('has exactly the operations that the client of $version has commands for', (api) => {
    expect(namesOf(api.version)).toEqual(commandsOf(api.client));
  });

  // When a package update changes these numbers, look up the new operations' IAM actions.
  it.each([
    { version: 'v1', count: 124 },
    { version: 'v2', count: 103 },
  ] as const)('has $count operations of $version, each name once', ({ version, count }) => {
    expect(namesOf(version)).toHaveLength(count);
    expect(new Set(namesOf(version)).size).toBe(count);
  });

  it.each(rowsByHand)('agrees with the API reference on %s', (row) => {
    expect(apiGatewayOperations.map(rowOf)).toContain(row);
  });

  it('names the method as the IAM action of every operation but those that AWS lists with another', () => {
    const others = apiGatewayOperations.filter(({ action, method }) => action !== `apigateway:${method}`);
    expect(others.map(({ name, action }) => `${name} ${action}`)).toEqual(namedByHand);
  });

  it('holds paths only, without the query by which the SDK tells an import from a creation', () => {
    const imports = apiGatewayOperations.filter(({ name }) => /^Import(?:RestApi|ApiKeys)$/.test(name));
    expect(imports.map(({ path }) => path)).toEqual(['/apikeys', '/restapis']);
    const paths = apiGatewayOperations.map(({ path }) => path);
    expect(paths.filter((path) => !/^(?:\/(?:\w+|\{\w+\}))+$/.test(path))).toEqual([]);
  });
});
