import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { region } from './account.ts';
import { lacking } from './corrections.ts';
import { motoCommand } from './start-moto.ts';

test.each(lacking)('moto has no %s', async (call) => {
  const [service = '', operation = ''] = call.split(':');
  const url = new URL(service === 'ec2' ? '/' : '/profileassociations', inject('motoUrl'));
  const scope = `AKIAEXAMPLE/20260101/${region}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ Action: operation, Version: '2016-11-15' }).toString();
  const { status } = await fetch(url, service === 'ec2' ? { method: 'POST', headers, body } : { headers });
  // Where this fails, moto has learned it: take the call off the list.
  expect(status).toBeGreaterThanOrEqual(400);
});

test('the server ends with whoever started it, also when that is killed', async () => {
  const starter = spawn(
    process.execPath,
    [
      '--eval',
      'const [command, ...args] = process.argv.slice(1);' +
        "require('node:child_process').spawn(command, args, { stdio: ['pipe', 'ignore', 'inherit'] });",
      ...motoCommand,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const url = await new Promise<string>((resolve) => {
    createInterface(starter.stderr).on('line', (line) => {
      const found = /Running on (?<url>http:\/\/\S+)/.exec(line)?.groups?.['url'];
      if (found !== undefined) resolve(found);
    });
  });
  expect((await fetch(new URL('/moto-api/', url))).status).toBe(200);
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  while (await answers(url)) await setTimeout(50);
});

async function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );
}
