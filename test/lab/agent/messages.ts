/** A connection to be tried from a chosen address and port. */
export interface Attempt {
  readonly id: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly address: string;
  readonly port: number;
  /** The name to shake hands and to ask with; null to connect only. */
  readonly serverName: string | null;
  /** How long to wait for the connection, in milliseconds. */
  readonly timeout: number;
}

/** What became of it. */
export interface Outcome {
  readonly id: number;
  /** `open`, or the layer and code at which it ended: `TIMEOUT`, `ECONNREFUSED`, `TLS …`. */
  readonly result: string;
  /** What the server said of the connection, where it was asked. */
  readonly seen: {
    readonly remoteAddress: string;
    readonly localAddress: string;
    readonly serverName: string;
  } | null;
}

/** A name to be resolved. */
export interface Lookup {
  readonly id: number;
  readonly localAddress: string;
  readonly server: string;
  readonly host: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly timeout: number;
}

/** The addresses of a name, or the code with which the resolver ended. */
export interface LookupAnswer {
  readonly id: number;
  readonly addresses: readonly string[];
  readonly code: string | null;
}

/** What a name server answers: by name in lower case and type. A name that is not there does not exist. */
export type Records = Readonly<
  Record<string, { readonly A: readonly string[]; readonly AAAA: readonly string[] }>
>;

/** Requests that the asking agent takes. */
export interface ClientRequests {
  readonly trust: { readonly request: { readonly authority: string }; readonly answer: true };
  readonly connect: {
    readonly request: { readonly attempts: readonly Attempt[] };
    readonly answer: readonly Outcome[];
  };
  readonly resolve: {
    readonly request: { readonly lookups: readonly Lookup[] };
    readonly answer: readonly LookupAnswer[];
  };
}

/** Requests that the answering agent takes. */
export interface ServerRequests {
  readonly identify: {
    readonly request: {
      readonly certificates: readonly {
        readonly pattern: string;
        readonly key: string;
        readonly certificate: string;
      }[];
    };
    readonly answer: true;
  };
  /** Answers DNS on these addresses and TLS on these ports from now on, and on no others. */
  readonly serve: {
    readonly request: {
      readonly names: readonly { readonly address: string; readonly records: Records }[];
      readonly ports: readonly number[];
    };
    readonly answer: true;
  };
}
