import { type ObservedAnswer } from './observation.ts';

/** What one kind of AWS's answers says: whether it is a refusal, how sure that is, and in words without a full stop. */
export interface AnswerMeaning {
  readonly outcome: 'reached' | 'denied';
  readonly certainty: ObservedAnswer['certainty'];
  readonly text: string;
}

/**
 * Every kind of answer that carries AWS's headers. Which answer is of which kind: `answer-rows.ts`.
 *
 * Gateway responses of API Gateway:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html and
 * https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
 * A public API through an endpoint: https://repost.aws/knowledge-center/api-gateway-vpc-connections
 * Which policy refused: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 * Errors that all services share: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */
export const answerMeanings = {
  throttled: {
    outcome: 'reached',
    certainty: 'documented',
    text: 'the service was reached and asks to slow down',
  },
  'integration-failed': {
    outcome: 'reached',
    certainty: 'documented',
    text: 'the API was reached, and what stands behind it failed or took too long',
  },
  'service-error': {
    outcome: 'reached',
    certainty: 'documented',
    text: 'the service was reached and has an error of its own',
  },
  answered: { outcome: 'reached', certainty: 'documented', text: 'the service was reached and answered' },
  'signed-read-answered': {
    outcome: 'reached',
    certainty: 'documented',
    text: 'the service was reached, and a signed read was allowed',
  },
  redirected: {
    outcome: 'reached',
    certainty: 'derived',
    text: 'the service was reached and points elsewhere; redirects are not followed',
  },
  'endpoint-policy-denied': {
    outcome: 'denied',
    certainty: 'documented',
    text: 'the policy of a VPC endpoint refuses, so the request went through one',
  },
  'service-control-policy-denied': {
    outcome: 'denied',
    certainty: 'documented',
    text: 'a service control policy of the organization refuses',
  },
  'resource-control-policy-denied': {
    outcome: 'denied',
    certainty: 'documented',
    text: 'a resource control policy of the organization refuses',
  },
  'permissions-boundary-denied': {
    outcome: 'denied',
    certainty: 'documented',
    text: "the permissions boundary of the probe's role refuses",
  },
  'session-policy-denied': {
    outcome: 'denied',
    certainty: 'documented',
    text: "the policy of the probe's session refuses",
  },
  'identity-policy-denied': {
    outcome: 'denied',
    certainty: 'documented',
    text: "the policies of the probe's own role refuse; this says nothing of other callers",
  },
  'resource-policy-denied': {
    outcome: 'denied',
    certainty: 'documented',
    text: 'the policy of the resource refuses',
  },
  'api-policy-denied': {
    outcome: 'denied',
    certainty: 'documented',
    text: "the API was found, and a policy refuses callers without a signature: the API's own or the endpoint's, the answer does not say which",
  },
  'api-policy-denied-explicitly': {
    outcome: 'denied',
    certainty: 'documented',
    text: "the API was found, and a Deny statement refuses: of the API's own policy or of the endpoint's, the answer does not say which",
  },
  'authorizer-denied': {
    outcome: 'reached',
    certainty: 'documented',
    text: "the API was reached, and its authorizer refuses the probe, which has no caller's token",
  },
  'denied-explicitly': {
    outcome: 'denied',
    certainty: 'documented',
    text: 'a Deny statement refuses; the answer does not say of which policy',
  },
  'access-denied': {
    outcome: 'denied',
    certainty: 'documented',
    text: 'the service refuses the signed request and does not say by which policy',
  },
  'unsigned-access-denied': {
    outcome: 'denied',
    certainty: 'derived',
    text: 'the service refuses a request without a signature; a signed one may be allowed',
  },
  'missing-token': {
    outcome: 'reached',
    certainty: 'documented',
    text: 'the service was reached and asks for a signature',
  },
  'missing-token-of-api': {
    outcome: 'reached',
    certainty: 'documented',
    text: 'the stage of the API was reached: the method asks for a signature, or there is none at this path',
  },
  'signature-lost': {
    outcome: 'denied',
    certainty: 'derived',
    text: 'the service found no signature in a signed request: something on the way takes the Authorization header away',
  },
  'signature-garbled': {
    outcome: 'denied',
    certainty: 'derived',
    text: 'the service cannot read the Authorization header: something on the way changes it',
  },
  'clock-differs': {
    outcome: 'denied',
    certainty: 'documented',
    text: "the signature's time is too far from AWS's: the clock where the probe runs is wrong",
  },
  'signature-invalid': {
    outcome: 'denied',
    certainty: 'documented',
    text: 'the signature does not match: the request was changed on the way, or the credentials are wrong',
  },
  'credentials-expired': {
    outcome: 'denied',
    certainty: 'documented',
    text: "the probe's credentials have expired",
  },
  'credentials-unknown': {
    outcome: 'denied',
    certainty: 'documented',
    text: "the service does not know the probe's credentials, or they may not be used in this region",
  },
  'made-up-api-through-endpoint': {
    outcome: 'reached',
    certainty: 'derived',
    text: 'an endpoint for execute-api answers; it refuses a made-up API, which says neither that private APIs work nor that public ones are refused',
  },
  'made-up-name-refused': {
    outcome: 'reached',
    certainty: 'derived',
    text: 'the service answers; that it refuses a made-up name says nothing of real ones',
  },
  'forbidden-through-endpoint': {
    outcome: 'denied',
    certainty: 'reported',
    text: "an endpoint for execute-api refuses: the API is public, which an endpoint does not serve, or the stage or the API key is wrong, AWS WAF blocks, or the API's default endpoint is off",
  },
  forbidden: {
    outcome: 'denied',
    certainty: 'reported',
    text: "API Gateway refuses: the API is private and was not called through its endpoint, or the stage or the API key is wrong, AWS WAF blocks, or the API's default endpoint is off",
  },
  refused: {
    outcome: 'denied',
    certainty: 'derived',
    text: 'the service was reached and refuses without saying why',
  },
  'needs-authorization': {
    outcome: 'reached',
    certainty: 'documented',
    text: 'the service was reached and asks the caller to authorize itself',
  },
  'not-found': {
    outcome: 'reached',
    certainty: 'derived',
    text: 'the service was reached and has nothing at this path',
  },
  'client-error': {
    outcome: 'reached',
    certainty: 'derived',
    text: 'the service was reached and answers with an error about the request',
  },
  'status-unknown': {
    outcome: 'reached',
    certainty: 'derived',
    text: 'the service was reached and answers with a status that HTTP does not define',
  },
} as const satisfies Readonly<Record<string, AnswerMeaning>>;

/** One of the kinds of {@link answerMeanings}. */
export type AnswerCode = keyof typeof answerMeanings;
