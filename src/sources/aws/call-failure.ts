import { UnansweredError } from './http-handler.ts';

/** Why a call has no answer, or not all of it. */
export type CallFailure =
  /** AWS says that the caller may not. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unanswered'; readonly host: string; readonly reason: string }
  /** Anything else: throttled to the end, not known in the region, no answer of AWS's. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** The code of what came back in the place of an answer of AWS's. */
export const notAnAnswer = 'NotAnAnswerOfAws';

/** The code of settings by which there is no endpoint: FIPS beside an endpoint of one's own. */
export const contradictoryEndpoint = 'EndpointError';

const refusals =
  /^(?:UnauthorizedOperation|UnauthorizedAccess|AccessDenied\w*|NotAuthorized\w*|ForbiddenException)$/i;

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and the common errors of other services
const credentialErrors =
  /^(?:CredentialsProviderError|TokenProviderError|ExpiredToken\w*|RequestExpired|AuthFailure|InvalidClientTokenId|UnrecognizedClient\w*|InvalidSignature\w*|SignatureDoesNotMatch|InvalidAccessKeyId|MissingAuthenticationToken\w*|OptInRequired)$/;

/**
 * Whether AWS does not accept the credentials for the call. One service alone may do so: it is not subscribed to, its
 * endpoint is somebody's own, or the credentials ran out half-way.
 */
export function isOfCredentials(failure: CallFailure): boolean {
  return failure.kind === 'failed' && credentialErrors.test(failure.code);
}

/**
 * What an error of a call says.
 * @throws errors of the program as they are
 */
export function failureOf(error: unknown): CallFailure {
  if (!(error instanceof Error)) throw error;
  const unanswered = unansweredIn(error);
  if (unanswered !== null) return { kind: 'unanswered', host: unanswered.host, reason: unanswered.reason };
  const { name: code, message } = error;
  if (refusals.test(code)) return { kind: 'refused', code, message: cut(message) };
  // The SDK's parsers tell where the text stopped making sense, and quote nothing of it.
  if ('$response' in error && ['Error', 'SyntaxError', 'TypeError', 'Unknown', 'UnknownError'].includes(code))
    return { kind: 'failed', code: notAnAnswer, message: 'what came back is not in the form of AWS' };
  return { kind: 'failed', code, message: cut(message) };
}

function unansweredIn(error: Error): UnansweredError | null {
  if (error instanceof UnansweredError) return error;
  return error.cause instanceof Error ? unansweredIn(error.cause) : null;
}

// As much as is kept of the message of an error.
const longest = 512;

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
