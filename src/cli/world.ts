import { type Readable, type Writable } from 'node:stream';

/** A stream to write to, and whether a person is at its other end. */
export interface Output extends Writable {
  readonly isTTY?: boolean | undefined;
  /** Of a terminal; 0 where the terminal does not say. */
  readonly columns?: number | undefined;
}

/** A stream to read from, and whether a person is at its other end. */
interface Input extends Readable {
  readonly isTTY?: boolean | undefined;
}

/** Everything that the program takes from where it runs. */
export interface World {
  /** The command line, without Node.js and the program. */
  readonly args: readonly string[];
  /** Where a person answers. */
  readonly stdin: Input;
  /** Gets the report, and nothing else. */
  readonly stdout: Output;
  /** Gets everything else. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the examples, with a slash at its end. */
  readonly examples: URL;
  /** The folder of the probe's program, with a slash at its end. */
  readonly probe: URL;
  readonly version: string;
}
