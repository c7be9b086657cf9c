import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { acceptClosedReader, OutputError, writeText } from '../../src/cli/write-text.ts';

function failingWith(code: string): Writable {
  const stream = new Writable({
    write: (_chunk, _encoding, done) => {
      done(Object.assign(new Error(`write ${code}`), { code }));
    },
  });
  acceptClosedReader(stream);
  return stream;
}

describe('writing a text', () => {
  test('waits for a slow reader, and keeps characters of several bytes whole', async () => {
    const text = '€𝄞x'.repeat(50_000);
    const received: Buffer[] = [];
    let mostAtOnce = 0;
    const stream = new Writable({
      highWaterMark: 1024,
      write(chunk: Buffer, _encoding, done) {
        received.push(chunk);
        mostAtOnce = Math.max(mostAtOnce, this.writableLength);
        setImmediate(done);
      },
    });
    await writeText(stream, text);
    expect(Buffer.concat(received).toString()).toBe(text);
    expect(mostAtOnce).toBeLessThanOrEqual(65_536);
  });

  test('writes nothing of an empty text', async () => {
    const stream = new PassThrough();
    await writeText(stream, '');
    expect(stream.readableLength).toBe(0);
  });

  test.each(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED'])('ends quietly on %s', async (code) => {
    await expect(writeText(failingWith(code), 'text'.repeat(100_000))).resolves.toBeUndefined();
  });

  test('tells of every other failure', async () => {
    await expect(writeText(failingWith('ENOSPC'), 'text')).rejects.toThrow(OutputError);
    await expect(writeText(failingWith('ENOSPC'), 'text')).rejects.toThrow('ENOSPC');
  });
});
