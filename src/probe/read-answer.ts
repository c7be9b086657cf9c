import {
  addressSources,
  type Attempt,
  type BodyRead,
  bodyReads,
  type Certificate,
  type CertificateName,
  type DnsEvidence,
  type ErrorFields,
  families,
  familyOutcomes,
  type FamilyResult,
  type HandshakeEvidence,
  messageFields,
  type Phase,
  type PhaseError,
  phaseNames,
  type ProbeAnswer,
  probeSchema,
  type Problem,
  refusalReasons,
  type RequestEvidence,
  type ResolveEvidence,
  type TargetResult,
} from './contract.ts';
import {
  FieldError,
  Fields,
  integer,
  listOf,
  oneOf,
  orNull,
  parsed,
  type Parsed,
  type Reader,
  text,
  truth,
} from './fields.ts';

/**
 * Reads an answer, as a function returned it or a file holds it. Fields that this version does not know are left out,
 * as later ones may add some.
 */
export function readAnswer(value: unknown): Parsed<ProbeAnswer> {
  return parsed(value, answer);
}

const words = text({ most: 2048 });
const many = { least: 0, most: 1000 };
const count = integer(0);

const date: Reader<string> = (value, field) => {
  const read = words(value, field);
  if (Number.isNaN(Date.parse(read))) throw new FieldError(field, 'expected a date in ISO 8601');
  return read;
};

/** Reads an answer that stands in a document. */
export const answer: Reader<ProbeAnswer> = (value, field) => {
  const fields = new Fields(value, field);
  if (!fields.has('schema') && fields.has('errorMessage'))
    throw new FieldError(
      field,
      `is the error of a function that failed: ${fields.read('errorMessage', words)}`,
    );
  const schema = fields.read('schema', oneOf([probeSchema]));
  const kind = fields.read('kind', oneOf(['result', 'refusal']));
  const version = fields.read('version', words);
  if (kind === 'refusal') return { schema, kind, version, problem: fields.read('problem', problem) };
  return {
    schema,
    kind,
    version,
    startedAt: fields.read('startedAt', date),
    milliseconds: fields.read('milliseconds', count),
    coldStart: fields.read('coldStart', truth),
    targets: fields.read('targets', listOf(target, many)),
  };
};

const problem: Reader<Problem> = (value, field) => {
  const fields = new Fields(value, field);
  return { field: fields.read('field', words), reason: fields.read('reason', words) };
};

const target: Reader<TargetResult> = (value, field) => {
  const fields = new Fields(value, field);
  const head = {
    id: fields.read('id', words),
    host: fields.read('host', words),
    port: fields.read('port', integer(1, 65_535)),
  };
  const outcome = fields.read('outcome', oneOf(['refused', 'tried']));
  return outcome === 'refused'
    ? { outcome, ...head, reason: fields.read('reason', oneOf(refusalReasons)) }
    : { outcome, ...head, families: fields.read('families', listOf(family, { least: 1, most: 2 })) };
};

const family: Reader<FamilyResult> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    family: fields.read('family', oneOf(families)),
    outcome: fields.read('outcome', oneOf(familyOutcomes)),
    endedIn: fields.read('endedIn', orNull(oneOf(phaseNames))),
    resolve: fields.read('resolve', phaseOf(resolveEvidence)),
    attempts: fields.read('attempts', listOf(attempt, many)),
  };
};

const attempt: Reader<Attempt> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    address: fields.read('address', words),
    round: fields.read('round', integer(1)),
    connect: fields.read('connect', phaseOf(nothing)),
    handshake: fields.read('handshake', orNull(phaseOf(handshakeEvidence))),
    request: fields.read('request', orNull(phaseOf(requestEvidence))),
  };
};

function phaseOf<Evidence>(evidence: Reader<Evidence>): Reader<Phase<Evidence>> {
  return (value, field) => {
    const fields = new Fields(value, field);
    const outcome = fields.read('outcome', oneOf(['done', 'failed', 'timeout', 'cut']));
    const milliseconds = fields.read('milliseconds', count);
    if (outcome === 'done') return { outcome, milliseconds, evidence: fields.read('evidence', evidence) };
    const seen = fields.read('evidence', orNull(evidence));
    if (outcome === 'failed')
      return { outcome, milliseconds, error: fields.read('error', phaseError), evidence: seen };
    return { outcome, milliseconds, evidence: seen };
  };
}

const nothing: Reader<null> = (value, field) => {
  if (value !== null) throw new FieldError(field, 'expected null');
  return null;
};

const phaseError: Reader<PhaseError> = (value, field) => {
  const fields = new Fields(value, field);
  return { code: fields.read('code', words), message: fields.read('message', words) };
};

const resolveEvidence: Reader<ResolveEvidence> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    by: fields.read('by', oneOf(addressSources)),
    addresses: fields.read('addresses', listOf(words, many)),
    dns: fields.read('dns', orNull(dnsEvidence)),
  };
};

const dnsEvidence: Reader<DnsEvidence> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    servers: fields.read('servers', listOf(words, many)),
    records: fields.read('records', listOf(dnsRecord, many)),
    chain: fields.read('chain', listOf(words, many)),
    chainIsWhole: fields.read('chainIsWhole', truth),
    error: fields.read('error', orNull(phaseError)),
  };
};

const dnsRecord: Reader<DnsEvidence['records'][number]> = (value, field) => {
  const fields = new Fields(value, field);
  return { address: fields.read('address', words), ttl: fields.read('ttl', count) };
};

const handshakeEvidence: Reader<HandshakeEvidence> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    protocol: fields.read('protocol', orNull(words)),
    certificate: fields.read('certificate', orNull(certificate)),
  };
};

const certificate: Reader<Certificate> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    subject: fields.read('subject', certificateName),
    issuer: fields.read('issuer', certificateName),
    names: fields.read('names', listOf(words, many)),
    validFrom: fields.read('validFrom', orNull(date)),
    validTo: fields.read('validTo', orNull(date)),
  };
};

const certificateName: Reader<CertificateName> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    commonName: fields.read('commonName', orNull(words)),
    organization: fields.read('organization', orNull(words)),
  };
};

const requestEvidence: Reader<RequestEvidence> = (value, field) => {
  const fields = new Fields(value, field);
  return {
    status: fields.read('status', integer(0, 999)),
    requestId: fields.read('requestId', orNull(words)),
    errorType: fields.read('errorType', orNull(words)),
    markers: fields.read('markers', listOf(words, many)),
    error: fields.read('error', orNull(errorFields)),
    body: fields.read<BodyRead>('body', oneOf(bodyReads)),
  };
};

const errorFields: Reader<ErrorFields> = (value, field) => {
  const fields = new Fields(value, field);
  return { type: fields.read('type', orNull(words)), message: fields.read('message', orNull(message)) };
};

const message: Reader<NonNullable<ErrorFields['message']>> = (value, field) => {
  const fields = new Fields(value, field);
  return { field: fields.read('field', oneOf(messageFields)), text: fields.read('text', words) };
};
