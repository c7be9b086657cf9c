import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { type SourceData } from '@smithy/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Credentials, signatureHeaders, type Unsigned } from '../../src/probe/sign.ts';

// Credentials, time, region and service of AWS's published test suite for Signature Version 4.
const example: Credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: null,
};
const time = new Date('2015-08-30T12:36:00Z');
const scope = { service: 'service', region: 'us-east-1' };

describe("AWS's published test suite", () => {
  test.each([
    ['get-vanilla', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      '/?Param2=value2&Param1=value1',
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-unreserved',
      '/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
      '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
    ],
    ['get-relative', '/example/..', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['get-slash', '//', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  ])('%s', (_name, path, signature) => {
    const request: Unsigned = { method: 'GET', host: 'example.amazonaws.com', path };
    expect(signatureHeaders(request, scope, example, time)).toEqual({
      'x-amz-date': '20150830T123600Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
        `SignedHeaders=host;x-amz-date, Signature=${signature}`,
    });
  });
});

/** The hash that the SDK's signer asks for. */
class Sha256 {
  readonly #hash;
  constructor(secret?: SourceData) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(data: SourceData): void {
    this.#hash.update(bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {
    throw new Error('not used');
  }
}

function bytesOf(data: SourceData): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

async function signedBySdk(
  { method, host, path }: Unsigned,
  { service, region }: typeof scope,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
): Promise<Record<string, string>> {
  const signer = new SignatureV4({
    service,
    region,
    sha256: Sha256,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === null ? {} : { sessionToken }) },
    // S3 wants the hash of the body as a header, and its paths are signed as they are.
    applyChecksum: service === 's3',
    uriEscapePath: service !== 's3',
  });
  const [pathname = '', search = ''] = path.split('?');
  const query: Record<string, string[]> = {};
  for (const [name, value] of search === '' ? [] : search.split('&').map((pair) => pair.split('=')))
    (query[decodeURIComponent(name ?? '')] ??= []).push(decodeURIComponent(value ?? ''));
  const request = { method, protocol: 'https:', hostname: host, path: pathname, query, headers: { host } };
  const { headers } = await signer.sign(request, { signingDate: time });
  const { host: _host, ...others } = headers;
  return others;
}

const word = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => encodeURIComponent(text));
const path = fc
  .tuple(
    fc.array(fc.oneof(word, fc.constantFrom('.', '..', '')), { maxLength: 5 }),
    fc.array(fc.tuple(word, word)),
  )
  .map(([segments, pairs]) => {
    // The SDK holds the query in a plain object, where these names have another meaning.
    const query = pairs
      .filter(([name]) => name !== '' && !(name in {}))
      .map(([name, value]) => `${name}=${value}`);
    return `/${segments.join('/')}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  });

test('signs as the SDK does', async () => {
  await fc.assert(
    fc.asyncProperty(
      path,
      fc.constantFrom('GET' as const, 'HEAD' as const),
      fc.constantFrom('apigateway', 'execute-api', 's3'),
      fc.constantFrom(null, 'IQoJb3JpZ2luX2VjEXAMPLE//////////w=='),
      async (asked, method, service, sessionToken) => {
        const request: Unsigned = { method, host: 'apigateway.eu-west-1.amazonaws.com', path: asked };
        const [where, credentials] = [
          { service, region: 'eu-west-1' },
          { ...example, sessionToken },
        ];
        expect(signatureHeaders(request, where, credentials, time)).toEqual(
          await signedBySdk(request, where, credentials),
        );
      },
    ),
  );
});
