import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { settingsFor } from '../sources/aws/read-from.ts';

/** Milliseconds from the start of a process. */
export interface FirstRequest {
  /** Until `node -e 0` has ended. */
  readonly empty: readonly number[];
  /** Until the first request of a live audit is there. */
  readonly request: readonly number[];
}

/** Measures how long a live audit takes to ask AWS, beside an empty program in the same rounds. */
export async function measureFirstRequest(cli: string, rounds: number): Promise<FirstRequest> {
  const arrivals: number[] = [];
  const server = createServer(() => arrivals.push(performance.now()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const env = settingsFor(`http://127.0.0.1:${address.port}`);
  const empty: number[] = [];
  const request: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'close');
    empty.push(performance.now() - start);
    arrivals.length = 0;
    const asked = once(server, 'request');
    const begin = performance.now();
    const child = spawn(process.execPath, [cli, 'audit', '--region', 'us-east-1'], { env, stdio: 'ignore' });
    const closed = once(child, 'close');
    // A program that ends before it asks would be waited for forever.
    await Promise.race([asked, closed]);
    child.kill('SIGKILL');
    await closed;
    const [arrival] = arrivals;
    if (arrival === undefined) throw new Error('the live audit ended before it asked anything');
    request.push(arrival - begin);
  }
  server.closeAllConnections();
  server.close();
  return { empty, request };
}
