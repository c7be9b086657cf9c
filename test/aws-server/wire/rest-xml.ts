import { randomUUID } from 'node:crypto';
import * as route53 from '@aws-sdk/client-route-53';
import { xmlReply } from './ec2-query.ts';
import { operationSchemas } from './operation-schemas.ts';
import { readRest } from './rest-request.ts';
import { restOperations } from './rest-schemas.ts';
import { codeOf, type FaultCodes, UnsupportedRequest, type Wire } from './wire.ts';
import { element, structureXml, textElement } from './xml.ts';

// https://docs.aws.amazon.com/Route53/latest/APIReference/CommonErrors.html
const codes: FaultCodes = {
  'access-denied': ['AccessDenied', 403],
  throttled: ['Throttling', 400],
  'invalid-token': ['InvalidPaginationToken', 400],
  'invalid-parameter': ['InvalidInput', 400],
  'unknown-operation': ['InvalidAction', 400],
  'expired-credentials': ['ExpiredToken', 403],
  'disabled-region': ['InvalidClientTokenId', 403],
  'server-error': ['InternalFailure', 500],
};

const namespace = 'https://route53.amazonaws.com/doc/2013-04-01/';
const schemas = operationSchemas(route53);
const operations = restOperations(schemas);

/** Route 53. https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html */
export const route53RestXml: Wire = {
  read: (request) => readRest(operations, request),
  answer: (operation, body) => {
    const schema = schemas.get(operation);
    if (schema === undefined) throw new UnsupportedRequest(`no operation ${operation}`);
    return xmlReply(200, element(`${operation}Response`, structureXml(schema.output, body), namespace));
  },
  fault: (fault) => {
    const [code, status] = codeOf(fault, codes);
    const error =
      textElement('Type', status < 500 ? 'Sender' : 'Receiver') +
      textElement('Code', code) +
      textElement('Message', fault.message);
    return xmlReply(
      status,
      element('ErrorResponse', element('Error', error) + textElement('RequestId', randomUUID()), namespace),
    );
  },
};
