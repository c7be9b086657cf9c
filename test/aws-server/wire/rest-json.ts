import * as apiGateway from '@aws-sdk/client-api-gateway';
import * as apiGatewayV2 from '@aws-sdk/client-apigatewayv2';
import * as lambda from '@aws-sdk/client-lambda';
import { type JsonObject } from '../../../src/sources/aws-cli/json-documents.ts';
import { jsonOf, jsonReply } from './json.ts';
import { operationSchemas } from './operation-schemas.ts';
import { profileJson, profileOperations } from './route53-profiles.ts';
import { readRest, type RestOperation } from './rest-request.ts';
import { restOperations } from './rest-schemas.ts';
import { codeOf, type FaultCodes, UnsupportedRequest, type Wire } from './wire.ts';

// https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html
const codes: FaultCodes = {
  'access-denied': ['AccessDeniedException', 403],
  throttled: ['TooManyRequestsException', 429],
  'invalid-token': ['InvalidParameterValueException', 400],
  'invalid-parameter': ['InvalidParameterValueException', 400],
  'unknown-operation': ['UnknownOperationException', 404],
  'expired-credentials': ['ExpiredTokenException', 403],
  'disabled-region': ['UnrecognizedClientException', 403],
  'server-error': ['ServiceException', 500],
};

/** A REST service that speaks JSON. https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
function restJson(
  operations: readonly RestOperation[],
  bodyOf: (operation: string, body: JsonObject) => unknown,
  faultCodes: FaultCodes,
): Wire {
  return {
    read: (request) => readRest(operations, request),
    answer: (operation, body) =>
      jsonReply(200, bodyOf(operation, body), { 'content-type': 'application/json' }),
    fault: (fault) => {
      const [code, status] = codeOf(fault, faultCodes);
      const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code };
      return jsonReply(status, { Message: fault.message }, headers);
    },
  };
}

function ofClient(clientModule: object, faultCodes: FaultCodes = codes): Wire {
  const schemas = operationSchemas(clientModule);
  const bodyOf = (operation: string, body: JsonObject) => {
    const schema = schemas.get(operation);
    if (schema === undefined) throw new UnsupportedRequest(`no operation ${operation}`);
    return jsonOf(schema.output, body);
  };
  return restJson(restOperations(schemas), bodyOf, faultCodes);
}

/** Lambda. */
export const lambdaRestJson = ofClient(lambda);

const apiGatewayCodes: FaultCodes = {
  ...codes,
  'invalid-token': ['BadRequestException', 400],
  'invalid-parameter': ['BadRequestException', 400],
};

/** API Gateway: REST APIs. */
export const apiGatewayRestJson = ofClient(apiGateway, apiGatewayCodes);

/** API Gateway: HTTP and WebSocket APIs. */
export const apiGatewayV2RestJson = ofClient(apiGatewayV2, apiGatewayCodes);

/** Route 53 Profiles. */
export const route53ProfilesRestJson = restJson(profileOperations, (_operation, body) => profileJson(body), {
  ...codes,
  throttled: ['ThrottlingException', 429],
  'invalid-token': ['InvalidNextTokenException', 400],
  'invalid-parameter': ['InvalidParameterException', 400],
});
