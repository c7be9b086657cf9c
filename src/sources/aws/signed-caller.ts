import { setTimeout } from 'node:timers/promises';
import { HttpRequest } from '@smithy/core/protocols';
import { AdaptiveRetryStrategy } from '@smithy/core/retry';
import { SignatureV4 } from '@smithy/signature-v4';
import {
  type AwsCredentialIdentityProvider,
  type ChecksumConstructor,
  type HashConstructor,
  type RetryStrategyV2,
  type RetryToken,
} from '@smithy/types';
import { commercial, partitionOf } from '../../targets/partition.ts';
import { isJsonObject, type JsonObject } from '../aws-cli/json-documents.ts';
import { contradictoryEndpoint, notAnAnswer } from './call-failure.ts';
import { configuredEndpoint, type ServiceName } from './configured-endpoint.ts';
import { type AwsHttpHandler } from './http-handler.ts';

/** What requests are made and signed with. */
export interface SignedCallerOptions {
  readonly handler: AwsHttpHandler;
  readonly credentials: AwsCredentialIdentityProvider;
  readonly sha256: ChecksumConstructor | HashConstructor;
  readonly attempts: number;
  readonly userAgent: string;
  readonly region: string;
  readonly isFips: boolean;
  readonly isDualStack: boolean;
}

/** A request for one operation. */
export interface SignedRequest {
  /** The name of the service in host names and signatures. */
  readonly service: string;
  /** Its name as the SDKs write it, for the settings of endpoints. */
  readonly name: ServiceName;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Calls services that answer in JSON and have no client here, signed and tried again as the SDK does it. */
export class SignedCaller {
  readonly #options: SignedCallerOptions;
  readonly #retries: RetryStrategyV2;

  constructor(options: SignedCallerOptions) {
    this.#options = options;
    this.#retries = new AdaptiveRetryStrategy(options.attempts);
  }

  /**
   * Sends one request, as often as it takes.
   * @throws UnansweredError; an error whose name is the code that the service answered.
   */
  async send(request: SignedRequest): Promise<JsonObject> {
    let token = await this.#retries.acquireInitialRetryToken(request.service);
    for (;;) {
      try {
        const answer = await this.#sendOnce(request);
        this.#retries.recordSuccess(token);
        return answer;
      } catch (error) {
        token = await this.#tokenToTryAgain(token, error);
        await setTimeout(token.getRetryDelay());
      }
    }
  }

  async #sendOnce({ service, name, method, path, query, headers, body }: SignedRequest): Promise<JsonObject> {
    const { handler, credentials, sha256, region, userAgent } = this.#options;
    const url = await this.#endpointOf(service, name);
    const request = new HttpRequest({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path: `${url.pathname.replace(/\/$/, '')}${path}`,
      query: { ...query },
      headers: { ...headers, host: url.host, 'user-agent': userAgent },
      body: body ?? undefined,
    });
    const signer = new SignatureV4({ credentials, sha256, region, service });
    const signed = await signer.sign(request);
    const { response } = await handler.handle(new HttpRequest(signed));
    const bytes: unknown = response.body;
    const text = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : '';
    return readAnswer(response.statusCode, response.headers, text);
  }

  async #endpointOf(service: string, name: ServiceName): Promise<URL> {
    const { isFips, isDualStack } = this.#options;
    const configured = await configuredEndpoint(name);
    if (configured === undefined) return this.#usualEndpoint(service);
    if (!isFips && !isDualStack) return configured;
    // As the rules of the SDK's clients have it.
    const kind = isFips ? 'FIPS' : 'Dualstack';
    throw Object.assign(new Error(`Invalid Configuration: ${kind} and custom endpoint are not supported`), {
      name: contradictoryEndpoint,
    });
  }

  // The endpoint rules of these services in the SDKs, and https://docs.aws.amazon.com/general/latest/gr/rande.html
  #usualEndpoint(service: string): URL {
    const { region, isFips, isDualStack } = this.#options;
    const { id, dnsSuffix, dualStackDnsSuffix } = partitionOf(region) ?? commercial;
    const isPlainNameFips = service === 'route53resolver' && id === 'aws-us-gov' && !isDualStack;
    const host = `${service}${isFips && !isPlainNameFips ? '-fips' : ''}.${region}`;
    return new URL(`https://${host}.${isDualStack ? dualStackDnsSuffix : dnsSuffix}`);
  }

  async #tokenToTryAgain(token: RetryToken, error: unknown): Promise<RetryToken> {
    const errorType = retryTypeOf(error);
    if (errorType === null) throw error;
    try {
      return await this.#retries.refreshRetryTokenForRetry(token, { errorType });
    } catch {
      throw error;
    }
  }
}

/** An error that the service answered, with the fields by which the SDK tells what to do about it. */
class AnsweredError extends Error {
  override readonly name: string;
  readonly $metadata: { readonly httpStatusCode: number };

  constructor(code: string, message: string, httpStatusCode: number) {
    super(message);
    this.name = code;
    this.$metadata = { httpStatusCode };
  }
}

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
function retryTypeOf(error: unknown): 'THROTTLING' | 'TRANSIENT' | null {
  if (error instanceof AnsweredError) {
    const { httpStatusCode } = error.$metadata;
    if (httpStatusCode === 429 || /throttl|TooManyRequests|RequestLimitExceeded/i.test(error.name))
      return 'THROTTLING';
    return httpStatusCode >= 500 ? 'TRANSIENT' : null;
  }
  if (!(error instanceof Error)) return null;
  const isBroken = 'code' in error && error.code === 'ECONNRESET';
  return isBroken || error.name === 'TimeoutError' ? 'TRANSIENT' : null;
}

function readAnswer(status: number, headers: Readonly<Record<string, string>>, text: string): JsonObject {
  const body = jsonOf(text);
  if (status < 300 && body !== null) return body;
  const type = headers['x-amzn-errortype'] ?? body?.['__type'] ?? body?.['code'];
  // `namespace#Code:url`, of which the code alone says what happened.
  const code = typeof type === 'string' ? type.replace(/:.*$/, '').replace(/^.*#/, '') : null;
  const message = body?.['message'] ?? body?.['Message'];
  const told = typeof message === 'string' ? message : `status ${status}`;
  throw new AnsweredError(code ?? notAnAnswer, told, status);
}

function jsonOf(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
