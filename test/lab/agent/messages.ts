import { type ProbeRequest, type ProbeResult } from '../../../src/probe/contract.ts';
import { type Credentials } from '../../../src/probe/sign.ts';

/** A connection to be tried from a chosen address and port: the probe has no say in either. */
export interface Attempt {
  readonly id: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly address: string;
  readonly port: number;
  /** How long to wait for the connection, in milliseconds. */
  readonly timeout: number;
}

/** What became of it. */
export interface Outcome {
  readonly id: number;
  /** `open`, or the code with which it ended: `TIMEOUT`, `ECONNREFUSED`. */
  readonly result: string;
}

/** A run of the probe, and what the machine that it runs on is set to. */
export interface ProbeRun {
  readonly request: ProbeRequest;
  /** The addresses in its resolv.conf. */
  readonly nameServers: readonly string[];
  /** The ports from which it opens connections. */
  readonly ports: { readonly first: number; readonly last: number };
  readonly credentials: Credentials | null;
}

/** What a server saw of one request, by the id that it answered with. */
export interface Seen {
  readonly requestId: string;
  readonly remoteAddress: string;
  readonly localAddress: string;
  readonly serverName: string;
}

/** Where requests for a name are handed on to: an HTTP server at a socket with a path. */
export interface Upstream {
  /** A name, or `*.` and what names end in. */
  readonly pattern: string;
  readonly socketPath: string;
}

/** What a name server answers: by name in lower case and type. A name that is not there does not exist. */
export type Records = Readonly<
  Record<string, { readonly A: readonly string[]; readonly AAAA: readonly string[] }>
>;

/** What servers answer from now on, and nothing else. */
export interface Served {
  /** DNS on these addresses. */
  readonly names: readonly { readonly address: string; readonly records: Records }[];
  /** TLS on these ports, whatever the address. */
  readonly ports: readonly number[];
  /** What the front does not answer itself. */
  readonly upstreams: readonly Upstream[];
}

/** Requests that the asking agent takes. */
export interface ClientRequests {
  readonly trust: { readonly request: { readonly authority: string }; readonly answer: true };
  readonly connect: {
    readonly request: { readonly attempts: readonly Attempt[] };
    readonly answer: readonly Outcome[];
  };
  /** One at a time: each has the machine to itself. */
  readonly probe: { readonly request: ProbeRun; readonly answer: ProbeResult };
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
  readonly serve: { readonly request: Served; readonly answer: true };
  /** The requests that were answered since this was asked last. */
  readonly answered: { readonly request: null; readonly answer: readonly Seen[] };
}
