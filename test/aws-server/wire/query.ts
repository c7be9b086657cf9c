import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../src/sources/aws-cli/json-documents.ts';
import { xmlReply } from './ec2-query.ts';
import { codeOf, type FaultCodes, type Wire } from './wire.ts';
import { element, textElement } from './xml.ts';

// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
const codes: FaultCodes = {
  'access-denied': ['AccessDenied', 403],
  throttled: ['Throttling', 400],
  'invalid-token': ['ValidationError', 400],
  'invalid-parameter': ['ValidationError', 400],
  'unknown-operation': ['InvalidAction', 400],
  'expired-credentials': ['ExpiredToken', 403],
  'disabled-region': ['InvalidClientTokenId', 403],
  'server-error': ['InternalFailure', 500],
};

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** STS: a form in, XML out. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export const stsQuery: Wire = {
  read: ({ body }) => {
    const { Action, Version: _version, ...parameters } = Object.fromEntries(new URLSearchParams(body));
    return Action === undefined ? undefined : { operation: Action, parameters };
  },
  answer: (operation, body) => {
    const metadata = element('ResponseMetadata', textElement('RequestId', randomUUID()));
    const result = element(`${operation}Result`, plainXml(body));
    return xmlReply(200, element(`${operation}Response`, result + metadata, namespace));
  },
  fault: (fault) => {
    const [code, status] = codeOf(fault, codes);
    const error =
      textElement('Type', 'Sender') + textElement('Code', code) + textElement('Message', fault.message);
    return xmlReply(
      status,
      element('ErrorResponse', element('Error', error) + textElement('RequestId', randomUUID()), namespace),
    );
  },
};

// The answers of STS that are used have no lists, and their elements are named as their members.
function plainXml(body: JsonObject): string {
  return Object.entries(body)
    .map(([name, value]) =>
      isJsonObject(value) ? element(name, plainXml(value)) : textElement(name, String(value)),
    )
    .join('');
}
