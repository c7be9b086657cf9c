import { type Scope } from './scope.ts';

/** Where an API is to be called from: edge-optimized and Regional APIs are public. */
export const apiEndpointTypes = ['EDGE', 'REGIONAL', 'PRIVATE'] as const;

/** An API of API Gateway, as far as it tells who may call its default endpoint, and how. */
export interface Api {
  readonly id: string;
  readonly scope: Scope;
  readonly name: string | null;
  readonly kind: 'rest' | 'http' | 'websocket';
  /** HTTP and WebSocket APIs are Regional. */
  readonly endpointType: (typeof apiEndpointTypes)[number];
  /** The endpoints that a private API is associated with: each gives it a name of its own. */
  readonly vpcEndpointIds: readonly string[];
  /** Null where the answer does not say it; that of a private API is always `dualstack`. */
  readonly ipAddressType: 'ipv4' | 'dualstack' | null;
  /** Whether the API answers by custom domain names alone. */
  readonly disableExecuteApiEndpoint: boolean;
  /** Whether the name that the client looks up has to be that of the API. */
  readonly endpointAccessMode: 'BASIC' | 'STRICT' | null;
}
