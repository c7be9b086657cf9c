import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** A way into the lab for a server outside of it. */
export interface Relay {
  /** A socket with a path, which is the same one in every network namespace. */
  readonly socketPath: string;
  readonly close: () => Promise<void>;
}

/** Lets the lab's servers hand requests on to an HTTP server that listens on loopback where the tests run. */
export async function openRelay(port: number): Promise<Relay> {
  // The tests have a network namespace of their own, in which loopback is down at first.
  await promisify(execFile)('ip', ['link', 'set', 'lo', 'up']);
  const folder = await mkdtemp(path.join(tmpdir(), 'planecheck-lab-'));
  const socketPath = path.join(folder, 'upstream');
  const server = createServer((inside) => {
    const outside = connect({ host: '127.0.0.1', port });
    inside.on('error', () => outside.destroy());
    outside.on('error', () => inside.destroy());
    inside.pipe(outside).pipe(inside);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(socketPath, done);
  });
  return {
    socketPath,
    close: async () => {
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true });
    },
  };
}
