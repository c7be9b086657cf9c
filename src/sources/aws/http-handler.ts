import { rootCertificates } from 'node:tls';
import { buildQueryString, HttpResponse, type HttpRequest } from '@smithy/core/protocols';
import { type HttpHandlerOptions } from '@smithy/types';
import { EnvHttpProxyAgent, type Dispatcher } from 'undici';

/** How long a connection may take to be made, in milliseconds. */
const connectTimeout = 4_000;

/** How long an answer may usually keep one waiting, in milliseconds, for its first byte and between any two. */
const usualAnswerTimeout = 30_000;

/** Connections to one host at a time: what goes beyond waits its turn. */
const connectionsPerHost = 8;

/** A host gave no answer: there was no connection, or nothing came over it. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';
  readonly host: string;
  /** In a few words, or the code of Node.js: `the connection timed out`, `SELF_SIGNED_CERT_IN_CHAIN`. */
  readonly reason: string;

  // Without the error that caused it: by that, the SDK would try again.
  constructor(host: string, reason: string) {
    super(`${host} did not answer (${reason})`);
    this.host = host;
    this.reason = reason;
  }
}

/** What to set up the connections with. */
export interface HandlerOptions {
  /** Certificate authorities beside those of Node.js, as PEM; null for none. */
  readonly authorities: string | null;
  /** Whether requests may change something: those that read are GET or POST. */
  readonly mayChange?: boolean;
  /** How long an answer may keep one waiting, in milliseconds; half a minute unless given. */
  readonly answerTimeout?: number;
}

/**
 * Carries the SDK's requests: by the proxies that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, with few connections to
 * a host at a time. A host that cannot be connected to is tried once more, and then not again: inside a closed
 * network every call would wait for the same silence.
 */
export class AwsHttpHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #dispatcher: Dispatcher;
  readonly #mayChange: boolean;
  readonly #silent = new Map<string, UnansweredError>();

  constructor({ authorities, mayChange = false, answerTimeout = usualAnswerTimeout }: HandlerOptions) {
    this.#mayChange = mayChange;
    const ca = authorities === null ? {} : { ca: [...rootCertificates, authorities] };
    this.#dispatcher = new EnvHttpProxyAgent({
      connections: connectionsPerHost,
      headersTimeout: answerTimeout,
      bodyTimeout: answerTimeout,
      connect: { timeout: connectTimeout, ...ca },
      requestTls: { timeout: connectTimeout, ...ca },
    });
  }

  /**
   * Sends one request.
   * @throws UnansweredError where the host cannot be connected to; other errors of undici as they are, for the SDK to
   * try again.
   */
  async handle(
    request: HttpRequest,
    { abortSignal }: HttpHandlerOptions = {},
  ): Promise<{ response: HttpResponse }> {
    const host = request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`;
    const send = () => this.#send(request, host, abortSignal);
    const response = await send().catch((error: unknown) => {
      if (!isOfConnecting(error)) throw asSdkError(error);
      return send().catch((again: unknown) => {
        throw this.#remember(host, again);
      });
    });
    return { response };
  }

  async #send(
    request: HttpRequest,
    host: string,
    abortSignal: HttpHandlerOptions['abortSignal'],
  ): Promise<HttpResponse> {
    const silence = this.#silent.get(host);
    if (silence !== undefined) throw silence;
    const query = buildQueryString(request.query);
    const { statusCode, headers, body } = await this.#dispatcher.request({
      origin: `${request.protocol}//${host}`,
      path: query === '' ? request.path : `${request.path}?${query}`,
      method: methodOf(request.method, this.#mayChange),
      headers: Object.entries(request.headers).flat(),
      body: bodyOf(request.body),
      ...(abortSignal instanceof AbortSignal ? { signal: abortSignal } : {}),
    });
    // Read here to its end: an answer that breaks off is to be asked for again, as a broken connection is.
    const bytes = new Uint8Array(await body.arrayBuffer());
    return new HttpResponse({ statusCode, headers: plainHeaders(headers), body: bytes });
  }

  #remember(host: string, error: unknown): unknown {
    if (!isOfConnecting(error)) return asSdkError(error);
    if (error instanceof UnansweredError) return error;
    const unanswered = new UnansweredError(host, reasonOf(error));
    this.#silent.set(host, unanswered);
    return unanswered;
  }

  /** Closes the connections. */
  destroy(): void {
    void this.#dispatcher.destroy();
  }

  updateHttpClientConfig(): void {
    // Nothing of it can be set from outside.
  }

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }
}

const connectingCodes: ReadonlyMap<string, string> = new Map([
  ['UND_ERR_CONNECT_TIMEOUT', 'the connection timed out'],
  ['ENOTFOUND', 'the name is not found'],
  ['EAI_AGAIN', 'the name servers do not answer'],
  ['ECONNREFUSED', 'the connection was refused'],
  ['EHOSTUNREACH', 'there is no way to the host'],
  ['ENETUNREACH', 'there is no way to its network'],
  ['ENETDOWN', 'the network is down'],
]);

const proxyRefusal = /Proxy response \((?<status>\d+)\)/;

function reasonOf(error: unknown): string {
  const status = error instanceof Error ? proxyRefusal.exec(error.message)?.groups?.['status'] : undefined;
  if (status !== undefined) return `the proxy answered ${status}`;
  const code = codeOf(error) ?? 'no reason is told';
  return connectingCodes.get(code) ?? code;
}

// Errors of certificates have codes in words: SELF_SIGNED_CERT_IN_CHAIN, UNABLE_TO_GET_ISSUER_CERT_LOCALLY.
function isOfConnecting(error: unknown): boolean {
  if (error instanceof UnansweredError) return true;
  const code = codeOf(error);
  if (error instanceof Error && proxyRefusal.test(error.message)) return true;
  return code !== null && (connectingCodes.has(code) || /CERT|^ERR_TLS|^ERR_SSL/.test(code));
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  // Several addresses were tried: each has an error of its own.
  if (error instanceof AggregateError) return codeOf(error.errors[0]) ?? plainCodeOf(error);
  return plainCodeOf(error) ?? codeOf(error.cause);
}

function plainCodeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

// The SDK tries again what is called TimeoutError, or has a code of Node.js for a broken connection.
function asSdkError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return Object.assign(new Error('no answer in time', { cause: error }), { name: 'TimeoutError' });
  }
  if (code === 'UND_ERR_SOCKET') {
    return Object.assign(new Error('the connection broke', { cause: error }), { code: 'ECONNRESET' });
  }
  return error;
}

function methodOf(method: string, mayChange: boolean): Dispatcher.HttpMethod {
  if (method === 'GET' || method === 'POST') return method;
  if (mayChange && (method === 'PUT' || method === 'DELETE')) return method;
  throw new Error(`${method} would change something`);
}

function bodyOf(body: unknown): string | Uint8Array | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new Error('a request that is a stream');
}

function plainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  );
}
