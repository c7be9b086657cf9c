import { type AnswerCode } from './answer-meaning.ts';

/** One answer with AWS's headers, as far as it decides what it means. */
export interface AwsAnswer {
  readonly status: number;
  /** The error's type without namespace; null where the answer has none that counts. */
  readonly type: string | null;
  /** Empty where there is none. */
  readonly message: string;
  readonly isSigned: boolean;
  readonly isMadeUp: boolean;
  /** Whether an API was asked: API Gateway's data plane. */
  readonly isOfApi: boolean;
  /** Whether the address that answered is of a private range. */
  readonly isPrivateAddress: boolean;
}

/** Which answers are of a kind: all that meet every condition that the row has. */
export interface AnswerRow extends Partial<
  Pick<AwsAnswer, 'isSigned' | 'isMadeUp' | 'isOfApi' | 'isPrivateAddress'>
> {
  readonly code: AnswerCode;
  readonly statuses?: readonly number[];
  /** Null: an answer without a type. */
  readonly types?: readonly (string | null)[];
  readonly message?: RegExp;
}

// JSON services say …Exception where those of the query protocol and S3 leave the ending out.
const accessDenied = [
  'AccessDeniedException',
  'AccessDenied',
  'UnauthorizedOperation',
  'AuthorizationError',
  'AuthorizationErrorException',
  'NotAuthorized',
];
const missingToken = ['MissingAuthenticationTokenException', 'MissingAuthenticationToken'];
const garbledSignature = [
  'IncompleteSignatureException',
  'IncompleteSignature',
  'AuthorizationHeaderMalformed',
];
const invalidSignature = ['InvalidSignatureException', 'SignatureDoesNotMatch'];
const unknownCredentials = [
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'InvalidToken',
  'AuthFailure',
  'OptInRequired',
];
const throttling = [
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'SlowDown',
];

/** `because no VPC endpoint policy allows the … action`, `with an explicit deny in a VPC endpoint policy`. */
function naming(policy: string): RegExp {
  return new RegExp(`(?:because no ${policy} allows|with an explicit deny in an? ${policy})`);
}

/**
 * The answers of status 4xx, the first row that fits counts. Services of JSON protocols refuse with 400 where others
 * say 403, so it is the type that decides; a message decides only beside AWS's own type.
 * Sources: see `answerMeanings`.
 */
export const clientErrorRows: readonly AnswerRow[] = [
  { code: 'throttled', statuses: [429] },
  { code: 'throttled', types: throttling },
  { code: 'endpoint-policy-denied', types: accessDenied, message: naming('VPC endpoint policy') },
  { code: 'service-control-policy-denied', types: accessDenied, message: naming('service control policy') },
  { code: 'resource-control-policy-denied', types: accessDenied, message: naming('resource control policy') },
  { code: 'permissions-boundary-denied', types: accessDenied, message: naming('permissions boundary') },
  { code: 'session-policy-denied', types: accessDenied, message: naming('session policy') },
  { code: 'identity-policy-denied', types: accessDenied, message: naming('identity-based policy') },
  { code: 'resource-policy-denied', types: accessDenied, message: naming('resource-based policy') },
  // API Gateway says this where other services have a type of its own.
  {
    code: 'credentials-unknown',
    types: accessDenied,
    message: /^The security token included in the request is invalid/,
  },
  {
    code: 'authorizer-denied',
    isOfApi: true,
    types: accessDenied,
    message: /^User is not authorized to access this resource/,
  },
  {
    code: 'api-policy-denied-explicitly',
    isOfApi: true,
    types: accessDenied,
    message: /execute-api:Invoke.* with an explicit deny/,
  },
  {
    code: 'api-policy-denied',
    isOfApi: true,
    types: accessDenied,
    message: /is not authorized to perform: execute-api:Invoke/,
  },
  { code: 'denied-explicitly', types: accessDenied, message: / with an explicit deny/ },
  { code: 'access-denied', isSigned: true, types: accessDenied },
  { code: 'made-up-name-refused', isMadeUp: true, types: accessDenied },
  { code: 'unsigned-access-denied', isSigned: false, types: accessDenied },
  { code: 'missing-token-of-api', isOfApi: true, types: missingToken },
  { code: 'missing-token', isSigned: false, types: missingToken },
  { code: 'signature-lost', isSigned: true, types: missingToken },
  { code: 'signature-garbled', types: garbledSignature },
  {
    code: 'clock-differs',
    types: invalidSignature,
    message: /^Signature (?:expired|not yet current)/,
  },
  { code: 'clock-differs', types: ['RequestTimeTooSkewed', 'RequestExpired'] },
  { code: 'signature-invalid', types: invalidSignature },
  { code: 'credentials-expired', types: ['ExpiredTokenException', 'ExpiredToken'] },
  { code: 'credentials-unknown', types: unknownCredentials },
  {
    code: 'made-up-api-through-endpoint',
    isOfApi: true,
    isMadeUp: true,
    isPrivateAddress: true,
    statuses: [403],
    types: ['ForbiddenException', null],
  },
  { code: 'made-up-name-refused', isMadeUp: true, statuses: [403] },
  // An HTTP API's refusal has no type.
  {
    code: 'forbidden-through-endpoint',
    isOfApi: true,
    isPrivateAddress: true,
    statuses: [403],
    types: ['ForbiddenException', null],
  },
  { code: 'forbidden', isOfApi: true, statuses: [403], types: ['ForbiddenException', null] },
  { code: 'refused', statuses: [403] },
  { code: 'refused', isOfApi: false, types: ['UnauthorizedException'] },
  { code: 'needs-authorization', statuses: [401] },
  { code: 'not-found', statuses: [404] },
];

/** The answers of status 5xx, the first row that fits counts. */
export const serverErrorRows: readonly AnswerRow[] = [
  { code: 'throttled', types: throttling },
  { code: 'integration-failed', isOfApi: true, statuses: [502, 504] },
];

/** The answers of status 2xx, the first row that fits counts. */
export const successRows: readonly AnswerRow[] = [{ code: 'signed-read-answered', isSigned: true }];

type StatusClass = '2xx' | '3xx' | '4xx' | '5xx' | 'other';

/** The rows of each class of statuses, and the kind of those answers that none of them fits. */
const classes = {
  '2xx': { rows: successRows, otherwise: 'answered' },
  '3xx': { rows: [], otherwise: 'redirected' },
  '4xx': { rows: clientErrorRows, otherwise: 'client-error' },
  '5xx': { rows: serverErrorRows, otherwise: 'service-error' },
  other: { rows: [], otherwise: 'status-unknown' },
} as const satisfies Record<
  StatusClass,
  { readonly rows: readonly AnswerRow[]; readonly otherwise: AnswerCode }
>;

/** The row that an answer with AWS's headers is of; every answer is of exactly one. */
export function rowOf(answer: AwsAnswer): AnswerRow {
  const { rows, otherwise } = classes[classOf(answer.status)];
  return rows.find((row) => fits(row, answer)) ?? { code: otherwise };
}

function classOf(status: number): StatusClass {
  if (status >= 200 && status < 300) return '2xx';
  if (status >= 300 && status < 400) return '3xx';
  if (status >= 400 && status < 500) return '4xx';
  return status >= 500 && status < 600 ? '5xx' : 'other';
}

function fits({ code: _code, statuses, types, message, ...flags }: AnswerRow, answer: AwsAnswer): boolean {
  return (
    (statuses?.includes(answer.status) ?? true) &&
    (types?.includes(answer.type) ?? true) &&
    (message?.test(answer.message) ?? true) &&
    (flags.isSigned ?? answer.isSigned) === answer.isSigned &&
    (flags.isMadeUp ?? answer.isMadeUp) === answer.isMadeUp &&
    (flags.isOfApi ?? answer.isOfApi) === answer.isOfApi &&
    (flags.isPrivateAddress ?? answer.isPrivateAddress) === answer.isPrivateAddress
  );
}
