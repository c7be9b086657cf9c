import { type JsonObject, isJsonObject } from '../../../src/sources/aws-cli/json-documents.ts';
import { jsonReply } from './json.ts';
import { codeOf, type FaultCodes, type HttpRequest, type Wire } from './wire.ts';

// https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html
const portalCodes: FaultCodes = {
  'access-denied': ['ForbiddenException', 403],
  throttled: ['TooManyRequestsException', 429],
  'invalid-token': ['InvalidRequestException', 400],
  'invalid-parameter': ['InvalidRequestException', 400],
  'unknown-operation': ['ResourceNotFoundException', 404],
  'expired-credentials': ['UnauthorizedException', 401],
  'disabled-region': ['UnauthorizedException', 401],
  'server-error': ['InternalServerException', 500],
};

/** IAM Identity Center's portal: credentials of a role for the token of a sign-in. */
export const ssoPortal = wireOf(portalCodes, ({ method, path, query, headers }) =>
  method === 'GET' && path === '/federation/credentials'
    ? {
        operation: 'GetRoleCredentials',
        parameters: { ...Object.fromEntries(query), token: headers['x-amz-sso_bearer_token'] },
      }
    : undefined,
);

/** IAM Identity Center's tokens. https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html */
export const ssoTokens = wireOf(
  { ...portalCodes, 'expired-credentials': ['InvalidGrantException', 400] },
  ({ method, path, body }) =>
    method === 'POST' && path === '/token'
      ? { operation: 'CreateToken', parameters: objectIn(body) }
      : undefined,
);

function wireOf(codes: FaultCodes, read: Wire['read']): Wire {
  return {
    read,
    answer: (_operation, body) => jsonReply(200, body, { 'content-type': 'application/json' }),
    fault: (fault) => {
      const [code, status] = codeOf(fault, codes);
      const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code };
      return jsonReply(status, { message: fault.message }, headers);
    },
  };
}

function objectIn(body: HttpRequest['body']): JsonObject {
  const value: unknown = JSON.parse(body);
  return isJsonObject(value) ? value : {};
}
