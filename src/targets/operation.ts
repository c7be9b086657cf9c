/**
 * One operation of API Gateway's control plane. Both versions of the API are served by one host,
 * `apigateway.<region>.<suffix>`; the paths of v2 begin with `/v2`.
 */
export interface Operation {
  /** Name in AWS's API reference, such as `GetRestApis`; unique within its version, not across both. */
  readonly name: string;
  /**
   * Which API: `v1` is REST APIs (https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html), `v2` is
   * HTTP and WebSocket APIs, routing rules and portals
   * (https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/api-reference.html).
   */
  readonly version: 'v1' | 'v2';
  /** HTTP method of the request. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /**
   * Path of the request, its labels in braces as the SDK spells them (`{restApiId}` in v1, `{ApiId}` in v2), without
   * a query: `ImportRestApi` and `CreateRestApi` share a method and a path. Path ARNs in IAM policies leave out
   * the leading `/v2`.
   */
  readonly path: string;
  /**
   * The IAM action that authorizes the request: the HTTP method as `apigateway:GET|POST|PUT|PATCH|DELETE`, and for
   * newer operations an action with a name (`apigateway:CreateRoutingRule`). What a request needs on top of it is
   * not here: `apigateway:UpdateRestApiPolicy` for a resource policy, `apigateway:CreateAccessAssociation`, tags
   * given on creation, `iam:PassRole`.
   *
   * Sources: https://docs.aws.amazon.com/apigateway/latest/developerguide/security_iam_service-with-iam.html and the
   * tables of operations in
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html and
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagementv2.html
   */
  readonly action: string;
}
