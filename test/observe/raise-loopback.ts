import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** In the network namespace of the tests, loopback is down at first, and moto is to be asked over it. */
export default async function raiseLoopback(): Promise<void> {
  await promisify(execFile)('ip', ['link', 'set', 'lo', 'up']);
}
