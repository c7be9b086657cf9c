import { isJsonObject } from '../../../src/sources/aws-cli/json-documents.ts';
import { jsonReply } from './json.ts';
import { codeOf, type FaultCodes, UnsupportedRequest, type Wire } from './wire.ts';

// The JSON services answer refusals with status 400, unlike the REST ones.
// https://docs.aws.amazon.com/Route53/latest/APIReference/CommonErrors.html
const codes: FaultCodes = {
  'access-denied': ['AccessDeniedException', 400],
  throttled: ['ThrottlingException', 400],
  'invalid-token': ['InvalidNextTokenException', 400],
  'invalid-parameter': ['InvalidParameterException', 400],
  'unknown-operation': ['UnknownOperationException', 400],
  'expired-credentials': ['ExpiredTokenException', 400],
  'disabled-region': ['UnrecognizedClientException', 400],
  'server-error': ['InternalServiceErrorException', 500],
};

/** A service with one address that names the operation in a header. The CLI's JSON is what such services send. */
export function jsonRpc(version: '1.0' | '1.1', targetPrefix: string): Wire {
  const headers = { 'content-type': `application/x-amz-json-${version}` };
  return {
    read: ({ method, headers: given, body }) => {
      const [prefix, operation] = String(given['x-amz-target']).split('.');
      if (method !== 'POST' || prefix !== targetPrefix || operation === undefined) return undefined;
      if (given['content-type'] !== headers['content-type']) {
        throw new UnsupportedRequest(`${operation}: content type ${given['content-type'] ?? 'missing'}`);
      }
      const parameters: unknown = JSON.parse(body);
      if (!isJsonObject(parameters)) throw new UnsupportedRequest(`${operation}: the body is no JSON object`);
      return { operation, parameters };
    },
    answer: (_operation, body) => jsonReply(200, body, headers),
    fault: (fault) => {
      const [code, status] = codeOf(fault, codes);
      return jsonReply(status, { __type: code, Message: fault.message }, headers);
    },
  };
}
