import { createHash, createHmac } from 'node:crypto';
import { type Method } from './contract.ts';

/** Credentials of AWS, long-lived or of a session. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | null;
}

/** A request without a body, as it will be sent. */
export interface Unsigned {
  readonly method: Method;
  /** The Host header. */
  readonly host: string;
  /** Path and query, encoded as they are sent. */
  readonly path: string;
}

const hexOfNothing = createHash('sha256').digest('hex');
const algorithm = 'AWS4-HMAC-SHA256';

/**
 * The headers that sign a request with Signature Version 4, Host left out.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signatureHeaders(
  { method, host, path }: Unsigned,
  { service, region }: { readonly service: string; readonly region: string },
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  now: Date,
): Record<string, string> {
  const time = now.toISOString().replace(/[:-]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const extra: Record<string, string> = {
    ...(service === 's3' ? { 'x-amz-content-sha256': hexOfNothing } : {}),
    'x-amz-date': time,
    ...(sessionToken === null ? {} : { 'x-amz-security-token': sessionToken }),
  };
  const signed: readonly (readonly [string, string])[] = [['host', host], ...Object.entries(extra)];
  const names = signed.map(([name]) => name).join(';');
  const [rawPath = '', ...query] = path.split('?');
  const canonical = [
    method,
    service === 's3' ? rawPath : canonicalPath(rawPath),
    canonicalQuery(query.join('?')),
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    hexOfNothing,
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = [algorithm, time, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(key, toSign).toString('hex');
  const authorization = `${algorithm} Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...extra, authorization };
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Services other than S3 sign the path without `.`, `..` and empty segments, and encoded once more. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  const isFolder = segments.length > 0 && path.endsWith('/');
  return `/${segments.join('/')}${isFolder ? '/' : ''}`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [recode(name), recode(value.join('='))] as const;
  });
  const byNameThenValue = pairs.toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  return byNameThenValue.map(([name, value]) => `${name}=${value}`).join('&');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function recode(text: string): string {
  try {
    return encode(decodeURIComponent(text));
  } catch {
    // Not what an encoder would have written: the service reads it as it stands.
    return encode(text);
  }
}

/** Encodes all but the unreserved characters of RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
