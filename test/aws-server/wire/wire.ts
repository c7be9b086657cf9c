import { type IncomingHttpHeaders } from 'node:http';
import { type JsonObject } from '../../../src/sources/aws-cli/json-documents.ts';

/** A request as it came, its body read. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query; still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An operation with its parameters under the names that the API reference gives them. */
interface Asked {
  readonly operation: string;
  readonly parameters: JsonObject;
}

/** What the server sends back. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Why AWS answers with an error. */
export type FaultKind =
  | 'access-denied'
  | 'throttled'
  | 'invalid-token'
  | 'invalid-parameter'
  | 'unknown-operation'
  | 'expired-credentials'
  | 'disabled-region'
  | 'server-error';

/** An error, by its kind or with the very code that the answer is to bear. */
export type Fault = { readonly message: string } & (
  { readonly kind: FaultKind } | { readonly kind: 'coded'; readonly code: string; readonly status: number }
);

/** How one family of services writes each kind of error: its code and the HTTP status. */
export type FaultCodes = Readonly<Record<FaultKind, readonly [code: string, status: number]>>;

/** The form in which one service speaks. */
export interface Wire {
  /**
   * What is asked; undefined for an operation that the service does not know.
   * @throws UnsupportedRequest for a parameter that the operation does not have.
   */
  readonly read: (request: HttpRequest) => Asked | undefined;
  /** The answer, from a body in the shape that the AWS CLI prints. */
  readonly answer: (operation: string, body: JsonObject) => Reply;
  readonly fault: (fault: Fault) => Reply;
}

/** The server cannot answer this as AWS would: a fault of the test, not a case of it. */
export class UnsupportedRequest extends Error {}

/** The code and status of a fault. */
export function codeOf(fault: Fault, codes: FaultCodes): readonly [code: string, status: number] {
  return fault.kind === 'coded' ? [fault.code, fault.status] : codes[fault.kind];
}
