import { type Writable } from 'node:stream';

/** The report could not be written, for a reason other than a reader who left. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

const bytesAtOnce = 65_536;

/** Codes by which a stream tells that nobody reads it any more (`planecheck audit | head`). */
const readerLeft = ['EPIPE', 'ERR_STREAM_DESTROYED', 'ECONNRESET', 'EOF'];

/** Keeps the program alive when a stream's reader leaves; whoever writes to the stream learns of it. */
export function acceptClosedReader(stream: Writable): void {
  stream.on('error', () => {});
}

/**
 * Writes a text at the pace of its reader, and resolves when all of it is handed over or nobody reads it.
 * @throws OutputError when it cannot be written.
 */
export async function writeText(stream: Writable, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += bytesAtOnce) {
    const problem = await writeOnce(stream, bytes.subarray(start, start + bytesAtOnce));
    if (problem === undefined) continue;
    const code = 'code' in problem ? String(problem.code) : problem.message;
    if (readerLeft.includes(code)) return;
    throw new OutputError(`the output cannot be written (${code})`, { cause: problem });
  }
}

function writeOnce(stream: Writable, bytes: Uint8Array): Promise<Error | undefined> {
  return new Promise((resolve) => {
    stream.write(bytes, (error) => {
      resolve(error ?? undefined);
    });
  });
}
