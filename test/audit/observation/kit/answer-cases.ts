import { type AnswerCode } from '../../../../src/audit/observation/answer-meaning.ts';
import { type Asked } from '../../../../src/audit/observation/classify-answer.ts';
import { controlPlane, dataPlane, targetOf } from './family-result.ts';

export const signed: Asked = { ...controlPlane, isSigned: true };
export const namedApi = dataPlane;
const madeUpApi: Asked = { ...dataPlane, isMadeUp: true };
const queue: Asked = { ...controlPlane, target: targetOf('sqs:all') };
const layerBucket: Asked = { ...queue, isMadeUp: true };

export const endpoint = '10.0.1.5';
export const internet = '52.94.5.10';

export const anonymous =
  'User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/';
export const role =
  'User: arn:aws:sts::111122223333:assumed-role/probe/f is not authorized to perform: apigateway:GET on resource: arn:aws:apigateway:eu-west-1::/restapis';

/** One answer, and what it comes to. */
export interface AnswerCase {
  readonly says: string;
  readonly asked: Asked;
  readonly from?: string;
  readonly status: number;
  readonly type?: string;
  readonly message?: string;
  /** Type in the body, as S3 and the query protocol have it. */
  readonly bodyType?: string;
  readonly outcome: 'reached' | 'denied';
  readonly code: AnswerCode;
}

/**
 * What AWS documents or is reported to answer. Where not said otherwise:
 * API Gateway's gateway responses, https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 * and https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden;
 * policies, https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html;
 * errors of all services, https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export const answerCases: readonly AnswerCase[] = [
  { says: 'a public API', asked: namedApi, status: 200, outcome: 'reached', code: 'answered' },
  { says: 'no content', asked: namedApi, status: 204, outcome: 'reached', code: 'answered' },
  { says: 'GetRestApis', asked: signed, status: 200, outcome: 'reached', code: 'signed-read-answered' },
  { says: 'a redirect', asked: queue, status: 307, outcome: 'reached', code: 'redirected' },
  { says: 'not modified', asked: queue, status: 304, outcome: 'reached', code: 'redirected' },
  {
    says: 'an unsigned request to the control plane',
    asked: controlPlane,
    status: 403,
    type: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
    outcome: 'reached',
    code: 'missing-token',
  },
  {
    says: 'a JSON service, with 400',
    asked: queue,
    status: 400,
    type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
    outcome: 'reached',
    code: 'missing-token',
  },
  {
    says: 'the query protocol, in the body alone',
    asked: queue,
    status: 403,
    bodyType: 'MissingAuthenticationToken',
    outcome: 'reached',
    code: 'missing-token',
  },
  {
    says: 'a path that the stage lacks, or IAM authorization',
    asked: namedApi,
    status: 403,
    type: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
    outcome: 'reached',
    code: 'missing-token-of-api',
  },
  {
    says: 'a signed request that arrives without its signature',
    asked: signed,
    status: 403,
    type: 'MissingAuthenticationTokenException',
    outcome: 'denied',
    code: 'signature-lost',
  },
  {
    says: 'a garbled signature',
    asked: signed,
    status: 403,
    type: 'IncompleteSignatureException',
    outcome: 'denied',
    code: 'signature-garbled',
  },
  {
    says: 'a signature of another time',
    asked: signed,
    status: 403,
    type: 'InvalidSignatureException',
    message: 'Signature expired: 20261101T090000Z is now earlier than 20261101T091500Z',
    outcome: 'denied',
    code: 'clock-differs',
  },
  {
    says: 'a signature of the future',
    asked: signed,
    status: 403,
    type: 'InvalidSignatureException',
    message: 'Signature not yet current: 20261101T093000Z is still later than 20261101T090500Z',
    outcome: 'denied',
    code: 'clock-differs',
  },
  {
    says: "S3's clock",
    asked: { ...queue, isSigned: true },
    status: 403,
    bodyType: 'RequestTimeTooSkewed',
    outcome: 'denied',
    code: 'clock-differs',
  },
  {
    says: 'another signature',
    asked: signed,
    status: 403,
    type: 'InvalidSignatureException',
    message: 'The request signature we calculated does not match the signature you provided.',
    outcome: 'denied',
    code: 'signature-invalid',
  },
  {
    says: 'a session that is over',
    asked: signed,
    status: 403,
    type: 'ExpiredTokenException',
    outcome: 'denied',
    code: 'credentials-expired',
  },
  {
    says: 'unknown keys',
    asked: signed,
    status: 403,
    type: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
    outcome: 'denied',
    code: 'credentials-unknown',
  },
  {
    says: 'unknown keys, as API Gateway says it',
    asked: signed,
    status: 403,
    type: 'AccessDeniedException',
    message: 'The security token included in the request is invalid.',
    outcome: 'denied',
    code: 'credentials-unknown',
  },
  ...(
    [
      ['no VPC endpoint policy allows the', 'a VPC endpoint policy', 'endpoint-policy-denied'],
      [
        'no service control policy allows the',
        'a service control policy: arn:aws:organizations::1:policy/o-1/service_control_policy/p-1',
        'service-control-policy-denied',
      ],
      [
        'no resource control policy allows the',
        'a resource control policy',
        'resource-control-policy-denied',
      ],
      ['no permissions boundary allows the', 'a permissions boundary', 'permissions-boundary-denied'],
      ['no session policy allows the', 'a session policy', 'session-policy-denied'],
      ['no identity-based policy allows the', 'an identity-based policy', 'identity-policy-denied'],
      ['no resource-based policy allows the', 'a resource-based policy', 'resource-policy-denied'],
    ] as const
  ).flatMap(([implicit, explicit, code]): readonly AnswerCase[] => {
    const denied = {
      asked: signed,
      status: 403,
      type: 'AccessDeniedException',
      outcome: 'denied',
      code,
    } as const;
    return [
      {
        ...denied,
        says: `because ${implicit}`,
        message: `${role} because ${implicit} apigateway:GET action`,
      },
      { ...denied, says: `in ${explicit}`, message: `${role} with an explicit deny in ${explicit}` },
    ];
  }),
  {
    says: "an endpoint's policy, with 400 and unsigned",
    asked: queue,
    status: 400,
    type: 'AccessDeniedException',
    message:
      'User: anonymous is not authorized to perform: a:B because no VPC endpoint policy allows the a:B action',
    outcome: 'denied',
    code: 'endpoint-policy-denied',
  },
  {
    says: 'a Deny of an unnamed policy',
    asked: signed,
    status: 403,
    type: 'AccessDeniedException',
    message: `${role} with an explicit deny`,
    outcome: 'denied',
    code: 'denied-explicitly',
  },
  {
    says: 'no policy named',
    asked: signed,
    status: 403,
    type: 'AccessDeniedException',
    message: role,
    outcome: 'denied',
    code: 'access-denied',
  },
  {
    says: 'an unsigned request refused',
    asked: queue,
    status: 403,
    bodyType: 'AccessDenied',
    message: 'Access Denied',
    outcome: 'denied',
    code: 'unsigned-access-denied',
  },
  {
    says: 'an unsigned request to a made-up bucket',
    asked: layerBucket,
    status: 403,
    bodyType: 'AccessDenied',
    message: 'Access Denied',
    outcome: 'reached',
    code: 'made-up-name-refused',
  },
  {
    says: "a private API's policy",
    asked: namedApi,
    status: 403,
    type: 'AccessDeniedException',
    message: anonymous,
    outcome: 'denied',
    code: 'api-policy-denied',
  },
  {
    says: "a Deny of a private API's policy",
    asked: namedApi,
    status: 403,
    type: 'AccessDeniedException',
    message: `${anonymous} with an explicit deny`,
    outcome: 'denied',
    code: 'api-policy-denied-explicitly',
  },
  {
    says: 'a Lambda authorizer',
    asked: namedApi,
    status: 403,
    type: 'AccessDeniedException',
    message: 'User is not authorized to access this resource with an explicit deny',
    outcome: 'reached',
    code: 'authorizer-denied',
  },
  {
    says: 'an authorizer that wants a token',
    asked: namedApi,
    status: 401,
    type: 'UnauthorizedException',
    message: 'Unauthorized',
    outcome: 'reached',
    code: 'needs-authorization',
  },
  {
    says: "the control plane's Unauthorized",
    asked: signed,
    status: 401,
    type: 'UnauthorizedException',
    outcome: 'denied',
    code: 'refused',
  },
  // https://repost.aws/knowledge-center/api-gateway-vpc-connections
  {
    says: 'a public API by the endpoint',
    asked: namedApi,
    from: endpoint,
    status: 403,
    type: 'ForbiddenException',
    message: 'Forbidden',
    outcome: 'denied',
    code: 'forbidden-through-endpoint',
  },
  {
    says: 'a made-up API by the endpoint',
    asked: madeUpApi,
    from: endpoint,
    status: 403,
    type: 'ForbiddenException',
    message: 'Forbidden',
    outcome: 'reached',
    code: 'made-up-api-through-endpoint',
  },
  {
    says: 'a made-up API by the internet',
    asked: madeUpApi,
    from: internet,
    status: 403,
    type: 'ForbiddenException',
    message: 'Forbidden',
    outcome: 'reached',
    code: 'made-up-name-refused',
  },
  {
    says: 'an API key, AWS WAF or a disabled endpoint',
    asked: namedApi,
    from: internet,
    status: 403,
    type: 'ForbiddenException',
    message: 'Forbidden',
    outcome: 'denied',
    code: 'forbidden',
  },
  {
    says: 'a refusal of another type',
    asked: queue,
    status: 403,
    type: 'SomethingElseException',
    outcome: 'denied',
    code: 'refused',
  },
  {
    says: 'usage plan or throttle',
    asked: namedApi,
    status: 429,
    type: 'LimitExceededException',
    outcome: 'reached',
    code: 'throttled',
  },
  {
    says: 'a throttle with 400',
    asked: signed,
    status: 400,
    type: 'ThrottlingException',
    outcome: 'reached',
    code: 'throttled',
  },
  {
    says: "EC2's throttle",
    asked: queue,
    status: 503,
    bodyType: 'RequestLimitExceeded',
    outcome: 'reached',
    code: 'throttled',
  },
  {
    says: 'an HTTP API without such a route',
    asked: namedApi,
    status: 404,
    message: 'Not Found',
    outcome: 'reached',
    code: 'not-found',
  },
  {
    says: 'a bad request',
    asked: signed,
    status: 400,
    type: 'BadRequestException',
    outcome: 'reached',
    code: 'client-error',
  },
  {
    says: 'an integration that is too slow',
    asked: namedApi,
    status: 504,
    type: 'InternalServerErrorException',
    message: 'Endpoint request timed out',
    outcome: 'reached',
    code: 'integration-failed',
  },
  {
    says: 'an API that is set up wrongly',
    asked: namedApi,
    status: 500,
    type: 'InternalServerErrorException',
    outcome: 'reached',
    code: 'service-error',
  },
  {
    says: 'a service that is down',
    asked: signed,
    status: 503,
    type: 'ServiceUnavailableException',
    outcome: 'reached',
    code: 'service-error',
  },
  { says: 'a status of nobody', asked: queue, status: 799, outcome: 'reached', code: 'status-unknown' },
];
