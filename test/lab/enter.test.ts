import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const enter = path.join(import.meta.dirname, 'enter.sh');

// Who is not root makes user namespaces; in one of its own, this process can be such a user whoever runs it.
const asUser = ['unshare', '-U', '--map-user=1000', '--map-group=1000', '--'];

const patience = { timeout: 30_000, interval: 50 };

async function sleeping(time: string): Promise<number> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    // A process may end while it is looked at.
    processes.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return commands.filter((command) => command === `sleep\0${time}\0`).length;
}

describe('whatever runs in the lab ends', () => {
  test.each([
    ['1001', 'root', 'the lab', 'KILL', [], '$!'],
    ['1002', 'root', 'the lab', 'TERM', [], '$!'],
    ['1003', 'root', 'what started the lab', 'KILL', [], '$$'],
    ['1004', 'another user', 'the lab', 'KILL', asUser, '$!'],
    ['1005', 'another user', 'the lab', 'TERM', asUser, '$!'],
    ['1006', 'another user', 'what started the lab', 'KILL', asUser, '$$'],
  ] as const)('sleep %s, run by %s, when %s gets %s', async (time, _user, _what, signal, by, target) => {
    const script = `"$@" & read -r now; kill -s ${signal} ${target}`;
    const inside = `sleep ${time} & unshare -n sleep ${time}`;
    const starter = spawn('sh', ['-c', script, 'sh', ...by, enter, 'sh', '-c', inside]);
    await expect.poll(() => sleeping(time), patience).toBe(2);
    starter.stdin.write('now\n');
    await expect.poll(() => sleeping(time), patience).toBe(0);
  });
});
