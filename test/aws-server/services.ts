import { ec2Query } from './wire/ec2-query.ts';
import { jsonRpc } from './wire/json-rpc.ts';
import { stsQuery } from './wire/query.ts';
import {
  apiGatewayRestJson,
  apiGatewayV2RestJson,
  lambdaRestJson,
  route53ProfilesRestJson,
} from './wire/rest-json.ts';
import { route53RestXml } from './wire/rest-xml.ts';
import { ssoPortal, ssoTokens } from './wire/sign-in.ts';
import { type HttpRequest, type Wire } from './wire/wire.ts';

/** A service: how calls name it, and how it speaks. */
export interface Service {
  /** As in the names of calls and IAM actions' first part; `apigatewayv2` is told apart by its path. */
  readonly name: string;
  readonly wire: Wire;
  /** Whether its answers are the same in every region. */
  readonly global: boolean;
}

const services: Readonly<Record<string, Service>> = Object.fromEntries(
  [
    { name: 'ec2', wire: ec2Query, global: false },
    { name: 'lambda', wire: lambdaRestJson, global: false },
    { name: 'apigateway', wire: apiGatewayRestJson, global: false },
    { name: 'apigatewayv2', wire: apiGatewayV2RestJson, global: false },
    { name: 'route53', wire: route53RestXml, global: true },
    { name: 'route53resolver', wire: jsonRpc('1.1', 'Route53Resolver'), global: false },
    { name: 'route53profiles', wire: route53ProfilesRestJson, global: false },
    { name: 'network-firewall', wire: jsonRpc('1.0', 'NetworkFirewall_20201112'), global: false },
    { name: 'sts', wire: stsQuery, global: true },
    { name: 'sso', wire: ssoPortal, global: true },
    { name: 'sso-oidc', wire: ssoTokens, global: true },
  ].map((service) => [service.name, service]),
);

/** Who signed a request, and for what: the credential scope of Signature Version 4. */
export interface Scope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly signingName: string;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
const authorization =
  /^AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)\/\d{8}\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request, ?SignedHeaders=[a-z0-9;-]+, ?Signature=[0-9a-f]{64}$/;

/** The scope of an Authorization header; undefined where the request is not signed. The signature is not checked. */
export function scopeOf(header: string | undefined): Scope | undefined {
  const { key, region, service } = authorization.exec(header ?? '')?.groups ?? {};
  if (key === undefined || region === undefined || service === undefined) return undefined;
  return { accessKeyId: key, region, signingName: service };
}

/** The service that a signed request is for; undefined for one that the server does not play. */
export function serviceOf({ signingName }: Scope, path: string): Service | undefined {
  // Both versions of API Gateway's API sign as one.
  return services[signingName === 'apigateway' && path.startsWith('/v2/') ? 'apigatewayv2' : signingName];
}

/** The scope of a request that gets credentials, and so comes without any; undefined where it is none. */
export function scopeOfUnsigned({ path, body }: HttpRequest): Scope | undefined {
  const asked = [
    { signingName: 'sts', isAsked: new URLSearchParams(body).get('Action') === 'AssumeRoleWithWebIdentity' },
    { signingName: 'sso', isAsked: path === '/federation/credentials' },
    { signingName: 'sso-oidc', isAsked: path === '/token' },
  ].find(({ isAsked }) => isAsked);
  return asked === undefined ? undefined : { accessKeyId: '', region: '', signingName: asked.signingName };
}
