import { isJsonObject, type JsonObject } from '../../src/sources/aws-cli/json-documents.ts';
import { joined } from './ask.ts';

/** What came back. */
interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Question {
  readonly service: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request that is signed for a service; the signature itself is made up. */
export async function fetchSigned(
  url: string,
  { service, method, path, headers, body }: Question,
): Promise<Answer> {
  const authorization =
    `AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261101/eu-west-1/${service}/aws4_request, ` +
    `SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: await response.text() };
}

/** One answer of a service whose client is not among the dependencies; STS's answer stays XML. */
export async function askByFetch(url: string, call: string, parameters: JsonObject): Promise<Answer> {
  const [service = '', operation = ''] = call.split(':');
  switch (service) {
    case 'route53resolver':
      return jsonRpc(url, service, `Route53Resolver.${operation}`, '1.1', parameters);
    case 'network-firewall':
      return jsonRpc(url, service, `NetworkFirewall_20201112.${operation}`, '1.0', parameters);
    case 'route53profiles':
      return fetchSigned(url, { service, method: 'GET', path: profilePath(operation, parameters) });
    case 'sts': {
      const form = { Action: operation, Version: '2011-06-15', ...textParameters(parameters) };
      const body = new URLSearchParams(form).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return fetchSigned(url, { service, method: 'POST', path: '/', headers, body });
    }
    default:
      throw new Error(`${call}: not asked by hand`);
  }
}

async function jsonRpc(
  url: string,
  service: string,
  target: string,
  version: string,
  parameters: JsonObject,
): Promise<Answer> {
  const headers = { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target };
  return fetchSigned(url, { service, method: 'POST', path: '/', headers, body: JSON.stringify(parameters) });
}

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Route_53_Profiles.html
function profilePath(operation: string, parameters: JsonObject): string {
  const { ProfileId: profileId, ...others } = parameters;
  const query = new URLSearchParams(
    Object.entries(textParameters(others)).map(([name, value]): [string, string] => [
      name.charAt(0).toLowerCase() + name.slice(1),
      value,
    ]),
  ).toString();
  switch (operation) {
    case 'ListProfiles':
      return `/profiles?${query}`;
    case 'ListProfileAssociations':
      return `/profileassociations?${query}`;
    case 'ListProfileResourceAssociations':
      return `/profileresourceassociations/profileid/${String(profileId)}?${query}`;
    default:
      throw new Error(`${operation}: no path`);
  }
}

function textParameters(parameters: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
}

/** All pages of a JSON service's answers, their lists put together. */
export async function askAllByFetch(url: string, call: string, parameters: JsonObject): Promise<JsonObject> {
  const pages: JsonObject[] = [];
  let next: JsonObject = {};
  do {
    const { body } = await askByFetch(url, call, { ...parameters, ...next });
    const page: unknown = JSON.parse(body);
    if (!isJsonObject(page)) throw new Error(`${call}: ${body}`);
    pages.push(page);
    next = page['NextToken'] === undefined ? {} : { NextToken: page['NextToken'] };
  } while (Object.keys(next).length > 0);
  return joined(pages);
}
