import { randomUUID } from 'node:crypto';
import * as ec2 from '@aws-sdk/client-ec2';
import { type NormalizedSchema } from '@smithy/core/schema';
import { operationSchemas } from './operation-schemas.ts';
import { codeOf, type FaultCodes, type Reply, UnsupportedRequest, type Wire } from './wire.ts';
import { element, structureXml, textElement } from './xml.ts';

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
const codes: FaultCodes = {
  'access-denied': ['UnauthorizedOperation', 403],
  throttled: ['RequestLimitExceeded', 503],
  'invalid-token': ['InvalidNextToken', 400],
  'invalid-parameter': ['InvalidParameterValue', 400],
  'unknown-operation': ['InvalidAction', 400],
  'expired-credentials': ['RequestExpired', 400],
  'disabled-region': ['AuthFailure', 401],
  'server-error': ['InternalError', 500],
};

const operations = operationSchemas(ec2);

/** EC2: a form in, XML out. https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
export const ec2Query: Wire = {
  read: ({ body }) => {
    const form = new URLSearchParams(body);
    const operation = form.get('Action') ?? '';
    const schema = operations.get(operation);
    if (schema === undefined) return undefined;
    const left = new Map(form);
    left.delete('Action');
    left.delete('Version');
    const parameters = readStructure(schema.input, '', left);
    const unknown = [...left.keys()];
    if (unknown.length > 0) throw new UnsupportedRequest(`${operation}: parameters ${unknown.join(', ')}`);
    return { operation, parameters };
  },
  answer: (operation, body) => {
    const schema = operations.get(operation);
    if (schema === undefined) throw new UnsupportedRequest(`no operation ${operation}`);
    const children = textElement('requestId', randomUUID()) + structureXml(schema.output, body);
    return xmlReply(
      200,
      element(`${operation}Response`, children, 'http://ec2.amazonaws.com/doc/2016-11-15/'),
    );
  },
  fault: (fault) => {
    const [code, status] = codeOf(fault, codes);
    const error = element('Error', textElement('Code', code) + textElement('Message', fault.message));
    return xmlReply(
      status,
      element('Response', element('Errors', error) + textElement('RequestID', randomUUID())),
    );
  },
};

/** An answer in XML. */
export function xmlReply(status: number, xml: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`,
  };
}

// Takes what it reads out of `left`.
function readStructure(schema: NormalizedSchema, prefix: string, left: Map<string, string>) {
  const read: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const { xmlName = name, ...traits } = member.getMemberTraits();
    const ownName = traits['ec2QueryName'];
    const key = typeof ownName === 'string' ? ownName : xmlName.charAt(0).toUpperCase() + xmlName.slice(1);
    const value = readValue(member, `${prefix}${key}`, left);
    if (value !== undefined) read[name] = value;
  }
  return read;
}

function readValue(schema: NormalizedSchema, key: string, left: Map<string, string>): unknown {
  if (schema.isListSchema()) {
    const items: unknown[] = [];
    while (hasKey(left, `${key}.${items.length + 1}`)) {
      items.push(readValue(schema.getValueSchema(), `${key}.${items.length + 1}`, left));
    }
    return items.length === 0 ? undefined : items;
  }
  if (schema.isStructSchema()) return hasKey(left, key) ? readStructure(schema, `${key}.`, left) : undefined;
  const text = left.get(key);
  left.delete(key);
  if (text === undefined) return undefined;
  if (schema.isBooleanSchema()) return text === 'true';
  return schema.isNumericSchema() ? Number(text) : text;
}

function hasKey(left: ReadonlyMap<string, string>, key: string): boolean {
  return left.has(key) || [...left.keys()].some((other) => other.startsWith(`${key}.`));
}
